"""What one message leads to: words that act, staff in the chat, silence, and the flows.

Pure like the engine below it, and the same for every channel. The order is the order of
help: emergency words first, then a person, then leaving, and only then the conversation.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from flows import notices
from flows.acting import MAIN, SILENT, act
from flows.casework.evidence import ABOUT, TOO_LARGE, YOUNG, fetchable
from flows.engine.book import Book
from flows.engine.environment import Environment
from flows.engine.events import ContentGiven, Event, LocaleChosen, Reported
from flows.engine.run import ask_again, enter, resume, start
from flows.engine.session import Position, Session
from flows.language.courtesy import is_calling, is_thanks
from flows.language.danger import Danger, find_danger
from flows.language.english import looks_english
from flows.messages import MsgIn, MsgKind
from flows.sending import is_live
from flows.triage import UNFETCHED
from flows.weighing import needs_112, risks_of

IDLE: Final = timedelta(minutes=30)
OPEN: Final = frozenset({f"{MAIN}.open", "again.open"})
"""The open ends: what comes there is for staff, and courtesy gets a courtesy back."""


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
    here = fetchable(msg, env.channel)
    heard = _converse(book, person, session, here, env)
    risks = risks_of(session, msg, heard.events, env)
    events = heard.events
    if here is not msg:
        risks = (*risks, UNFETCHED)
        if _bot_speaks(person, msg, env):
            events = (notices.too_large(env, young=has_young(session)), *events)
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
    if away and person.guarded and not (late or msg.kind is MsgKind.EDIT):
        session = _unseen(session)
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


def has_young(session: Session | None) -> bool:
    """Whether they said that it is about somebody under 18."""
    about = session.results.get(ABOUT) if session is not None else None
    return about is not None and about.category in YOUNG


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
        return _stop_for_life(session, env)
    if session is None:
        return _begin(book, msg, env)
    if away:
        return _heard(enter(book, session, "returning", env))
    if msg.other == TOO_LARGE:
        return _heard(ask_again(book, session, env))
    if session.top.key in OPEN and (is_thanks(msg.text) or is_calling(msg.text)):
        said = notices.welcome(env) if is_thanks(msg.text) else notices.still_waiting(env)
        return Heard(session, (said,))
    heard = _heard(resume(book, session, msg, env))
    return replace(heard, events=(*_strangled(dangers, env), *heard.events))


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
    begun, events = start(book, MAIN, replace(env, facts=facts))
    dangers = {hit.danger for hit in find_danger(msg.text)}
    return Heard(begun, (*_strangled(dangers, env), *events))


def _stop_for_life(session: Session | None, env: Environment) -> Heard:
    """No form goes on beside thoughts of suicide: fixed words, then an open end for staff."""
    where = (Position(MAIN, "open"),)
    if session is None:
        session = Session(env.fresh_id)
    stopped = replace(session, stack=where, listening=None, correction=None, unclear=0)
    return Heard(stopped, (notices.stay_alive(env),))


def _heard(outcome: tuple[Session, list[Event]]) -> Heard:
    return Heard(outcome[0], tuple(outcome[1]))
