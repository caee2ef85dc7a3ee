"""Entries of the lexicon, made into patterns over the words of a text.

`root+` any form of a verb · `di-root` its passives · `me-root` who does it · `word*` a beginning ·
`a|b` either · `two_words` in their order · `#` a number that is not how often ·
`..` up to three other words, `...` up to eight · `one ~ other` either first, up to eight words
between · `@group` any word of a group (`lexicon/groups.py`).
Anything else is the word itself, with -nya, -ku, -mu behind it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from flows.language.dictionary import DICTIONARY, Found, Terms
from flows.language.forms import forms_of
from flows.language.lexicon.groups import GROUPS

_GAPS: Final = {"..": 3, "...": 8}


class Step(NamedTuple):
    """One of these terms, each with its rank, behind up to so many words of any kind."""

    terms: Mapping[str, int]
    skips: int


class Patterns:
    """Entries, the longest first, by the terms that each may begin with."""

    def __init__(self, entries: Sequence[tuple[Step, ...]]) -> None:
        self._entries = entries
        self._beginning: dict[str, list[tuple[int, frozenset[str]]]] = {}
        for number, (first, *later) in enumerate(entries):
            for term in first.terms:
                self._beginning.setdefault(term, []).append((number, _rarest(later)))
        self._first_terms = frozenset(self._beginning)

    def find(self, terms: Terms) -> Iterator[tuple[int, int]]:
        """The places where an entry begins, each with the place behind it; the longest counts."""
        possible = self._possible(terms)
        for at in sorted(possible):
            for number in sorted(possible[at]):
                end = _end(self._entries[number], terms.found, at)
                if end is not None:
                    yield at, end
                    break

    def _possible(self, terms: Terms) -> dict[int, set[int]]:
        """By place, the entries that may begin there, without those that need other words."""
        possible: dict[int, set[int]] = {}
        for term in self._first_terms & terms.all:
            for number, needed in self._beginning[term]:
                if not needed or not needed.isdisjoint(terms.all):
                    for at in terms.places[term]:
                        possible.setdefault(at, set()).add(number)
        return possible


def _rarest(steps: Iterable[Step]) -> frozenset[str]:
    """The fewest words of which one must stand behind the first; none, where that is all."""
    return min((frozenset(step.terms) for step in steps), key=len, default=frozenset())


def compile_entries(entries: Iterable[str]) -> Patterns:
    """What finds any of the entries; the dictionary learns their terms."""
    return Patterns([tuple(_steps(entry)) for entry in _ordered(entries)])


def pattern_of(entries: Iterable[str]) -> str:
    """One pattern for any of the entries, to be built into a larger one."""
    split = (entry.split() for entry in _ordered(entries))
    return _any(_behind([first]).lstrip() + _behind(rest) for first, *rest in split)


def _ordered(entries: Iterable[str]) -> list[str]:
    """The longest first: what is found first is what counts."""
    both = (way for entry in entries for way in _ways(entry))
    return sorted(both, key=lambda entry: (-len(entry.split()), -len(entry)))


def _ways(entry: str) -> tuple[str, ...]:
    one, either, other = entry.partition(" ~ ")
    return (f"{one} ... {other}", f"{other} ... {one}") if either else (entry,)


def _steps(entry: str) -> Iterator[Step]:
    skips = 0
    for piece in entry.split():
        if piece in _GAPS:
            skips = _GAPS[piece]
        else:
            yield Step(_ranked(piece), skips)
            skips = 0


@cache
def _ranked(piece: str) -> Mapping[str, int]:
    """The terms of one piece, which many entries share, in their order."""
    terms = dict.fromkeys(_terms(piece))
    for term in terms:
        DICTIONARY.learn(term)
    return {term: rank for rank, term in enumerate(terms)}


def _terms(piece: str) -> Iterator[str]:
    """The terms that may stand in one place, those of a group among them."""
    for term in piece.split("|"):
        yield from GROUPS[term[1:]].split() if term.startswith("@") else [term]


def _end(steps: Sequence[Step], found: Sequence[Found], at: int, step: int = 0) -> int | None:
    """The place behind the steps that begin here, as far apart as they may be."""
    if step == len(steps):
        return at
    terms, skips = steps[step]
    for place in range(min(at + skips, len(found) - 1), at - 1, -1):
        here = found[place]
        if terms.keys().isdisjoint(here.keys()):
            continue
        for term in sorted(terms.keys() & here.keys(), key=terms.__getitem__):
            end = _end(steps, found, place + here[term], step + 1)
            if end is not None:
                return end
    return None


def _behind(pieces: Iterable[str]) -> str:
    pattern = ""
    for piece in pieces:
        forms = (
            re.escape(begins) + ends for term in _terms(piece) for begins, ends in forms_of(term)
        )
        pattern += rf"(?: \S+){{0,{_GAPS[piece]}}}" if piece in _GAPS else " " + _any(forms)
    return pattern


def _any(patterns: Iterable[str]) -> str:
    return f"(?:{'|'.join(patterns)})"
