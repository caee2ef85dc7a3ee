"""Buttons old and new, corrections, going back, and asking in other words, on small flows."""

from dataclasses import replace

import pytest

from flows.engine.asking import button_token
from flows.engine.book import Book
from flows.engine.draw import mermaid
from flows.engine.events import Answered, Button, Said
from flows.engine.model import END, Ask, Choose, Flow, Option
from flows.engine.run import resume, start
from flows.engine.session import Asked, Correction, Position, Session
from flows.messages import Location, MsgIn
from tests.small_flows import COLOURS, ENV, OUTER, WITH_BUTTONS, said, stored, texts

PETS = (Option("cat", "a cat", to="name"), Option("dog", "a dog", to="name", yes=True))
AGES = (Option("old", "old", to=END), Option("young", "young", to=END))
BOOK = Book(
    [
        Flow(
            "pets",
            "pet",
            (
                Choose("pet", "Which pet?", again="Cat or dog?", options=PETS, skip="name"),
                Ask("name", "Its name?", again="Any name.", to="age", skip="age"),
                Choose("age", "How old?", again="Old or young?", options=AGES, skip=END),
            ),
            most_questions=3,
        )
    ]
)
OFFER = 'Change the earlier answer to "a dog"?\n1 change it\n2 leave it'
AGE = "How old?\n1 old\n2 young"


def pressed(token: str) -> MsgIn:
    """A button press."""
    return replace(said(), press=token)


def at_age() -> Session:
    """A session that waits at the third question."""
    session, _ = start(BOOK, "pets", ENV)
    for word in ("1", "Miau"):
        session, _ = resume(BOOK, session, said(word), ENV)
    return session


def test_buttons_are_shown_where_the_channel_has_them() -> None:
    session, events = start(BOOK, "pets", WITH_BUTTONS)
    (asked,) = [event for event in events if isinstance(event, Said)]
    assert asked.buttons == (Button("a cat", "s.1.0"), Button("a dog", "s.1.1"))
    session, events = resume(BOOK, session, pressed("s.1.1"), WITH_BUTTONS)
    assert events[0] == Answered("pets.pet", "dog", "a dog")
    assert [event.buttons for event in events if isinstance(event, Said)] == [()]


@pytest.mark.parametrize("token", ["", "other.3.0", "s.3.7", "s.9.0", "s.1.7", "s.2.0", "s.0.0"])
def test_a_button_that_leads_nowhere(token: str) -> None:
    session = at_age()
    after, events = resume(BOOK, session, pressed(token), ENV)
    assert texts(events) == [f"That button is from before.\n{AGE}"]
    assert after == session


@pytest.mark.parametrize("word", ["1", "yes", "ya"])
def test_an_old_button_is_a_correction(word: str) -> None:
    session, events = resume(BOOK, at_age(), pressed("s.1.1"), ENV)
    assert texts(events) == [OFFER]
    assert session.correction == Correction(1, 1)
    session, events = resume(BOOK, stored(session), said(word), ENV)
    assert events[0] == Answered("pets.pet", "dog", "a dog", corrected=True)
    assert texts(events) == [f"Changed.\n{AGE}"]
    assert session.results["pets.pet"].category == "dog"
    assert (session.correction, session.top.node) == (None, "age")


@pytest.mark.parametrize("word", ["2", "no", "tidak"])
def test_a_correction_is_declined(word: str) -> None:
    session, _ = resume(BOOK, at_age(), pressed("s.1.1"), ENV)
    session, events = resume(BOOK, session, said(word), ENV)
    assert texts(events) == [AGE]
    assert session.results["pets.pet"].category == "cat"


def test_something_else_answers_what_waits() -> None:
    session, _ = resume(BOOK, at_age(), pressed("s.1.1"), ENV)
    session, events = resume(BOOK, session, said("young"), ENV)
    assert events[0] == Answered("pets.age", "young", "young")
    assert session.finished


def test_another_button_ends_the_offer() -> None:
    session, _ = resume(BOOK, at_age(), pressed("s.1.1"), ENV)
    session, events = resume(BOOK, session, pressed("s.3.0"), ENV)
    assert events[0] == Answered("pets.age", "old", "old")
    assert session.correction is None


