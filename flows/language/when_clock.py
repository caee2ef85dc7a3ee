"""The time of day in a text: "setengah delapan", "jam 9 malam", "9.00", "habis magrib"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_NIGHT_ENDS: Final = 5


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day. Hours from 24 on are those after midnight of the same night.

    `half`: it may as well be twelve hours later. `exact`: digits were given, not only "sore".
    `beside`: the part of the day stands right behind the hour, "jam 2 malam".
    """

    hour: int
    minute: int = 0
    half: bool = False
    exact: bool = True
    beside: bool = False
    several: bool = False


_PARTS: Final = {
    "dini hari": Clock(2, exact=False),
    "subuh": Clock(5, exact=False),
    "pagi": Clock(8, exact=False),
    "tengah hari": Clock(12, exact=False),
    "zuhur": Clock(12, 30, exact=False),
    "siang": Clock(12, exact=False),
    "asar": Clock(15, 30, exact=False),
    "sore": Clock(16, exact=False),
    "magrib": Clock(18, 30, exact=False),
    "isya": Clock(19, 30, exact=False),
    "tengah malam": Clock(24, exact=False),
    "malam": Clock(19, exact=False),
}
_NAMES: Final = "|".join(_PARTS)
_PART: Final = re.compile(rf"\b(?:{_NAMES})\b")
_BEHIND: Final = rf"(?P<about>(?: sekitar)?)(?: (?P<part>{_NAMES}|am|pm|a m|p m)(?! ini))?(?!\S)"
_JAM: Final = r"(?:sekitar )?jam (?:sekitar )?"
_ANY: Final = r"(?:sekitar )?(?:jam )?(?:sekitar )?"
_FORMS: Final = tuple(
    re.compile(rf"(?<!\S)(?P<lead>{lead}){hour}{_BEHIND}")
    for lead, hour in (
        (_ANY, r"setengah (?P<hour>\d{1,2})(?P<to_half>)"),
        (_JAM, r"(?P<hour>\d{1,2}) setengah(?P<half>)"),
        (_JAM, r"(?P<hour>\d{1,2}) (?:lewat|lebih) seperempat(?P<quarter>)"),
        (_JAM, r"(?P<hour>\d{1,2}) kurang seperempat(?P<to_quarter>)"),
        (_JAM, r"(?P<hour>\d{1,2}) (?:lewat|lebih) (?P<minute>\d{1,2})(?: menit)?"),
        (_JAM, r"(?P<hour>\d{1,2}) kurang (?P<less>\d{1,2})(?: menit)?"),
        (_ANY, r"(?P<hour>\d{1,2})[.:](?P<minute>\d{2})"),
        (_JAM, r"(?P<hour>\d{2})(?P<minute>\d{2})"),
        (_JAM, r"(?P<hour>\d{1,2}) (?P<minute>\d{2})"),
        (_JAM, r"(?P<hour>\d{1,2})(?:-\d{1,2})?"),
        (_ANY, rf"(?P<hour>\d{{1,2}})(?= (?:{_NAMES}|am|pm|a m|p m)\b)"),
    )
)
_HOUR_TOLD: Final = re.compile(r"\bjam (?:sekitar )?\d")


def read_clock(line: str) -> Clock | None:
    """The time of day in a line, None without one; ValueError for an hour that there is not."""
    found = [match for form in _FORMS if (match := form.search(line))]
    part = _PART.search(line)
    if found:
        first = min(found, key=lambda match: (match.start("hour"), -match.end()))
        behind = line[first.end() :].removeprefix(" -")
        several = "-" in first[0] or any(form.search(behind) for form in _FORMS)
        return _clock(first, part[0] if part else "", several=several)
    if _HOUR_TOLD.search(line):
        raise ValueError("no such hour")
    return _PARTS[part[0]] if part else None


def _clock(match: re.Match[str], elsewhere: str, *, several: bool) -> Clock:
    told = match.groupdict()
    part = told["part"] or elsewhere
    typed = int(told["hour"])
    total = 60 * (typed if typed > 12 else _hour_in(part, typed)) + _minutes(told)
    if typed > 24 or total < 0:
        raise ValueError("no such hour")
    return Clock(
        total // 60,
        total % 60,
        half=not part and 0 < typed <= 12 and not told["hour"].startswith("0"),
        exact="sekitar" not in told["lead"] + told["about"],
        beside=told["part"] is not None,
        several=several,
    )


def _minutes(told: Mapping[str, str | None]) -> int:
    """The minutes after the hour that was named; below zero before it."""
    fixed = {"to_half": -30, "half": 30, "quarter": 15, "to_quarter": -15}
    for name, minutes in fixed.items():
        if told.get(name) is not None:
            return minutes
    minutes = int(told.get("minute") or 0) - int(told.get("less") or 0)
    if abs(minutes) > 59:
        raise ValueError("no such minute")
    return minutes


def _hour_in(part: str, hour: int) -> int:
    """The hour of the day for an hour of twelve in a part of the day."""
    match part:
        case "pagi" | "subuh" | "dini hari" | "am" | "a m":
            return hour % 12
        case "siang" | "tengah hari" | "zuhur":
            return hour + 12 if hour < _NIGHT_ENDS + 1 else hour
        case "sore" | "asar" | "pm" | "p m":
            return hour % 12 + 12
        case "":
            return hour
        case _:
            return _hour_at_night(hour)


def _hour_at_night(hour: int) -> int:
    """At night 6 to 11 are before midnight, 12 is midnight, and 1 to 4 come after it."""
    if hour >= 12:
        return hour if hour > 12 else 24
    return hour + 24 if hour < _NIGHT_ENDS else hour + 12
