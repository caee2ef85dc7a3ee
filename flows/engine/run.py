"""Starts and resumes conversations: (book, session, message, environment) → (session, events)."""

from dataclasses import replace
from itertools import takewhile
from typing import Final

from flows.engine.answers import read
from flows.engine.book import Book
from flows.engine.environment import Environment
from flows.engine.model import Ask, Choose, ChooseMany, Lookup, Question
from flows.engine.presses import corrected, pressed
from flows.engine.replies import Outcome, back, listened, stop, take, unclear
from flows.engine.secrets import SECRET, worded
from flows.engine.session import Position, Result, Session
from flows.engine.sprint import Sprint
from flows.language.commands import Command, command
from flows.language.danger import find_danger
from flows.messages import MsgIn

LONGEST_ANSWER: Final = 8
"""Words; a longer message at a choice tells something."""


def start(book: Book, flow: str, env: Environment) -> Outcome:
    """Begin a flow in a new session."""
    return enter(book, Session(id=env.fresh_id), flow, env)


def enter(book: Book, session: Session, flow: str, env: Environment) -> Outcome:
    """Run a flow on top of whatever waits; what waits goes on when it ends.

    A flow that is already running begins anew: the stack cannot grow without end.
    """
    first = Position(flow, book.flows[flow].start)
    below = takewhile(lambda place: place.flow != flow, session.stack)
    fresh = replace(session.anew(flow), listening=None, correction=None, unclear=0)
    sprint = Sprint(book, env, replace(fresh, stack=(*below, first)))
    sprint.run()
    return sprint.done()


def ask_again(book: Book, session: Session, env: Environment) -> Outcome:
    """Ask the waiting question once more, in its first words."""
    sprint = Sprint(book, env, replace(session, unclear=0, correction=None))
    sprint.again()
    return sprint.done()


def wake(book: Book, session: Session, ask: int, env: Environment) -> Outcome:
    """A pause is over: ask again, unless the session has moved on."""
    if session.ask != ask or session.listening is None or session.finished:
        return session, []
    return listened(book, session, env)


def found(book: Book, session: Session, ask: int, value: str, env: Environment) -> Outcome:
    """The host's answer to a lookup: keep it and go on, unless the session has moved on."""
    if session.ask != ask or session.finished:
        return session, []
    if not isinstance(book.node(session.top), Lookup):
        return session, []
    result = Result("found" if value else "missing", "", value)
    sprint = Sprint(book, env, session.answered(session.top.key, result))
    sprint.leave("done")
    return sprint.done()


def _goes_on(session: Session, node: Question, msg: MsgIn) -> bool:
    """Whether a story goes on: while it is listened to, danger is never an answer's tail."""
    if session.listening is None:
        return False
    spoken = sum(any(map(str.isalpha, word)) for word in msg.text.split())
    asked = isinstance(node, Choose) and any(option.harm for option in node.options)
    return spoken > LONGEST_ANSWER or (not asked and bool(find_danger(msg.text)))


def resume(book: Book, session: Session, msg: MsgIn, env: Environment) -> Outcome:
    """Take a message at the question that waits; `session` is not finished."""
    node = book.node(session.top)
    if not isinstance(node, Choose | ChooseMany | Ask):
        return ask_again(book, session, env)
    if msg.press is not None:
        return pressed(book, session, node, msg.press, env)
    if session.correction is not None:
        decided = corrected(book, session, session.correction, msg.text, env)
        if decided is not None:
            return decided
        session = replace(session, correction=None)
    match command(msg.text):
        case Command.BACK | Command.CHANGE:
            return back(book, session, env)
        case Command.SKIP:
            return take(book, session, node, Result("skipped", msg.text), env)
        case Command.GO_ON if isinstance(node, Ask) and node.loop:
            return take(book, session, node, Result("skipped", msg.text), env)
        case Command.START:
            return ask_again(book, session, env)
        case Command.DONE if session.listening is not None:
            return listened(book, session, env)
        case Command.DONE if book.flows[session.top.flow].stoppable:
            return stop(book, session, env)
        case _ if isinstance(node, Ask) and node.form in SECRET:
            return worded(book, session, node, msg, env)
        case _:
            result = None if _goes_on(session, node, msg) else read(node, msg, env)
    if result is not None:
        return take(book, session, node, result, env)
    return unclear(book, session, node, msg, env)
