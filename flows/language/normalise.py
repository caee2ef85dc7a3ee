"""Text as typed, made comparable: for whole answers, word by word, and for disguised words."""

import re
from functools import lru_cache
from typing import Final

from flows.language.characters import APOSTROPHES, clean, is_edge
from flows.language.disguise import tokens

ONE_MESSAGE: Final = 8
"""Texts that are remembered: no more than one turn needs, since they are people's words."""

_WORD: Final = re.compile(rf"[^\W_]+(?:[{APOSTROPHES}-][^\W_]+)*")


def normalise(text: str) -> str:
    """The text caseless, on one line, without emoji or punctuation around it."""
    line = " ".join(clean(text).split())
    start, end = 0, len(line)
    while start < end and is_edge(line[start]):
        start += 1
    while end > start and is_edge(line[end - 1]):
        end -= 1
    return line[start:end]


def fold(text: str) -> str:
    """The text with disguises taken off, to look for danger words in: "d!ri" is "diri"."""
    return " ".join(token.word for token in tokens(text))


@lru_cache(maxsize=ONE_MESSAGE)
def words(text: str) -> tuple[str, ...]:
    """The words of the normalised text; one message is read in several ways."""
    return tuple(_WORD.findall(normalise(text)))
