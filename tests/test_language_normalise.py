"""Text as it is typed, made comparable: every sentence here is invented."""

import pytest

from flows.language.disguise import tokens
from flows.language.normalise import fold, normalise, words
from flows.language.spelling import plain


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
