"""An age under eighteen, told in words: "umur saya lima belas", "anak 7 tahun"."""

from collections.abc import Iterator
from typing import Final

from flows.language.context import Span, Words
from flows.language.numbers import Found, find_numbers
from flows.language.spelling import vocabulary

_ADULT: Final = 18
_AGE: Final = vocabulary("umur usia umurnya usianya umurku usiaku umurku age aged berumur berusia")
_CHILD: Final = vocabulary("anak bayi adik cucu keponakan ponakan murid siswi siswa anakku anaknya")
_SELF: Final = vocabulary("saya")
_YEARS: Final = vocabulary("tahun bulan")
_MARRIED: Final = vocabulary("nikah pernikahan menikah perkawinan kawin rumah kandungan kehamilan")


def minor_age(words: Words) -> Iterator[Span]:
    """The places where an age under eighteen is told."""
    for number in find_numbers(words.plain):
        if number.value < _ADULT:
            yield from _told(words, number)


def _told(words: Words, number: Found) -> Iterator[Span]:
    plain = words.plain
    years = plain[number.last : number.last + 1]
    in_years = bool(_YEARS.intersection(years))
    after = plain[number.last + 1 : number.last + 2]
    alone = not after or words.tokens[number.last + 1].pause
    start = max(number.first - 3, 0)
    before = plain[start : number.first]
    if not _MARRIED.isdisjoint(before):
        return
    for at, word in enumerate(before, start):
        close = in_years and number.first - at <= 2
        own = in_years and alone and at == number.first - 1
        if word in _AGE or (close and word in _CHILD) or (own and word in _SELF):
            yield at, number.last - (0 if in_years else 1)
            return
