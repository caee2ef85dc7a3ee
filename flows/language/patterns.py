"""Entries of the lexicon, made into patterns over the words of a text.

`root+` any form of a verb · `di-root` its passives · `me-root` who does it · `word*` a beginning ·
`a|b` either · `two_words` in their order · `#` a number that is not how often ·
`..` up to three other words, `...` up to eight · `one ~ other` either first, up to eight words
between · `@group` any word of a group (`lexicon/groups.py`).
Anything else is the word itself, with -nya, -ku, -mu behind it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from string import ascii_lowercase
from typing import Final

from flows.language.characters import squeeze
from flows.language.lexicon.groups import GROUPS
from flows.language.roots import as_spoken
from flows.language.spelling import standard

START: Final = 4
"""So many letters of a word; a shorter word is its own start."""

_GAPS: Final = {"..": r"(?: \S+){0,3}", "...": r"(?: \S+){0,8}"}
_CLITICS: Final = ("", "nya", "ku", "mu", "lah", "kah", "pun")
_SUFFIXES: Final = r"(?:nya|an|in|kan|kn|akan|ake|ku|mu|lah|kah|ke|i|n|ya)*"
_NUMBER: Final = (
    r"(?:\d[\d.:,]*|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas)"
    r"(?! (?:kali|x)(?!\S))"
)
_TWICE: Final = re.compile(r"(?<=[^\W\d_]{3})2(?!\d)")  # as in the text: "anak2" is read as "anak"
_PASSIVES: Final = ("di", "ter", "ke", "ta")
_ACTIVES: Final = ("", "me", "ma", "pe", "pa", "ta", "ku")


class Patterns:
    """By the letters that a word begins with, what may be found from there on.

    Compiled when first needed: all at once would hold up every start by seconds.
    """

    def __init__(self, by_start: Mapping[str, Iterable[str]]) -> None:
        self.starts = frozenset(by_start)
        self._sources = by_start
        self.compiled: dict[str, re.Pattern[str]] = {}

    def starting(self, start: str) -> re.Pattern[str]:
        """The pattern for a word that begins with these letters, one of `starts`."""
        if start not in self.compiled:
            self.compiled[start] = re.compile(rf"{_any(self._sources[start])}(?!\S)")
        return self.compiled[start]


def compile_entries(entries: Iterable[str]) -> Patterns:
    """What finds any of the entries, the longest first, by how its first word begins."""
    by_start: dict[str, list[str]] = {}
    for entry in _ordered(entries):
        first, *rest = entry.split()
        for start, forms in _by_start(first).items():
            by_start.setdefault(start, []).append(_any(forms) + _behind(rest))
    return Patterns(by_start)


def pattern_of(entries: Iterable[str]) -> str:
    """One pattern for any of the entries, to be built into a larger one."""
    split = (entry.split() for entry in _ordered(entries))
    return _any(_behind([first]).lstrip() + _behind(rest) for first, *rest in split)


def verb_heads(root: str) -> Iterator[str]:
    """Every form of a root and of how it is said, without its endings."""
    for spoken in as_spoken(root):
        yield from _verb(spoken)


def _ordered(entries: Iterable[str]) -> list[str]:
    """The longest first: what is found first is what counts."""
    both = (way for entry in entries for way in _ways(entry))
    return sorted(both, key=lambda entry: (-len(entry.split()), -len(entry)))


def _ways(entry: str) -> tuple[str, ...]:
    one, either, other = entry.partition(" ~ ")
    return (f"{one} ... {other}", f"{other} ... {one}") if either else (entry,)


def _by_start(piece: str) -> dict[str, list[str]]:
    """The forms of the first word, by the letters that they begin with."""
    found: dict[str, list[str]] = {}
    for word in _words(piece):
        for begins, ends in _forms(word):
            for start in _starts(begins.partition(" ")[0][:START], ends):
                found.setdefault(start, []).append(re.escape(begins) + ends)
    return found


def _starts(start: str, ends: str) -> list[str]:
    """A short beginning that may go on has every letter behind it."""
    goes_on = bool(ends) and len(start) < START
    return [start, *(start + letter for letter in ascii_lowercase)] if goes_on else [start]


def _behind(pieces: Iterable[str]) -> str:
    pattern = ""
    for piece in pieces:
        forms = (
            re.escape(begins) + ends for word in _words(piece) for begins, ends in _forms(word)
        )
        pattern += _GAPS.get(piece) or " " + _any(forms)
    return pattern


def _words(piece: str) -> Iterator[str]:
    """The words that may stand in one place, those of a group among them."""
    for word in piece.split("|"):
        yield from GROUPS[word[1:]].split() if word.startswith("@") else [word]


@cache
def _forms(word: str) -> tuple[tuple[str, str], ...]:
    """Each form of a word of an entry: how it begins, and the pattern of what may follow."""
    return tuple(_made(word))


def _made(word: str) -> Iterator[tuple[str, str]]:
    word = _TWICE.sub("", word)
    if word == "#":
        yield "", _NUMBER
    elif word.endswith("+"):
        for root in as_spoken(squeeze(word[:-1])):
            for head in _verb(root):
                yield head, _behind_root(root)
    elif word.startswith("di-"):
        for root in as_spoken(squeeze(word[3:])):
            yield squeeze("di" + root), _behind_root(root)
    elif word.startswith("me-"):
        root = squeeze(word[3:])
        for head in _deeds(root):
            yield head, _behind_root(root)
    elif word.endswith("*"):
        yield squeeze(word[:-1]), r"\S*"
    else:
        plain = " ".join(standard(part) for part in word.split("_"))
        for form in sorted({squeeze(plain + clitic) for clitic in _CLITICS}):
            yield form, ""


def _behind_root(root: str) -> str:
    """The suffixes; a letter that root and suffix share is written once: "nyekiku"."""
    shared = {"k": "(?:u|an)?", "n": "(?:ya)?", "i": "(?:n)?"}.get(root[-1], "")
    return shared + _SUFFIXES


def _verb(root: str) -> list[str]:
    """Every form of a root: pukul, dipukul, memukul, mukulin, ngepukul, pemukulan."""
    heads = [*_join((*_PASSIVES, "ku", "kau", "se", "be", "ber", "ba", "nge", "per"), root)]
    for nasal in _nasals(root):
        heads += _join(_ACTIVES, nasal)
    return sorted({root, *heads}, key=lambda head: (-len(head), head))


def _deeds(root: str) -> list[str]:
    """The forms in which somebody does it: pukul, memukul, mukulin, ngegebuk."""
    heads = [root, *_join(("nge", "nga"), root)]
    for nasal in _nasals(root):
        heads += _join(_ACTIVES, nasal)
    return sorted({*heads}, key=lambda head: (-len(head), head))


def _nasals(root: str) -> tuple[str, ...]:
    """The root as it sounds after me-: pukul, mukul; tendang, nendang; siksa, nyiksa."""
    match root[0]:
        case "p":
            return "m" + root[1:], "m" + root
        case "t":
            return ("n" + root[1:],)
        case "s":
            return ("ny" + root[1:],)
        case "k":
            return ("ng" + root[1:],)
        case "c":
            return "n" + root, "ny" + root[1:]
        case "b":
            return ("m" + root,)
        case "d" | "j":
            return ("n" + root,)
        case "g" | "h" | "a" | "e" | "i" | "o" | "u":
            return "ng" + root, root, "ngh" + root.removeprefix("h")
        case _:
            return (root,)


def _join(heads: Iterable[str], rest: str) -> list[str]:
    return [squeeze(head + rest) for head in heads]


def _any(patterns: Iterable[str]) -> str:
    return f"(?:{'|'.join(patterns)})"
