"""Numbers as people write them: 17 th, dua puluh lima, se-, 50rb, Banjar and English too."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from flows.language.characters import squeeze
from flows.language.normalise import normalise

UNITS: Final = {
    word: value
    for value, words in enumerate(
        (
            "nol kosong zero",
            "satu stu sat one",
            "dua duwa two",
            "tiga tga talu three",
            "empat ampat mpat four",
            "lima lma limo five",
            "enam anam nam six",
            "tujuh tjuh tuju pitu seven",
            "delapan lapan dlapan dlpn walu eight",
            "sembilan smbilan sembilang sanga nine",
            "sepuluh spuluh sapuluh ten",
            "sebelas sblas seblas sawalas eleven",
            "duabelas twelve",
            "tigabelas thirteen",
            "empatbelas fourteen",
            "limabelas fifteen",
            "enambelas sixteen",
            "tujuhbelas seventeen",
            "delapanbelas eighteen",
            "sembilanbelas nineteen",
        )
    )
    for typed in words.split()
    for word in (typed, squeeze(typed))
}
_TENS: Final = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70}
_WHOLES: Final = {"seratus": 100, "saratus": 100, "seribu": 1000, "saribu": 1000}
_TEENS: Final = frozenset({"belas", "blas", "bls", "welas"})
_SCALES: Final = {
    "puluh": 10,
    "pulu": 10,
    "plh": 10,
    "ratus": 100,
    "rts": 100,
    "ribu": 1000,
    "rb": 1000,
    "rebu": 1000,
    "k": 1000,
    "juta": 1_000_000,
    "jt": 1_000_000,
}
# "Se-" is one of something.
ONE_OF: Final = {
    "sehari": "hari",
    "seminggu": "minggu",
    "sebulan": "bulan",
    "setahun": "tahun",
    "sejam": "jam",
    "semenit": "menit",
    "seorang": "orang",
    "sebuah": "buah",
    "seekor": "ekor",
}
_PIECE: Final = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")
_THOUSANDS: Final = re.compile(r"(?<=\d)\.(?=\d{3}(?:\D|$))")
_PART: Final = re.compile(r"\d[.,:/]\d")
_MOST_DIGITS: Final = 7


@dataclass(frozen=True, slots=True)
class Found:
    """A number, and the words it took: from the first up to, not including, the last."""

    value: int
    first: int
    last: int


def parse_number(text: str) -> int | None:
    """The one number that a text gives; None for none, for several, or for a phone number."""
    pieces = _PIECE.findall(_THOUSANDS.sub("", normalise(text)))
    if pieces[:1] == ["sekali"]:
        return 1 if len(pieces) == 1 else None
    if _PART.search("".join(pieces)):
        return None
    values = {found.value for found in find_numbers(pieces)}
    return values.pop() if len(values) == 1 else None


def find_numbers(words: Sequence[str]) -> list[Found]:
    """Every number in a row of words, in order."""
    found: list[Found] = []
    at = 0
    while at < len(words):
        number = _number(words, at) if _simple(words[at]) is not None else None
        if number:
            found.append(number)
        at = number.last if number else at + 1
    return found


def in_digits(words: Sequence[str]) -> list[str]:
    """The words with every number in digits, and "sejam" as "1 jam"."""
    result: list[str] = []
    at = 0
    for number in find_numbers(words):
        result += [*words[at : number.first], str(number.value)]
        at = number.last
        if words[number.first] in ONE_OF:
            result.append(ONE_OF[words[number.first]])
    return [*result, *words[at:]]


def _number(words: Sequence[str], first: int) -> Found | None:
    """The longest number that starts here: thousands, then hundreds, tens and ones."""
    total, at, ceiling = 0, first, 10**9
    while at < len(words):
        group = _group(words, at)
        if group is None:
            break
        value, last = group
        side_by_side = at > first and words[at].isdecimal() and words[at - 1].isdecimal()
        if at > first and (value >= ceiling or side_by_side):
            break
        total, at, ceiling = total + value, last, _room(value)
    return Found(total, first, at) if at > first else None


def _room(value: int) -> int:
    """What may still follow: after 20 only ones, after 25 nothing."""
    room = 1
    while value and value % (room * 10) == 0:
        room *= 10
    return room


def _group(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """One number word and the scales behind it: lima ratus ribu, dua belas."""
    value = _simple(words[at])
    if value is None:
        return None
    at += 1
    if at < len(words) and words[at] in _TEENS and 2 <= value <= 9:
        return value + 10, at + 1
    while at < len(words) and words[at] in _SCALES and value < 10**6:
        value *= _SCALES[words[at]]
        at += 1
    return value, at


def _simple(word: str) -> int | None:
    if word.isdecimal():
        return int(word) if len(word) <= _MOST_DIGITS else None
    if word in ONE_OF:
        return 1
    return UNITS.get(word, _TENS.get(word, _WHOLES.get(word)))
