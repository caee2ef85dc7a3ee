"""Button presses: an answer to their own question only; a stale one is offered as a correction."""

from dataclasses import replace
from typing import Final

from flows.engine.asking import labels, read_offer, read_token
from flows.engine.book import Book
from flows.engine.environment import Environment
from flows.engine.events import Answered
from flows.engine.model import Choose, Question
from flows.engine.replies import Outcome, take
from flows.engine.session import Asked, Correction, Result, Session
from flows.engine.sprint import Sprint
from flows.language.choices import match_choice
from flows.texts import _

CHANGE_OR_LEAVE: Final = (_("change it"), _("leave it"))


def pressed(book: Book, session: Session, node: Question, token: str, env: Environment) -> Outcome:
    """Take a press on a button of this session; any other is from before."""
    offered = read_offer(token)
    if offered is not None and session.correction is not None:
        if offered[:2] == (session.id, session.correction.ask):
            return _decide(book, session, session.correction, env, change=offered[2])
        return _stale(book, session, env)
    named = read_token(token)
    if named is None or named[0] != session.id:
        return _stale(book, session, env)
    ask, option = named[1:]
    asked = _asked(book, session, ask)
    earlier = book.node(asked.stack[-1]) if asked else None
    if asked is None or not isinstance(earlier, Choose) or option >= len(earlier.options):
        return _stale(book, session, env)
    label = labels(earlier, env)[option]
    if asked.stack == session.stack:
        result = Result(earlier.options[option].name, label)
        return take(book, replace(session, correction=None), node, result, env)
    sprint = Sprint(book, env, replace(session, correction=Correction(ask, option)))
    sprint.offer(
        env.text(_('Change the earlier answer to "{label}"?'), label=label),
        [env.text(one) for one in CHANGE_OR_LEAVE],
        ask,
    )
    return sprint.done()


def corrected(
    book: Book, session: Session, correction: Correction, text: str, env: Environment
) -> Outcome | None:
    """What a typed reply to the offer decides; None when it is no reply to it."""
    change = offer_reply(text, env)
    if change is None:
        return None
    return _decide(book, session, correction, env, change=change)


def offer_reply(text: str, env: Environment) -> bool | None:
    """Whether a reply to an offered correction means to change it; None when it is no reply."""
    chosen = match_choice(text, [env.text(one) for one in CHANGE_OR_LEAVE], yes=0, no=1)
    return None if chosen is None else chosen == 0


def _decide(
    book: Book, session: Session, correction: Correction, env: Environment, *, change: bool
) -> Outcome:
    """Leave it, or take the other answer and everything that follows from it."""
    session = replace(session, correction=None)
    asked = _asked(book, session, correction.ask)
    node = book.node(asked.stack[-1]) if asked else None
    sprint = Sprint(book, env, session)
    if not change or asked is None or not isinstance(node, Choose):
        sprint.again()
        return sprint.done()
    key, option = asked.stack[-1].key, node.options[correction.option]
    result = Result(option.name, env.text(option.label))
    at = session.trail.index(asked)
    sprint.session = replace(
        session.answered(key, result), stack=asked.stack, trail=session.trail[: at + 1], unclear=0
    )
    sprint.events.append(Answered(key, result.category, result.raw, corrected=True))
    sprint.say(env.text(_("Changed.")))
    sprint.forward(result.category, until=session.top.key)
    return sprint.done()


def _asked(book: Book, session: Session, ask: int) -> Asked | None:
    return next((asked for asked in book.shown(session) if asked.ask == ask), None)


def _stale(book: Book, session: Session, env: Environment) -> Outcome:
    sprint = Sprint(book, env, session)
    sprint.say(env.text(_("That button is from before.")))
    sprint.again()
    return sprint.done()
