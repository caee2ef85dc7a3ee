"""Words that act, and the same words inside other words."""

import pytest

from flows.language.commands import Command, command, locale_asked


def each(listed: str) -> list[str]:
    """The sentences of a list written with strokes between."""
    return listed.split("|")


@pytest.mark.parametrize(
    ("expected", "typed"),
    [
        (expected, typed)
        for expected, line in (
            (
                Command.EMERGENCY,
                "darurat|DARURAT!!!|tolong darurat|darurat kak|emergency|sos|gawat|gawat darurat"
                "|🆘|darurat darurat|112",
            ),
            (
                Command.PERSON,
                "petugas|orang|admin|min|min?|cs|pendamping|operator|human|agent|adminnya mana"
                "|mau bicara dengan orang|bisa bicara sama petugas?|sy mau ngobrol sm pendamping"
                "|minta petugas|tolong panggilkan petugas|ada admin|talk to a human",
            ),
            (Command.STOP, "berhenti|stop|STOP.|jangan hubungi lagi|jgn wa lagi|unsubscribe"),
            (Command.STOP, "jgn hub sy lagi ya kak|don't contact me again|jgn chat lagi"),
            (Command.QUIT, "keluar|KELUAR|x|X|X!|xx|00|exit|quit|/keluar@SomeBot|keluar ya"),
            (Command.MENU, "menu|/menu|menu utama|menu kak|nomor penting|main menu"),
            (Command.LANGUAGE, "bahasa|language|english|inggris|indonesia|bahasa inggris"),
            (Command.LANGUAGE, "english please|pakai bahasa inggris dong|ganti bahasa"),
            (Command.BACK, "kembali|back|balik|kembali kak"),
            (Command.SKIP, "lewati|skip|lewat|lompati|lewati aja"),
            (Command.CHANGE, "ubah|ganti|ralat|koreksi|change|mau ralat"),
            (Command.DONE, "selesai|sdh selesai|udah selesai|cukup|itu aja|itu saja kak|done"),
            (Command.CODE, "kode|KODE|minta kode"),
            (Command.CLEAN, "bersih|bersihkan"),
            (Command.CALL, "telepon|tlp|telepon saya|tlp sy|tolong telepon saya|call me"),
            (Command.DELETE, "hapus|hapus semua|delete|hapus chat"),
            (Command.START, "/start|/start abc123|/start@SomeBot|start"),
        )
        for typed in each(line)
    ],
)
def test_command(expected: Command, typed: str) -> None:
    assert command(typed) is expected


@pytest.mark.parametrize(
    "typed",
    each(
        "dia lg keluar|mau keluar dari rumah|mau keluar|tidak berhenti memukul"
        "|disuruh hapus chat|kembali lagi|udah|udahan|batal|tolong|hai min"
        "|halo admin|takut sama orang|saya orang|ada orang|ga|tidak|g|jangan berhenti"
        "|jangan hapus|ga cukup|orang mana|orang itu datang|kode apa|dia hapus semua"
        "|orang lain|telepon polisi|jangan telepon|1|iya||😭|pamit|kada"
        "|bicara bahasa inggris ya kak dong|menu makan siang|tolong tolong|/start a b"
        "|/ menu x|help|HELP!|/help|bantuan|bantuan kak|help please|minta bantuan|help me"
    ),
)
def test_no_command_inside_other_words(typed: str) -> None:
    assert command(typed) is None


def test_six_words_are_the_most() -> None:
    assert command("tolong ya kak darurat darurat darurat") is Command.EMERGENCY
    assert command("tolong ya kak darurat darurat darurat darurat") is None
    assert command("makasih makasih makasih makasih") is None


@pytest.mark.parametrize(
    ("typed", "locale"),
    [
        ("english", "en"),
        ("Bahasa Inggris", "en"),
        ("in english please", "en"),
        ("indonesia", "id"),
        ("ganti ke bahasa indonesia", "id"),
        ("bahasa", None),
        ("orang indonesia", None),
        ("", None),
    ],
)
def test_locale_asked(typed: str, locale: str | None) -> None:
    assert locale_asked(typed) == locale
