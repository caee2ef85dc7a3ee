"""What one message leads to: words that act, staff in the chat, silence, and the flows.

Pure like the engine below it, and the same for every channel. The order is the order of
help: emergency words first, then a person, then leaving, and only then the conversation.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from flows import triage
from flows.engine.answers import read
from flows.engine.book import Book
from flows.engine.environment import Environment
from flows.engine.events import (
    Answered,
    ContentGiven,
    Event,
    Lane,
    LocaleChosen,
    MsgOutKind,
    PersonAsked,
    QuitTyped,
    Reported,
    RiskSeen,
    Said,
    StopTyped,
)
from flows.engine.model import Choose
from flows.engine.run import ask_again, enter, resume, start
from flows.engine.session import Position, Session
from flows.language.commands import Command, command, locale_asked
from flows.language.courtesy import is_greeting
from flows.messages import MsgIn, MsgKind
from flows.sending import is_live
from flows.texts import _

IDLE: Final = timedelta(minutes=30)
MAIN: Final = "first"
FEW_WORDS: Final = 4

SILENT: Final = (RiskSeen, PersonAsked, QuitTyped, StopTyped)
"""What a word decides though it may not be answered: it came late, or it is an edit."""

ANSWERED_FIRST: Final = frozenset({"menu.menu", "language.language", "first.unsafe"})
"""Questions whose options are themselves words that act: there they are answers."""


@dataclass(frozen=True, slots=True)
class Person:
    """What reception knows of who writes: their last words before these, and who holds the chat.

    `unheard`: the last question never reached them (it expired, or they left with KELUAR).
    """

    wrote_at: datetime | None = None
    taken_over: bool = False
    unheard: bool = False


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
    risks = _risks(session, msg, heard.events)
    events = heard.events
    if session is not None and _bot_speaks(person, msg, env) and _needs_112(risks, events):
        events = (emergency(env), *events)
    content = (ContentGiven(),) if risks or Reported() in events else ()
    return replace(heard, events=(*events, *content, *risks))


def _bot_speaks(person: Person, msg: MsgIn, env: Environment) -> bool:
    live = msg.kind is not MsgKind.EDIT and is_live(msg.sent_at, env.now)
    return live and env.open and not person.taken_over


def current(book: Book, session: Session | None) -> Session | None:
    """The session, unless it has ended or stands where an upgrade left no node."""
    if session is None or session.finished or not all(book.knows(p) for p in session.stack):
        return None
    return session


def emergency(env: Environment) -> Said:
    """The one answer to DARURAT, and what a person gets when something of ours fails."""
    text = env.text(
        _(
            "Call 112 now: free, without credit, even from a locked phone. Police: 110, they "
            "see your number and place."
        )
    )
    return Said(text, (), Lane.EMERGENCY, MsgOutKind.EMERGENCY, keep=True)


def _converse(
    book: Book, person: Person, session: Session | None, msg: MsgIn, env: Environment
) -> Heard:
    acted = _words_that_act(book, person, session, msg, env)
    late = not is_live(msg.sent_at, env.now)
    if late or msg.kind is MsgKind.EDIT:
        decided = acted.events if acted is not None else ()
        kept = tuple(event for event in decided if isinstance(event, SILENT))
        return Heard(session, kept, unheard=late or person.unheard)
    if acted is not None:
        return acted
    if person.taken_over:
        return Heard(session, (), person.unheard)
    if not env.open:
        return Heard(session, (_not_open(env),), unheard=True)
    if session is None:
        return _heard(start(book, MAIN, env))
    if _been_away(person, msg):
        return _heard(enter(book, session, "returning", env))
    return _heard(resume(book, session, msg, env))


def _heard(outcome: tuple[Session, list[Event]]) -> Heard:
    return Heard(outcome[0], tuple(outcome[1]))


def been_away(wrote_at: datetime | None, sent_at: datetime) -> bool:
    """Whether there was a silence after which somebody else may hold the phone."""
    return wrote_at is not None and sent_at - wrote_at >= IDLE


def _been_away(person: Person, msg: MsgIn) -> bool:
    return person.unheard or been_away(person.wrote_at, msg.sent_at)


def _words_that_act(
    book: Book, person: Person, session: Session | None, msg: MsgIn, env: Environment
) -> Heard | None:
    """The words that act as whole messages in every state; None when it is none of them."""
    match command(msg.text):
        case Command.EMERGENCY:
            said = emergency(env)
            events = (said, triage.DARURAT)
            return Heard(session, events, person.unheard)
        case Command.QUIT:
            text = _(
                "Thank you for asking about the city's services. The note is kept. Write HELLO at "
                "any time."
            )
            cover = Said(env.text(text), (), Lane.EMERGENCY, MsgOutKind.COVER)
            return Heard(session, (QuitTyped(), cover), unheard=True)
        case Command.STOP:
            text = _("All right, we do not write first. HELLO starts again, 112 is always free.")
            cover = Said(env.text(text), (), Lane.EMERGENCY, MsgOutKind.COVER)
            return Heard(session, (StopTyped(), cover), unheard=True)
        case Command.PERSON | Command.CALL | Command.MENU | Command.LANGUAGE as word if (
            not person.taken_over
        ):
            if not env.open or _answers(book, session, msg, env):
                return None
            return _asked(word, book, person, session, msg, env)
        case _:
            return None


def _answers(book: Book, session: Session | None, msg: MsgIn, env: Environment) -> bool:
    """Whether the word is what the waiting question asks for."""
    if session is None or session.top.key not in ANSWERED_FIRST:
        return False
    node = book.node(session.top)
    return isinstance(node, Choose) and read(node, msg, env) is not None


def _asked(
    word: Command,
    book: Book,
    person: Person,
    session: Session | None,
    msg: MsgIn,
    env: Environment,
) -> Heard:
    """A person, the menu or a language; afterwards what waited is asked again."""
    below = session or Session(env.fresh_id, (Position(MAIN, book.flows[MAIN].start),))
    if word is Command.MENU:
        return _heard(enter(book, below, "menu", env))
    if word in {Command.PERSON, Command.CALL}:
        called = _("I am calling a companion. I do not know yet when they answer. Urgent: 112.")
        alone = _("Nobody is on duty in this chat right now. Your wish is kept. Urgent: 112.")
        said = Said(env.text(called if env.attended else alone))
        if session is not None:
            return Heard(session, (PersonAsked(), said))
        begun, events = start(book, MAIN, env)
        return Heard(begun, (PersonAsked(), *([said] if env.attended else []), *events))
    locale = locale_asked(msg.text)
    if locale is None:
        return _heard(enter(book, below, "language", env))
    env = replace(env, locale=locale)
    if session is None:
        outcome = start(book, MAIN, env)
    elif _been_away(person, msg):
        outcome = enter(book, session, "returning", env)
    else:
        outcome = ask_again(book, session, env)
    return Heard(*_with(LocaleChosen(locale), outcome))


def _with(event: Event, outcome: tuple[Session, list[Event]]) -> tuple[Session, tuple[Event, ...]]:
    return outcome[0], (event, *outcome[1])


def _not_open(env: Environment) -> Said:
    text = _("This chat is not open yet. If it is urgent, call 112: free, no credit needed.")
    return Said(env.text(text), (), Lane.EMERGENCY, MsgOutKind.EMERGENCY, keep=True)


def _risks(session: Session | None, msg: MsgIn, events: tuple[Event, ...]) -> tuple[RiskSeen, ...]:
    """What the words, the answers and the bare fact of unread content say of the danger."""
    offered = session is not None and session.correction is not None
    acted = command(msg.text) is not None or (offered and len(msg.text.split()) <= FEW_WORDS)
    risks = [event for event in events if isinstance(event, RiskSeen)]
    if not acted:
        risks.extend(triage.risks_in_words(msg.text))
    for event in events:
        risks.extend(triage.risks_in_event(event))
    if _has_content(msg, events, acted=acted):
        risks.extend(triage.risks_in_msg(msg))
    return tuple(risks)


def _needs_112(risks: tuple[RiskSeen, ...], events: tuple[Event, ...]) -> bool:
    """Danger now, and nothing in this answer names the number yet."""
    told = any(isinstance(event, Said) and "112" in event.text for event in events)
    return not told and any(risk.level == 0 for risk in risks)


def _has_content(msg: MsgIn, events: tuple[Event, ...], *, acted: bool) -> bool:
    """Whether the message holds what a person must read, beyond greetings and bare answers."""
    if msg.carries or msg.other:
        return True
    told = any(isinstance(e, Answered) and e.category in {"told", "sent"} for e in events)
    if (acted and not told) or msg.press is not None or is_greeting(msg.text):
        return False
    return not any(_bare(event, msg) for event in events)


def _bare(event: Event, msg: MsgIn) -> bool:
    """A choice by its number or label alone: no more than a few words."""
    chosen = isinstance(event, Answered) and event.category not in {"told", "sent"}
    return chosen and len(msg.text.split()) <= FEW_WORDS
