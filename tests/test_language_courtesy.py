"""Messages without content: greetings, thanks, calls into the silence."""

import pytest

from flows.language.courtesy import is_calling, is_greeting, is_thanks


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


@pytest.mark.parametrize(
    "typed",
    each(
        "makasih kak|makasih ya|ok|oke kak|siap kak|baik|terima kasih banyak|thanks|👍|👍🏽👍🏽"
        "|pamit ya|ok makasih|baik kak terima kasih banyak|thank you so much|sip|okee|iya makasih"
        "|makasih infonya kak|makasih ya kak udah bantu|sama2 kak|oke deh|noted|tq|ok 👍"
        "|terima kasih atas bantuannya|makasih kak pamit dulu ya|matur suwun|sama-sama"
        "|makasih banyak udah dengerin aku|ok thanks|👌|baik bu"
    ),
)
def test_thanks(typed: str) -> None:
    assert is_thanks(typed)


@pytest.mark.parametrize(
    "typed",
    each(
        "|makasih kak tapi aku takut|iya|ya|kak|tolong|makasih semuanya, pamit|😭|oke dia datang"
        "|pamit selamanya|ga ok|ok?|makasih, dia pulang|baik2 saja kok|1|bantu|gpp|siap mati"
        "|aku|udah|pamit semua|sudah|atas|banyak|bantuannya|ok dipukul|tidak makasih|👍 tolong"
        "|halo|selamat tinggal makasih|ok bantu|siap bantu saya|baik saya mau|ok mau"
        "|pamit ibu bapak|aku pamit ya"
    ),
)
def test_more_than_thanks(typed: str) -> None:
    assert not is_thanks(typed)


@pytest.mark.parametrize(
    "typed",
    each(
        "kak?|kak|kakk|KAKKK|halo?|halo|p|P|ping|ada orang?|ada org ga|min?|masih di situ?"
        "|kok ga dibalas|ko gak dibales2|kak masih ada?|halo kak|kak kok lama|blm dibalas jg"
        "|mana nih|balas dong kak|hello?|anyone there?|are you there|still there?|woi|kok diem"
        "|kenapa ga dibalas kak|halo ada orang?|lama banget|ada admin?|is anybody there?|kak??"
        "|admin?|kak halo|kapan dibalas"
    ),
)
def test_calling(typed: str) -> None:
    assert is_calling(typed)


@pytest.mark.parametrize(
    "typed",
    each(
        "|ada orang|ada orang di rumah?|dia masih di situ|kak tolong|kak dia datang|takut|iya"
        "|masih|ada|lama|makasih|mana dia|ga|😭|halo saya dipukul|kok dia gitu|1|di situ"
        "|ga dibalas dia|orang|hello I need help|ada orang lain?|masih ada dia?|help?|bantuan"
        "|kak balas, dia datang|tidak"
    ),
)
def test_not_only_calling(typed: str) -> None:
    assert not is_calling(typed)
