"""What people tell of themselves: their own age, or that they are under eighteen.

Own, not a child's or a husband's: "anak saya kelas 8" and "suami saya 17 tahun" are about
others, "waktu umur 15" is about long ago, and "saya 10 tahun menikah" tells no age.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from flows.language.context import read_words
from flows.language.normalise import ONE_MESSAGE
from flows.language.numbers import in_digits
from flows.language.spelling import vocabulary

ADULT: Final = 18

_YOUNG: Final = vocabulary(
    "anak anak2 anakku anaknya adik ade adek adikku adiknya bayi cucu keponakan ponakan sepupu",
    "murid siswa siswi santri teman temanku temannya korban korbannya pelaku pelakunya tetangga",
    "dia mereka daughter son kid child brother sister friend she he",
)
_OTHERS: Final = _YOUNG | vocabulary(
    "kakak kakakku abang suami suamiku istri istriku ibu ibuku bapak bapakku ayahku pacar pacarku",
    "mantan paman om tante nenek kakek saudara mertua ipar guru orang bos husband wife father",
    "mother dad mom",
)
# Before an age or a class: it is not of now.
_LONG_AGO: Final = vocabulary(
    "waktu saat ketika pas sejak semenjak dari dulu mulai when since was until"
)
# Behind "saya 10 tahun": so long it lasts.
_LASTING: Final = vocabulary(
    "lalu yang lebih lamanya lama ini menikah nikah kawin bersama sama dengan hidup tinggal kerja",
    "bekerja pacaran kenal berumah jadi menjadi di terakhir menahan bertahan menunggu married ago",
    "together",
)
_MARRIED: Final = vocabulary("suami istri menikah nikah pernikahan mertua husband wife married")
_RAISING: Final = vocabulary(
    "bapak bapakku ayahku ibu ibuku om paman tante guru kakek nenek kakak abang tiri pelatih ustad",
    "father mother dad mom uncle teacher",
)
# Behind a bare number it is an age all the same: "aku 14 kak".
_BESIDE: Final = vocabulary(
    "kak kakak mbak mas bu pak min ya nih dan tapi kelas masih mau takut butuh tolong sd smp sma",
    "smk mts perempuan cewek cowok laki female male girl boy please help",
)
_YOUNGEST, _YOUNGEST_BARE, _OLDEST = 5, 8, 110

_FILL: Final = r"(?: (?:sekarang|baru|masih|sudah|mau|jalan|hampir|sekitar|itu|ini|adalah|is|am))*"
_AGE: Final = r" (?P<age>\d{1,3})(?!\S)"
_CERTAIN: Final = re.compile(
    rf"(?<!\S)(?:(?:umurku|usiaku|(?:umur|usia) saya|my age){_FILL}"
    rf"|(?:saya|im){_FILL} (?:umur|usia|berumur|berusia|aged){_FILL}){_AGE}"
)
_UNOWNED: Final = re.compile(rf"(?<!\S)(?:umur|usia){_FILL}{_AGE}")
_SELF: Final = re.compile(
    rf"(?<!\S)(?:saya|im){_FILL}{_AGE}(?P<years> (?:tahun|years? old|years|yo|y o)(?!\S))?"
    r"(?P<rest>.*)"
)
# In the spelling of `squeeze`: "schol", "stil". "8th" was read as "8 tahun".
_GRADE: Final = (
    r"(?:kelas (?:[1-9]|1[0-2])(?!\S)(?! (?:tahun|bulan|hari|juta))"
    r"|(?:[1-9]|1[0-2])(?: tahun)? grade|grade (?:[1-9]|1[0-2])(?!\S)"
    r"|(?:junior high|high|midle|elementary|primary) schol)"
)
_LEVEL: Final = r"(?:sd|smp|sma|smk|mts)(?!\S)"
_OWN_CLASS: Final = re.compile(
    r"(?<!\S)(?:saya|im)(?: (?:masih|baru|sekarang|sudah|juga|anak|siswa|siswi|murid|pelajar|duduk"
    rf"|di|bangku|sekolah|naik|am|a|an|the|stil|student|in))* (?:{_GRADE}|{_LEVEL})"
)
# Not "smp" alone: it is also short for "sampai".
_CLASS: Final = re.compile(rf"(?:(?:masih|baru|sekarang|in|stil) )*{_GRADE}|masih {_LEVEL}")
_AT_SCHOOL: Final = re.compile(
    r"(?<!\S)(?:masih sekolah(?!\S)|stil in schol|belum(?: \S+)? 1[78](?!\S)"
    r"|di ?bawah (?:umur(?!\S)|1[78](?!\S))|under (?:18(?!\S)|age(?!\S))|underage"
    r"|(?:im|saya am) (?:just |only |stil )?a (?:kid|child|minor)|saya masih (?:kecil|anak2?))"
)


def age_told(text: str) -> int | None:
    """The age in years that the writer tells of themselves."""
    return next(_ages(text), None)


@lru_cache(maxsize=ONE_MESSAGE)
def is_minor(text: str) -> bool:
    """Whether the writer tells that they are under eighteen: by age, class or school."""
    if not any(map(str.isalpha, text)):
        return False  # a number alone is an answer to something else
    age = age_told(text)
    if age is not None:
        return age < ADULT
    return any(_in_school(said, earlier) for said, earlier in _sentences(text))


def _sentences(text: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Every part between pauses in standard words and digits, and the words before it."""
    words = read_words(text)
    pauses = [at for at, token in enumerate(words.tokens) if token.pause and at]
    for start, end in pairwise((0, *pauses, len(words.plain))):
        said = " ".join(words.plain[start:end]).split()
        yield " ".join(in_digits(said)), frozenset(words.plain[:start])


