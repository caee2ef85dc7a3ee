"""The day in a text: "besok", "tgl 5", "5/11", "Senin depan", "2 hari lalu", "tadi malam"."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from flows.language.when_calendar import (
    Day,
    Prefer,
    date_without_year,
    day_of_month,
    full_year,
    months_later,
    weekday,
)
from flows.language.when_words import MONTHS, WEEKDAYS


@dataclass(frozen=True, slots=True)
class Told:
    """A day found in a line, and what is left of the line to look for the time in."""

    day: Day
    rest: str


Reader = Callable[[re.Match[str], date, Prefer], Day]

_MONTH: Final = "|".join(MONTHS)
_WEEKDAY: Final = "|".join(WEEKDAYS[:6])
_SUNDAY: Final = r"(?:hari minggu|(?<=malam )minggu|minggu(?= (?:pagi|siang|sore|malam|jam)))"
_BACK: Final = r"(?:yang )?lalu|kemarin|sebelumnya|silam"
_ON: Final = "lagi|kemudian|ke depan|mendatang|depan"
_SHIFTS: Final = {"kemarin": -1, "besok": 1, "lusa": 2, "tulat": 3}


def _by_numbers(match: re.Match[str], today: date, prefer: Prefer) -> Day:
    day, month, year = int(match["day"]), int(match["month"]), match["year"]
    if year:
        return Day(date(full_year(int(year)), month, day))
    return date_without_year(day, month, today, prefer)


def _by_month(match: re.Match[str], today: date, prefer: Prefer) -> Day:
    day, month = int(match["day"]), MONTHS.index(match["month"]) + 1
    if match["year"]:
        return Day(date(int(match["year"]), month, day))
    return date_without_year(day, month, today, prefer)


def _by_day(match: re.Match[str], today: date, prefer: Prefer) -> Day:
    day = int(match["day"])
    month = {"depan": 1, "lalu": -1, "kemarin": -1, "ini": 0}.get(match["which"] or "")
    if month is None:
        return day_of_month(day, today, prefer)
    return Day(months_later(today.replace(day=1), month).replace(day=day))


def _by_weekday(match: re.Match[str], today: date, prefer: Prefer) -> Day:
    name = "minggu" if match["name"].endswith("minggu") else match["name"]
    which = (match["which"] or "").replace("yang ", "").strip()
    day = weekday(WEEKDAYS.index(name), which, today, prefer)
    if match["eve"]:  # "malam Minggu" is the evening before it
        return replace(day, date=day.date - timedelta(1), ambiguous=True)
    return day


def _by_distance(match: re.Match[str], today: date, _: Prefer) -> Day:
    past = match["on"] is None and match["within"] is None
    return _away(int(match["amount"]) * (-1 if past else 1), match["unit"], today)


def _by_unit(match: re.Match[str], today: date, _: Prefer) -> Day:
    amount = {"depan": 1, "ini": 0}.get(match["which"], -1)
    day = _away(amount, match["unit"], today)
    return replace(day, exact=False, ambiguous=match["unit"] == "minggu")


def _away(amount: int, unit: str, today: date) -> Day:
    side: Prefer | None = ("past" if amount < 0 else "future") if amount else None
    if unit in {"hari", "minggu"}:
        days = amount * (7 if unit == "minggu" else 1)
        return Day(today + timedelta(days), exact=unit == "hari", side=side)
    months = amount * (12 if unit == "tahun" else 1)
    return Day(months_later(today, months), exact=False, side=side)


def _by_word(match: re.Match[str], today: date, _: Prefer) -> Day:
    days = 2 * _SHIFTS[match["word"]] if match["twice"] else _SHIFTS[match["word"]]
    return Day(today + timedelta(days), side="past" if days < 0 else "future")


def _last_night(_: re.Match[str], today: date, __: Prefer) -> Day:
    return Day(today - timedelta(1), side="past")


def _earlier(_: re.Match[str], today: date, __: Prefer) -> Day:
    return Day(today, side="past")


def _later(_: re.Match[str], today: date, __: Prefer) -> Day:
    return Day(today, side="future")


def _today(_: re.Match[str], today: date, __: Prefer) -> Day:
    return Day(today)


def _some_sunday(_: re.Match[str], today: date, prefer: Prefer) -> Day:
    """A bare "minggu" is a Sunday or a week."""
    return replace(weekday(6, "", today, prefer), ambiguous=True)


def _month_alone(match: re.Match[str], today: date, prefer: Prefer) -> Day:
    month = MONTHS.index(match["month"]) + 1
    first = date(int(match["year"] or today.year), month, 1)
    passed = first < today.replace(day=1)
    if not match["year"] and prefer == "future" and passed:
        first = first.replace(year=first.year + 1)
    if not match["year"] and prefer == "past" and first > today:
        first = first.replace(year=first.year - 1)
    return Day(first, exact=False)


def _year_alone(match: re.Match[str], _: date, __: Prefer) -> Day:
    return Day(date(int(match["year"]), 1, 1), exact=False)


_READERS: Final[tuple[tuple[re.Pattern[str], Reader], ...]] = tuple(
    (re.compile(rf"(?<!\S){pattern}(?!\S)"), reader)
    for pattern, reader in (
        (r"(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})", _by_numbers),
        (
            r"(?:tanggal )?(?P<day>\d{1,2})(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)"
            r"(?P<year>\d{4}|\d{2})",
            _by_numbers,
        ),
        (
            r"(?<!jam )(?:tanggal )?(?P<day>\d{1,2})[-/](?P<month>\d{1,2})(?P<year>(?!))?",
            _by_numbers,
        ),
        (
            r"(?:tanggal )?(?P<day>\d{1,2}) bulan (?P<month>\d{1,2})"
            r"(?: (?:tahun )?(?P<year>\d{4}))?",
            _by_numbers,
        ),
        (
            rf"(?:tanggal )?(?P<day>\d{{1,2}}) (?:bulan )?(?P<month>{_MONTH})"
            r"(?: (?:tahun )?(?P<year>\d{4}))?",
            _by_month,
        ),
        (rf"(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?: , (?P<year>\d{{4}}))?", _by_month),
        (
            r"tanggal (?P<day>\d{1,2})(?: bulan (?:yang )?(?P<which>depan|lalu|kemarin|ini))?",
            _by_day,
        ),
        (
            r"(?P<within>dalam |in )?(?P<amount>\d{1,4}) (?P<unit>hari|minggu|bulan|tahun)"
            rf"(?: (?:(?P<back>{_BACK})|(?P<on>{_ON}))|(?(within)|(?!)))",
            _by_distance,
        ),
        (
            rf"(?:(?<!\d )(?P<eve>malam )(?=(?:hari )?(?:{_WEEKDAY}|minggu)\b))?(?:hari )?"
            rf"(?P<name>{_WEEKDAY}|{_SUNDAY})"
            r"(?P<which> minggu depan| minggu lalu| depan| (?:yang )?lalu| kemarin| ini)?",
            _by_weekday,
        ),
        (
            rf"(?P<unit>minggu|bulan|tahun) (?P<which>depan|ini|{_BACK})",
            _by_unit,
        ),
        (r"(?P<twice>kemarin )(?P<word>kemarin)", _by_word),
        (r"(?P<word>kemarin)(?P<twice> lusa| dulu)?", _by_word),
        (r"(?:besok )?(?P<word>lusa)(?P<twice>(?!))?", _by_word),
        (r"(?P<word>besok|tulat)(?P<twice>(?!))?", _by_word),
        (r"(?:tadi(?= malam)|semalam|(?<=malam )lalu)", _last_night),
        (r"tadi", _earlier),
        (r"nanti(?= .*(?:jam|pagi|siang|sore|malam|subuh|magrib|isya|\d))", _later),
        (r"(?:hari|(?<=pagi )|(?<=siang )|(?<=sore )|(?<=malam )) ?ini", _today),
        (rf"(?:bulan )?(?P<month>{_MONTH})(?: (?:tahun )?(?P<year>\d{{4}}))?", _month_alone),
        (r"tahun (?P<year>\d{4})", _year_alone),
        (r"minggu", _some_sunday),
    )
)


def read_day(line: str, today: date, prefer: Prefer) -> Told | None:
    """The day told in a line, None without one; ValueError for a day that there is not."""
    for pattern, reader in _READERS:
        match = pattern.search(line)
        if match:
            night = " malam " if "malam" in match[0] else " "
            rest = line[: match.start()] + night + line[match.end() :]
            return Told(reader(match, today, prefer), " ".join(rest.split()))
    return None
