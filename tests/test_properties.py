"""What holds from any state: an answer, a way out, no exception; and what the gate never does."""

from collections.abc import Iterator
from copy import copy
from datetime import datetime, timedelta
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.casework.report import Report
from flows.conversations import BOOK
from flows.engine.events import (
    Answered,
    ContentGiven,
    Event,
    Lane,
    LookupAsked,
    MsgOutKind,
    PauseBegan,
    PersonAsked,
    ReplyAgreed,
    ReplyWay,
    Reported,
    RiskSeen,
    Said,
)
from flows.engine.graph import is_question
from flows.engine.model import Lookup
from flows.engine.session import LONGEST_TRAIL, Session
from flows.language.commands import Command, command
from flows.reception import Heard, current
from flows.sending import LIVE_FOR, OURS, Because, Hold, Refuse, Send, Wishes, is_live, judge
from flows.triage import INFORMATION, NONE, Risk, assess
from tests.walks import NOON, STEPS, Happens, Step, Wait, Walk
from tests.walks import Send as Sends

LEAVING: Final = {Command.EMERGENCY, Command.QUIT, Command.STOP}
WALKS: Final = st.builds(Walk, st.booleans(), st.booleans(), st.sampled_from(("id", "en")))


def said_in(events: tuple[Event, ...]) -> list[Said]:
    """The messages of a turn."""
    return [event for event in events if isinstance(event, Said)]


def may_be_silent(walk: Walk, step: Step, heard: Heard, *, taken: bool) -> bool:
    """Whether there is a reason to say nothing."""
    if isinstance(step, Sends):
        late = timedelta(minutes=step.minutes) >= LIVE_FOR
        if step.edit or late:
            return True
        if taken:
            return command(step.text) not in LEAVING
    waits = any(isinstance(event, PauseBegan | LookupAsked) for event in heard.events)
    return taken or waits


def is_sound(session: Session | None) -> bool:
    """Whether it waits at a question or a lookup (or has ended), and is small."""
    if session is None or session.finished:
        return True
    assert current(BOOK, session) is session
    assert Session.loads(session.dumps()) == session
    assert len(session.dumps()) < 20_000
    assert len(session.stack) <= len(BOOK.flows) + 1
    assert len(session.trail) <= LONGEST_TRAIL
    assert 0 <= session.unclear <= 3
    node = BOOK.node(session.top)
    return is_question(node) or isinstance(node, Lookup)


def walked(walk: Walk, steps: list[Step]) -> Iterator[tuple[Step, Heard, bool]]:
    """Take the steps; each message with what was heard, and whether staff held the chat."""
    for step in steps:
        match step:
            case Wait(minutes):
                walk.now += timedelta(minutes=minutes)
            case Happens(what):
                walk.happens(what)
                assert is_sound(walk.session)
            case _:
                taken = walk.person.taken_over
                yield step, walk.hears(walk.message(step)), taken


@settings(max_examples=150)
@given(WALKS, STEPS)
def test_any_input_leads_to_an_answer(walk: Walk, steps: list[Step]) -> None:
    for step, heard, taken in walked(walk, steps):
        assert is_sound(heard.session)
        said = said_in(heard.events)
        assert all(one.text.strip() for one in said)
        assert all(len(one.text) <= walk.env.channel.text_limit for one in said)
        assert said or may_be_silent(walk, step, heard, taken=taken)


@settings(max_examples=120)
@given(WALKS, STEPS)
def test_there_is_a_way_out_of_any_state(walk: Walk, steps: list[Step]) -> None:
    for _ in walked(walk, steps):
        pass
    urgent, menu, person = copy(walk), copy(walk), copy(walk)
    (said,) = said_in(urgent.hears(urgent.message(Sends("DARURAT"))).events)
    assert (said.lane, said.kind, said.keep) == (Lane.EMERGENCY, MsgOutKind.EMERGENCY, True)
    assert "112" in said.text
    heard = menu.hears(menu.message(Sends("MENU")))
    assert bool(said_in(heard.events)) is not walk.person.taken_over
    heard = person.hears(person.message(Sends("ORANG")))
    assert bool(said_in(heard.events)) is not walk.person.taken_over
    assert (PersonAsked() in heard.events) is (walk.open and not walk.person.taken_over)


@settings(max_examples=100)
@given(WALKS, STEPS)
def test_a_report_only_grows(walk: Walk, steps: list[Step]) -> None:
    report = Report()
    for _, heard, _ in walked(walk, steps):
        before, report = report.risk.level, report.after(heard.events)
        assert report.risk.level <= before
        assert Report.loads(report.dumps()) == report


@settings(max_examples=100)
@given(WALKS, STEPS)
def test_somebody_reads_what_is_a_risk_and_all_that_staff_are_told(
    walk: Walk, steps: list[Step]
) -> None:
    """While staff hold the chat every message rings; an edit of one only when it is a risk."""
    for step, heard, taken in walked(walk, steps):
        risky = any(isinstance(event, RiskSeen) for event in heard.events)
        rings = taken and not (isinstance(step, Sends) and step.edit)
        expected = risky or rings or Reported() in heard.events
        assert (ContentGiven() in heard.events) is expected
        assert heard.events.count(ContentGiven()) <= 1


MOMENTS: Final = st.none() | st.builds(
    lambda minutes: NOON + timedelta(minutes=minutes), st.integers(-1500, 1500)
)
WISHES: Final = st.builds(
    Wishes,
    MOMENTS,
    *[st.booleans()] * 3,
    stopped=st.booleans(),
    frozen=st.booleans(),
    taken_over=st.booleans(),
    way=st.none() | st.sampled_from(ReplyWay),
    until=MOMENTS,
    agreed_at=MOMENTS,
)
KINDS: Final = st.sampled_from(MsgOutKind)
DURING: Final = {MsgOutKind.STAFF, MsgOutKind.EMERGENCY, MsgOutKind.COVER}


