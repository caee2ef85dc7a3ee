"""Who comes back, who asks, and what is heard first: rules of reception, each by itself."""

from datetime import timedelta
from typing import Final

import pytest

from flows import notices
from flows.engine.events import Answered, ContentGiven, LocaleChosen, RiskSeen, Said
from flows.engine.session import Position
from flows.reception import Heard
from flows.triage import DARURAT
from tests.walks import Press, Send, Walk

WAITS: Final = "Siapa yang mengalaminya?"
NEUTRAL: Final = "Halo, ini pesan otomatis."


def told(walk: Walk, *texts: str) -> list[str]:
    """Everything that is said while these words are told."""
    heard = [walk.hears(walk.message(Send(text))) for text in texts]
    return [words for one in heard for words in said(one)]


def said(heard: Heard) -> list[str]:
    """The words of every message."""
    return [event.text for event in heard.events if isinstance(event, Said)]


def at_about(*, shared: bool) -> Walk:
    """A walk that waits at the third question."""
    walk = Walk()
    assert WAITS in told(walk, "halo", "3" if shared else "1", "1")[-1]
    return walk


BETWEEN: Final = ("menu", "darurat", "orang", "telepon", "bahasa", "siapa ini", "/start", "halo")


@pytest.mark.parametrize("word", [*BETWEEN, "english", "istri saya lapor ya?", "dicekik td"])
@pytest.mark.parametrize("left", [False, True])
def test_a_shared_phone_shows_nothing_that_waited(word: str, left: bool) -> None:
    """Whoever comes back, whatever they type first: the waiting question stays hidden."""
    walk = at_about(shared=True)
    if left:
        told(walk, "x")
    else:
        walk.now += timedelta(minutes=31)
    shown = told(walk, word, "1", "1", "lewati", "apa ini")
    assert not [words for words in shown if WAITS in words or "Who is it happening to" in words]
    assert walk.session is not None
    assert walk.session.top.flow != "first"


@pytest.mark.parametrize("word", ["darurat", "orang", "siapa ini", "istri saya lapor ya?"])
def test_after_a_silence_it_is_neutral_even_behind_a_word_that_acts(word: str) -> None:
    walk = at_about(shared=False)
    walk.now += timedelta(minutes=31)
    told(walk, word)
    assert told(walk, "oh gitu")[0].startswith(NEUTRAL)


@pytest.mark.parametrize("word", ["siapa ini", "istri saya lapor ya?"])
def test_who_asks_may_be_somebody_else(word: str) -> None:
    """Within the half hour too: what comes next is asked whether the moment is good."""
    walk = at_about(shared=False)
    told(walk, word)
    assert told(walk, "oh gitu")[0].startswith(NEUTRAL)


def test_back_does_not_lead_behind_a_silence() -> None:
    walk = at_about(shared=True)
    told(walk, "x", "halo", "1")
    shown = told(walk, *["kembali"] * 5)
    assert not [words for words in shown if WAITS in words or "aman menulis" in words]


def test_an_old_button_does_not_lead_behind_a_silence() -> None:
    walk = at_about(shared=True)
    told(walk, "x", "halo", "1")
    assert walk.session is not None
    pressed = [walk.hears(walk.message(Press(back, 0))) for back in range(2, walk.session.ask)]
    assert not [words for one in pressed for words in said(one) if "Ganti jawaban" in words]


@pytest.mark.parametrize("stopped", [False, True])
def test_a_language_chosen_on_coming_back_is_followed_by_one_question(stopped: bool) -> None:
    walk = at_about(shared=False)
    if stopped:
        told(walk, "berhenti")
    else:
        walk.now += timedelta(minutes=31)
    assert told(walk, "english")[0].startswith("Hello, this is an automatic message.")
    assert told(walk, "1")[0].startswith("Who is it happening to?")


