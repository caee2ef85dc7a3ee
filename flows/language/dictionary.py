"""Every term of the lexicon, found in the words of a text by one look at each word.

A term is one word as an entry writes it: `pukul+`, `di-ikat`, `air_softgun`. Its forms are in
tables, since patterns over all of them would cost seconds and a hundred megabytes to compile.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from flows.language.forms import forms_of

Found = dict[str, int]
"""The terms that are found in one place, each with how many words it takes there."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a text, by the place of each word, and the places of each."""

    found: tuple[Found, ...]
    places: dict[str, list[int]]
    all: frozenset[str]


class Dictionary:
    """The forms of all terms that were learnt, by their first word or by how they begin."""

    def __init__(self) -> None:
        self._terms: set[str] = set()
        self._whole: dict[str, list[str]] = {}
        self._phrases: dict[str, list[tuple[list[str], str]]] = {}
        self._open: dict[str, list[tuple[re.Pattern[str], str]]] = {}

    def learn(self, term: str) -> None:
        """Take in the forms of a term, once."""
        if term in self._terms:
            return
        self._terms.add(term)
        for begins, ends in forms_of(term):
            if ends:
                self._open.setdefault(begins, []).append((_to_the_end(ends), term))
            elif " " in begins:
                phrase = begins.split(" ")
                self._phrases.setdefault(phrase[0], []).append((phrase, term))
            else:
                self._whole.setdefault(begins, []).append(term)

    def find(self, line: str) -> Terms:
        """The terms at each word of a line."""
        words = line.split(" ")
        found: list[Found] = []
        places: dict[str, list[int]] = {}
        start = 0
        for at, word in enumerate(words):
            here = self._at(line, word, start)
            if word in self._phrases:
                here |= self._from(words, at)
            for term in here:
                places.setdefault(term, []).append(at)
            found.append(here)
            start += len(word) + 1
        return Terms(tuple(found), places, frozenset(places))

    def _at(self, line: str, word: str, start: int) -> Found:
        """The terms of one word, whose forms are known whole or by how they begin."""
        here = dict.fromkeys(self._whole.get(word, ()), 1)
        for size in range(len(word) + 1):
            head = word[:size]
            if head in self._open:
                for ends, term in self._open[head]:
                    if ends.match(line, start + size):
                        here[term] = 1
        return here

    def _from(self, words: list[str], at: int) -> Found:
        """The terms of several words that begin with this one."""
        phrases = self._phrases[words[at]]
        return {term: len(ph) for ph, term in phrases if words[at : at + len(ph)] == ph}


DICTIONARY: Final = Dictionary()
"""One for all patterns: each word of a text is looked up once."""


@cache
def _to_the_end(ends: str) -> re.Pattern[str]:
    """What may follow the beginning of a word, up to the end of the word."""
    return re.compile(rf"{ends}(?!\S)")