def _ages(text: str) -> Iterator[int]:
    for said, earlier in _sentences(text):
        certain = _CERTAIN.search(said)
        unowned = _UNOWNED.search(said)
        own = _SELF.search(said)
        if certain and _is_own(said, certain):
            yield from _likely(certain, _YOUNGEST)
        elif own and _is_own(said, own) and _is_age(own):
            yield from _likely(own, _YOUNGEST if own["years"] else _YOUNGEST_BARE)
        elif unowned and _is_own(said, unowned):
            before = earlier.union(said[: unowned.start()].split())
            if _OTHERS.isdisjoint(before):
                yield from _likely(unowned, _YOUNGEST)


def _likely(match: re.Match[str], youngest: int) -> Iterator[int]:
    age = int(match["age"])
    if youngest <= age <= _OLDEST:
        yield age


def _is_own(said: str, match: re.Match[str]) -> bool:
    """Whether it is of the writer, and of now: not "anak saya ..." or "waktu ..."."""
    before = said[: match.start()].split()
    return _OTHERS.isdisjoint(before[-1:]) and _LONG_AGO.isdisjoint(before[-3:])


def _is_age(match: re.Match[str]) -> bool:
    """Whether "saya 15", "saya 15 tahun ..." tells an age, by what comes behind it."""
    rest = match["rest"].split()
    if not rest:
        return True
    if not match["years"]:
        return rest[0] in _BESIDE
    if rest[0] in _LASTING or not _MARRIED.isdisjoint(rest):
        return False
    # "Saya 10 tahun dipukul": by a father it is an age, otherwise so long it lasted.
    return not rest[0].startswith("di") or not _RAISING.isdisjoint(rest)


def _in_school(said: str, earlier: frozenset[str]) -> bool:
    own = _OWN_CLASS.search(said)
    if own:
        return _is_own(said, own)
    words = said.split()
    told = _CLASS.match(said) or _AT_SCHOOL.search(said)
    others = _YOUNG | _LONG_AGO | {"nikah", "menikah"}
    return bool(told) and others.isdisjoint(earlier.union(words))