def test_the_corrected_question_is_gone() -> None:
    """The trail has an end: what was offered may have fallen off it."""
    session, _ = resume(BOOK, at_age(), pressed("s.1.1"), ENV)
    session = replace(session, trail=session.trail[1:])
    session, events = resume(BOOK, session, said("yes"), ENV)
    assert texts(events) == [AGE]
    assert session.results["pets.pet"].category == "cat"


def test_an_upgrade_took_the_old_question_away() -> None:
    gone = Asked(1, (Position("pets", "gone"),))
    session = replace(at_age(), trail=(gone, *at_age().trail[1:]))
    _, events = resume(BOOK, session, pressed("s.1.1"), ENV)
    assert texts(events) == [f"That button is from before.\n{AGE}"]


def test_back_goes_as_far_as_the_first_question() -> None:
    session, events = resume(BOOK, at_age(), said("back"), ENV)
    assert texts(events) == ["Its name?"]
    session, events = resume(BOOK, stored(session), said("change"), ENV)
    assert texts(events) == ["Which pet?\n1 a cat\n2 a dog"]
    assert session.results["pets.pet"].category == "cat"
    session, events = resume(BOOK, session, said("back"), ENV)
    assert texts(events) == ["This is the first question.\nWhich pet?\n1 a cat\n2 a dog"]
    assert len(session.trail) == 1


def test_back_returns_into_a_called_flow() -> None:
    session, _ = start(OUTER, "outer", ENV)
    session, _ = resume(OUTER, session, said("Sari"), ENV)
    session, events = resume(OUTER, session, said("back"), ENV)
    assert texts(events) == ["Name?"]
    session, events = resume(OUTER, session, said("Budi"), ENV)
    assert texts(events) == ["Here?\n1 here\n2 there"]


def test_words_become_plainer_the_less_is_understood() -> None:
    session, events = start(BOOK, "pets", ENV)
    heard = []
    for _ in range(4):
        session, events = resume(BOOK, session, said("hm"), ENV)
        heard += texts(events)
    options = "\n1 a cat\n2 a dog"
    person = "\nOr write it in your own words: everything is kept."
    assert heard == [
        f"Cat or dog?{options}",
        f"Cat or dog? A number is enough.{options}",
        f"Cat or dog? A number is enough.{options}{person}",
        "Its name?",
    ]
    assert events[0] == Answered("pets.pet", "skipped", "hm")
    assert session.unclear == 0


def test_what_tells_something_is_never_passed_over() -> None:
    session, _ = start(BOOK, "pets", ENV)
    tells = said("it came in through our kitchen")
    after, events = resume(BOOK, replace(session, unclear=3), tells, ENV)
    assert texts(events)[0].startswith("It is in, thank you.\nWhich pet?")
    assert (after.top.node, after.unclear) == ("pet", 3)


def test_an_open_question_needs_no_number() -> None:
    session = replace(at_age(), stack=(Position("pets", "name"),))
    for _ in range(3):
        session, events = resume(BOOK, session, said(" "), ENV)
    assert texts(events) == ["Any name.\nOr write it in your own words: everything is kept."]


@pytest.mark.parametrize("msg", [replace(said(), location=Location(1, 2)), said()])
def test_a_file_at_a_choice_is_taken_in(msg: MsgIn) -> None:
    msg = msg if msg.carries else replace(msg, other="poll")
    session = at_age()
    after, events = resume(BOOK, session, msg, ENV)
    assert texts(events) == [f"It is in, thank you.\n{AGE}"]
    assert after == session


def test_tokens_are_short_enough_for_a_button() -> None:
    assert len(button_token(Session("0123456789abcdef", ask=10**6), 99)) < 64


def test_a_flow_is_drawn() -> None:
    drawn = mermaid(OUTER.flows["outer"]) + mermaid(COLOURS.flows["small"])
    for line in (
        "[*] --> begin",
        'state "inner<br/>runs inner" as inner',
        'state "find<br/>looks up fact" as find',
        'state "by<br/>by outer.find" as by',
        'state "call<br/>makes known reply_call" as call',
        "ask --> find: there / LEWATI",
        "thanks --> [*]",
        "class colours question",
    ):
        assert line in drawn
