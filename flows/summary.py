"""A summary of what was answered: only when it is asked for, and taken back afterwards.

Nothing of the story itself is in it: what was told in words is with staff.
"""

from typing import Final

from flows.engine.book import Book
from flows.engine.environment import Environment
from flows.engine.events import Said
from flows.engine.model import Choose, ChooseMany
from flows.engine.session import Position, Result, Session
from flows.texts import _

SUMMED: Final = {
    "first.about": _("about"),
    "more.form": _("what it was like"),
    "more.where": _("when and where"),
    "more.relation": _("that person"),
    "more.harmed": _("the one it happened to"),
    "more.help": _("help wanted"),
    "more.consents": _("what we may do"),
}


def summary(book: Book, session: Session, env: Environment) -> Said | None:
    """What was answered, a line each; None when nothing was."""
    lines = [
        f"{env.text(title)}: {answer}"
        for key, title in SUMMED.items()
        if (answer := _answer(book, key, session.results.get(key), env))
    ]
    if not lines:
        return None
    begin = env.text(_("I sum it up for you, is it right? BACK corrects it."))
    return Said("\n".join([begin, *lines]), secret=True)


def _answer(book: Book, key: str, result: Result | None, env: Environment) -> str:
    if result is None or result.category == "skipped":
        return ""
    node = book.node(Position(*key.split(".", 1)))
    if not isinstance(node, Choose | ChooseMany):
        return result.raw
    names = result.value.split(",") if result.category == "chosen" else [result.category]
    labels = {option.name: env.text(option.label) for option in node.options}
    return ", ".join(labels[name] for name in names if name in labels)
