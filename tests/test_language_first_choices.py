"""Replies to the first four questions as they are typed: every sentence here is invented."""

import pytest

from flows.language.choices import match_choice

SAFE = ("aman menulis", "sedang tidak aman", "HP ini dibaca orang lain juga")
SAFE_ALIASES = (
    ("aman", "safe"),
    (
        "tidak aman",
        "bahaya",
        "tidak bisa lama",
        "dia di sini",
        "dia di rumah",
        "dia di sebelah",
        "suami di sebelah",
        "suami di rumah",
        "ada dia",
        "ada suami",
        "not safe",
        "he is here",
    ),
    (
        "dibaca orang lain",
        "dibaca suami",
        "dibaca istri",
        "suami baca",
        "hp bareng",
        "hp bersama",
        "hp suami",
        "hp dicek",
        "dicek suami",
        "shared phone",
    ),
)
HURT = ("ya", "tidak, tapi bisa terulang", "tidak")
HURT_ALIASES = (
    ("ya sekarang", "iya luka", "luka", "terluka", "berdarah", "diancam", "barusan", "right now"),
    (
        "bisa terulang",
        "takut terulang",
        "mungkin nanti",
        "tidak sekarang",
        "sekarang tidak",
        "tidak tapi bisa lagi",
        "tidak tapi takut",
        "belum",
        "kadang",
        "sering",
        "tadi pagi",
        "tadi malam",
        "tadi siang",
        "kemarin",
        "dia lagi tidur",
        "dia tidur",
        "dia lagi keluar",
        "dia pergi",
        "dia kerja",
        "not now",
    ),
    (),
)
ABOUT = ("saya", "anak saya", "orang lain", "saya belum 18 tahun")
ABOUT_ALIASES = (
    ("saya sendiri", "me", "diri saya"),
    (
        "anak",
        "anakku",
        "saya dan anak",
        "saya dan anak saya",
        "saya dan anakku",
        "saya sama anak",
        "saya sama anak saya",
        "saya sama anakku",
        "anak dan saya",
        "anak saya dan saya",
        "my child and me",
    ),
    (
        "anak tetangga",
        "anak teman",
        "anak kakak",
        "anak adik",
        "anak orang",
        "teman",
        "tetangga",
        "saudara",
        "kakak",
        "adik",
        "keponakan",
        "ibu",
        "bapak",
        "istri",
        "pacar",
        "murid",
        "orang",
    ),
    ("masih sekolah", "masih smp", "masih sma", "masih sd", "di bawah umur", "under 18"),
)
HOW = (
    "di sini (sampai jam berapa?)",
    "telepon (tulis nomor dan jam aman)",
    "jangan dulu, saya yang menulis lagi",
)
HOW_ALIASES = (
    (
        "di sini",
        "disini",
        "sini",
        "chat",
        "wa",
        "tulis",
        "balas di sini",
        "lewat chat",
        "jangan telepon",
        "jangan ditelepon",
        "tidak usah telepon",
        "sampai jam",
    ),
    ("telepon", "call", "ditelepon"),
    (
        "jangan dulu",
        "nanti saya tulis",
        "nanti saya chat",
        "jangan hubungi dulu",
        "jangan dihubungi",
        "terserah",
        "nanti saja",
        "not yet",
    ),
)


def safe(typed: str) -> int | None:
    return match_choice(typed, SAFE, aliases=SAFE_ALIASES, yes=0, no=1)


def hurt(typed: str) -> int | None:
    return match_choice(typed, HURT, aliases=HURT_ALIASES, yes=0, no=2)


def about(typed: str) -> int | None:
    return match_choice(typed, ABOUT, aliases=ABOUT_ALIASES)


def how(typed: str) -> int | None:
    return match_choice(typed, HOW, aliases=HOW_ALIASES, no=2)


