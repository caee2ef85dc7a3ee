"""What one message leads to: words that act, staff in the chat, silence, and the flows.

Pure like the engine below it, and the same for every channel. The order is the order of
help: emergency words first, then a person, then leaving, and only then the conversation.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from flows import life, notices, triage
from flows.acting import MAIN, SILENT, act
from flows.engine.book import Book
from flows.engine.environment import Environment
from flows.engine.events import Answered, ContentGiven, Event, LocaleChosen, Reported, Said
from flows.engine.run import enter, resume, start
from flows.engine.session import Position, Result, Session
from flows.language.confession import confesses
from flows.language.courtesy import is_calling, is_thanks
from flows.language.danger import Danger, find_danger
from flows.language.english import looks_english
from flows.messages import MsgIn, MsgKind
from flows.sending import is_live
from flows.weighing import needs_112, risks_of

IDLE: Final = timedelta(minutes=30)
OPEN: Final = frozenset({f"{MAIN}.open", "again.open", "doer.open"})
"""The open ends: what comes there is for staff, and courtesy gets a courtesy back."""
CALLS_AT_LIFE: Final = frozenset({"life.now", "life.open"})
"""Not where somebody is named: "kakak" is an answer there."""

STORY: Final = frozenset({f"{MAIN}.story", f"{MAIN}.story_other"})
"""Where a grown-up tells: here somebody may tell what they did themselves."""


@dataclass(frozen=True, slots=True)
class Person:
    """What reception knows of who writes: their last words before these, and who holds the chat.

    `unheard`: the last question never reached them (it expired, or they left with KELUAR).
    `guarded`: somebody else may hold the phone: what waited is never handed to who comes back.
    """

    wrote_at: datetime | None = None
    taken_over: bool = False
    unheard: bool = False
    guarded: bool = False


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
    silent = person.taken_over or not env.open
    late = not is_live(msg.sent_at, env.now)
    if away and not (late or msg.kind is MsgKind.EDIT):
        session = _unseen(session) if person.guarded else life.at_rest(session)
    acted = act(book, session, msg, env, silent=silent, away=away)
    if late or msg.kind is MsgKind.EDIT:
        kept = tuple(event for event in acted.events if isinstance(event, SILENT)) if acted else ()
        return Heard(session, kept, unheard=late or person.unheard)
    if acted is not None:
        return Heard(acted.session, acted.events, acted.left or (away and not acted.asked))
    if person.taken_over:
        return Heard(session, (), unheard=away)
    if not env.open:
        return Heard(session, (notices.not_open(env),), unheard=True)
    if person.wrote_at is not None and session is None and not away:
        env = replace(env, facts={**env.facts, "before": "yes"})
    return _talk(book, session, msg, env, away=away)


def _unseen(session: Session | None) -> Session | None:
    """Nothing that waited or was asked before is left for who comes back."""
    if session is None:
        return None
    waits = (Position("again", "open"),)
    return replace(session, stack=waits, trail=(), listening=None, correction=None, unclear=0)


def _talk(
    book: Book, session: Session | None, msg: MsgIn, env: Environment, *, away: bool
) -> Heard:
    dangers = {hit.danger for hit in find_danger(msg.text)}
    if session is None and env.locale == "id" and looks_english(msg.text):
        heard = _talk(book, None, msg, replace(env, locale="en"), away=away)
        return replace(heard, events=(LocaleChosen("en"), *heard.events))
    if Danger.SUICIDE in dangers:
        return _heard(life.stay(book, session, msg, env, away=away))
    if session is not None and away:
        return _heard(enter(book, session, "returning", env))
    courtesy = _courtesy(session, msg, env)
    if courtesy is not None:
        return Heard(session, (courtesy,))
    heard = _answered(book, session, msg, env)
    return replace(heard, events=(*_ahead(dangers, session, env), *heard.events))


def _answered(book: Book, session: Session | None, msg: MsgIn, env: Environment) -> Heard:
    """The opening, what somebody did themselves, or an answer to what waits."""
    if (session is None or session.top.key in STORY) and confesses(msg.text):
        return _doer(book, session, msg, env)
    if session is None:
        return _begin(book, msg, env)
    return _heard(resume(book, session, msg, env))


def _ahead(dangers: set[Danger], session: Session | None, env: Environment) -> tuple[Event, ...]:
    """What comes before the answer: after strangling a doctor, and while it happens the number.

    Where life is at stake every answer names 112, but not for whom another attacks.
    """
    doctor = (notices.see_a_doctor(env),) if Danger.STRANGLING in dangers else ()
    at_life = session is not None and session.top.flow == life.LIFE
    attacked = Danger.ONGOING in dangers and (doctor or at_life)
    return (notices.emergency(env), *doctor) if attacked else doctor


def _begin(book: Book, msg: MsgIn, env: Environment) -> Heard:
    """The opening, in the words that the first message calls for."""
    facts = dict(env.facts)
    worst = min((risk.level for risk in risks_of(None, msg, (), env)), default=4)
    if worst <= 1:
        facts["danger"] = "yes"
    if msg.media:
        facts["file"] = "yes"
    return _heard(start(book, MAIN, replace(env, facts=facts)))


def _doer(book: Book, session: Session | None, msg: MsgIn, env: Environment) -> Heard:
    """Who writes of having hurt somebody; what they told stays the story."""
    told: tuple[Event, ...] = (triage.DOER,)
    if session is None:
        begun, events = start(book, "doer", env)
        return Heard(begun, (*told, *events))
    key, result = session.top.key, Result("told", msg.text)
    told = (Answered(key, result.category, result.raw), *told)
    begun, events = enter(
        book, replace(session.answered(key, result), stack=(), trail=()), "doer", env
    )
    return Heard(begun, (*told, *events))


def _courtesy(session: Session | None, msg: MsgIn, env: Environment) -> Said | None:
    """Thanks and calls; where life is at stake thanks are read, they may be a farewell."""
    if session is None:
        return None
    if session.top.key in OPEN and is_thanks(msg.text):
        return notices.welcome(env)
    calls = session.top.key in OPEN | CALLS_AT_LIFE and is_calling(msg.text)
    return notices.still_waiting(env) if calls else None


def _heard(outcome: tuple[Session, list[Event]]) -> Heard:
    return Heard(outcome[0], tuple(outcome[1]))
