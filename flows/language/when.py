"""When somebody means: a day, a time, or both, as typed, made a moment in their own zone."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from flows.language.when_calendar import Day, Prefer
from flows.language.when_clock import DEFAULT_HOUR, NIGHT_ENDS, Clock, read_clock
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


_ZONES: Final = {"wib": 7, "wita": 8, "wit": 9}
_ZONE: Final = re.compile(r"\b(?:wib|wita|wit)\b")
_MOMENT: Final = re.compile(
    r"(?<!\S)(?P<within>dalam |in )?(?:(?P<amount>\d{1,4}) )?(?P<half>setengah )?(?P<unit>jam|menit)"
    r"(?P<more> setengah)?(?: (?P<minutes>\d{1,2}) menit)?"
    r"(?: (?:(?P<back>(?:yang )?lalu|tadi)|(?P<on>lagi|kemudian|ke depan))|(?(within)|(?!)))(?!\S)"
)
_NOW: Final = re.compile(r"\b(?:sekarang|barusan|baru saja)\b")
_TWELVE: Final = timedelta(hours=12)
_DAY: Final = timedelta(days=1)
_SOON: Final = timedelta(hours=6)
_OFFICE: Final = range(8, 12)
_EARLIEST: Final = 7


def parse_when(text: str, *, now: datetime, prefer: Prefer = "future") -> When | None:
    """The moment that a text tells, in the zone of `now`; None when it tells none."""
    line = timeline(text)
    try:
        return _read(line, now, prefer)
    except (ValueError, OverflowError):
        return None


def _read(line: str, now: datetime, prefer: Prefer) -> When | None:
    zone = _ZONE.search(line)
    line = " ".join(_ZONE.sub(" ", line).split())
    moment = _moment(line, now)
    if moment is not None:
        return When(moment, exact_time=True, exact_date=True, ambiguous=False)
    told = read_day(line, now.date(), prefer)
    clock = read_clock(told.rest if told else line)
    if told is None and clock is None:
        at_once = _NOW.search(line)
        return When(now, exact_time=True, exact_date=True, ambiguous=False) if at_once else None
    if told is not None and told.day.side and not clock and told.rest == line:
        return None
    when = _on(told.day, clock, now, prefer) if told else _undated(clock, now, prefer)
    return replace(when, at=when.at + _ahead(zone[0] if zone else "", now))
