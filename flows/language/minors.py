"""An age under eighteen, told in words: "umur saya lima belas", "anak 7 tahun"."""

from collections.abc import Iterator
from typing import Final

from flows.language.context import Span, Words
from flows.language.numbers import Found, find_numbers
from flows.language.spelling import vocabulary

_ADULT: Final = 18
_YOUNGEST_BARE: Final = 8
_AGE: Final = vocabulary("umur usia umurnya usianya umurku usiaku umurku age aged berumur berusia")
_CHILD: Final = vocabulary("anak bayi adik cucu keponakan ponakan murid siswi siswa anakku anaknya")
_SELF: Final = vocabulary("saya")
_NAMED: Final = _AGE | _CHILD | _SELF
_YEARS: Final = vocabulary("tahun bulan")
_MARRIED: Final = vocabulary("nikah pernikahan menikah perkawinan kawin rumah kandungan kehamilan")


def minor_age(words: Words) -> Iterator[Span]:
    """The places where an age under eighteen is told."""
    if _NAMED.isdisjoint(words.plain):
        return
    for number in find_numbers(words.plain):
        if number.value < _ADULT:
            yield from _told(words, number)


def _told(words: Words, number: Found) -> Iterator[Span]:
    plain = words.plain
    years = plain[number.last : number.last + 1]
    in_years = bool(_YEARS.intersection(years))
    behind = number.last + (1 if in_years else 0)
    alone = behind >= len(words.tokens) or words.tokens[behind].pause
    start = max(number.first - 3, 0)
    before = plain[start : number.first]
    if not _MARRIED.isdisjoint(before):
        return
    for at, word in enumerate(before, start):
        close = in_years and number.first - at <= 2
        own = alone and at == number.first - 1 and (in_years or _opens(words, at, number.value))
        if word in _AGE or (close and word in _CHILD) or (own and word in _SELF):
            yield at, number.last - (0 if in_years else 1)
            return


def _opens(words: Words, at: int, age: int) -> bool:
    """Whether "saya" begins what is said, and not "rumah saya 12": ", aku 14"."""
    return age >= _YOUNGEST_BARE and (at == 0 or words.tokens[at].pause)
