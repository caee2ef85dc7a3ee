"""Words of danger inside any text: every sentence here is invented."""

import re

import pytest

from flows.language.context import read_words
from flows.language.danger import Danger, Hit, find_danger
from flows.language.lexicon import ENTRIES
from flows.language.patterns import compile_entries, pattern_of
from tests.words.measure import files, sentences


def each(listed: str) -> list[str]:
    """The sentences of a list written with strokes between."""
    return listed.split("|")


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
        ("pengen mati rasanya", "suicide"),
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
        ("help", "help"),
        ("bantuan", "help"),
        ("om pegang2 aku", "sexual"),
        ("gurunya pegang2 anak saya", "sexual child"),
        ("ayah tiri megang2 aku", "sexual"),
        ("om suka megang-megang sy", "sexual"),
        ("aku dipegang2 om", "sexual"),
        ("dia pegang2in adik", "sexual child"),
        ("paman cium aku", "sexual"),
        ("gurunya peluk anak", "sexual child"),
        ("dicium-cium paman", "sexual"),
        ("dia raba2 saya", "sexual"),
        ("peluk2 paksa", "sexual"),
        ("peluk2 aku terus", "sexual"),
        ("ada suara anak nangis teriak2 di sebelah", "ongoing child"),
        ("suara perempuan teriak minta tolong di rumah sebelah", "ongoing help"),
        ("anak tetangga nangis minta ampun", "child"),
        ("dia pulang!! mau bunuh saya", "ongoing death_threat"),
        ("suami udah datang, mau bunuh saya", "ongoing death_threat"),
        ("mau bunuh saya, dia masuk rumah", "ongoing death_threat"),
        ("he's coming to kill me", "ongoing death_threat"),
        ("takut dia pulang mau bunuh saya", "ongoing death_threat help"),
        ("kemarin dia pulang mabuk mau bunuh saya", "death_threat"),
        ("kalau dia pulang mau bunuh saya", "death_threat"),
        ("dia pulang mabuk. besok kita bicara lagi ya mau dibunuh", "death_threat"),
        ("susah nelan", "strangling"),
        ("susah bernapas", "strangling"),
        ("susah nafas", "strangling"),
        ("sakit menelan", "strangling"),
        ("sesak napas habis dicekik", "strangling"),
        ("suara serak habis dicekik", "strangling"),
        ("suara saya serak", "strangling"),
        ("he locks me in", "captivity"),
        ("locks me in the house", "captivity"),
        ("he locked me in the room", "captivity"),
        ("he takes my phone", "captivity"),
        ("he took my passport", "captivity"),
        ("won't let me out", "captivity"),
        ("he won’t let me leave the house", "captivity"),
        ("he doesn't let me go out", "captivity"),
        ("he is hitting me now", "ongoing violence"),
        ("he's beating me", "ongoing violence"),
        ("he raped me", "sexual"),
        ("my uncle touches me", "sexual"),
        ("I want to die", "suicide"),
        ("i'm going to kill myself", "suicide"),
        ("he threatened to kill me", "death_threat violence"),
        ("he choked me", "strangling"),
        ("he strangled me", "strangling"),
        ("my husband beats me", "violence"),
        ("beneran udah ada obatnya", "suicide"),
        ("sudah siapin obat", "suicide"),
        ("udah ada obatnya", "suicide"),
        ("obatnya udah siap", "suicide"),
        ("obatnya ada di tangan", "suicide"),
        ("tinggal minum obatnya", "suicide"),
        ("aku udah minum semua obatnya", "suicide"),
        ("aku 14th", "child"),
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
        "|ga ada obatnya|belum ada obat|obatnya udah habis|sudah minum obat dari dokter"
        "|anak demam, obatnya udah ada|cium tangan ibu|dia pegang2 hp saya|dia pulang kerja"
        "|suara musik di sebelah"
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


