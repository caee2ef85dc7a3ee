"""When somebody means: a day, a time, or both, as typed, made a moment in their own zone."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone
from typing import Final

from flows.language.when_calendar import Day, Prefer
from flows.language.when_clock import Clock, read_clock
from flows.language.when_days import read_day
from flows.language.when_words import timeline


@dataclass(frozen=True, slots=True)
class When:
    """A moment, and how sure it is: `exact_time` and `exact_date` were told, not supplied.

    `ambiguous`: another reading is about as likely, so it must be asked back.
    """

    at: datetime
    exact_time: bool
    exact_date: bool
    ambiguous: bool


_ZONES: Final = {
    "wib": timezone(timedelta(hours=7)),
    "wita": timezone(timedelta(hours=8)),
    "wit": timezone(timedelta(hours=9)),
}
_ZONE: Final = re.compile(r"\b(?:wib|wita|wit)\b")
_MOMENT: Final = re.compile(
    r"(?<!\S)(?P<within>dalam |in )?(?:(?P<amount>\d{1,4}) )?(?P<half>setengah )?"
    r"(?P<unit>jam|menit)"
    r"(?P<more> setengah)?(?: (?P<minutes>\d{1,2}) menit)?"
    r"(?: (?:(?P<back>(?:yang )?lalu)|(?P<on>lagi|kemudian|ke depan))|(?(within)|(?!)))(?!\S)"
)
_NOW: Final = re.compile(r"\b(?:sekarang|barusan|baru saja)\b")
_LAST_NIGHT: Final = re.compile(r"\btadi malam\b")
_EVENING: Final = 18
_DAY: Final = timedelta(days=1)
_SOON: Final = timedelta(hours=6)
_DEFAULT: Final = time(9)
# On another day "jam 9" is in the morning, "jam 3" in the afternoon; "jam 7" may be either.
_MORNING: Final = range(7, 13)
_SURELY_MORNING: Final = range(8, 12)


def parse_when(text: str, *, now: datetime, prefer: Prefer = "future") -> When | None:
    """The moment that a text tells, in the zone of `now`; None when it tells none."""
    line = timeline(text)
    zone = _ZONE.search(line)
    line = " ".join(_ZONE.sub(" ", line).split())
    there = now.astimezone(_ZONES[zone[0]]) if zone and now.tzinfo else now
    try:
        when = _read(line, there, prefer)
    except (ValueError, OverflowError):
        return None
    return (
        replace(when, at=when.at.astimezone(now.tzinfo)) if when and zone and now.tzinfo else when
    )


def _read(line: str, now: datetime, prefer: Prefer) -> When | None:
    moment = _moment(line, now)
    if moment is not None:
        return When(moment, exact_time=True, exact_date=True, ambiguous=False)
    told = read_day(line, now.date(), prefer)
    clock = read_clock(told.rest if told else line)
    if told is not None:
        when = _on(told.day, clock, now, prefer)
        # Said in the evening, "tadi malam" is the night before or an hour ago.
        late = now.hour >= _EVENING and _LAST_NIGHT.search(line)
        return replace(when, ambiguous=True) if late else when
    if clock is not None:
        return _undated(clock, now, prefer)
    if _NOW.search(line):
        return When(now, exact_time=True, exact_date=True, ambiguous=False)
    return None


def _moment(line: str, now: datetime) -> datetime | None:
    """A moment told by its distance: "sejam lagi", "30 menit lalu"."""
    match = _MOMENT.search(line)
    if match is None or not (match["amount"] or match["half"]):
        return None
    amount = float(match["amount"] or 0) + (0.5 if match["half"] or match["more"] else 0)
    minutes = amount * (60 if match["unit"] == "jam" else 1) + int(match["minutes"] or 0)
    return now + timedelta(minutes=-minutes if match["back"] else minutes)


def _undated(clock: Clock, now: datetime, prefer: Prefer) -> When:
    """The nearest such time on the preferred side of now."""
    days = [now.date() + shift * _DAY for shift in (-1, 0, 1)]
    times = [_at(day, hour, clock, now) for day in days for hour in _hours(clock)]
    at = _nearest(times, now, prefer) or now
    unsure = clock.half and abs(at - now) > _SOON
    return When(at, clock.exact, exact_date=False, ambiguous=unsure or clock.several)


def _on(day: Day, clock: Clock | None, now: datetime, prefer: Prefer) -> When:
    """The time on the day that was told."""
    if clock is None:
        at = datetime.combine(day.date, _DEFAULT, now.tzinfo)
        at = min(at, now) if day.side == "past" else at
        return When(at, exact_time=False, exact_date=day.exact, ambiguous=day.ambiguous)
    if clock.hour >= 24:
        at, unsure = _after_midnight(day, clock, now)
    elif clock.half:
        at, unsure = _of_twelve(day, clock, now, prefer)
    else:
        at, unsure = _at(day.date, clock.hour, clock, now), False
    at, moved = _on_its_side(at, day, clock, now, prefer)
    unsure = unsure or moved or clock.several or day.ambiguous
    return When(at, clock.exact, exact_date=day.exact, ambiguous=unsure)


def _after_midnight(day: Day, clock: Clock, now: datetime) -> tuple[datetime, bool]:
    """A time in the night after midnight, of the night that the day ends in."""
    hour, today = clock.hour - 24, day.date == now.date()
    same_date = _at(day.date, hour, clock, now)
    if today and same_date > now and day.side != "past":
        return same_date, False  # that night is already this one
    if clock.beside and hour and not today:
        return same_date, True  # "besok jam 2 malam"
    return same_date + _DAY, not today and day.side != "past"


def _of_twelve(day: Day, clock: Clock, now: datetime, prefer: Prefer) -> tuple[datetime, bool]:
    """An hour that may be of the morning or of the evening."""
    if day.date == now.date():
        times = [_at(day.date, hour, clock, now) for hour in _hours(clock)]
        nearest = _nearest(times, now, day.side or prefer)
        if nearest is not None:
            return nearest, abs(nearest - now) > _SOON
        return _at(day.date, _hours(clock)[0], clock, now), True
    hour = clock.hour if clock.hour in _MORNING else clock.hour % 12 + 12
    return _at(day.date, hour, clock, now), clock.hour not in _SURELY_MORNING


def _on_its_side(
    at: datetime, day: Day, clock: Clock, now: datetime, prefer: Prefer
) -> tuple[datetime, bool]:
    """The time moved to the side of now that the words say, and whether it was moved."""
    if day.side == "past" and at > now:
        return at - _DAY, False
    if day.side == "future" and at <= now and clock.exact:
        return at + _DAY, True
    if day.date == now.date() and not clock.exact and at.hour >= _EVENING:
        return max(at, now), False  # "malam ini", said in the evening
    if day.weekly and prefer == "future" and at <= now:
        return at + 7 * _DAY, False
    return at, False


def _hours(clock: Clock) -> tuple[int, ...]:
    return (clock.hour % 12, clock.hour % 12 + 12) if clock.half else (clock.hour % 24,)


def _at(day: date, hour: int, clock: Clock, now: datetime) -> datetime:
    return datetime.combine(day, time(hour, clock.minute), now.tzinfo)


def _nearest(times: list[datetime], now: datetime, prefer: Prefer) -> datetime | None:
    if prefer == "future":
        return min((at for at in times if at > now), default=None)
    return max((at for at in times if at <= now), default=None)
