"""The Indonesian texts for reporters stay easy to read; `tests.reading` says how it is measured."""

from collections.abc import Callable
from functools import reduce
from operator import add

from bot.i18n import catalog
from tests.reading import Ease, ease, syllables

FEWEST_WORDS = 8
"""A shorter text has too few words for a share of them to mean anything."""
MOST_LIX = 30
MOST_LIX_OF_A_TEXT = 54
MOST_WORDS_A_SENTENCE = 11
MOST_LONG_WORDS = 0.06
MOST_LONG_WORDS_OF_A_TEXT = 0.21


def texts() -> dict[str, Ease]:
    """Every text that is long enough."""
    found = {text: ease(text) for text in catalog("id").values()}
    return {text: one for text, one in found.items() if one.words >= FEWEST_WORDS}


def worst(measure: Callable[[Ease], float], most: float) -> str:
    """Nothing, or the five texts that are hardest to read."""
    found = sorted(texts().items(), key=lambda one: measure(one[1]), reverse=True)
    if measure(found[0][1]) <= most:
        return ""
    return "\n".join(f"{measure(one):.2f} {text}" for text, one in found[:5])


def test_the_texts_together() -> None:
    together = reduce(add, map(ease, catalog("id").values()))
    assert together.lix <= MOST_LIX
    assert together.long_share <= MOST_LONG_WORDS


def test_no_text_is_much_harder_than_the_others() -> None:
    assert worst(lambda one: one.lix, MOST_LIX_OF_A_TEXT) == ""


def test_no_sentences_are_long() -> None:
    assert worst(lambda one: one.words_a_sentence, MOST_WORDS_A_SENTENCE) == ""


def test_no_text_is_full_of_long_words() -> None:
    assert worst(lambda one: one.long_share, MOST_LONG_WORDS_OF_A_TEXT) == ""


def test_what_is_measured() -> None:
    assert [
        syllables(word) for word in ("aman", "pukul", "pendampingnya", "sampai", "kata-kata")
    ] == [2, 2, 4, 2, 2]
    one = ease("Pesan Kakak sudah diterima. Nomor 24 jam: {hotline}.")
    assert (one.words, one.sentences, one.long_letters, one.long_syllables) == (6, 2, 1, 1)
