"""Single rules of reception, triage, reports, notices and the texts around them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.i18n import say_when, translate
from flows import notices, triage
from flows.casework.access import Reader, Role, may_read
from flows.casework.report import Report
from flows.conversations import BOOK
from flows.engine.environment import Environment
from flows.engine.events import (
    Answered,
    ContentGiven,
    Event,
    Lane,
    MsgOutKind,
    PersonAsked,
    QuitTyped,
    ReplyAgreed,
    ReplyWay,
    RiskSeen,
    Said,
    ShortModeChosen,
    StopTyped,
    UnsafeSaid,
)
from flows.engine.run import start
from flows.engine.session import Position, Session
from flows.messages import Card, Location, Media, MediaKind, MsgIn, storable
from flows.persons import Person
from flows.reception import Heard, current, hear
from flows.texts import _
from tests.transcripts_runner import ZONE
from tests.walks import NOON

ENV = Environment(
    now=NOON,
    zone=ZONE,
    locale="en",
    translate=translate,
    say_when=say_when,
    facts={"hotline": "0821"},
    attended=True,
    fresh_id="new",
)
HERE = Person(wrote_at=NOON - timedelta(minutes=1))


def said(text: str = "") -> MsgIn:
    """A message of words alone."""
    return MsgIn("simulator", "simulator:1", "1", NOON, text=text)


def words(heard: Heard) -> list[str]:
    """The words of every message."""
    return [event.text for event in heard.events if isinstance(event, Said)]


def begun() -> Session:
    """A session at its first question."""
    return start(BOOK, "first", ENV)[0]


def test_a_session_is_current_while_its_nodes_are_there() -> None:
    session = begun()
    assert current(BOOK, session) is session
    assert current(BOOK, None) is None
    assert current(BOOK, replace(session, stack=())) is None
    gone = replace(session, stack=(Position("first", "gone"), *session.stack))
    assert current(BOOK, gone) is None


def test_an_upgrade_that_took_the_question_away_begins_anew() -> None:
    gone = replace(begun(), id="old", stack=(Position("gone", "safe"),))
    heard = hear(BOOK, HERE, gone, said("1"), ENV)
    assert heard.session is not None
    assert (heard.session.id, heard.session.top) == ("new", Position("first", "safe"))
    assert words(heard)[0].startswith("It is in, thank you.")


@pytest.mark.parametrize(("minutes", "neutral"), [(29, False), (30, True), (600, True)])
def test_after_half_an_hour_it_is_neutral(minutes: int, neutral: bool) -> None:
    away = Person(wrote_at=NOON - timedelta(minutes=minutes))
    heard = hear(BOOK, away, begun(), said("hello"), ENV)
    assert words(heard)[0].startswith("Hello, this is an automatic message.") is neutral


@pytest.mark.parametrize("minutes", [9.99, 10, 60])
def test_ten_minutes_are_late(minutes: float) -> None:
    msg = replace(said("1"), sent_at=NOON - timedelta(minutes=minutes))
    heard = hear(BOOK, HERE, begun(), msg, ENV)
    assert bool(words(heard)) is (minutes < 10)
    assert heard.unheard is (minutes >= 10)


def test_what_a_press_says_is_no_content_but_its_answer_counts() -> None:
    press = replace(said(), press="new.1.1")
    heard = hear(BOOK, HERE, begun(), press, ENV)
    assert UnsafeSaid() in heard.events
    assert ContentGiven() in heard.events
    heard = hear(BOOK, HERE, begun(), replace(said(), press="new.1.0"), ENV)
    assert ContentGiven() not in heard.events


@pytest.mark.parametrize("text", ["hello", "1", "1 yes of course", "menu", "skip", ""])
def test_greetings_and_bare_answers_are_no_content(text: str) -> None:
    assert ContentGiven() not in hear(BOOK, HERE, begun(), said(text), ENV).events


@pytest.mark.parametrize("text", ["1 he is out until nine", "what is this", "human", "x", "stop"])
def test_what_a_person_must_read(text: str) -> None:
    assert ContentGiven() in hear(BOOK, HERE, begun(), said(text), ENV).events


def test_danger_now_gets_the_number_first_and_once() -> None:
    asked = hear(BOOK, HERE, begun(), said("1"), ENV).session
    heard = hear(BOOK, HERE, asked, said("he is beating me right now"), ENV)
    first, second = (event for event in heard.events if isinstance(event, Said))
    assert (first.kind, first.lane) == (MsgOutKind.EMERGENCY, Lane.EMERGENCY)
    assert second.kind is MsgOutKind.ANSWER
    for silent in (replace(HERE, taken_over=True), HERE):
        closed = replace(ENV, open=silent.taken_over)
        heard = hear(BOOK, silent, begun(), said("he is beating me right now"), closed)
        assert len(words(heard)) == (0 if silent.taken_over else 1)
        assert any(isinstance(e, RiskSeen) and e.level == 0 for e in heard.events)


@pytest.mark.parametrize(
    ("event", "level"),
    [
        (Answered("first.hurt", "yes", "1"), 0),
        (Answered("first.hurt", "skipped", "skip"), None),
        (Answered("first.how", "here", "1"), None),
        (PersonAsked(), 2),
        (UnsafeSaid(), 1),
        (QuitTyped(), 2),
        (StopTyped(), 2),
        (ShortModeChosen(), None),
    ],
)
def test_an_event_says_how_urgent(event: Event, level: int | None) -> None:
    assert [seen.level for seen in triage.risks_in_event(event)] == (
        [] if level is None else [level]
    )


def test_every_answer_that_is_weighed_can_be_given() -> None:
    for question, category in triage.ANSWERS:
        flow, _dot, node = question.partition(".")
        options = getattr(BOOK.flows[flow].by_name[node], "options", ())
        assert category in {"told", *(option.name for option in options)}


def test_every_kind_of_unread_content_is_at_least_medium() -> None:
    file = tuple(Media(kind, "f") for kind in MediaKind)
    msg = replace(said(), media=file, location=Location(0, 0), card=Card("", "1", own=False))
    seen = triage.risks_in_msg(msg)
    assert len(seen) == len({one.reason for one in seen}) == len(MediaKind) + 2
    for more in (said("words"), replace(said(), other="poll")):
        seen += triage.risks_in_msg(more)
    assert {one.level for one in seen} == {triage.UNREAD}
    assert {one.reason for one in seen} == set(triage.UNREAD_REASONS.values())


def test_a_report_keeps_the_last_answer_and_the_last_wish() -> None:
    until = NOON + timedelta(hours=2)
    report = Report().after(
        (
            Answered("first.hurt", "no", "3"),
            RiskSeen(1, "why", "words"),
            ReplyAgreed(ReplyWay.HERE, until, "2 pm"),
            ContentGiven(),
        )
    )
    assert report.until == until
    report = report.after((Answered("first.hurt", "yes", "1"), ReplyAgreed(ReplyWay.SELF)))
    assert report.answers == {"first.hurt": ("yes", "1", "")}
    assert (report.until, report.reply) == (None, ("self", "", ""))
    assert (report.risk.level, len(report.risk.reasons)) == (1, 1)
    assert Report().until is None


def test_who_is_not_safe_any_more_is_not_answered_as_agreed_before() -> None:
    """The contact's own row forgets the agreement, and so must what staff read."""
    agreed = ReplyAgreed(ReplyWay.HERE, NOON + timedelta(hours=2), "2 pm")
    report = Report().after((agreed,)).after((UnsafeSaid(),))
    assert (report.until, report.reply) == (None, ("self", "", ""))