@pytest.mark.parametrize(
    ("index", "typed"),
    [
        (index, typed)
        for index, line in (
            (0, "aman|amn|aman kak|amn aja|iya aman|1|aman2 aja|safe"),
            (1, "gk amn|kurang aman|krg amn kak|ga aman|suami di sebelah|dia di sebelah kak"),
            (1, "tidak|bahaya|ada suami|dia di rumah|2|suami|dia"),
            (2, "hp dibaca suami|hp bareng suami|hpku dicek suami|suami baca hp|hp bareng|3"),
            (2, "aman tapi hp bareng suami"),
            (None, "1 lagi kak, dia bawa parang|2 kali dia pukul saya|1 lagi|di rumah"),
            (None, "2 lagi dong|gpp"),
        )
        for typed in line.split("|")
    ],
)
def test_safe(typed: str, index: int | None) -> None:
    assert safe(typed) == index


@pytest.mark.parametrize(
    ("index", "typed"),
    [
        (index, typed)
        for index, line in (
            (0, "ya|ya sekarang|iya luka|iya, sekarang|1 lg dipukul|1 lagi sembunyi|iya diancam"),
            (1, "ga sekarang|belum|kadang2|kadang-kadang|kdg|tadi pagi|td pagi kak|dia lg tidur"),
            (1, "kada, tapi kawa lagi|tidak tapi bisa terulang|skrg ga|belum kak|2|ga tapi takut"),
            (2, "tidak|kada|ga kak|tidak ada"),
            (None, "tidak tau|ga tau|ga tau kak|dia|entah|1 lagi kak, dia bawa parang"),
        )
        for typed in line.split("|")
    ],
)
def test_hurt(typed: str, index: int | None) -> None:
    assert hurt(typed) == index


@pytest.mark.parametrize(
    ("index", "typed"),
    [
        (index, typed)
        for index, line in (
            (0, "saya|aku|ulun|saya sendiri|me|aku kak"),
            (1, "saya dan anak saya|aku sm anakku|anak|anak sy|anak saya dan saya|2 anak saya"),
            (2, "istri saya|pacar|anak tetangga|ibu saya|mama|teman kak|tetangga sy"),
            (3, "sy masih smp|masih sekolah|saya blm 18|belum 18|4"),
            (None, "bukan saya|saya 25|saya 10 tahun menikah|aku 2 bersaudara|aku 14|umurku 15"),
        )
        for typed in line.split("|")
    ],
)
def test_about(typed: str, index: int | None) -> None:
    assert about(typed) == index


@pytest.mark.parametrize(
    ("index", "typed"),
    [
        (index, typed)
        for index, line in (
            (0, "wa aja|chat aja sampai jam 9 malam|jangan telpon|di sini|di sini aja kak"),
            (0, "di sini sampe jam 10|disini aja saya takut ditelpon|wa aja, jangan telpon"),
            (0, "di sini jam 21.00 wita|sampai jam 9 malam|jgn ditelpon ya|1 smp jam 10"),
            (0, "chat sampai malam|jgn telp, chat aja|sini aja|1 jam 9 malam"),
            (1, "telp|telpon jam 9|mau telepon aja|tlp besok jam 8 pagi|telepon 9 malam"),
            (1, "2 08123456789 jam 9"),
            (
                2,
                "terserah|jgn hubungi dulu|jgn dulu|nanti sy tulis|tidak|terserah kak|jgn hub dulu",
            ),
            (None, "di sini saya sendirian|di sini gelap|jam 9|di sini ada dia|di sini saya takut"),
            (None, "1 lagi kak, dia bawa parang|chat atau telpon|9 malam|2 kali dia pukul saya"),
            (None, "1 jam 9 hari"),
        )
        for typed in line.split("|")
    ],
)
def test_how(typed: str, index: int | None) -> None:
    assert how(typed) == index


@pytest.mark.parametrize(
    ("typed", "index"),
    [("here until 9 pm", 0), ("here", 0), ("here please", 0), ("here i am alone", None)],
)
def test_how_in_english(typed: str, index: int | None) -> None:
    labels = (
        "here (until what time?)",
        "call me (number and safe hour)",
        "not yet, I will write again",
    )
    assert match_choice(typed, labels, aliases=HOW_ALIASES, no=2) == index
