"""The words of a text in a row, with their places, to look for patterns and what is near."""

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import accumulate
from typing import Final

from flows.language.dictionary import DICTIONARY, Terms
from flows.language.disguise import Token, tokens
from flows.language.normalise import ONE_MESSAGE
from flows.language.patterns import Patterns
from flows.language.spelling import standard_of_token, vocabulary

Span = tuple[int, int]

_GLUED: Final = re.compile(r"(\d{1,2})(th|thn|tahun|yo)")
_OWN: Final = vocabulary("saya suami istri bapak ibu anak pacar mantan kami dia")


@dataclass(frozen=True, slots=True)
class Words:
    """A text as its words in standard spelling, each with its place in the text.

    `places`: where each of them begins among the words of `line`; `terms`: the terms of
    the lexicon in it.
    """

    text: str
    tokens: tuple[Token, ...]
    plain: tuple[str, ...]
    line: str
    places: tuple[int, ...]
    terms: Terms
    known: dict[Patterns, list[Span]] = field(default_factory=dict, compare=False, repr=False)

    def spans(self, patterns: Patterns) -> list[Span]:
        """The first and last word of each place where one of the patterns is found."""
        known = self.known.get(patterns)
        if known is None:
            known = self.known[patterns] = [*self._spans(patterns)]
        return known

    def _spans(self, patterns: Patterns) -> Iterator[Span]:
        """One after the other: where one ends, the next may begin."""
        last = -1
        for at, end in patterns.find(self.terms):
            first = bisect(self.places, at) - 1
            if first > last and self.places[first] == at:
                last = bisect(self.places, end - 1) - 1
                yield first, last

    def typed(self, first: int, last: int) -> str:
        """The words from the first to the last as they were typed."""
        return self.text[self.tokens[first].start : self.tokens[last].end]

    def near(self, one: Span, other: Span, reach: int) -> bool:
        """Whether two spans stand in one sentence, at most so many words apart."""
        (_, end), (start, _) = sorted((one, other))
        return start - end <= reach and self.connected(end, start)

    def connected(self, first: int, last: int) -> bool:
        """Whether no sentence ends between two words."""
        return not any(self.tokens[at].pause for at in range(first + 1, last + 1))

    def follows(self, at: int, *before: str) -> bool:
        """Whether one of these words stands right before this place."""
        return at > 0 and self.plain[at - 1] in before

    def own(self, first: int, last: int) -> bool:
        """Whether between two words somebody of one's own life is named."""
        return any(self.plain[at] in _OWN for at in range(first + 1, last))


@lru_cache(maxsize=ONE_MESSAGE)
def read_words(text: str) -> Words:
    """The words of a text, out of their disguise and in standard spelling."""
    found = tuple(part for token in tokens(text) for part in _unglued(token))
    plain = tuple([standard_of_token(token.word) for token in found])
    line = " ".join(plain)
    # One standard word may stand for two: "makasih", terima kasih.
    places = tuple(accumulate((word.count(" ") + 1 for word in plain[:-1]), initial=0))
    return Words(text, found, plain, line, places, DICTIONARY.find(line))


def _unglued(token: Token) -> Iterator[Token]:
    """An age and its "years" in two words: "14th"."""
    glued = _GLUED.fullmatch(token.word)
    if glued is None:
        yield token
        return
    cut = token.start + len(glued[1])
    yield replace(token, word=glued[1], end=cut)
    yield Token(glued[2], cut, token.end)
