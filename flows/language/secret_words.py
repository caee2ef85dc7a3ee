"""Secrets that people type: a receipt from a piece of paper, and an agreed code word."""

import re
from typing import Final

from flows.language.commands import command
from flows.language.danger import find_danger
from flows.language.spelling import plain, vocabulary
from flows.language.typos import distance

LETTERS: Final = "ACDEFHJKMNPRTVWXY"
DIGITS: Final = "34679"
SYMBOLS: Final = LETTERS + DIGITS
"""What a receipt is written with: 22 that nobody takes for one another in handwriting."""
GROUPS: Final = 3
GROUP: Final = 4
"""Each group has a letter and a digit, so that no three words are taken for a receipt. That
leaves 150,110 groups, and 51 bits in all."""

_CODE: Final = re.compile(
    r"(?:(?:ini|kode|kodenya|code|nomor|saya|aku|my|is|the)[\s:]+)*"
    rf"((?:[{SYMBOLS}]{{{GROUP}}}[\s.\-–—_]*){{{GROUPS}}})"
    r"(?:[\s,]*(?:ya|kak|kakak|min|please))*[.!]*",
    re.IGNORECASE,
)
_ANSWERS: Final = vocabulary(
    "tidak jangan batal nanti ya oke belum lupa bingung",
    "apa kenapa maksudnya",
)
"""A message that begins with these answers or asks something; it is no word to agree on."""
_SHORTEST: Final = 3
_LONGEST: Final = 40
_MOST_WORDS: Final = 3


def is_group(symbols: str) -> bool:
    """Whether four symbols are a group of a receipt."""
    return not set(symbols).isdisjoint(LETTERS) and not set(symbols).isdisjoint(DIGITS)


def spaced(symbols: str) -> str:
    """A receipt as it is shown: in groups that are easy to write down."""
    return "-".join(_groups(symbols))


def typed_receipt(text: str) -> str | None:
    """The symbols of a message that is nothing but a receipt, right or wrong; else None."""
    found = _CODE.fullmatch(text.strip())
    if found is None:
        return None
    symbols = "".join(filter(str.isalnum, found[1].upper()))
    return symbols if all(map(is_group, _groups(symbols))) else None


def _groups(symbols: str) -> list[str]:
    return [symbols[at : at + GROUP] for at in range(0, len(symbols), GROUP)]


def is_word(text: str) -> bool:
    """Whether a message can be a code word: short, no order, and no cry for help."""
    if not _SHORTEST <= len(text.strip()) <= _LONGEST or len(text.split()) > _MOST_WORDS:
        return False
    said = plain(text)
    if not said or said[0] in _ANSWERS or not any(map(str.isalnum, text)):
        return False
    return command(text) is None and not find_danger(text)


def same_word(agreed: str, typed: str) -> bool:
    """Whether a typed word is the agreed one, one slip of the finger and its case forgiven."""
    if not agreed:
        return False
    wanted, given = "".join(plain(agreed)), "".join(plain(typed))
    if wanted == given and wanted:
        return True
    raw, other = _squeezed(agreed), _squeezed(typed)
    return raw == other or (len(raw) > _SHORTEST and distance(raw, other) == 1)


def _squeezed(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
