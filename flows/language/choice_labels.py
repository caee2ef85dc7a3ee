"""Choosing by words: a label, an alias, their beginning, most of their words, or a typo."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Final

from flows.language.spelling import plain, vocabulary
from flows.language.typos import nearest

Phrase = tuple[str, ...]

_ASIDE: Final = re.compile(r"\([^)]*\)")
_NOT: Final = vocabulary("tidak bukan jangan belum tanpa kurang")
_YES: Final = vocabulary("ya oke")
_COURTESY: Final = vocabulary("kak mbak mas min admin saja please tolong dong deh nih sih lah")
_VAGUE: Final = vocabulary("dia rumah")  # by themselves they answer nothing
# Words that say nothing of which option is meant.
_SMALL: Final = vocabulary(
    "saya kak mbak mas min admin ya saja yang di ini itu juga lagi sedang dan atau tapi the",
    "dengan untuk ke dari mau ingin pilih dong deh nih sih lah kok masih sudah a is to of my am",
    "please tolong terimakasih sekarang dulu ada bisa kalau",
)
_WEAK: Final = _SMALL | _VAGUE
# "Di sini" also begins a story; so it answers only with these behind it.
_PLACE: Final = vocabulary("di sini disini here")
_BEHIND_PLACE: Final = _COURTESY | vocabulary("dulu ya chat wa balas aman bisa boleh lebih juga")
_PART: Final = r"(?:pagi|siang|sore|malam|am|pm|wita)"
_TIMED: Final = re.compile(
    r"(?<!\S)(?:(?:(?:sampai|until|til|sebelum|habis|setelah|mulai|sekitar|jam|pukul|at|besok"
    r"|nanti) )+"
    rf"(?:\d{{1,2}}(?: \d{{2}})?|(?={_PART}))|\d{{1,2}}(?: \d{{2}})?(?= {_PART}))"
    rf"(?: ?(?:{_PART}|ini))*(?!\S)"
)
_SHORTEST_BEGINNING: Final = 3


@dataclass(frozen=True, slots=True)
class Labels:
    """The options of a question, each as the phrases that mean it, in standard words.

    `whole`: the labels word for word, asides and all, which only an exact reply means.
    """

    phrases: tuple[tuple[Phrase, ...], ...]
    whole: tuple[Phrase, ...]

    @property
    def count(self) -> int:
        """How many options there are."""
        return len(self.phrases)

    def exactly(self, text: str) -> int | None:
        """The one option that has a phrase of just these words."""
        said = plain(text)
        if said and self.whole.count(said) == 1:
            return self.whole.index(said)
        return self.only(lambda phrase: phrase == said) if said else None

    def begins(self, index: int, rest: Sequence[str]) -> bool:
        """Whether the words begin with a phrase of this option."""
        said = plain(" ".join(rest))
        return any(phrase == said[: len(phrase)] for phrase in self.phrases[index])

    def only(self, fits: Callable[[Phrase], bool]) -> int | None:
        """The one option with a phrase that fits; None when there are none or several."""
        found = [at for at, phrases in enumerate(self.phrases) if any(map(fits, phrases))]
        return found[0] if len(found) == 1 else None


def read_labels(labels: Sequence[str], aliases: Sequence[Sequence[str]]) -> Labels:
    """The labels with their aliases; in a label, "a/b" is either and an aside may be left out."""
    return _read(tuple(labels), tuple(map(tuple, aliases)))


@lru_cache(maxsize=256)
def _read(labels: tuple[str, ...], aliases: tuple[tuple[str, ...], ...]) -> Labels:
    more = [*aliases, *([()] * len(labels))]
    phrases = tuple(
        tuple(dict.fromkeys(filter(None, map(plain, (*_variants(label), *also)))))
        for label, also in zip(labels, more, strict=False)
    )
    return Labels(phrases, tuple(map(plain, labels)))


def _variants(label: str) -> tuple[str, ...]:
    short = _ASIDE.sub(" ", label)
    return (short, *short.split("/")) if "/" in short else (short,)


def matching(text: str, options: Labels) -> int | None:
    """The option that the words of a reply mean; None when they mean none, or several."""
    said = plain(text)
    if not said:
        return None
    known = {word for phrases in options.phrases for phrase in phrases for word in phrase}
    corrected = tuple(word if word in known else nearest(word, known) for word in said)
    readings = [said, corrected]
    if len(corrected) > 1 and corrected[0] in _YES:
        readings.append(corrected[1:])  # "iya bisa terulang"
    untimed = tuple(_TIMED.sub(" ", " ".join(corrected)).split())
    if 0 < len(untimed) < len(corrected):
        readings.append(untimed)  # "chat saja sampai jam 9 malam"
    tests = (_same, _beginning, _begun_with, _same_core, _most)
    for test in tests:
        for reading in readings:
            index = options.only(partial(test, reading))
            if index is not None:
                return index
    return None


def _same(said: Phrase, phrase: Phrase) -> bool:
    return said == phrase


def _beginning(said: Phrase, phrase: Phrase) -> bool:
    typed = " ".join(said)
    telling = len(typed) >= _SHORTEST_BEGINNING and not _WEAK.issuperset(said)
    return telling and " ".join(phrase).startswith(typed) and _alike(said, phrase)


def _begun_with(said: Phrase, phrase: Phrase) -> bool:
    rest = said[len(phrase) :]
    if said[: len(phrase)] != phrase or not _alike(said, phrase):
        return False
    if _PLACE.issuperset(phrase):
        return rest[:1] == ("saja",) or _BEHIND_PLACE.issuperset(rest)
    return len(phrase) > 1


def _same_core(said: Phrase, phrase: Phrase) -> bool:
    return _alike(said, phrase) and _core(said) == _core(phrase)


def _most(said: Phrase, phrase: Phrase) -> bool:
    """Only words of the phrase, or most of its words with not much besides."""
    ours, theirs = _core(said), _core(phrase)
    shared = ours & theirs
    enough = len(shared) >= 2 and 5 * len(shared) >= 3 * len(theirs)
    return _alike(said, phrase) and (
        (ours <= theirs and not ours <= _VAGUE) or (enough and len(ours - theirs) <= 2)
    )


def _alike(said: Phrase, phrase: Phrase) -> bool:
    """Whether both say no, or neither."""
    return _NOT.isdisjoint(said) == _NOT.isdisjoint(phrase)


def _core(phrase: Phrase) -> frozenset[str]:
    """The words that carry the meaning; when all are small, all but courtesy."""
    words = frozenset(phrase)
    return words - _SMALL - _NOT or words - _COURTESY or words
