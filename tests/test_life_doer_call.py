"""Life first, who hurt another, and a call: what the transcripts cannot show in a line."""

from dataclasses import replace

import pytest

from flows.conversations import BOOK
from flows.engine.environment import Capabilities
from flows.engine.events import MsgOutKind, PersonAsked, ReplyAgreed, ReplyWay, RiskSeen, Said
from flows.engine.run import enter, resume, start
from flows.engine.session import Position
from flows.messages import Card, MsgIn
from flows.reception import Heard
from tests.walks import NOON, Press, Send, Walk

LONG = "tidak harus ditanggung sendirian"
WORDS = "aku mau bunuh diri"


def hears(walk: Walk, *texts: str) -> Heard:
    """What the last of these words leads to."""
    return [walk.hears(walk.message(Send(text))) for text in texts][-1]


def words(heard: Heard) -> str:
    """Everything that is said in a turn."""
    return "\n".join(event.text for event in heard.events if isinstance(event, Said))


def place(walk: Walk) -> str:
    """The question that waits."""
    assert walk.session is not None
    return walk.session.top.key


@pytest.mark.parametrize("locale", ["id", "en"])
def test_every_answer_where_life_is_at_stake_names_112(locale: str) -> None:
    """Or stands in the same message as one that does: nobody looks for the number."""
    for answers in (
        ("1", "obat", "ibu"),
        ("2", "ibu"),
        ("3", "obat", "ibu"),
        ("4",),
        ("hm hm", "obat"),
    ):
        walk = Walk(attended=False, locale=locale)
        for text in (WORDS, *answers, "so it is", WORDS):
            assert "112" in words(hears(walk, text)), text


@pytest.mark.parametrize("before", [(), ("1",), ("1", "silet"), ("1", "silet", "ibu"), ("4",)])
def test_the_words_said_again_do_not_begin_anew(before: tuple[str, ...]) -> None:
    walk = Walk()
    hears(walk, "halo", "1", WORDS, *before)
    heard = hears(walk, "beneran mau mati aku")
    assert LONG not in words(heard)
    assert "112" in words(heard)
    assert any(isinstance(event, RiskSeen) and event.level == 0 for event in heard.events)


@pytest.mark.parametrize("aside", ["menu", "bahasa", "telepon"])
def test_over_another_conversation_the_question_comes_back(aside: str) -> None:
    walk = Walk()
    hears(walk, "halo", "1", WORDS, "1", aside)
    heard = hears(walk, WORDS)
    assert place(walk) == "life.means"
    (first, _) = (event for event in heard.events if isinstance(event, Said))
    assert (first.kind, "112" in first.text, LONG in first.text) == (
        MsgOutKind.EMERGENCY,
        True,
        False,
    )


def test_an_old_button_and_back_do_not_open_the_form() -> None:
    walk = Walk()
    hears(walk, "halo", "1", "3", WORDS)
    walk.hears(walk.message(Press(1, 0)))
    assert place(walk) == "life.now"
    hears(walk, "kembali", "ubah", "kembali")
    assert place(walk) == "life.now"


@pytest.mark.parametrize("word", ["lanjut", "lewati", "LANJUT kak", "go on"])
def test_only_a_wish_leads_back_to_what_waited(word: str) -> None:
    walk = Walk()
    hears(walk, "halo", "1", "3", WORDS, "2", "ibu", "iya", "makasih", "ok")
    assert place(walk) == "life.open"
    hears(walk, word)
    assert place(walk) == "first.about"


def test_somebody_else_may_hold_the_phone_after_a_silence() -> None:
    for shared, opened in (("1", "life.open"), ("3", "returning.hidden")):
        walk = Walk()
        hears(walk, "halo", shared, "3", WORDS, "1")
        walk.now = walk.now.replace(hour=13)
        assert words(hears(walk, "halo")).startswith("Halo, ini pesan otomatis.")
        hears(walk, "1")
        assert place(walk) == opened
        hears(walk, *["kembali"] * 4)
        assert place(walk) == "returning.safe"


@pytest.mark.parametrize(
    ("typed", "category"),
    [
        *[(typed, "yes") for typed in ("iya", "sekarang", "ada", "malam ini", "1")],
        *[(typed, "later") for typed in ("ga", "tidak sekarang", "ga sekarang", "2")],
        *[(typed, "unknown") for typed in ("ga tau", "belum", "mungkin", "kadang", "bingung")],
        *[(typed, "sent") for typed in ("udah minum obat", "ga kuat lagi", "ga ada yang peduli")],
        *[
            (typed, "sent")
            for typed in ("anak saya gimana nanti", "aku mau mati", "iya tapi takut")
        ],
    ],
)
def test_what_is_typed_at_the_first_question(typed: str, category: str) -> None:
    walk = Walk()
    hears(walk, WORDS, typed)
    assert walk.session is not None
    assert walk.session.results["life.now"].category == category


