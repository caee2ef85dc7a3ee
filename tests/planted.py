"""The service with a defect planted in it: `python -m tests.planted serve …`.

A message that holds the words in PLANTED makes its turn raise, as a bug in a flow would; the
error quotes the message, as errors of ours may.
"""

import os

import bot.turn.turn
from bot.cli import main
from flows.engine.book import Book
from flows.engine.environment import Environment
from flows.engine.session import Session
from flows.messages import MsgIn
from flows.persons import Person
from flows.reception import Heard, hear

WORDS = os.environ["PLANTED"]


def failing(
    book: Book, person: Person, session: Session | None, msg: MsgIn, env: Environment
) -> Heard:
    """Fail on the planted words, and only on them."""
    if WORDS in msg.text:
        raise RuntimeError(f"cannot read {msg.text!r}")
    return hear(book, person, session, msg, env)


if __name__ == "__main__":
    bot.turn.turn.hear = failing  # type: ignore[attr-defined]
    main()
