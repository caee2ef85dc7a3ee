"""The engine on small flows: what it asks, what it takes as an answer, and where it goes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from flows.engine.asking import button_token, read_token
from flows.engine.book import Book
from flows.engine.events import Answered, LookupAsked, PauseBegan, ReplyAgreed, ReplyWay, Said
from flows.engine.model import END, Ask, Choose, Flow, Form, Node, Option, Say, exits
from flows.engine.run import ask_again, enter, found, resume, start, wake
from flows.engine.session import LONGEST_RAW, LONGEST_TRAIL, Position, Result, Session
from flows.messages import Card, Location, Media, MediaKind
from tests.small_flows import COLOURS, ENV, NOON, OUTER, WITH_BUTTONS, asks, said, stored, texts

PHOTO = (Media(MediaKind.PHOTO, "f1"),)


def test_a_choice_of_several_takes_several() -> None:
    session, events = start(COLOURS, "small", ENV)
    assert texts(events) == ["Which? Several are fine, for example 1 3.\n1 red\n2 green\n3 blue"]
    session, events = resume(COLOURS, stored(session), said("3, crimson"), ENV)
    assert events[0] == Answered("small.colours", "chosen", "3, crimson", value="red,blue")
    assert session.results["small.colours"].value == "red,blue"
    assert texts(events) == ["Kept: red,blue."]
    assert session.finished


def test_a_choice_of_several_has_no_buttons() -> None:
    _, events = start(COLOURS, "small", WITH_BUTTONS)
    assert [event.buttons for event in events if isinstance(event, Said)] == [()]


def test_a_choice_of_several_is_asked_again_and_can_be_skipped() -> None:
    session, _ = start(COLOURS, "small", ENV)
    session, events = resume(COLOURS, session, said("what"), ENV)
    assert texts(events)[0].startswith("Which, please? Several are fine")
    session, events = resume(COLOURS, session, said("skip"), ENV)
    assert session.finished
    (none,) = [event for event in events if isinstance(event, Said)]
    assert (none.text, none.kind, none.lane, none.keep) == ("None.", "emergency", 0, True)


@pytest.mark.parametrize(
    ("form", "text", "value"),
    [
        (Form.TEXT, "a word", ""),
        (Form.PLACE, "behind the mosque", ""),
        (Form.NUMBER, "17 years", "17"),
        (Form.WHEN, "at 9 pm", "2026-11-24T21:00:00+00:00"),
        (Form.PHONE, "0812-3456-7890 at 9 pm", "2026-11-24T21:00:00+00:00"),
        (Form.PHONE, "my number 0812-3456-7890", ""),
        (Form.HOUR, "at 9 pm", "2026-11-24T21:00:00+00:00"),
        (Form.HOUR, "whenever he is at work", ""),
    ],
)
def test_an_open_question_reads_its_form(form: Form, text: str, value: str) -> None:
    book = asks(form)
    session, _ = start(book, "small", ENV)
    session, events = resume(book, session, said(text), ENV)
    assert events[0] == Answered("small.ask", "told", text, value=value)
    assert session.results["small.ask"] == Result("told", text, value)
    assert session.top.node == "then"


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (Form.TEXT, "  "),
        (Form.PLACE, ""),
        (Form.NUMBER, "many"),
        (Form.WHEN, "soon or so"),
        (Form.PHONE, "0812 345 it is"),
        (Form.FILES, "I have none"),
    ],
)
def test_an_open_question_is_asked_otherwise(form: Form, text: str) -> None:
    book = asks(form)
    session, _ = start(book, "small", ENV)
    session, events = resume(book, session, said(text), ENV)
    assert texts(events) == ["Tell it otherwise."]
    assert (session.top.node, session.unclear) == ("ask", 1)


def test_files_are_taken_with_and_without_words() -> None:
    for form, caption in ((Form.FILES, "this"), (Form.FILES, ""), (Form.TEXT, "")):
        book = asks(form)
        session, _ = start(book, "small", ENV)
        _, events = resume(book, session, replace(said(caption), media=PHOTO), ENV)
        assert events[0] == Answered("small.ask", "sent", caption)


def test_a_place_is_kept_and_a_card_is_an_answer() -> None:
    book = asks(Form.PLACE)
    session, _ = start(book, "small", ENV)
    here = replace(said(), location=Location(-1.25, 116.5))
    after, _ = resume(book, session, here, ENV)
    assert after.results["small.ask"] == Result("told", "", "-1.25,116.5")
    card = replace(said(), card=Card("Sari", "+628120001", own=False))
    after, _ = resume(book, session, card, ENV)
    assert after.results["small.ask"] == Result("told", "")


def test_an_open_end_keeps_every_message() -> None:
    book = asks(Form.TEXT, loop=True)
    session, _ = start(book, "small", ENV)
    for word in ("one", "two"):
        session, events = resume(book, session, said(word), ENV)
        assert texts(events) == ["Tell it otherwise."]
        assert (session.top.node, session.ask) == ("ask", 1)
    session, _ = resume(book, session, said("skip"), ENV)
    assert session.top.node == "then"


def test_what_is_told_later_still_belongs_to_the_story() -> None:
    book = asks(Form.TEXT, listen=timedelta(seconds=30))
    session, _ = start(book, "small", ENV)
    session, _ = resume(book, session, said("it began"), ENV)
    session, events = resume(book, stored(session), said("and then"), ENV)
    assert events == [PauseBegan(NOON + timedelta(seconds=30), "s", session.ask)]
    woken, events = wake(book, session, session.ask, ENV)
    assert texts(events) == ["All of it is in, thank you.\nThen?\n1 alpha"]
    assert woken.listening is None
    assert wake(book, woken, woken.ask, ENV) == (woken, [])
    assert wake(book, session, session.ask - 1, ENV) == (session, [])
    ended, _ = resume(book, session, said("alpha"), ENV)
    assert wake(book, ended, ended.ask, ENV) == (ended, [])


def test_a_skipped_story_is_not_listened_to() -> None:
    book = asks(Form.TEXT, listen=timedelta(seconds=30))
    session, _ = start(book, "small", ENV)
    session, _ = resume(book, session, said("skip"), ENV)
    assert session.listening is None


def test_done_ends_a_story_only_while_it_is_told() -> None:
    book = asks(Form.NUMBER, listen=timedelta(seconds=30))
    session, _ = start(book, "small", ENV)
    asked, events = resume(book, session, said("done"), ENV)
    assert texts(events) == ["Tell it otherwise."]
    told, _ = resume(book, asked, said("7"), ENV)
    _, events = resume(book, told, said("done"), ENV)
    assert texts(events) == ["All of it is in, thank you.\nThen?\n1 alpha"]


def test_a_call_comes_back_and_a_lookup_waits() -> None:
    session, events = start(OUTER, "outer", ENV)
    assert texts(events) == ["Begin.\nName?"]
    assert session.stack == (Position("outer", "inner"), Position("inner", "name"))
    session, events = resume(OUTER, stored(session), said("Sari"), ENV)
    assert texts(events) == ["Here?\n1 here\n2 there"]
    session, events = resume(OUTER, stored(session), said("yes"), ENV)
    assert events[1:] == [
        ReplyAgreed(ReplyWay.CALL, None, "Sari"),
        LookupAsked("fact", "s", session.ask),
    ]
    assert session.top == Position("outer", "find")
    after, events = found(OUTER, stored(session), session.ask, "so", ENV)
    assert (texts(events), after.finished) == (["It is so."], True)
    after, events = found(OUTER, session, session.ask, "", ENV)
    assert texts(events) == ["Lost."]


def test_an_answer_to_a_lookup_comes_too_late() -> None:
    session, _ = start(OUTER, "outer", ENV)
    for word in ("Sari", "no"):
        session, _ = resume(OUTER, session, said(word), ENV)
    first = session.ask
    session, events = resume(OUTER, session, said("hello?"), ENV)
    assert events == [LookupAsked("fact", "s", first + 1)]
    assert found(OUTER, session, first, "so", ENV) == (session, [])
    ended, _ = found(OUTER, session, first + 1, "so", ENV)
    assert found(OUTER, ended, ended.ask, "so", ENV) == (ended, [])


def test_an_answer_to_a_lookup_at_a_question_is_no_answer() -> None:
    session, _ = start(OUTER, "outer", ENV)
    assert found(OUTER, session, session.ask, "so", ENV) == (session, [])


def test_a_flow_interrupts_and_what_waited_goes_on() -> None:
    session, _ = start(OUTER, "outer", ENV)
    for word in ("Sari", "no"):
        session, _ = resume(OUTER, session, said(word), ENV)
    session, _ = enter(OUTER, session, "inner", ENV)
    assert len(session.stack) == 2
    session, events = enter(OUTER, session, "inner", ENV)
    assert len(session.stack) == 2, "a flow that runs already begins anew"
    session, events = resume(OUTER, session, said("Budi"), ENV)
    assert events[1:] == [LookupAsked("fact", "s", session.ask)]


def _prefilled(form: Form) -> Book:
    nodes: tuple[Node, ...] = (
        Choose("way", "Way?", again="Way?", options=(Option("x", "this", to="more"),), skip="more"),
        Ask("more", "More?", again="More.", to="told", skip="told", form=form, prefill="small.way"),
        Say("told", "{answer}", to=END, about="small.more"),
    )
    return Book([Flow("small", "way", nodes, most_questions=2)])


@pytest.mark.parametrize(
    ("form", "text", "words"),
    [
        (Form.WHEN, "1 until 9 pm", ["24.11. 21.00"]),
        (Form.NUMBER, "1, we are 5", ["5"]),
        (Form.TEXT, "1 as you like", ["as you like"]),
        (Form.PHONE, "1 08123456", ["08123456"]),
        (Form.PHONE, "1 0812 345", ["More?"]),
        (Form.PHONE, "1 as you like", ["More?"]),
        (Form.WHEN, "1 as you like", ["More?"]),
        (Form.WHEN, "1", ["More?"]),
        (Form.WHEN, "this", ["More?"]),
        (Form.WHEN, "skip", ["More?"]),
    ],
)
def test_what_was_typed_behind_the_number(form: Form, text: str, words: list[str]) -> None:
    book = _prefilled(form)
    session, _ = start(book, "small", ENV)
    _, events = resume(book, session, said(text), ENV)
    assert texts(events) == words


@pytest.mark.parametrize("token", ["", "s", "s.1", "s.1.2.3", "s.x.1", "s.1.-1", "s.1.", "s.1.²"])
def test_no_token(token: str) -> None:
    assert read_token(token) is None


def test_a_token_names_session_question_and_option() -> None:
    assert read_token(button_token(Session("abc", ask=7), 2)) == ("abc", 7, 2)


def test_a_trail_has_an_end() -> None:
    book = asks(Form.TEXT)
    session, _ = start(book, "small", ENV)
    for _ in range(LONGEST_TRAIL):
        session, _ = enter(book, session, "small", ENV)
    assert len(session.trail) == LONGEST_TRAIL
    assert session.trail[-1].ask == session.ask == LONGEST_TRAIL + 1
    assert len(stored(session).dumps()) < 3000


def test_a_result_keeps_the_beginning_of_what_was_said() -> None:
    book = asks(Form.TEXT)
    session, _ = start(book, "small", ENV)
    session, events = resume(book, session, said("x" * 1000), ENV)
    assert events[0] == Answered("small.ask", "told", "x" * 1000)
    assert session.results["small.ask"].raw == "x" * LONGEST_RAW


def test_a_book_knows_its_nodes_and_names_their_exits() -> None:
    assert OUTER.knows(Position("outer", "ask"))
    assert not OUTER.knows(Position("outer", "gone"))
    assert not OUTER.knows(Position("gone", "ask"))
    for flow in OUTER.flows.values():
        for node in flow.nodes:
            for trigger, target in exits(node):
                assert OUTER.step(Position(flow.name, node.name), trigger) == target


def test_a_question_can_be_asked_in_its_first_words_again() -> None:
    book = asks(Form.NUMBER)
    session, _ = start(book, "small", ENV)
    session, _ = resume(book, session, said("?"), ENV)
    for again in (ask_again(book, session, ENV), resume(book, session, said("/start"), ENV)):
        assert (texts(again[1]), again[0].unclear) == (["Tell."], 0)