def test_nobody_without_a_name_reads_a_case() -> None:
    assert may_read(Reader("Rani", Role.OPERATOR), restricted=False)
    assert not may_read(Reader("  ", Role.OPERATOR), restricted=False)
    assert not may_read(Reader("Rani", Role.OPERATOR), restricted=True)
    assert may_read(Reader("Rani", Role.OPERATOR, trusted=True), restricted=True)


@pytest.mark.parametrize("locale", ["id", "en"])
@pytest.mark.parametrize("hotline", [True, False])
def test_nobody_yet_names_the_hour_and_the_numbers(locale: str, hotline: bool) -> None:
    facts = {"hotline": "0821"} if hotline else {}
    notice = notices.nobody_yet(replace(ENV, locale=locale, facts=facts))
    assert "12.00" in notice.text
    assert "112" in notice.text
    assert ("0821" in notice.text) is hotline
    assert notice.kind is MsgOutKind.NOTICE


@pytest.mark.parametrize("attended", [True, False])
@pytest.mark.parametrize("is_open", [True, False])
def test_a_fault_of_ours_is_answered_and_read(attended: bool, is_open: bool) -> None:
    told, *more = notices.after_a_fault(replace(ENV, attended=attended, open=is_open))
    assert isinstance(told, Said)
    assert "112" in told.text
    assert ("companion" in told.text) is (attended and is_open)
    assert more[0] == ContentGiven()
    assert isinstance(more[1], RiskSeen)


def test_staff_lines_are_in_their_lane() -> None:
    for told in (notices.taken_over(ENV, "Rani"), notices.handed_back(ENV)):
        assert (told.lane, told.kind) == (Lane.STAFF, MsgOutKind.STAFF)
    assert "Rani" in notices.taken_over(ENV, "Rani").text


@pytest.mark.parametrize(
    ("text", "stored"), [("a\x00b", "ab"), ("\ud83d tolong", "? tolong"), ("😀 é", "😀 é")]
)
def test_any_text_can_be_stored(text: str, stored: str) -> None:
    assert storable(text) == stored


@pytest.mark.parametrize("attended", [True, False])
def test_thoughts_of_suicide_promise_nobody_who_is_not_there(attended: bool) -> None:
    told = notices.stay_alive(replace(ENV, attended=attended))
    assert ("companion" in told.text) is attended
    assert "112" in told.text


@pytest.mark.parametrize("attended", [True, False])
@pytest.mark.parametrize("hotline", [True, False])
def test_the_answer_to_darurat_names_who_there_is(attended: bool, hotline: bool) -> None:
    facts = {"hotline": "0821"} if hotline else {}
    told = notices.emergency_asked(replace(ENV, attended=attended, facts=facts))
    assert "112" in told.text
    assert ("companion" in told.text) is attended
    assert ("0821" in told.text) is (hotline and not attended)


def test_a_text_is_its_own_id() -> None:
    assert _("words") == "words"
    assert ENV.text("{time} {a}", a="b") == "12.00 b"
    assert ENV.local == NOON
