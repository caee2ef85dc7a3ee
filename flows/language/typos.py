"""A typed word with one or two letters wrong, and the word that was meant."""

from collections.abc import Collection
from typing import Final

_LONG_ENOUGH: Final = 5
_TWO_WRONG: Final = 8


def nearest(word: str, known: Collection[str]) -> str:
    """The one known word that differs by a letter or two; the word as typed if none does."""
    found = [other for other in known if _close(word, other)]
    return found[0] if len(found) == 1 else word


def _close(word: str, other: str) -> bool:
    if len(other) < _LONG_ENOUGH or len(word) < _LONG_ENOUGH - 1:
        return False
    most = 2 if len(other) >= _TWO_WRONG else 1
    if abs(len(word) - len(other)) > most or len(set(word) ^ set(other)) > 2 * most:
        return False  # a wrong letter is at most two that only one of the words has
    return distance(word, other) <= most


def distance(one: str, other: str) -> int:
    """How many letters are missing, added, wrong or swapped."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        row = [i]
        for j, b in enumerate(other, start=1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
