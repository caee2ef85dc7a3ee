"""Receipts cannot be guessed, and neither words nor time tell a wrong one from an unknown one."""

import statistics

from flows.language.secret_words import DIGITS, LETTERS, is_group, spaced, typed_receipt
from storage.receipts import new_code
from tests.guesses import guess, times
from tests.houses import Place


async def test_guessing_gains_nothing_and_gets_one_answer(place: Place) -> None:
    result = await guess(place, contacts=30, each=8)
    assert (result.guesses, result.gained, result.answers) == (240, 0, 1)


async def test_time_does_not_tell_whether_it_was_looked_at(place: Place) -> None:
    """The difference of the medians stays well inside what the single turns spread over."""
    unknown, limited = await times(place, 12)
    spread = statistics.quantiles([*unknown, *limited], n=4)
    apart = abs(statistics.median(unknown) - statistics.median(limited))
    assert apart <= 2 * (spread[2] - spread[0]) + 1


def test_a_receipt_has_over_fifty_bits() -> None:
    both = len(LETTERS + DIGITS) ** 4 - len(LETTERS) ** 4 - len(DIGITS) ** 4
    assert both**3 > 2**50


def test_what_is_shown_is_what_is_typed_from_paper() -> None:
    for _ in range(200):
        code = new_code()
        shown = spaced(code)
        for typed in (shown, shown.lower(), code, shown.replace("-", " "), f"kode {shown}"):
            assert typed_receipt(typed) == code
        assert all(map(is_group, shown.split("-")))


def test_ordinary_words_and_numbers_are_no_receipts() -> None:
    for text in (
        "anak kls3 smp2",
        "0812 3456 7890",
        "081234567890",
        "3374 1234 5678 9012",
        "jam 9 pagi ya kak",
        "KT 1234 AB",
        "jl. mawar no 7",
        "kode",
        "A3A4-A3A4",
        "A3A4-A3A4-A3A4 tolong",
    ):
        assert typed_receipt(text) is None, text