@pytest.mark.parametrize(
    ("danger", "typed"),
    [
        (danger, typed)
        for danger, line in (
            # haste, disguise, words split or glued, a q for a k, an x for -nya
            ("death_threat", "mau membnuh saya|bun uh saya|diancam dibunhu|suamix mau bnuh saya"),
            ("sexual", "dile ceh kan paman|akudiperkosa|di per kosa om"),
            ("strangling", "diceqik pacar|d tekn leherku|nyekikku semalam|dicekek"),
            ("weapon", "bawa pisow|bawa piso|m4u dib4c0k"),
            ("suicide", "m4t! aja pengen|b*ndir|gamau hidup lagi"),
            # Banjar and Javanese
            ("violence", "disapaki mamanya|dihantup laki ulun|diantemi bojoku|aku dijotosi"),
            ("death_threat", "inya handak mamatiakan ulun|arep dipateni|tak pateni kowe"),
            ("images", "vidio ulun tasabar|gambar ulun disabarakan"),
            ("strangling", "gulu ulun dicakik|gulune ditekek"),
            # told in either order, and without a hard word
            ("suicide", "kalau aku ga ada semua lebih bahagia|hidupku udah ga ada artinya lagi"),
            (
                "child",
                "murid duduk di pangkuannya|kata om ini rahasia kita|adik tidak dikasih makan",
            ),
            ("trafficking", "bayinya mau dibeli orang|ktp ditahan bos, ga digaji"),
            ("ongoing", "dia masih di sini, mukaku berdarah|he's breaking the door down"),
            # real beside a story, a kitchen, a lesson, laughter
            ("strangling", "abis nonton film dia nyekik aku|lagi main game dicekik bapak"),
            ("suicide", "haha pengen mati rasanya|anak saya nulis di tugas sekolah mau bunuh diri"),
            ("weapon", "golok buat potong kambing dipake ngancem saya|di dapur dia ambil pisau"),
            ("death_threat", "dia bilang mau bunuh saya kayak di film"),
            # who did it, and where, make no story of it; nor does a fall that is only claimed
            ("sexual", "diperkosa tentara|diperkosa sepulang latihan karate"),
            ("weapon", "ditusuk di jalan antasari semalam|musuh suamiku datang bawa parang"),
            ("strangling", "utang numpuk terus suami nyekik aku|dicekik kayak ayam"),
            ("child", "anakku jatuh katanya, tapi badannya penuh bekas sundutan"),
            # several words spelt out, a split blade, a digit beside a word that counts
            ("trafficking", "di p a k s a n g e l a c u r"),
            ("weapon", "kena sabet clu rit|bawa b3nda t4jam"),
        )
        for typed in each(line)
    ],
)
def test_danger_in_other_words(danger: str, typed: str) -> None:
    assert danger in dangers(typed)


@pytest.mark.parametrize(
    "typed",
    each(
        "di film itu pamannya ditembak|bacok semangka lomba 17an|parang buat nebas rumput"
        "|tugas makalah tentang pembunuhan|apa itu trafficking|harga cabe mencekik"
        "|ngakak sampe mau mati|obat nyamuk buat bunuh jentik|pistol mainan rusak"
        "|killed it at my presentation|motor beat dijual|dia ga bawa senjata"
        "|ga kepikiran bunuh diri kok|hp saya mau mati"
        "|abah cerita jaman belanda orang kampung ditembaki"
        "|macet, rasanya disandera sejam|paket data dicekik provider|kadal dikejar kucing"
        "|mimpi dibunuh orang pertanda apa ya|aku ga mau bunuh diri kok, tadi cuma becanda"
        "|bapak ke kebun bawa mandau buat nebas rumput|di valo aku clutch bunuh lima orang"
    ),
)
def test_everyday_words(typed: str) -> None:
    worst = {Danger.VIOLENCE, Danger.HELP}
    assert {hit.danger for hit in find_danger(typed)} <= worst


@pytest.mark.parametrize("name", ENTRIES)
def test_tables_find_what_one_large_pattern_would_find(name: str) -> None:
    patterns = compile_entries(ENTRIES[name])
    pattern = re.compile(rf"(?<!\S){pattern_of(ENTRIES[name])}(?!\S)")
    for path in (*files("dangerous"), *files("harmless")):
        for _, text in sentences(path):
            words = read_words(text)
            line = words.line
            if len(line.split()) == len(words.plain):  # else a match must not begin inside a word
                found = [match.span() for match in pattern.finditer(line)]
                places = [(line.count(" ", 0, a), line.count(" ", 0, b)) for a, b in found]
                assert words.spans(patterns) == places
