"""Words that act, each as a whole message, in every state: emergency, a person, leaving."""

from dataclasses import dataclass, replace
from typing import Final

from flows import notices, triage
from flows.engine.answers import read
from flows.engine.book import Book
from flows.engine.environment import Environment
from flows.engine.events import Event, LocaleChosen, PersonAsked, QuitTyped, RiskSeen, StopTyped
from flows.engine.model import Choose
from flows.engine.run import ask_again, enter, start
from flows.engine.session import Position, Session
from flows.language.commands import Command, command, locale_asked
from flows.language.identity import asks_about_other, asks_who
from flows.messages import MsgIn

MAIN: Final = "first"

SILENT: Final = (RiskSeen, PersonAsked, QuitTyped, StopTyped)
"""What a word decides though it may not be answered: it came late, or it is an edit."""

ANSWERED_FIRST: Final = frozenset(
    {
        "menu.menu",
        "language.language",
        "first.unsafe",
        "first.how",
        "information.need",
        "information.next",
        "situations.next",
    }
)
"""Questions whose options are themselves words that act: there they are answers."""


@dataclass(frozen=True, slots=True)
class Acted:
    """What a word leads to; `left`: what waited is not to be answered any more.

    `asked`: a question was asked, and the next words answer it.
    """

    session: Session | None
    events: tuple[Event, ...]
    left: bool = False
    asked: bool = False


def act(
    book: Book, session: Session | None, msg: MsgIn, env: Environment, *, silent: bool, away: bool
) -> Acted | None:
    """Do what a word says; None when it is none of them.

    `silent`: staff hold the chat or it is not open, and the bot says nothing else.
    `away`: the person comes back after a silence, and nothing that waits is shown.
    """
    match command(msg.text):
        case Command.EMERGENCY:
            return Acted(session, (notices.emergency_asked(env), triage.DARURAT))
        case Command.QUIT:
            return Acted(session, (QuitTyped(), notices.cover(env)), left=True)
        case Command.STOP:
            return Acted(session, (StopTyped(), notices.stopped(env)), left=True)
        case _ if silent:
            return None
        case Command.PERSON | Command.CALL | Command.MENU | Command.LANGUAGE as word:
            if _answers(book, session, msg, env):
                return None
            return _wished(word, book, session, msg, env, away=away)
        case _:
            return _who_asks(session, msg, env)


def _who_asks(session: Session | None, msg: MsgIn, env: Environment) -> Acted | None:
    """Whoever asks about us, or about somebody else, learns nothing of anybody."""
    if asks_about_other(msg.text):
        return Acted(session, (notices.no_word_of_anybody(env),), left=True)
    if asks_who(msg.text):
        return Acted(session, (notices.who_we_are(env),), left=True)
    return None


def _answers(book: Book, session: Session | None, msg: MsgIn, env: Environment) -> bool:
    """Whether the word is what the waiting question asks for."""
    if session is None or session.top.key not in ANSWERED_FIRST:
        return False
    node = book.node(session.top)
    return isinstance(node, Choose) and read(node, msg, env) is not None


def _wished(
    word: Command,
    book: Book,
    session: Session | None,
    msg: MsgIn,
    env: Environment,
    *,
    away: bool,
) -> Acted:
    """A person, the menu or a language; afterwards what waited is asked again."""
    if word in {Command.PERSON, Command.CALL}:
        return _person(book, session, env)
    below = session or Session(env.fresh_id, (Position(MAIN, book.flows[MAIN].start),))
    if session is not None and away:  # first the menu, then whether the moment is good
        below = replace(session, stack=(*session.stack, Position("returning", "safe")))
    if word is Command.MENU:
        after, events = enter(book, below, "menu", env)
        return Acted(after, tuple(events), asked=True)
    locale = locale_asked(msg.text)
    if locale is None:
        after, events = enter(book, below, "language", env)
        return Acted(after, tuple(events), asked=True)
    env = replace(env, locale=locale)
    if session is None:
        after, events = start(book, MAIN, env)
    elif away:
        after, events = enter(book, session, "returning", env)
    else:
        after, events = ask_again(book, session, env)
    return Acted(after, (LocaleChosen(locale), *events), asked=True)


def _person(book: Book, session: Session | None, env: Environment) -> Acted:
    called = notices.person_called(env)
    if session is not None:
        return Acted(session, (PersonAsked(), called))
    after, events = start(book, MAIN, env)
    return Acted(after, (PersonAsked(), *([called] if env.attended else []), *events))
