"""Days of the calendar that people leave half said: "tgl 5", "5 november", "Senin depan"."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

Prefer = Literal["future", "past"]

_WEEK: Final = 7
_CENTURY: Final = 2000
_MOST_MONTHS: Final = 1200


@dataclass(frozen=True, slots=True)
class Day:
    """A day as told. `exact`: that very day; `weekly`: a weekday, which comes back.

    `side`: which side of now the words themselves say ("tadi", "nanti").
    """

    date: date
    exact: bool = True
    ambiguous: bool = False
    side: Prefer | None = None
    weekly: bool = False


def date_without_year(day: int, month: int, today: date, prefer: Prefer) -> Day:
    """A day and month in the year nearest to today on the preferred side."""
    this_year = date(today.year, month, day)
    if prefer == "future" and this_year < today:
        return Day(date(today.year + 1, month, day), ambiguous=True)
    if prefer == "past" and this_year > today:
        return Day(date(today.year - 1, month, day), ambiguous=True)
    return Day(this_year)


def full_year(year: int) -> int:
    """A year of two digits is one of this century."""
    return year + _CENTURY if year < 100 else year


def day_of_month(day: int, today: date, prefer: Prefer) -> Day:
    """The next or last day with this number; one that is not in this month must be confirmed."""
    if not 1 <= day <= 31:
        raise ValueError("no such day")
    step = 1 if prefer == "future" else -1
    # Of three months in a row, one has this day on the side that is asked for.
    months = [months_later(today.replace(day=1), step * away) for away in range(3)]
    days = [month.replace(day=day) for month in months if day <= _days_in(month)]
    found = next(each for each in days if (each - today).days * step >= 0)
    return Day(found, ambiguous=found.month != today.month)


def _days_in(month: date) -> int:
    return monthrange(month.year, month.month)[1]


def months_later(start: date, months: int) -> date:
    """The same day some months later, or the last one of a shorter month."""
    if abs(months) > _MOST_MONTHS:
        raise ValueError("too far away")
    years, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(years, month + 1, min(start.day, _days_in(date(years, month + 1, 1))))


def weekday(number: int, which: str, today: date, prefer: Prefer) -> Day:
    """A day of the week: the nearest one, or by "depan", "lalu", "minggu depan" the one meant."""
    ahead = (number - today.weekday()) % _WEEK
    behind = (today.weekday() - number) % _WEEK
    of_this_week = today + timedelta(number - today.weekday())
    still_to_come = number > today.weekday()
    already_gone = number < today.weekday()
    match which:
        case "depan":
            return Day(of_this_week + timedelta(_WEEK), ambiguous=still_to_come, side="future")
        case "minggu depan":
            return Day(of_this_week + timedelta(_WEEK), side="future")
        case "lalu":
            last = today - timedelta(behind or _WEEK)
            return Day(last, ambiguous=already_gone, side="past")
        case "kemarin":
            return Day(today - timedelta(behind or _WEEK), side="past")
        case "minggu lalu":
            return Day(of_this_week - timedelta(_WEEK), side="past")
        case "ini":
            return Day(of_this_week)
        case _:
            nearest = ahead if prefer == "future" else -behind
            return Day(today + timedelta(nearest), ambiguous=not nearest, weekly=True)