def test_a_name_is_no_call_for_somebody() -> None:
    walk = Walk()
    hears(walk, WORDS, "2", "kakak")
    assert place(walk) == "life.open"


def test_texts_where_life_is_at_stake_address_nobody() -> None:
    """They must fit a grown-up and a child alike."""
    walk = Walk()
    told = [hears(walk, text) for text in (WORDS, "3", "silet", "ibu", "iya", "menu", WORDS)]
    for heard in told:
        assert not {"kak", "kakak", "kamu", "anda"} & set(words(heard).lower().split())


def test_who_hurt_another_is_met_only_where_somebody_begins_to_tell() -> None:
    told = "saya habis mukul istri saya"
    for before, begins in (((), True), (("halo",), False), (("halo", "1", "3", "1"), True)):
        walk = Walk()
        assert "itu tidak mudah" not in (words(hears(walk, *before)) if before else "")
        assert ("itu tidak mudah" in words(hears(walk, told))) is begins
    walk = Walk()
    hears(walk, "halo", "1", "3", "3")
    assert place(walk) == "first.story_other"
    hears(walk, told)
    assert walk.session is not None
    assert walk.session.stack == (Position("doer", "hurt"),)
    assert walk.session.results["first.story_other"].category == "told"


@pytest.mark.parametrize("typed", ["saya mau mati, saya mukul istri saya", "mau mati rasanya kak"])
def test_life_comes_before_what_somebody_did(typed: str) -> None:
    walk = Walk()
    hears(walk, typed)
    assert place(walk) == "life.now"


def test_who_strangled_another_reads_of_the_doctor_too() -> None:
    told = words(hears(Walk(), "saya khilaf cekik istri saya"))
    assert "diperiksa dokter" in told
    assert "itu tidak mudah" in told


def test_a_channel_that_shows_the_number_needs_none() -> None:
    walk = Walk()
    env = replace(walk.env, channel=Capabilities(shows_number=True))
    session, events = start(BOOK, "call", env)
    assert events[0] == PersonAsked()
    assert "nomor chat ini" in "".join(e.text for e in events if isinstance(e, Said))
    for text in ("lewati", "jam 9 malam", "ya"):
        session, events = resume(BOOK, session, MsgIn("w", "w:1", text, NOON, text=text), env)
    assert ReplyAgreed(ReplyWay.CALL, None, "jam 9 malam") in events


def test_a_shared_contact_is_a_number() -> None:
    walk = Walk()
    session, _ = enter(BOOK, start(BOOK, "first", walk.env)[0], "call", walk.env)
    card = Card("Sari", "+62812500012", own=True)
    session, _ = resume(BOOK, session, MsgIn("w", "w:1", "k", NOON, card=card), walk.env)
    assert session.results["call.number"].raw == card.number
    assert session.top.key == "call.hour"


@pytest.mark.parametrize("state", [(), ("halo",), ("halo", "1", "3"), ("menu",), (WORDS, "1")])
def test_a_call_can_be_asked_for_anywhere_and_what_waited_goes_on(state: tuple[str, ...]) -> None:
    walk = Walk()
    if state:
        hears(walk, *state)
    waited = place(walk) if state else "first.safe"
    assert PersonAsked() in hears(walk, "telepon saya").events
    hears(walk, "0812-5000-1234 jam 9 malam", "ya")
    assert place(walk) == waited


def test_an_earlier_call_steers_nothing() -> None:
    walk = Walk()
    hears(walk, "halo", "telepon", "0812-5000-1234", "besok jam 10", "ya")
    heard = hears(walk, "telepon", "0812-5000-9999 jam 9 malam", "ya")
    assert "Rabu" not in words(heard)
    assert ReplyAgreed(ReplyWay.CALL, None, "0812-5000-9999 jam 9 malam") in heard.events


def test_staff_read_the_hour_beside_the_number() -> None:
    heard = hears(Walk(), "telepon", "0812-5000-1234", "besok jam 10", "ya")
    assert ReplyAgreed(ReplyWay.CALL, None, "0812-5000-1234, besok jam 10") in heard.events


def test_an_hour_that_was_read_is_said_back_and_one_that_was_not_is_not_promised() -> None:
    for typed, said in (
        ("2 0812 5000 1234 jam 9 malam", "kami hanya menelepon pada jam itu"),
        ("2 0812 5000 1234", "masih boleh ditulis di sini"),
    ):
        walk = Walk()
        assert said in words(hears(walk, "halo", "1", "3", "1", "sering dihina", "2", typed))


def test_the_line_is_named_where_nobody_is_on_duty() -> None:
    for attended in (True, False):
        told = words(hears(Walk(attended=attended), WORDS))
        assert ("0821-5285-8026" in told) is not attended
