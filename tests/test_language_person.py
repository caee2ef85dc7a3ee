"""What people tell of their own age: every sentence here is invented."""

import pytest

from flows.language.person import age_told, is_minor


def each(listed: str) -> list[str]:
    """The sentences of a list written with strokes between."""
    return listed.split("|")


@pytest.mark.parametrize(
    ("typed", "age"),
    [
        ("umurku 15", 15),
        ("umurku skrg 15 kak", 15),
        ("saya 15 tahun", 15),
        ("aku 14", 14),
        ("aku 14 kak", 14),
        ("sy 16 th", 16),
        ("sy 16th", 16),
        ("umur sy 13", 13),
        ("umur saya lima belas", 15),
        ("saya berumur 40 tahun", 40),
        ("umur 12", 12),
        ("I am 15", 15),
        ("im 16 yo", 16),
        ("I'm 17 years old", 17),
        ("I'm sixteen and my dad hits me", 16),
        ("my age is 15", 15),
        ("saya 15 tahun mau lapor", 15),
        ("aku 14 tahun dipukul ayah", 14),
        ("halo kak, aku 13 tahun, dipukul bapak", 13),
        ("ibu tau umurku 15", 15),
        ("saya 25 tahun", 25),
        ("anak saya 9 tahun, saya 30 tahun", 30),
        *[(typed, None) for typed in ("anak saya 9 tahun", "umur anak saya 9", "anakku umur 9")],
        *[(typed, None) for typed in ("suami saya 17 tahun lalu", "anak saya, umur 9", "dia 15")],
        *[(typed, None) for typed in ("umurnya 15", "waktu umur 15 saya diperkosa", "saya 2")],
        *[(typed, None) for typed in ("saya 17 tahun lalu", "saya 15 tahun menikah", "umur 200")],
        *[(typed, None) for typed in ("saya 12 tahun dipukul suami", "saya 12 tahun dipukul")],
        *[(typed, None) for typed in ("saya 15 kali dipukul", "saya 16 tahun hidup sama dia")],
        *[(typed, None) for typed in ("I was 15", "my daughter is 15", "she is 15", "when i am 9")],
        *[
            (typed, None)
            for typed in ("korban umur 15", "15", "15 tahun", "saya 8 bulan hamil", "")
        ],
        *[
            (typed, None)
            for typed in ("saya 3 tahun", "sejak saya umur 9", "saya 17 tahun yg lalu")
        ],
    ],
)
def test_age_told(typed: str, age: int | None) -> None:
    assert age_told(typed) == age


@pytest.mark.parametrize(
    "typed",
    each(
        "umurku 15|saya 17 tahun|aku 14|aku kelas 8|sy kelas 2 smp|kelas 2 smp|kelas 8 kak"
        "|sy masih smp|sy masih sma|aku masih sd|saya msh sekolah|masih sekolah|masih smp"
        "|aku anak smp|saya siswi sma|I'm in 8th grade|im in grade 8|I am in high school"
        "|i'm a student in junior high school|i'm still in school|saya belum 18 tahun"
        "|sy blm 18|umurku belum 17|saya masih di bawah umur|i'm under 18|i'm a minor"
        "|aku kelas 8, bapakku suka mukul|kak aku kelas 10 dan takut sama guru|aku masih kecil"
        "|bapak pukul aku, aku smp|saya masih smp kelas 1"
    ),
)
def test_minor(typed: str) -> None:
    assert is_minor(typed)


@pytest.mark.parametrize(
    "typed",
    each(
        "anak saya kelas 8|anakku masih smp|adik sy masih sekolah|anak saya, kelas 2 smp"
        "|saya guru kelas 8|saya 19 tahun masih sma|saya 20|anak smp dipukul gurunya"
        "|waktu saya kelas 8|dulu waktu kelas 2 smp saya dilecehkan|suami saya 17 tahun lalu"
        "|anak di bawah umur|korban masih di bawah umur|nikah di bawah umur|saya kuliah"
        "|my son is in 8th grade|i was in high school|saya|kelas|tolong|smp jam 9|"
        "|kelas 8 juta|dia masih sekolah"
    ),
)
def test_not_told_to_be_a_minor(typed: str) -> None:
    assert not is_minor(typed)
