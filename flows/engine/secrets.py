"""Answers that are secrets: they decide the way, and nothing of them is kept."""

from typing import Final

from flows.engine.book import Book
from flows.engine.environment import Environment
from flows.engine.events import Masked, WordAgreed
from flows.engine.model import Ask, Form
from flows.engine.replies import Outcome, take, unclear
from flows.engine.session import Result, Session
from flows.language.secret_words import is_word, same_word
from flows.messages import MsgIn

SECRET: Final = frozenset({Form.NEW_WORD, Form.WORD})


def worded(book: Book, session: Session, node: Ask, msg: MsgIn, env: Environment) -> Outcome:
    """A code word that is agreed, or held against the agreed one.

    A wrong word is kept like any message: it may be a cry for help, and is no secret.
    """
    if node.form is Form.NEW_WORD:
        if msg.carries or not is_word(msg.text):
            return unclear(book, session, node, msg, env)
        session, events = take(book, session, node, Result("told", ""), env)
        agreed = WordAgreed(msg.text.strip(), weak=not env.channel.deletion)
        return session, [Masked(), agreed, *events]
    if not same_word(env.word, msg.text) and not is_word(msg.text):
        return unclear(book, session, node, msg, env)  # a cry for help is no guess
    if same_word(env.word, msg.text):
        session, events = take(book, session, node, Result("right", ""), env)
        return session, [Masked(), *events]
    return take(book, session, node, Result("wrong", ""), env)
