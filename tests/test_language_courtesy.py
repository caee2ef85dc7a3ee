"""Messages without content: greetings, thanks, calls into the silence."""

import pytest

from flows.language.courtesy import is_greeting


def each(listed: str) -> list[str]:
    """The sentences of a list written with strokes between."""
    return listed.split("|")


@pytest.mark.parametrize(
    "typed",
    each(
        "halo|hi|p|P|pp|mlm kak|assalamualaikum|Assalamu'alaikum wr. wb."
        "|selamat siang|test|tes|permisi kak|hai min|tolong infonya|mau tanya"
        "|/start|good evening|selamat malam kak, mau tanya|boleh tanya ga kak"
        "|minta info dong|haloooo|makasih kak|maaf mengganggu|😭|...||السلام عليكم"
    ),
)
def test_greeting(typed: str) -> None:
    assert is_greeting(typed)


@pytest.mark.parametrize(
    "typed",
    each(
        "tolong|mlm kak.. tolong|mau lapor|halo saya dipukul|saya|mau|siapa ini"
        "|iya|tolong saya|tanya soal suami saya|kak takut|1|malam ini dia pulang"
    ),
)
def test_more_than_a_greeting(typed: str) -> None:
    assert not is_greeting(typed)