def test_thoughts_of_suicide_are_answered_in_their_language() -> None:
    walk = Walk()
    heard = walk.hears(walk.message(Send("i cannot go on, i want to kill myself")))
    assert LocaleChosen("en") in heard.events
    assert said(heard)[0].startswith("Thank you for saying it.")


def test_the_form_stops_for_thoughts_of_suicide() -> None:
    for words in ((), ("halo",), ("halo", "1", "3", "1", "cerita"), ("menu",)):
        walk = Walk()
        told(walk, *words)
        assert told(walk, "sy mau bunuh diri")[0].startswith("Terima kasih sudah bilang.")
        assert walk.session is not None
        assert walk.session.top == Position("life", "now")


@pytest.mark.parametrize("words", [(), ("halo", "1")])
def test_who_is_being_strangled_now_gets_the_number(words: tuple[str, ...]) -> None:
    """A doctor is for afterwards."""
    walk = Walk()
    told(walk, *words)
    assert notices.emergency(walk.env).text in told(walk, "dia lg cekik saya sekarang")


def test_a_risk_is_told_once() -> None:
    walk = Walk()
    heard = walk.hears(walk.message(Send("darurat")))
    assert heard.events.count(DARURAT) == 1


def test_a_place_told_after_the_number_is_thanked_for() -> None:
    walk = Walk()
    told(walk, "darurat")
    assert told(walk, "di jl mulawarman dekat spbu")[0].startswith(
        ("Sudah masuk", "Pesannya sudah masuk")
    )


@pytest.mark.parametrize(
    "answer",
    ["2 nomor sy 0812 5000 1234 jam 9 pagi", "2 telepon aja kak di 0812 5000 1234 jam 9 pagi"],
)
def test_a_clear_answer_may_be_long_while_a_story_is_heard(answer: str) -> None:
    walk = Walk()
    told(walk, "halo", "1", "3", "1", "sering dihina", "2", answer)
    assert walk.session is not None
    assert walk.session.results["first.how"].category == "call"
    assert walk.session.top.key == "more.form"


def test_words_that_are_passed_over_are_read() -> None:
    walk = Walk()
    told(walk, "halo", "hah?", "gmn", "ga ngerti")
    heard = walk.hears(walk.message(Send("bingung sy")))
    assert heard.session is not None
    assert heard.session.results["first.safe"].category == "skipped"
    assert ContentGiven() in heard.events


@pytest.mark.parametrize(
    ("first", "word", "question"),
    [("menu", "orang", "menu.menu"), ("bahasa", "english", "language.language")],
)
def test_a_word_that_acts_is_an_answer_where_it_is_asked_for(
    first: str, word: str, question: str
) -> None:
    walk = Walk()
    told(walk, "halo", first)
    heard = walk.hears(walk.message(Send(word)))
    assert any(isinstance(e, Answered) and e.question == question for e in heard.events)


def test_a_walk_that_staff_hold_says_nothing_and_rings() -> None:
    walk = at_about(shared=False)
    walk.happens("takes")
    for text in ("1", "makasih", "siapa ini", "menu"):
        heard = walk.hears(walk.message(Send(text)))
        assert not said(heard)
        assert ContentGiven() in heard.events
    edit = walk.hears(walk.message(Send("halo", edit=True)))
    assert edit.events == ()


def test_a_silence_while_staff_hold_the_chat_is_a_silence() -> None:
    """They give back a chat, and whoever holds the phone now is shown nothing that waited."""
    for shared in (True, False):
        walk = at_about(shared=shared)
        walk.happens("takes")
        walk.now += timedelta(minutes=31)
        told(walk, "halo")
        before = walk.turns
        walk.happens("gives back")
        assert walk.turns == before, "nothing is asked"
        assert told(walk, "halo")[0].startswith(NEUTRAL)


def test_what_is_asked_of_us_is_read() -> None:
    walk = Walk()
    for text in ("siapa ini", "istri saya lapor ya?"):
        heard = walk.hears(walk.message(Send(text)))
        assert any(isinstance(event, RiskSeen) for event in heard.events)
        assert heard.session is None
