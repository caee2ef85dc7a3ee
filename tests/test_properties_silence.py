"""After a silence, and on a phone that others read, nothing of before is shown."""

from copy import copy
from datetime import timedelta
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from flows.conversations import BOOK
from flows.engine.asking import labels
from flows.engine.environment import Environment
from flows.engine.events import Event, Said
from flows.engine.model import Ask, Choose, ChooseMany
from flows.engine.session import Position, Session
from flows.language.commands import Command, command
from flows.reception import current
from tests.walks import LINES, SENDS, STEPS, Happens, Send, Step, Wait, Walk

PLANTED: Final = "zqxw"
"""A word of theirs that no text of ours holds."""
TELLS: Final[SearchStrategy[Step]] = st.builds(
    lambda line: Send(f"{line} {PLANTED}"), st.sampled_from(LINES)
)
TOLD: Final[SearchStrategy[list[Step]]] = st.lists(
    st.one_of(TELLS, SENDS, st.sampled_from([Send("1"), Send("2"), Send("3")])), max_size=15
)
WALKS: Final = st.builds(Walk, st.booleans(), st.booleans(), st.sampled_from(("id", "en")))
URGENT: Final = st.sampled_from(("DARURAT", "darurat!!", "gawat", "tolong darurat", "SOS", "112"))
OPENS: Final = {Command.MENU: "menu", Command.CALL: "call", Command.LANGUAGE: "language"}
AGAIN: Final = st.lists(st.sampled_from(LINES).map(Send), min_size=1, max_size=3)


def take(walk: Walk, step: Step) -> list[str]:
    """One step, and what was said to the person."""
    match step:
        case Wait(minutes):
            assert minutes == 0
            return []
        case Happens(what):
            walk.happens(what)
            return []
        case _:
            return said(walk.hears(walk.message(step)).events)


def said(events: tuple[Event, ...]) -> list[str]:
    """The texts of a turn."""
    return [event.text for event in events if isinstance(event, Said)]


def lines_of(place: Position, env: Environment) -> set[str]:
    """The lines in which a question can be asked."""
    node = BOOK.node(place)
    if not isinstance(node, Choose | ChooseMany | Ask):
        return set()
    asked = {env.text(node.text), env.text(node.again)}
    if isinstance(node, Ask):
        return asked
    return asked | {f"{at} {label}" for at, label in enumerate(labels(node, env), 1)}


FOR_EVERYBODY = {"returning", "life", "menu", "menu_plain", "language"}


def waits(session: Session | None) -> tuple[Position, ...]:
    """What waits, without what only greets whoever comes back, or is the same for everybody."""
    found = current(BOOK, session)
    stack = found.stack if found else ()
    return tuple(place for place in stack if place.flow not in FOR_EVERYBODY)


def shown_of(walk: Walk, before: tuple[Position, ...], step: Send, texts: list[str]) -> set[str]:
    """The lines of what waited in an answer, but for what these words opened themselves."""
    opened = OPENS.get(command(step.text) or Command.START)
    env = walk.env
    lines = {
        line
        for place in before
        if place.flow != opened and not _is_open_end(place)
        for line in lines_of(place, env)
    }
    now = current(BOOK, walk.session)
    if now is not None and now.top not in before:
        lines -= lines_of(now.top, env)
    answer = [line for text in texts for line in text.splitlines()]
    return {
        line
        for line in lines
        for one in answer
        if line == one or (line in one and not line[0].isdecimal())
    }


def _is_open_end(place: Position) -> bool:
    node = BOOK.node(place)
    return isinstance(node, Ask) and node.loop


@settings(max_examples=150)
@given(WALKS, STEPS, URGENT, st.sampled_from((0, 31, 1440)))
def test_the_word_for_an_emergency_is_answered_at_once(
    walk: Walk, steps: list[Step], word: str, minutes: int
) -> None:
    for step in steps:
        if isinstance(step, Wait):
            walk.now += timedelta(minutes=step.minutes)
        else:
            take(walk, step)
    walk.now += timedelta(minutes=minutes)
    (answer,) = take(walk, Send(word))
    assert "112" in answer
    assert PLANTED not in answer


@settings(max_examples=250)
@given(WALKS, TOLD, SENDS, st.sampled_from((31, 45, 1440)))
def test_after_a_silence_nothing_of_before_is_shown(
    walk: Walk, told: list[Step], then: Step, minutes: int
) -> None:
    assert isinstance(then, Send)
    for step in told:
        take(walk, step)
    if walk.person.wrote_at is None or current(BOOK, walk.session) is None:
        return
    before = waits(walk.session)
    walk.now += timedelta(minutes=minutes + then.minutes)
    texts = take(walk, then)
    assert shown_of(walk, before, then, texts) == set()
    assert PLANTED in then.text or not any(PLANTED in text for text in texts)


@settings(max_examples=200)
@given(WALKS, TOLD, AGAIN, st.sampled_from((31, 45, 1440)))
def test_a_phone_that_others_read_shows_nothing_to_who_comes_back(
    walk: Walk, told: list[Step], again: list[Send], minutes: int
) -> None:
    """Whatever they type, and however often: what waited stays hidden, with its words."""
    for step in [Send("halo kak"), Send("3"), *told]:
        texts = take(walk, step)
        typed = isinstance(step, Send) and PLANTED in step.text
        assert typed or not any(PLANTED in text for text in texts)
    if not walk.person.guarded or current(BOOK, walk.session) is None:
        return
    before = waits(walk.session)
    walk.now += timedelta(minutes=minutes)
    for step in again:
        texts = take(walk, step)
        assert shown_of(walk, before, step, texts) == set()
        assert not any(PLANTED in text for text in texts)


def test_the_walks_reach_what_they_are_about() -> None:
    walk = Walk()
    for text in ("halo kak", "3", "2", f"ibu {PLANTED}"):
        take(walk, Send(text))
    assert waits(copy(walk).session) == (Position("first", "about"),)


def test_the_menu_opened_before_a_silence_leads_past_nothing() -> None:
    """Opened anew after it, it still comes behind the question whether the moment is good."""
    walk = Walk()
    for text in ("halo kak", "3", "menu"):
        take(walk, Send(text))
    asked = lines_of(Position("first", "hurt"), walk.env)
    walk.now += timedelta(minutes=31)
    for text in ("menu", "1"):
        (answer,) = take(walk, Send(text))
        assert not asked & set(answer.splitlines())
