"""What a reply leads to: an answer that is kept, more of a story, or other words to ask in."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from flows.engine.book import Book
from flows.engine.environment import Environment
from flows.engine.events import Answered, Event, PauseBegan
from flows.engine.model import END, Ask, Choose, Question
from flows.engine.session import Listening, Result, Session
from flows.engine.sprint import Sprint
from flows.language.danger import find_danger
from flows.messages import MediaKind, MsgIn
from flows.texts import _

Outcome = tuple[Session, list[Event]]
SPOKEN: Final = frozenset({MediaKind.VOICE, MediaKind.AUDIO, MediaKind.VIDEO})
MOST_UNCLEAR: Final = 3
"""So often a question is asked in other words; then it is passed over."""
FEW_WORDS: Final = 4
"""So many words may be an answer that was not understood; more of them tell something."""


def take(book: Book, session: Session, node: Question, result: Result, env: Environment) -> Outcome:
    """Keep an answer and go on from it."""
    key = session.top.key
    session = replace(session.answered(key, result), listening=None, unclear=0)
    sprint = Sprint(book, env, session)
    sprint.events.append(Answered(key, result.category, result.raw, value=result.value))
    if isinstance(node, Ask) and result.category != "skipped":
        if node.listen is not None:
            listening = Listening(key, int(node.listen.total_seconds()))
            sprint.session = replace(session, listening=listening)
        if node.loop:
            sprint.say(env.text(node.again))
            return sprint.done()
    sprint.leave(result.category)
    return sprint.done()


def unclear(book: Book, session: Session, node: Question, msg: MsgIn, env: Environment) -> Outcome:
    """No answer: more of a story, something told at the wrong place, or a reason to ask again."""
    if session.listening is not None:
        until = env.now + timedelta(seconds=session.listening.pause)
        return session, [PauseBegan(until, session.id, session.ask)]
    if isinstance(node, Choose) and node.told and (speaks(msg) or (node.hears and _says(msg))):
        return take(book, session, node, Result("sent", msg.text), env)
    if session.unclear >= MOST_UNCLEAR and not tells(msg):
        return take(book, session, node, Result("skipped", msg.text), env)
    if tells(msg):
        return _told(book, session, env)
    sprint = Sprint(book, env, replace(session, unclear=session.unclear + 1))
    sprint.again()
    return sprint.done()


def _told(book: Book, session: Session, env: Environment) -> Outcome:
    """Thanks, then the question in its first words: nobody who told something was unclear."""
    sprint = Sprint(book, env, replace(session, unclear=0))
    sprint.say(env.text(_("It is in, thank you.")))
    sprint.again()
    after, events = sprint.done()
    return replace(after, unclear=session.unclear), events


def speaks(msg: MsgIn) -> bool:
    """Whether a message is told by voice or film."""
    return any(one.kind in SPOKEN for one in msg.media)


def _says(msg: MsgIn) -> bool:
    """Whether there is anything in it, were it one word."""
    return bool(msg.text.strip()) or tells(msg)


def tells(msg: MsgIn) -> bool:
    """Whether a message that answers nothing tells something: it is thanked for, not corrected."""
    told = len(msg.text.split()) > FEW_WORDS or bool(find_danger(msg.text))
    return told or msg.carries or msg.other is not None


def listened(book: Book, session: Session, env: Environment) -> Outcome:
    """The story has ended: the question that waited is asked again."""
    sprint = Sprint(book, env, replace(session, listening=None))
    sprint.say(env.text(_("All of it is in, thank you.")))
    sprint.again()
    return sprint.done()


def stop(book: Book, session: Session, env: Environment) -> Outcome:
    """They want to stop: the flow ends here, and what called it goes on."""
    sprint = Sprint(book, env, replace(session.at(END), unclear=0))
    sprint.run()
    return sprint.done()


def back(book: Book, session: Session, env: Environment) -> Outcome:
    """To the question before; its answer stays until there is another."""
    sprint = Sprint(book, env, replace(session, unclear=0, listening=None))
    trail = [*book.shown(session)]
    while trail and trail[-1].stack == session.stack:
        trail.pop()  # the waiting question may stand there twice: it was interrupted
    if not trail:
        sprint.say(env.text(_("This is the first question.")))
        sprint.again()
        return sprint.done()
    before = trail.pop()
    sprint.session = replace(sprint.session, stack=before.stack, trail=tuple(trail))
    sprint.run()
    return sprint.done()
