"""Yes and no, as they are typed."""

import pytest

from flows.language.affirmation import Affirmation, affirmation


def each(listed: str) -> list[str]:
    """The sentences of a list written with strokes between."""
    return listed.split("|")


@pytest.mark.parametrize(
    "typed",
    each(
        "iya|iy|iyaa|y|ya|YA!|yoi|ok|oke|okey|boleh|siap|betul|bnr|inggih"
        "|nggih|iya kak|iyaa betul|ya boleh|boleh kak|mau|iya mau|iya dong"
        "|ok siap|yes|yup|sure|yes please|👍|✅|iya makasih|betul sekali|iya bu"
        "|iyaaaa|ya ya|of course|ada|pernah|he-eh"
    ),
)
def test_yes(typed: str) -> None:
    assert affirmation(typed) is Affirmation.YES


@pytest.mark.parametrize(
    "typed",
    each(
        "tidak|tdk|td k|g|ga|gk|gak|ngga|nggak|engga|enggak|kaga|ndak|nda"
        "|tak|jgn|kada|kd|G!|ga kak|nggak ya kak|ga mau|tidak ada|gak pernah"
        "|tdk boleh|ga usah|tidak betul|tidak, tidak|bukan|no|nope|no thanks|👎"
        "|kada handak|gak deh makasih|ngga bu"
    ),
)
def test_no(typed: str) -> None:
    assert affirmation(typed) is Affirmation.NO


@pytest.mark.parametrize(
    "typed",
    each(
        "gpp|gapapa|ga papa|tidak apa-apa|iya gpp|blm|belum|nanti|ntar"
        "|iya tapi takut|ya ga|mau ga|boleh gak|bukan tidak mau|ga tau|mungkin"
        "|udah|batal|tolong|kak||😭|ga masalah|tidak oke|iya dia masih di rumah|1"
        "|👍👎"
    ),
)
def test_neither_yes_nor_no(typed: str) -> None:
    assert affirmation(typed) is Affirmation.UNCLEAR
