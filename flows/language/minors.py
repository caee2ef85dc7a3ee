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
    for at in range(number.first - 1, max(number.first - 4, -1), -1):
        if plain[at] in _MARRIED:
            return
        close = number.first - at <= 2
        told = plain[at] in _AGE or (plain[at] in _CHILD and in_years and close)
        if told or (plain[at] in _SELF and in_years and alone and number.first - at == 1):
            yield at, number.last - (0 if in_years else 1)
            return
