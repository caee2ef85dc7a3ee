"""Consents: each option of a question is one by itself, given or not, in the words it was asked in.

Recorded, plain, separable and provable, or it is void (UU PDP 27/2022, Art. 22 and 24).
"""

from typing import Final

from flows.engine.book import Book
from flows.engine.environment import Environment
from flows.engine.events import Consented, CoverAgreed
from flows.engine.model import ChooseMany
from flows.engine.session import Position, Session

COVER: Final = "cover"
NOTHING: Final = "nothing"
"""The option that only says no to the others."""


def consents(
    book: Book, session: Session, question: str | None, env: Environment
) -> list[Consented | CoverAgreed]:
    """What was consented to at a question, and what was not."""
    flow, _, name = (question or "").partition(".")
    node = book.node(Position(flow, name))
    result = session.results.get(question or "")
    if not isinstance(node, ChooseMany) or result is None:
        return []
    chosen = set() if result.category == "skipped" else set(result.value.split(","))
    if NOTHING in chosen:
        chosen = set()
    asked = env.text(node.text)
    given: list[Consented | CoverAgreed] = [
        Consented(option.name, option.name in chosen, f"{asked} {env.text(option.label)}", env.now)
        for option in node.options
        if option.name != NOTHING
    ]
    return [*given, CoverAgreed()] if COVER in chosen else given
