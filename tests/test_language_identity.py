"""Questions about who wrote, from somebody who may hold another's phone."""

import pytest

from flows.language.identity import asks_about_other, asks_who


def each(listed: str) -> list[str]:
    """The sentences of a list written with strokes between."""
    return listed.split("|")


@pytest.mark.parametrize(
    "typed",
    each(
        "istri saya lapor ya?|istri saya chat apa?|dia cerita apa|anak saya wa ke sini ya"
        "|siapa yang lapor|did my wife write to you?|siapa yg laporin saya|istriku ada lapor ga"
        "|apa istri saya pernah lapor|anak saya chat ke sini?|bini gue ngadu apa ke kalian"
        "|dia wa kamu ya|siapa yg chat tadi|who reported me|has my wife contacted you"
        "|did she report me?|what did my wife say|pacar saya cerita apa aja|ini istri saya yg chat?"
        "|apakah istri saya melapor ke sini?|istri saya hubungi kamu ya|benar istri saya lapor"
        "|istri saya td ngomong apa|adik saya curhat ke sini?|is my wife talking to you"
        "|dia bilang apa ke kamu|istri saya ngapain chat ke sini|istri sy lapor ya kak"
    ),
)
def test_asks_about_another(typed: str) -> None:
    assert asks_about_other(typed)


@pytest.mark.parametrize(
    "typed",
    each(
        "|istri saya dipukul|anak saya cerita dia dipukul|anak saya cerita|saya mau lapor"
        "|istri saya mau lapor|dia lapor polisi|teman saya boleh chat ke sini ga?|saya lapor ya"
        "|suami saya baca chat ini ya?|siapa yang bisa bantu|dia ngancam kalau saya lapor ya"
        "|bagaimana cara lapor?|saya harus lapor siapa|dia|siapa|anak saya|tadi saya cerita apa"
        "|kemarin istri saya lapor ke polisi tapi polisinya diam saja ya|suami tau saya lapor ya"
        "|my wife hit me|she told me to write here|can my friend write to you?|kamu siapa"
        "|siapa yang harus lapor, saya atau ibu?|dia bilang mau bunuh saya|ibu sudah lapor"
    ),
)
def test_does_not_ask_about_another(typed: str) -> None:
    assert not asks_about_other(typed)


@pytest.mark.parametrize(
    "typed",
    each(
        "siapa ini|ini siapa|ini nomor siapa|salah sambung|salah kirim|who is this|wrong number"
        "|siapa ini?|ini siapa ya kak|maaf salah kirim|nomor siapa ini|ini no siapa ya|kamu siapa"
        "|dgn siapa ini|who are you|sorry wrong number|salah nomor|siapa nih|halo ini siapa"
        "|ini wa siapa|who's this?|sapa ini|whose number is this|ini nomor apa|ini dgn siapa ya"
        "|maaf kak salah kirim|sy salah kirim td|kamu sapa"
    ),
)
def test_asks_who(typed: str) -> None:
    assert asks_who(typed)


@pytest.mark.parametrize(
    "typed",
    each(
        "|siapa|siapa yang bisa bantu|salah saya|ini salah siapa|salah|siapa yang lapor|kamu"
        "|dia tanya siapa ini terus hp saya diambil|saya ga tau siapa ini yang pukul|who"
        "|siapa pelakunya|salah kirim foto bugil|ini siapa yang pukul saya|nomor|number|halo"
        "|wrong|dia salah sambung"
    ),
)
def test_does_not_ask_who(typed: str) -> None:
    assert not asks_who(typed)
