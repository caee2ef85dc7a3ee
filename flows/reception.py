"""What one message leads to: words that act, staff in the chat, silence, and the flows.

Pure like the engine below it, and the same for every channel. The order is the order of
help: emergency words first, then a person, then leaving, and only then the conversation.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from flows import notices, triage
from flows.acting import MAIN, SILENT, Scene, act, has_past
from flows.engine.book import Book
from flows.engine.environment import Environment
from flows.engine.events import (
    Answered,
    ContentGiven,
    Event,
    LocaleChosen,
    Masked,
    MockSeen,
    Proved,
    ReceiptWrong,
    Reported,
)
from flows.engine.model import Choose
from flows.engine.run import ask_again, enter, resume, start
from flows.engine.session import Position, Result, Session
from flows.language.courtesy import is_calling, is_thanks
from flows.language.danger import Danger, find_danger, tells_of_rape
from flows.language.english import looks_english
from flows.language.mockery import is_mockery
from flows.language.person import is_minor
from flows.messages import MsgIn, MsgKind
from flows.persons import Person
from flows.sending import is_live
from flows.weighing import needs_112, risks_of

IDLE: Final = timedelta(minutes=30)
OPEN: Final = frozenset({f"{MAIN}.open", f"{MAIN}.open_minor", "returning.hidden"})
"""The open ends: what comes there is for staff, and courtesy gets a courtesy back."""
ABOUT: Final = f"{MAIN}.about"
STORIES: Final = frozenset(
    f"{MAIN}.{name}" for name in ("story", "story_other", "story_minor", "story_young")
)


@dataclass(frozen=True, slots=True)
class Heard:
    """Where the conversation is now, and what was decided; `unheard` as in `Person`."""

    session: Session | None
    events: tuple[Event, ...]
    unheard: bool = False


def hear(
    book: Book, person: Person, session: Session | None, msg: MsgIn, env: Environment
) -> Heard:
    """Take one message from a person: what follows, and what it says of the danger."""
    session = current(book, session)
    heard = _converse(book, person, session, msg, env)
    risks = risks_of(session, msg, heard.events, env)
    events = heard.events
    if session is not None and _bot_speaks(person, msg, env) and needs_112(risks, events):
        events = (notices.emergency(env), *events)
    rings = person.taken_over and msg.kind is not MsgKind.EDIT
    content = (ContentGiven(),) if risks or rings or Reported() in events else ()
    fresh = tuple(risk for risk in risks if risk not in events)
    return replace(heard, events=(*events, *content, *fresh))


def current(book: Book, session: Session | None) -> Session | None:
    """The session, unless it has ended or stands where an upgrade left no node."""
    if session is None or session.finished or not all(book.knows(p) for p in session.stack):
        return None
    return session


def been_away(wrote_at: datetime | None, sent_at: datetime) -> bool:
    """Whether there was a silence after which somebody else may hold the phone."""
    return wrote_at is not None and sent_at - wrote_at >= IDLE


def _bot_speaks(person: Person, msg: MsgIn, env: Environment) -> bool:
    live = msg.kind is not MsgKind.EDIT and is_live(msg.sent_at, env.now)
    return live and env.open and not person.taken_over


def _converse(
    book: Book, person: Person, session: Session | None, msg: MsgIn, env: Environment
) -> Heard:
    away = person.unheard or been_away(person.wrote_at, msg.sent_at)
    late = not is_live(msg.sent_at, env.now)
    env = replace(env, word=person.guard.counted, facts=_facts(person, env, session, away=away))
    scene = Scene(book, person, session, env, away)
    if person.receipt is not None:
        return _receipt(scene, msg, late=late)
    acted = act(scene, msg, silent=person.taken_over or not env.open)
    if late or msg.kind is MsgKind.EDIT:
        kept = tuple(event for event in acted.events if isinstance(event, SILENT)) if acted else ()
        return Heard(session, kept, unheard=late or person.unheard)
    if acted is not None:
        return Heard(acted.session, acted.events, acted.left or (away and not acted.asked))
    if person.taken_over:
        return Heard(session, (), unheard=away)
    if not env.open:
        return Heard(session, (notices.not_open(env),), unheard=True)
    return _talk(scene, msg)


def _facts(
    person: Person, env: Environment, session: Session | None, *, away: bool
) -> dict[str, str]:
    """What the flows may know of who writes."""
    known = {
        "guarded": person.guarded and has_past(session),
        "before": person.wrote_at is not None and session is None and not away,
    }
    return {**env.facts, **{name: "yes" for name, holds in known.items() if holds}}


def _receipt(scene: Scene, msg: MsgIn, *, late: bool) -> Heard:
    """A receipt was typed: right, it goes on and nothing is shown; wrong, one answer for all."""
    book, person, session, env = scene.book, scene.person, scene.session, scene.env
    decided = (Masked(), Proved(by_receipt=True) if person.receipt else ReceiptWrong())
    if late or msg.kind is MsgKind.EDIT or person.taken_over or not env.open:
        return Heard(session, decided, unheard=late or person.unheard)
    if not person.receipt:
        return Heard(session, (*decided, notices.receipt_wrong(env)), unheard=scene.away)
    below = book.revealed(session) if session is not None else None
    if below is None or below.finished:
        below = Session(env.fresh_id, (Position(MAIN, "open"),))
    after, events = ask_again(book, below, env)
    return Heard(after, (*decided, notices.receipt_right(env), *events))


def _talk(scene: Scene, msg: MsgIn) -> Heard:
    book, person, session, env = scene.book, scene.person, scene.session, scene.env
    dangers = {hit.danger for hit in find_danger(msg.text)}
    if session is None and env.locale == "id" and looks_english(msg.text):
        heard = _talk(replace(scene, env=replace(env, locale="en")), msg)
        return replace(heard, events=(LocaleChosen("en"), *heard.events))
    if Danger.SUICIDE in dangers:
        return _stop_for_life(session, env)
    if session is None and not person.frozen:
        return _begin(book, msg, env)
    if session is None:
        session = Session(env.fresh_id, (Position(MAIN, book.flows[MAIN].start),))
        return _heard(enter(book, session, "returning", env))
    if scene.away:
        return _heard(enter(book, session, "returning", env))
    if session.top.key in OPEN and (is_thanks(msg.text) or is_calling(msg.text)):
        said = notices.welcome(env) if is_thanks(msg.text) else notices.still_waiting(env)
        return Heard(session, (said,))
    if is_mockery(msg.text) and not _tells_now(book, session):
        return _mocked(person, session, env)
    if Danger.STRANGLING in dangers:
        env = replace(env, facts={**env.facts, "strangled": "yes"})
    heard = _heard(resume(book, session, msg, env))
    return replace(heard, events=_with_care(heard.events, msg, dangers, env))


def _with_care(
    events: tuple[Event, ...], msg: MsgIn, dangers: set[Danger], env: Environment
) -> tuple[Event, ...]:
    """What must be said of the body before anything else, unless this answer says it."""
    answers = [event for event in events if isinstance(event, Answered)]
    if any(event.question == "first.body" and event.category == "yes" for event in answers):
        return events
    told = any(event.question in STORIES and event.category == "told" for event in answers)
    soon = (notices.see_a_doctor_soon(env),) if told and tells_of_rape(msg.text) else ()
    return (*_strangled(dangers, env), *soon, *events)


def _tells_now(book: Book, session: Session) -> bool:
    """Whether words of any kind are asked for: what was shouted at them is their story."""
    return session.listening is not None or not isinstance(book.node(session.top), Choose)


def _mocked(person: Person, session: Session, env: Environment) -> Heard:
    """A warning, then an end; whatever else they write is heard as before."""
    if person.guard.mocks == 0:
        return Heard(session, (MockSeen(ends=False), notices.warning(env)))
    said = (notices.ended(env),) if person.guard.mocks == 1 else ()
    return Heard(session, (MockSeen(ends=True), *said, triage.MOCKED))


def _strangled(dangers: set[Danger], env: Environment) -> tuple[Event, ...]:
    """A doctor, and while it happens the number before it."""
    if Danger.STRANGLING not in dangers:
        return ()
    doctor = notices.see_a_doctor(env)
    return (notices.emergency(env), doctor) if Danger.ONGOING in dangers else (doctor,)


def _begin(book: Book, msg: MsgIn, env: Environment) -> Heard:
    """The opening, in the words that the first message calls for."""
    facts = dict(env.facts)
    worst = min((risk.level for risk in risks_of(None, msg, (), env)), default=4)
    if worst <= 1:
        facts["danger"] = "yes"
    if msg.media:
        facts["file"] = "yes"
    if is_minor(msg.text):
        facts["minor"] = "yes"
    begun, events = start(book, MAIN, replace(env, facts=facts))
    dangers = {hit.danger for hit in find_danger(msg.text)}
    young: tuple[Event, ...] = ()
    if is_minor(msg.text):
        begun = begun.answered(ABOUT, Result("minor", msg.text))
        young = (Answered(ABOUT, "minor", msg.text),)
    return Heard(begun, (*_strangled(dangers, env), *young, *events))


def _stop_for_life(session: Session | None, env: Environment) -> Heard:
    """No form goes on beside thoughts of suicide: fixed words, then an open end for staff."""
    where = (Position(MAIN, "open"),)
    if session is None:
        session = Session(env.fresh_id)
    stopped = replace(session, stack=where, listening=None, correction=None, unclear=0)
    return Heard(stopped, (notices.stay_alive(env),))


def _heard(outcome: tuple[Session, list[Event]]) -> Heard:
    return Heard(outcome[0], tuple(outcome[1]))