@settings(max_examples=800)
@given(KINDS, WISHES)
def test_the_gate_never_lets_through_what_must_not_leave(kind: MsgOutKind, wishes: Wishes) -> None:
    verdict = judge(kind, wishes, NOON)
    live = is_live(wishes.wrote_at, NOON)
    if wishes.gone or wishes.blocked or wishes.erased:
        assert isinstance(verdict, Refuse)
    if not isinstance(verdict, Send):
        return
    assert not wishes.taken_over or kind in DURING
    if kind in OURS:
        assert not wishes.stopped or (live and kind is MsgOutKind.STAFF)
        assert not wishes.frozen
        agreed = wishes.way is ReplyWay.HERE and wishes.until is not None and wishes.until > NOON
        assert agreed or (live and wishes.wrote_again) or wishes.way is ReplyWay.HERE
        assert live or agreed
    else:
        assert live


@settings(max_examples=300)
@given(KINDS, WISHES)
def test_what_is_live_is_answered(kind: MsgOutKind, wishes: Wishes) -> None:
    """An answer to what was just written leaves, whatever was agreed before."""
    barred = wishes.gone or wishes.blocked or wishes.erased or wishes.taken_over
    if kind not in OURS and not barred and is_live(wishes.wrote_at, NOON):
        assert judge(kind, wishes, NOON) == Send()


AGO: Final = NOON - timedelta(hours=2)


@pytest.mark.parametrize(
    ("because", "kind", "wishes"),
    [
        (Because.GONE, MsgOutKind.ANSWER, Wishes(NOON, gone=True)),
        (Because.BLOCKED, MsgOutKind.EMERGENCY, Wishes(NOON, blocked=True)),
        (Because.ERASED, MsgOutKind.STAFF, Wishes(NOON, gone=True, erased=True)),
        (Because.STOPPED, MsgOutKind.NOTICE, Wishes(NOON, stopped=True)),
        (Because.FROZEN, MsgOutKind.INFORMATION, Wishes(NOON, frozen=True)),
        (Because.TAKEN_OVER, MsgOutKind.ANSWER, Wishes(NOON, taken_over=True)),
        (Because.TAKEN_OVER, MsgOutKind.NOTICE, Wishes(NOON, taken_over=True)),
        (Because.LATE, MsgOutKind.ANSWER, Wishes(NOON - LIVE_FOR)),
        (Because.LATE, MsgOutKind.EMERGENCY, Wishes(None)),
        (Because.LATE, MsgOutKind.NOTICE, Wishes(AGO)),
        (Because.LATE, MsgOutKind.NOTICE, Wishes(AGO, way=ReplyWay.HERE, until=NOON)),
        (Because.WRITES_FIRST, MsgOutKind.INFORMATION, Wishes(AGO)),
        (Because.WRITES_FIRST, MsgOutKind.STAFF, Wishes(NOON, agreed_at=NOON)),
        (Because.TAKEN_OVER, MsgOutKind.INFORMATION, Wishes(NOON, taken_over=True)),
        (Because.WRITES_FIRST, MsgOutKind.STAFF, Wishes(AGO, way=ReplyWay.CALL, until=NOON)),
        (Because.AFTER_HOURS, MsgOutKind.STAFF, Wishes(AGO, way=ReplyWay.HERE, until=NOON)),
    ],
)
def test_every_reason_can_be_given(because: Because, kind: MsgOutKind, wishes: Wishes) -> None:
    verdict = judge(kind, wishes, NOON)
    assert isinstance(verdict, Refuse | Hold)
    assert verdict.because is because


def test_the_agreed_hours_are_used_until_they_end() -> None:
    wishes = Wishes(AGO, way=ReplyWay.HERE, until=NOON)
    assert judge(MsgOutKind.STAFF, wishes, NOON - timedelta(seconds=1)) == Send()
    assert judge(MsgOutKind.STAFF, wishes, NOON) == Hold(Because.AFTER_HOURS)


@given(WISHES)
def test_a_notice_is_of_its_moment(wishes: Wishes) -> None:
    """It tells of a moment: when it cannot leave now, it never leaves."""
    assert not isinstance(judge(MsgOutKind.NOTICE, wishes, NOON), Hold)


SEEN: Final = st.lists(
    st.builds(RiskSeen, st.integers(0, 4), st.text(max_size=9), st.text(max_size=9)),
    unique_by=lambda seen: (seen.reason, seen.words),
    max_size=9,
).map(tuple)


@given(SEEN, SEEN)
def test_an_assessment_is_never_lowered(
    first: tuple[RiskSeen, ...], more: tuple[RiskSeen, ...]
) -> None:
    before = assess(None, first)
    after = assess(before, more)
    assert after.level == min([before.level, *(seen.level for seen in more)])
    assert assess(after, more) == after
    assert assess(NONE, ()) == Risk(INFORMATION, ())


UNTIL: Final = st.none() | st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)).map(  # noqa: DTZ001
    lambda at: at.replace(tzinfo=NOON.tzinfo)
)


@given(SEEN, st.builds(ReplyAgreed, st.sampled_from(ReplyWay), UNTIL, st.text()), st.text())
def test_a_report_is_read_as_it_was_written(
    seen: tuple[RiskSeen, ...], reply: ReplyAgreed, raw: str
) -> None:
    report = Report().after((*seen, reply, Answered("first.story", "told", raw), PersonAsked()))
    assert Report.loads(report.dumps()) == report
    assert report.until == reply.until
