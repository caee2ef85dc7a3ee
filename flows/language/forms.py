"""The forms of one word of an entry: how each begins, and what may follow."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from flows.language.characters import squeeze
from flows.language.roots import as_spoken
from flows.language.spelling import standard

_CLITICS: Final = ("", "nya", "ku", "mu", "lah", "kah", "pun")
_SUFFIXES: Final = r"(?:nya|an|in|kan|kn|akan|ake|ku|mu|lah|kah|ke|i|n|ya)*"
NUMBER: Final = (
    r"(?:\d[\d.:,]*|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas)"
    r"(?! (?:kali|x)(?!\S))"
)
_TWICE: Final = re.compile(r"(?<=[^\W\d_]{3})2(?!\d)")  # as in the text: "anak2" is read as "anak"
_PASSIVES: Final = ("di", "ter", "ke", "ta")
_ACTIVES: Final = ("", "me", "ma", "pe", "pa", "ta", "ku")


def verb_heads(root: str) -> Iterator[str]:
    """Every form of a root and of how it is said, without its endings."""
    for spoken in as_spoken(root):
        yield from _verb(spoken)


def forms_of(word: str) -> Iterator[tuple[str, str]]:
    """Each form of a word of an entry: how it begins, and the pattern of what may follow."""
    word = _TWICE.sub("", word)
    if word == "#":
        yield "", NUMBER
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
