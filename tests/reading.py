"""How easy an Indonesian text is to read: words a sentence, long words, and LIX.

LIX (Björnsson) is words a sentence plus the percentage of words over six letters; about 25 reads
like a children's book, 40 like a newspaper, 60 like a law. Indonesian builds words with prefixes
and suffixes, so that ordinary words are long: the thresholds are ours, measured on these texts,
and say only that no text becomes harder to read. A long word has more than three syllables;
syllables are vowels, where "ai", "au" and "oi" at the end of a word count once.
"""

import re
from dataclasses import dataclass
from typing import Final

LONG_LETTERS: Final = 6
LONG_SYLLABLES: Final = 3
_SENTENCE: Final = re.compile(r"[.!?:;\n]+(?:\s|$)")
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SYLLABLE: Final = re.compile(r"(?:ai|au|oi)(?=\b)|[aeiou]", re.IGNORECASE)
_FILLED: Final = re.compile(r"\{\w+\}")


@dataclass(frozen=True, slots=True)
class Ease:
    """What is measured of one text, or of several together."""

    words: int
    sentences: int
    long_letters: int
    long_syllables: int

    @property
    def words_a_sentence(self) -> float:
        """The mean length of a sentence."""
        return self.words / max(1, self.sentences)

    @property
    def long_share(self) -> float:
        """The share of words with more than three syllables."""
        return self.long_syllables / max(1, self.words)

    @property
    def lix(self) -> float:
        """Words a sentence, and the percentage of words over six letters."""
        return self.words_a_sentence + 100 * self.long_letters / max(1, self.words)

    def __add__(self, other: "Ease") -> "Ease":
        return Ease(
            self.words + other.words,
            self.sentences + other.sentences,
            self.long_letters + other.long_letters,
            self.long_syllables + other.long_syllables,
        )


def ease(text: str) -> Ease:
    """Measure one text; figures and what is filled in are no words."""
    plain = _FILLED.sub("", text)
    words = _WORD.findall(plain)
    sentences = [one for one in _SENTENCE.split(plain) if _WORD.search(one)]
    return Ease(
        len(words),
        len(sentences),
        sum(len(word) > LONG_LETTERS for word in words),
        sum(syllables(word) > LONG_SYLLABLES for word in words),
    )


def syllables(word: str) -> int:
    """The syllables of a word; of one in two halves ("kata-kata"), of the longer half."""
    return max(len(_SYLLABLE.findall(half)) for half in word.split("-"))
