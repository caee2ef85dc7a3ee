"""Replies to a choice, as they are typed: every sentence here is invented."""

import pytest

from flows.language.choices import match_choice, match_choices

SAFE = ("aman menulis", "sedang tidak aman", "HP ini dibaca orang lain juga")
SAFE_ALIASES = (("aman",), ("tidak aman", "gak aman", "bahaya"), ("dibaca orang lain", "hp bareng"))
HURT = ("ya", "tidak, tapi bisa terulang", "tidak")
ABOUT = ("saya", "anak saya", "orang lain", "saya belum 18 tahun")
ABOUT_ALIASES = (
    ("saya sendiri", "aku"),
    ("anak", "anakku"),
    ("teman", "tetangga", "kakak", "ibu"),
    ("masih sekolah",),
)
ANSWER = (
    "di sini malam ini",
    "telepon (tulis nomor dan jam aman)",
    "jangan dulu, saya yang menulis",
)
FORMS = (
    "dipukul/disakiti",
    "dihina, diancam, dikekang",
    "disentuh/dipaksa tanpa mau",
    "foto/video disebar",
    "tidak dinafkahi",
    "tidak tahu",
)


def each(listed: str) -> list[str]:
    """The sentences of a list written with strokes between."""
    return listed.split("|")


@pytest.mark.parametrize(
    ("typed", "index"),
    [
        *[(typed, 0) for typed in ("1", "1.", "1)", "no 1", "No. 1", "nomor satu", "yg pertama")],
        *[
            (typed, 0)
            for typed in ("1️⃣", "satu", "#1", "1 kak", "1 aja", "yang ke-1", "saya pilih 1")
        ],
        *[
            (typed, 1)
            for typed in ("2", "pilih 2", "opsi dua", "kedua", "second", "2aja", "2 dulu kak")
        ],
        *[(typed, 2) for typed in ("3", "terakhir", "yg terakhir kak", "3 tp orgnya lg keluar")],
        ("1 td dicekik sbntr", 0),
        ("1, td dicekik", 0),
        ("1 dan takut", 0),
        ("1 aman menulis", 0),
        ("aman", 0),
        ("aman kak", 0),
        ("aman menuls", 0),
        ("aman men", 0),
        ("iya", 0),
        ("iya aman", 0),
        ("ga aman", 1),
        ("tidak aman", 1),
        ("tidak", 1),
        ("bahaya", 1),
        ("dibaca org lain", 2),
        ("hp nya dibaca orang lain juga kak", 2),
        ("hp bareng", 2),
        ("iya dibaca orang lain", 2),
    ],
)
def test_choice(typed: str, index: int) -> None:
    assert match_choice(typed, SAFE, aliases=SAFE_ALIASES, yes=0, no=1) == index


@pytest.mark.parametrize(
    "typed",
    each(
        "10|0|4|112|1,3|1 dan 3|1 3|1 atau 2|1-2|1/2|1.30|2 kali dipukul"
        "|3 hari lalu|2x|2 org|2 minggu|3 rb|sejam|dua-duanya|dua belas"
        "|pertama kali|keempat|fourth|kesembilan|08123456789|gpp|hmm|yang mana"
        "|nomor|sedang|1 tidak aman|a||ya tapi entah"
    ),
)
def test_no_clear_choice(typed: str) -> None:
    assert match_choice(typed, SAFE, aliases=SAFE_ALIASES, yes=0, no=1) is None


@pytest.mark.parametrize(
    ("typed", "labels", "index"),
    [
        ("tdk", HURT, 2),
        ("ga", HURT, 2),
        ("tidak tapi bisa terulang", HURT, 1),
        ("bisa terulang", HURT, None),
        ("tdk, tp bs terulang lagi", HURT, 1),
        ("iya", HURT, 0),
        ("2", HURT, 1),
        ("1 tidak", HURT, None),
        ("sy", ABOUT, 0),
        ("anak sy", ABOUT, 1),
        ("2 anak saya", ABOUT, 1),
        ("2 anak saya umur 5", ABOUT, 1),
        ("3 orang lain", ABOUT, 2),
        ("4 orang", ABOUT, None),
        ("kakak saya", ABOUT, 2),
        ("tetangga sy", ABOUT, 2),
        ("tetanga", ABOUT, 2),
        ("anak saya dipukul tetangga", ABOUT, 1),
        ("saya dan anak saya", ABOUT, None),
        ("bukan saya", ABOUT, None),
        ("saya blm 18", ABOUT, 3),
        ("telp", ANSWER, 1),
        ("mau telepon aja", ANSWER, 1),
        ("1 smp jam 10 aja", ANSWER, 0),
        ("malam ini", ANSWER, 0),
        ("jgn dulu", ANSWER, 2),
        ("aman", ANSWER, None),
        ("iya", ANSWER, None),
        ("tidak", ANSWER, None),
        ("satu kali", ("tidak pernah", "satu kali", "lebih dari satu kali"), 1),
        ("iya sering", ("jarang sekali", "sering terjadi"), 1),
    ],
)
def test_choice_among(typed: str, labels: tuple[str, ...], index: int | None) -> None:
    aliases = ABOUT_ALIASES if labels is ABOUT else ()
    assert match_choice(typed, labels, aliases=aliases) == index


@pytest.mark.parametrize(
    ("typed", "indices"),
    [
        *[(typed, (0, 2)) for typed in ("1,3", "1 dan 3", "1 3", "3, 1", "satu sama tiga", "1.3")],
        *[(typed, (0, 2)) for typed in ("no 1 sama no 3 kak", "pilih 1 & 3", "1\n3", "1️⃣3️⃣")],
        ("2", (1,)),
        ("dipukul, dihina", (0, 1)),
        ("dipukul sama foto disebar", (0, 3)),
        ("dihina, diancam, dikekang", (1,)),
        ("dihina, diancam dan dikekang terus", (1,)),
        ("1 soalnya sering, 3", (0, 2)),
        ("ga tau", (5,)),
        *[(typed, ()) for typed in ("1-3", "1,9", "13", "1 atau 3", "1 sampai 3", "1 kecuali 2")],
        *[(typed, ()) for typed in ("", "entah", "dipukul, entah", "2 kali, 3 kali", "😭")],
    ],
)
def test_several_choices(typed: str, indices: tuple[int, ...]) -> None:
    assert match_choices(typed, FORMS) == indices
