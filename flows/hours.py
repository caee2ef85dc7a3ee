"""Opening hours of a service: a small grammar, and whether it is open at a moment.

`24h`, or spans with `; ` between them, each `<days> <from>-<to>` on the city's clock:
`Mon-Fri 08:00-16:00; Sat 08:00-12:00`. Empty means that nobody has said. What cannot be read
counts as empty: a wrong "closed" could keep somebody from calling. A span ends on the day it
began. Public holidays close whatever is not open around the clock.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

ALWAYS: Final = "24h"
DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LOOKED_AHEAD: Final = 21
"""Days; the longest row of holidays, that of Idulfitri, ends well before."""

_DAY: Final = "|".join(DAYS)
_SPAN: Final = re.compile(rf"({_DAY})(?:-({_DAY}))? (\d\d):(\d\d)-(\d\d):(\d\d)")


@dataclass(frozen=True, slots=True)
class Span:
    """On which days of the week (Monday is 0), from when until when."""

    days: frozenset[int]
    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class Hours:
    """When a service is open; `always` is around the clock, on every day."""

    spans: tuple[Span, ...] = ()
    always: bool = False


def read_hours(text: str) -> Hours | None:
    """The hours that a text says; None when it says none, or nothing that can be read."""
    if text.strip() == ALWAYS:
        return Hours(always=True)
    spans = [_span(part.strip()) for part in text.split(";")]
    known = tuple(span for span in spans if span is not None)
    return Hours(known) if len(known) == len(spans) else None


def is_open(hours: Hours, at: datetime, holidays: Collection[date]) -> bool:
    """Whether it is open at a moment on the city's clock."""
    return hours.always or any(
        span.opens <= at.time() < span.closes for span in _on(hours, at.date(), holidays)
    )


def opens_next(hours: Hours, at: datetime, holidays: Collection[date]) -> datetime | None:
    """When it opens after a moment at which it is closed."""
    for ahead in range(LOOKED_AHEAD):
        day = at.date() + timedelta(days=ahead)
        for span in _on(hours, day, holidays):
            opens = datetime.combine(day, span.opens, at.tzinfo)
            if opens > at:
                return opens
    return None


def _on(hours: Hours, day: date, holidays: Collection[date]) -> list[Span]:
    if day in holidays:
        return []
    spans = (span for span in hours.spans if day.weekday() in span.days)
    return sorted(spans, key=lambda span: span.opens)


def _span(text: str) -> Span | None:
    read = _SPAN.fullmatch(text)
    if read is None:
        return None
    first = DAYS.index(read[1])
    length = (DAYS.index(read[2] or read[1]) - first) % len(DAYS) + 1
    days = frozenset((first + day) % len(DAYS) for day in range(length))
    try:
        opens, closes = time(int(read[3]), int(read[4])), time(int(read[5]), int(read[6]))
    except ValueError:
        return None
    return Span(days, opens, closes) if opens < closes else None
