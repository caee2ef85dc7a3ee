"""Starts and resumes conversations: (book, session, message, environment) → (session, events)."""

from dataclasses import replace
from datetime import timedelta
from itertools import takewhile

from flows.engine.answers import read
from flows.engine.asking import labels, read_token
from flows.engine.book import Book
from flows.engine.environment import Environment
from flows.engine.events import Answered, Event, PauseBegan
from flows.engine.model import Ask, Choose, ChooseMany, Question
from flows.engine.session import Correction, Listening, Position, Result, Session
from flows.engine.sprint import Sprint
from flows.language.affirmation import Affirmation, affirmation
from flows.language.commands import Command, command
from flows.messages import MsgIn
from flows.texts import _

Outcome = tuple[Session, list[Event]]


def start(book: Book, flow: str, env: Environment) -> Outcome:
    """Begin a flow in a new session."""
    return enter(book, Session(id=env.fresh_id), flow, env)


def enter(book: Book, session: Session, flow: str, env: Environment) -> Outcome:
    """Run a flow on top of whatever waits; what waits goes on when it ends.

    A flow that is already running begins anew: the stack cannot grow without end.
    """
    first = Position(flow, book.flows[flow].start)
    below = takewhile(lambda place: place.flow != flow, session.stack)
    sprint = Sprint(book, env, replace(session, stack=(*below, first), listening=None))
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
    return _listened(book, session, env)


def found(book: Book, session: Session, ask: int, value: str, env: Environment) -> Outcome:
    """The host's answer to a lookup: keep it and go on, unless the session has moved on."""
    if session.ask != ask or session.finished:
        return session, []
    result = Result("found" if value else "missing", "", value)
    sprint = Sprint(book, env, session.answered(session.top.key, result))
    sprint.leave("done")
    return sprint.done()


def resume(book: Book, session: Session, msg: MsgIn, env: Environment) -> Outcome:
    """Take a message at the question that waits; `session` is not finished."""
    node = book.node(session.top)
    if not isinstance(node, Choose | ChooseMany | Ask):
        return ask_again(book, session, env)
    if msg.press is not None:
        return _pressed(book, session, node, msg.press, env)
    if session.correction is not None:
        return _corrected(book, session, session.correction, msg, env)
    match command(msg.text):
        case Command.BACK | Command.CHANGE:
            return _back(book, session, env)
        case Command.SKIP:
            return _take(book, session, node, Result("skipped", msg.text), env)
        case Command.DONE if session.listening is not None:
            return _listened(book, session, env)
        case _:
            result = read(node, msg, env)
    if result is not None:
        return _take(book, session, node, result, env)
    return _unclear(book, session, msg, env)


def _take(
    book: Book, session: Session, node: Question, result: Result, env: Environment
) -> Outcome:
    """Keep an answer and go on from it."""
    key = session.top.key
    session = replace(session.answered(key, result), listening=None, unclear=0)
    sprint = Sprint(book, env, session)
    sprint.events.append(Answered(key, result.category, result.raw))
    if isinstance(node, Ask):
        if node.listen is not None and result.category != "skipped":
            listening = Listening(key, int(node.listen.total_seconds()))
            sprint.session = replace(session, listening=listening)
        if node.loop and result.category != "skipped":
            sprint.say(env.text(node.again))
            return sprint.done()
    sprint.leave(result.category)
    return sprint.done()


def _unclear(book: Book, session: Session, msg: MsgIn, env: Environment) -> Outcome:
    """No answer: more of a story, a file to keep, or a reason to ask in other words."""
    if session.listening is not None:
        until = env.now + timedelta(seconds=session.listening.pause)
        return session, [PauseBegan(until, session.id, session.ask)]
    sprint = Sprint(book, env, session)
    if msg.carries or msg.other:
        sprint.say(env.text(_("It is in, thank you.")))
    else:
        sprint.session = replace(session, unclear=min(session.unclear + 1, 3))
    sprint.again()
    return sprint.done()


def _listened(book: Book, session: Session, env: Environment) -> Outcome:
    """The story has ended: the question that waited is asked again."""
    sprint = Sprint(book, env, replace(session, listening=None))
    sprint.say(env.text(_("All of it is in, thank you.")))
    sprint.again()
    return sprint.done()


def _back(book: Book, session: Session, env: Environment) -> Outcome:
    """To the question before; its answer stays until there is another."""
    sprint = Sprint(book, env, replace(session, unclear=0, listening=None))
    if len(session.trail) < 2:
        sprint.say(env.text(_("This is the first question.")))
        sprint.again()
        return sprint.done()
    before = session.trail[-2]
    sprint.session = replace(sprint.session, stack=before.stack, trail=session.trail[:-2])
    sprint.run()
    return sprint.done()


def _pressed(book: Book, session: Session, node: Question, token: str, env: Environment) -> Outcome:
    """A button: an answer to its own question only; a stale one is offered as a correction."""
    named = read_token(token)
    if named is None or named[0] != session.id:
        return _stale(book, session, env)
    ask, option = named[1:]
    if ask == session.ask and isinstance(node, Choose):
        if option >= len(node.options):
            return _stale(book, session, env)
        result = Result(node.options[option].name, labels(node, env)[option])
        return _take(book, replace(session, correction=None), node, result, env)
    earlier = _question_asked(book, session, ask)
    if earlier is None or option >= len(earlier.options):
        return _stale(book, session, env)
    sprint = Sprint(book, env, replace(session, correction=Correction(ask, option)))
    label = labels(earlier, env)[option]
    sprint.say(
        env.text(_("That button was for an earlier question. Change it to: {label}?"), label=label)
    )
    sprint.say(env.text(_("1 yes\n2 no")))
    return sprint.done()


def _question_asked(book: Book, session: Session, ask: int) -> Choose | None:
    for asked in session.trail:
        if asked.ask == ask and book.knows(asked.stack[-1]):
            node = book.node(asked.stack[-1])
            return node if isinstance(node, Choose) else None
    return None


def _corrected(
    book: Book, session: Session, correction: Correction, msg: MsgIn, env: Environment
) -> Outcome:
    """Yes takes the stale button's answer; anything else is read as an answer to what waits."""
    session = replace(session, correction=None)
    said = {"1": Affirmation.YES, "2": Affirmation.NO}.get(msg.text.strip(), affirmation(msg.text))
    if said is Affirmation.UNCLEAR:
        return resume(book, session, msg, env)
    sprint = Sprint(book, env, session)
    earlier = _question_asked(book, session, correction.ask)
    if said is Affirmation.YES and earlier is not None:
        key = next(a.stack[-1].key for a in session.trail if a.ask == correction.ask)
        result = Result(earlier.options[correction.option].name, msg.text)
        sprint.session = session.answered(key, result)
        sprint.events.append(Answered(key, result.category, result.raw, corrected=True))
        sprint.say(env.text(_("Changed.")))
    sprint.again()
    return sprint.done()


def _stale(book: Book, session: Session, env: Environment) -> Outcome:
    sprint = Sprint(book, env, session)
    sprint.say(env.text(_("That button is from before.")))
    sprint.again()
    return sprint.done()
