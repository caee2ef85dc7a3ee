"""Entries of the lexicon, made into patterns over the words of a text.

`root+` any form of a verb · `di-root` its passives · `me-root` who does it · `word*` a beginning ·
`a|b` either · `two_words` in their order · `#` a number that is not how often ·
`..` up to three other words. Anything else is the word itself, with -nya, -ku, -mu behind it.
"""

import re
from collections.abc import Iterable
from typing import Final

from flows.language.characters import squeeze
from flows.language.spelling import standard

_GAP: Final = r"(?: \S+){0,3}"
_CLITICS: Final = ("", "nya", "ku", "mu", "lah", "kah", "pun")
_SUFFIXES: Final = r"(?:nya|an|in|kan|kn|akan|ku|mu|lah|kah|i|n|ya)*"
_NUMBER: Final = (
    r"(?:\d[\d.:,]*|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas)"
    r"(?! (?:kali|x)(?!\S))"
)
_PASSIVES: Final = ("di", "ter", "ke", "ta")
_ACTIVES: Final = ("", "me", "ma", "pe", "pa")


def compile_entries(entries: Iterable[str]) -> re.Pattern[str]:
    """One pattern that finds any of the entries, the longest first, between whole words."""
    ordered = sorted(entries, key=lambda entry: (-len(entry.split()), -len(entry)))
    found = "|".join(_entry(entry) for entry in ordered)
    return re.compile(rf"(?<!\S)(?:{found})(?!\S)")


def _entry(entry: str) -> str:
    pattern = ""
    for piece in entry.split():
        if piece == "..":
            pattern += _GAP
        else:
            pattern += (" " if pattern else "") + _any(_word(word) for word in piece.split("|"))
    return pattern


def _word(word: str) -> str:
    if word == "#":
        return _NUMBER
    if word.endswith("+"):
        return _forms(squeeze(word[:-1]))
    if word.startswith("di-"):
        return squeeze("di" + word[3:]) + _SUFFIXES
    if word.startswith("me-"):
        return _deeds(squeeze(word[3:]))
    if word.endswith("*"):
        return re.escape(squeeze(word[:-1])) + r"\S*"
    plain = " ".join(standard(part) for part in word.split("_"))
    return _any(sorted({re.escape(squeeze(plain + clitic)) for clitic in _CLITICS}))


def _forms(root: str) -> str:
    """Every form of a root: pukul, dipukul, memukul, mukulin, ngepukul, pemukulan."""
    heads = [*_join((*_PASSIVES, "ku", "kau", "se", "be", "ber", "ba", "nge", "per"), root)]
    for nasal in _nasals(root):
        heads += _join(_ACTIVES, nasal)
    return _any(sorted({root, *heads}, key=lambda head: (-len(head), head))) + _SUFFIXES


def _deeds(root: str) -> str:
    """The forms in which somebody does it: pukul, memukul, mukulin, ngegebuk."""
    heads = [root, *_join(("nge", "nga"), root)]
    for nasal in _nasals(root):
        heads += _join(_ACTIVES, nasal)
    return _any(sorted({*heads}, key=lambda head: (-len(head), head))) + _SUFFIXES


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
