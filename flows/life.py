"""Thoughts of suicide: no form goes on beside them, and nobody is left without 112."""

import re
from dataclasses import replace
from itertools import takewhile
from typing import Final

from flows import notices
from flows.acting import MAIN
from flows.engine.book import Book
from flows.engine.environment import Environment
from flows.engine.replies import Outcome
from flows.engine.run import ask_again, enter, resume
from flows.engine.session import Position, Session
from flows.language.spelling import plain
from flows.messages import MsgIn

LIFE: Final = "life"
_TAKING: Final = re.compile(
    r"\b(?:sudah|baru|barusan|habis|tadi|already)\b.*\b(?:minum|nelan|nelen|telan|tenggak|nenggak"
    r"|took|taken|swallowed)|\b(?:pusing|muntah|lemas|lemes|ngantuk sekali|berdarah|darah|sayat"
    r"|nyayat|silet|dizzy|vomit\w*|bleeding)\b"
)
ASIDE: Final = frozenset({"menu", "menu_plain", "language", "returning", "call"})
"""Conversations that stand on another for a moment: they are over when life comes first."""


def stay(
    book: Book, session: Session | None, msg: MsgIn, env: Environment, *, away: bool
) -> Outcome:
    """Answer words of suicide; `away`: after a silence it is another moment, and asked anew."""
    if session is None:
        session = Session(env.fresh_id, (Position(MAIN, book.flows[MAIN].start),))
    elif is_asked(session) and not away:
        return _still(book, session, msg, env)
    waits = tuple(takewhile(lambda place: place.flow not in ASIDE, session.stack))
    if away or book.hidden(session):  # what waited stays behind the neutral opening
        waits = (*waits, Position("returning", "safe"))
    # An old button or KEMBALI would lead back into the form.
    begun, events = enter(book, replace(session, stack=waits, trail=()), LIFE, env)
    return begun, [notices.stay_alive(env), *events]


def tells_of_taking(text: str) -> bool:
    """Whether something was swallowed or cut, or is felt: said inside this conversation only."""
    return bool(_TAKING.search(" ".join(plain(text))))


def is_asked(session: Session) -> bool:
    """Whether this conversation goes on, at the top or below a menu."""
    return any(place.flow == LIFE for place in session.stack)


def at_rest(session: Session | None) -> Session | None:
    """After a silence its questions are not played back: its open end waits instead."""
    if session is None or not is_asked(session):
        return session
    below = takewhile(lambda place: place.flow != LIFE, session.stack)
    waits = (*below, Position(LIFE, "open"))
    return replace(session, stack=waits, trail=(), listening=None, correction=None, unclear=0)


def _still(book: Book, session: Session, msg: MsgIn, env: Environment) -> Outcome:
    """Said again: an answer to what is asked; over a menu, the question once more."""
    if session.top.flow == LIFE:
        return resume(book, session, msg, env)
    below = takewhile(lambda place: place.flow != LIFE, session.stack)
    asked = next(place for place in session.stack if place.flow == LIFE)
    after, events = ask_again(book, replace(session, stack=(*below, asked)), env)
    return after, [notices.hold_on(env), *events]
