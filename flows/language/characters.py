"""Characters: what a phone keyboard, a paste or a disguise puts between the letters."""

import re
import unicodedata
from typing import Final

# An emoji that is a word. All others say too many things to be read by rule.
EMOJI_WORDS: Final = {"\U0001f198": "sos", "\U0001f52a": "pisau", "\U0001f52b": "pistol"}

# Straight and curly: jum'at, ma'af.
APOSTROPHES: Final = "'\u2019\u2018"

_KEYCAP: Final = "\u20e3"
_NO_APOSTROPHES: Final = str.maketrans("", "", APOSTROPHES)
_REPEATED: Final = re.compile(r"([^\W\d_])\1+")


def is_plain(text: str) -> bool:
    """Whether a text has only the characters of a typewriter: most messages, read fast."""
    return text.isascii() and text.isprintable()


def clean(text: str) -> str:
    """The text in plain, caseless characters: no emoji, no invisible or control characters."""
    if is_plain(text):
        return text.lower()
    for emoji, word in EMOJI_WORDS.items():
        text = text.replace(emoji, f" {word} " if word == "sos" else " ")
    return "".join(_visible(char) for char in caseless(text))


def caseless(text: str) -> str:
    """The text in compatible, caseless form, invisible characters gone."""
    if is_plain(text):
        return text.lower()
    text = unicodedata.normalize("NFKC", text).casefold()
    # A letter and its accent may have been kept apart by an invisible character.
    kept = "".join(char for char in text if not _invisible(char))
    return unicodedata.normalize("NFKC", kept)


def squeeze(word: str) -> str:
    """The word with letters that repeat written once: "tooolong" is "tolong"."""
    return _REPEATED.sub(r"\1", word)


def listed(*lists: str) -> frozenset[str]:
    """A set of words in the form that `squeeze` gives, written as lists with spaces."""
    return frozenset(squeeze(word) for text in lists for word in text.split())


def without_apostrophes(word: str) -> str:
    """The word without the apostrophes that many leave out."""
    return word.translate(_NO_APOSTROPHES)


def is_edge(char: str) -> bool:
    """Whether a character is punctuation, a sign or a space."""
    return unicodedata.category(char)[0] in "PSZ"


def _visible(char: str) -> str:
    kind = unicodedata.category(char)
    if char == _KEYCAP or kind in {"So", "Cs", "Co", "Cn"} or (kind == "Sk" and char > "\x7f"):
        return " "
    return char


def _invisible(char: str) -> bool:
    if char.isspace():
        return False
    return unicodedata.category(char) in {"Cf", "Cc"} or "\ufe00" <= char <= "\ufe0f"
