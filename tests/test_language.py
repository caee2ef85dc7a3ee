"""Indonesian as it is typed: every sentence here is invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.language.affirmation import Affirmation, affirmation
from flows.language.choices import match_choice, match_choices
from flows.language.commands import Command, command, locale_asked
from flows.language.courtesy import is_greeting
from flows.language.danger import Danger, Hit, find_danger
from flows.language.disguise import tokens
from flows.language.normalise import fold, normalise, words
from flows.language.numbers import parse_number
from flows.language.spelling import plain

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


# normalise


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("IYAA!!", "iyaa"),
        ("  Mlm   kak..\ntolong ", "mlm kak.. tolong"),
        ("to\u200blong\u202e", "tolong"),
        ("ok 👍🏽🙏", "ok"),
        ("halo👋kak", "halo kak"),
        ("1️⃣", "1"),
        ("𝐭𝐨𝐥𝐨𝐧𝐠", "tolong"),
        ("ｔｏｌｏｎｇ", "tolong"),
        ("🆘", "sos"),
        ("^_^ ya", "ya"),
        ("a\x00b", "ab"),
        ("...", ""),
        ("", ""),
    ],
)
def test_normalise(typed: str, expected: str) -> None:
    assert normalise(typed) == expected


def test_words_keep_their_hyphens_and_apostrophes() -> None:
    assert words("Jum'at, teman-teman: 9.00!") == ("jum'at", "teman-teman", "9", "00")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("bunvh d!ri", "bunuh diri"),
        ("BUNUH D1R1", "bunuh diri"),
        ("tooolooong", "tolong"),
        ("to1ong", "tolong"),
        ("di pukul", "dipukul"),
        ("d pukul", "dipukul"),
        ("dpukul", "dipukul"),
        ("di-pukul", "dipukul"),
        ("dpkul", "dipukul"),
        ("ditmparin", "ditamparin"),
        ("p e r k o s a", "perkosa"),
        ("p.e.r.k.o.s.a aku", "perkosa aku"),
        ("p 3 r k 0 s 4", "perkosa"),
        ("di p*rkosa", "diperkosa"),
        ("m*ti", "mati"),
        ("****", ""),
        ("x*y", "xy"),
        ("a*" * 40 + "a", "a"),
        ("$iksa", "siksa"),
        ("m4t1", "mati"),
        ("perkos4", "perkosa"),
        ("4nak", "anak"),
        ("raba2in", "rabain"),
        ("рukul", "pukul"),
        ("pukúl", "pukul"),
        ("tolong!dia", "tolong dia"),
        ("dit!nju", "ditinju"),
        ("\u200b", ""),
        ("jum'at", "jumat"),
        ("jam 10", "jam 10"),
        ("jam10 tgl5 3hari 17th anak2 112", "jam10 tgl5 3hari 17th anak2 112"),
        ("9.00 5/11 08123456789", "9.00 5/11 08123456789"),
        ("di rumah", "di rumah"),
        ("sabtu dapat kabar dari sandra", "sabtu dapat kabar dari sandra"),
        ("di mana di", "di mana di"),
        ("dia dewe", "dia dewe"),
        ("survei", "survei"),
        ("a g", "a g"),
        ("🔪", "pisau"),
        ("", ""),
    ],
)
def test_fold(typed: str, expected: str) -> None:
    assert fold(typed) == expected


def test_a_word_out_of_its_disguise_keeps_its_place() -> None:
    typed = "Tadi, d pukul"
    assert [(token.word, typed[token.start : token.end]) for token in tokens(typed)] == [
        ("tadi", "Tadi"),
        ("dipukul", "d pukul"),
    ]


def test_slang_and_standard_spelling_are_the_same_words() -> None:
    assert plain("sy tdk tau, yg td k dgn mksh") == plain(
        "Saya tidak tahu yang tidak dengan terima kasih"
    )


# yes and no


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


# choices


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


# commands


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
            (Command.MENU, "menu|/menu|help|bantuan|menu utama|help please"),
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
        "|/ menu x"
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


# greetings


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


# danger


def dangers(text: str) -> set[str]:
    return {hit.danger.value for hit in find_danger(text)}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("sy d pukul suami tiap malem", "violence"),
        ("dpkul trs", "violence"),
        ("takut dipukul", "violence help"),
        ("tidak berhenti memukul", "violence"),
        ("ga cuma dipukul", "violence"),
        ("udah ga dipukul lagi", "violence"),
        ("kenapa ga dipukul aja sekalian", "violence"),
        ("tidak, dia memukul", "violence"),
        ("ga, saya ditampar", "violence"),
        ("ditampiling laki ulun", "violence"),
        ("ga dinafkahi 3 bulan", "violence"),
        ("domestic violence", "violence"),
        ("dipukul pukul 9 malam", "violence"),
        ("suami pukul 3 kali", "violence"),
        ("tlg", "help"),
        ("Tolong!!!", "help"),
        ("bantu sy kak", "help"),
        ("ga ada yg nolong", "help"),
        ("dicekik td mlm", "strangling"),
        ("leher saya ditekan", "strangling"),
        ("bapak bawa parang", "weapon"),
        ("he has a gun", "weapon"),
        ("🔪", "weapon"),
        ("mau dibunuh", "death_threat"),
        ("nyawa saya terancam", "death_threat violence help"),
        ("he said he will kill me", "death_threat"),
        ("bunvh d!ri", "suicide"),
        ("pengen mati", "suicide"),
        ("kada handak hidup lagi", "suicide"),
        ("ga mau hidup lagi", "suicide"),
        ("capek hidup", "suicide"),
        ("mau bundir", "suicide"),
        ("minum racun", "suicide"),
        ("aku pamit ya, titip anak2", "suicide"),
        ("i don't want to live anymore", "suicide"),
        ("d i p e r k o s a", "sexual"),
        ("p3rk0s4", "sexual"),
        ("dilecehin bos", "sexual"),
        ("dipaksa berhubungan", "sexual violence"),
        ("ga boleh keluar rumah", "captivity"),
        ("disekap di gudang", "captivity"),
        ("digebukin sama mertua", "violence"),
        ("mau diapa-apain om", "sexual"),
        ("dipaksa open bo", "trafficking violence"),
        ("saya dijual om", "trafficking"),
        ("ngancem sebar video", "images violence"),
        ("disebar fotonya", "images"),
        ("vcs", "images"),
        ("anak sy d pukul bapaknya", "child violence"),
        ("umur saya lima belas", "child"),
        ("anak 7 tahun", "child"),
        ("aku 14 th", "child"),
        ("aku masih smp", "child"),
        ("lagi dipukul", "ongoing violence"),
        ("sekarang dia mukul ibu", "ongoing violence"),
        ("lg di depan kamar, dia di depan pintu", "ongoing"),
        ("dia lagi ngamuk sekarang bawa parang", "ongoing weapon violence"),
        ("sedang mau mukul", "ongoing violence"),
        ("he is hitting me", "ongoing violence"),
        ("dipukul lagi", "violence"),
        ("sampai sekarang dipukul", "violence"),
        ("smp skrg masih dipukul", "violence"),
        ("lagi. dipukul", "violence"),
        ("film itu bikin saya ingat waktu dicekik", "strangling"),
        ("lagi nonton saya dicekik", "strangling"),
    ],
)
def test_danger(typed: str, expected: str) -> None:
    assert dangers(typed) == set(expected.split())


@pytest.mark.parametrize(
    "typed",
    each(
        "ga dipukul kok|ga pernah dipukul|tidak ada yang memukul|bukan dipukul"
        "|belum pernah dipukul|tolong infonya|minta tolong info|tolong kirim nomor"
        "|tolong kirim no hp|pamit|pamit pulang dulu|nonton film pembunuhan"
        "|baca novel tentang bunuh diri|pukul sembilan|pukul 09.00 ya|mati lampu"
        "|hp saya mau mati|makin parah|di Palu|rumah dijual|makasih sudah dibantu|umur 25"
        "|umur pernikahan 9 tahun|saya 15 tahun menikah|tidak bunuh diri|halo kak|"
        "|di rumah|terpaksa pulang|9 tahun|harga mencekik utang|anak tangga 7 buah"
    ),
)
def test_no_danger(typed: str) -> None:
    assert dangers(typed) <= {"child"} if typed.startswith("anak tangga") else not dangers(typed)


def test_hits_are_verbatim_and_the_most_urgent_first() -> None:
    assert find_danger("Sy D PUKUL suami, bawa pisau skrg") == (
        Hit(Danger.ONGOING, "bawa pisau skrg"[5:]),
        Hit(Danger.WEAPON, "pisau"),
        Hit(Danger.VIOLENCE, "D PUKUL"),
    )


def test_a_wording_is_told_once() -> None:
    assert find_danger("dipukul. dipukul. dipukul") == (Hit(Danger.VIOLENCE, "dipukul"),)


# numbers


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("17 th", 17),
        ("17th", 17),
        ("umur 9", 9),
        ("dua puluh lima", 25),
        ("umur saya tujuh belas tahun", 17),
        ("sebelas", 11),
        ("tujuh blas", 17),
        ("dua puluh", 20),
        ("seratus dua puluh lima", 125),
        ("lima ribu dua ratus", 5200),
        ("1.000", 1000),
        ("50rb", 50000),
        ("2 juta", 2_000_000),
        ("setahun", 1),
        ("seorang", 1),
        ("sekali", 1),
        ("nol", 0),
        ("twenty five", 25),
        ("ampat", 4),
        ("3, ya 3", 3),
        ("satu dua", None),
        ("banyak sekali", None),
        ("sekali dua kali", None),
        ("3 atau 4", None),
        ("20 3", None),
        ("2-3", None),
        ("2,5", None),
        ("08123456789", None),
        ("juta juta juta", None),
        ("9 juta juta juta", 9_000_000),
        ("tidak tahu", None),
        ("", None),
    ],
)
def test_parse_number(typed: str, number: int | None) -> None:
    assert parse_number(typed) == number


# properties

FRAGMENTS = each(
    "dipukul|tidak|ga|di|d|1|2|3|no|nomor|satu|pertama|jam|10|tolong"
    "|anak|umur|9|tahun|ya|iya|keluar|petugas|mau|bicara|sama|english"
    "|bunuh|diri|lagi|sekarang|film|p|e|r|k|0|s|4|m*ti|!|,|.|🔪|1️⃣"
    "|kak"
)
TEXTS = st.text() | st.lists(st.sampled_from(FRAGMENTS), max_size=12).map(" ".join)


@given(TEXTS)
def test_no_text_raises(text: str) -> None:
    normalise(text)
    fold(text)
    words(text)
    affirmation(text)
    command(text)
    locale_asked(text)
    is_greeting(text)
    parse_number(text)
    match_choice(text, ABOUT, aliases=ABOUT_ALIASES, yes=0, no=1)
    match_choices(text, FORMS)
    for hit in find_danger(text):
        assert hit.words in text


@given(TEXTS)
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.lists(st.sampled_from(FRAGMENTS) | st.text(min_size=1), min_size=7).map(" ".join))
def test_long_messages_are_no_commands(text: str) -> None:
    if len(text.split()) > 6 or len(words(text)) > 6:
        assert command(text) is None


@given(TEXTS, st.lists(st.text(max_size=20), max_size=5))
def test_a_choice_is_one_of_the_options(text: str, labels: list[str]) -> None:
    index = match_choice(text, labels)
    assert index is None or 0 <= index < len(labels)
    assert all(0 <= index < len(labels) for index in match_choices(text, labels))
