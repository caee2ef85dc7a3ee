"""How much is asked of whom, and how long it is to read, counted over all ways of the flows.

The counting is `tests.counts`; detours (MENU, TELEPON, …) are not walked. `first.unsafe` and
`first.alone`, the waits while it is not safe to write, are no questions: they say that nothing
need be answered.
"""

from pathlib import Path

import pytest

from bot.i18n import catalog
from flows.conversations import FLOWS
from flows.reviewing import LOCK_SCREEN
from flows.turns import messages
from flows.wording import WORDING
from tests.counts import (
    asked_of,
    by_number,
    lengths,
    most,
    most_before,
    percentile,
    table,
    ways,
)

PROOF = Path(__file__).parents[1] / "docs" / "proof.md"
ADULT = ("adult",)
YOUNG = ("minor",)
WITNESS = ("other",)
MOST_CHARACTERS = 300
locales = pytest.mark.parametrize("locale", sorted(WORDING))


def test_an_adult_is_asked_little_before_it_is_received_and_not_much_in_all() -> None:
    assert most_before(ADULT) <= 6
    assert most(ADULT) <= 14


def test_who_is_under_18_is_asked_four_questions_and_nothing_more() -> None:
    assert most(YOUNG) <= 4
    late = {name for way in asked_of(YOUNG) for name in way.late}
    assert late <= {"first.answer_here"}  # after a cry for help: may we answer here


def test_a_witness_is_asked_five_questions_and_nothing_more() -> None:
    assert most(WITNESS) <= 5
    assert {name for way in asked_of(WITNESS) for name in way.late} == set()


def test_six_answers_after_the_first_words_it_is_received() -> None:
    assert max(most_before((who,)) for who in {way.who for way in ways()}) <= 6


def test_no_choices_that_name_what_happened_on_a_phone_that_others_read() -> None:
    shared = [way for way in ways() if ("first.safe", "shared") in way.answers]
    assert shared
    assert not any(name.startswith("more.") for way in shared for name in way.late)


def test_most_questions_can_be_answered_with_a_number() -> None:
    taps, of = by_number()
    assert taps / of >= 0.6


@locales
def test_nine_of_ten_messages_are_short(locale: str) -> None:
    assert percentile(lengths(locale)) <= MOST_CHARACTERS


@locales
def test_no_message_begins_with_words_that_tell_what_it_is_about(locale: str) -> None:
    telling = WORDING[locale].telling
    beginnings = [one.text[:LOCK_SCREEN] for one in messages(FLOWS, catalog(locale), locale)]
    # A word that is cut at the edge of the screen tells as well.
    assert [words for words in beginnings if telling.search(words)] == []
    assert len(beginnings) > 200


def test_the_figures_of_the_proof_are_these() -> None:
    assert table() in PROOF.read_text("utf-8"), "run `python -m tests.counts`"
