"""What a reporter goes through, counted over all ways of the flows: `python -m tests.counts`.

A walk takes every way from the first words on, by what is known at a branch and by every answer
to a question that changes the way, as the engine would; no sentence is read. A question counts
once on a way. Words that act (MENU, TELEPON, …) are detours and are not walked.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil
from typing import Final

from bot.i18n import catalog
from flows.conversations import FLOWS
from flows.engine.graph import is_open, is_question
from flows.engine.model import (
    END,
    Ask,
    Branch,
    Call,
    Choose,
    ChooseMany,
    Does,
    Node,
    Question,
    Report,
    exits,
)
from flows.turns import messages

BY_NAME: Final = {flow.name: flow for flow in FLOWS}
BRANCHED: Final = frozenset(
    (node.question, name)
    for flow in FLOWS
    for node in flow.nodes
    if isinstance(node, Branch)
    for name, _ in node.exits
)
"""Answers that some branch asks for; all others of a question are not told apart."""
WAITS: Final = frozenset({"first.unsafe", "first.alone"})
"""The wait while it is not safe: it says that nothing need be answered, and is no question."""
YOUNG: Final = ("minor",)
PERCENT: Final = 0.9


@dataclass(frozen=True, slots=True)
class Way:
    """One way through: who it is about, and what is asked before and after "received"."""

    who: str
    early: tuple[str, ...]
    late: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]

    @property
    def questions(self) -> tuple[str, ...]:
        """All that is asked, the wait left out."""
        return tuple(name for name in (*self.early, *self.late) if name not in WAITS)


@dataclass(frozen=True, slots=True)
class _At:
    """Somewhere on a way; `stack` holds where the flows below go on."""

    flow: str
    node: str
    stack: tuple[tuple[str, str], ...] = ()
    early: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    received: bool = False
    answers: tuple[tuple[str, str], ...] = ()

    def to(self, node: str) -> "_At":
        return replace(self, node=node)


@lru_cache(maxsize=1)
def ways() -> tuple[Way, ...]:
    """Every way from the first words to where nothing more is asked, in different questions."""
    found: dict[Way, None] = {}
    seen: set[_At] = set()
    waiting = [_At("first", BY_NAME["first"].start)]
    while waiting:
        at = waiting.pop()
        if at in seen:
            continue
        seen.add(at)
        node = _node(at)
        if node is None or is_open(node):
            about = dict(at.answers).get("first.about", "adult")
            found[Way(about, at.early, at.late, at.answers)] = None
        else:
            waiting.extend(_after(at, node))
    return tuple(found)


def _node(at: _At) -> Node | None:
    return BY_NAME[at.flow].by_name.get(at.node)


def _after(at: _At, node: Node) -> Iterator[_At]:
    for further in _steps(at, node):
        yield _out(further)


def _out(at: _At) -> _At:
    """Out of every flow that has ended, to where the one that called it goes on."""
    while at.node == END and at.stack:
        *below, (flow, name) = at.stack
        at = replace(at, flow=flow, node=name, stack=tuple(below))
    return at


def _steps(at: _At, node: Node) -> Iterator[_At]:
    match node:
        case Choose() | ChooseMany() | Ask():
            yield from _answered(_asked(at, node), node)
        case Branch():
            yield from _branched(at, node)
        case Call():
            inner = BY_NAME[node.flow]
            stack = (*at.stack, (at.flow, node.to))
            yield replace(at, flow=inner.name, node=inner.start, stack=stack)
        case Report(does=Does.REPORTED):
            yield replace(at.to(node.to), received=True)
        case _:
            yield at.to(dict(exits(node))["done"])


def _asked(at: _At, node: Question) -> _At:
    name = f"{at.flow}.{node.name}"
    if at.received:
        return replace(at, late=(*at.late, name))
    return replace(at, early=(*at.early, name))


def _answered(at: _At, node: Question) -> Iterator[_At]:
    """Each exit once; an answer is remembered only where some branch asks for it."""
    key = f"{at.flow}.{node.name}"
    for name, target in dict.fromkeys(_answers(node)):
        told = (*at.answers, (key, name)) if (key, name) in BRANCHED else at.answers
        yield replace(at.to(target), answers=told)


def _answers(node: Question) -> Iterator[tuple[str, str]]:
    if isinstance(node, ChooseMany):
        yield from ((option.name, node.to) for option in node.options)
        yield "skipped", node.skip
    else:
        yield from exits(node)


def _branched(at: _At, node: Branch) -> Iterator[_At]:
    """By the answer that was given; what is known is tried both ways each time.

    Who tells an age under 18 in the first words has answered about whom it is.
    """
    named = dict(node.exits)
    if node.question is not None:
        yield at.to(named.get(dict(at.answers).get(node.question, ""), node.to))
        return
    if node.fact == "minor":
        young = (*at.answers, ("first.about", "minor"))
        yield replace(at.to(named["known"]), answers=young)
        yield at.to(node.to)
        return
    yield from map(at.to, dict.fromkeys((*named.values(), node.to)))


def asked_of(who: Sequence[str]) -> tuple[Way, ...]:
    """The ways of those whose `about` is one of these."""
    return tuple(way for way in ways() if way.who in who)


def most_before(who: Sequence[str]) -> int:
    """The most answers between the first words and "received"."""
    return max(len(set(way.early) - WAITS) for way in asked_of(who))


def most(who: Sequence[str]) -> int:
    """The most questions in all."""
    return max(len(set(way.questions)) for way in asked_of(who))


def fewest(who: Sequence[str]) -> int:
    """The fewest questions in all."""
    return min(len(set(way.questions)) for way in asked_of(who))


def by_number() -> tuple[int, int]:
    """How many of the questions that a reporter can be asked a number answers, and of how many."""
    asked = {name for way in ways() for name in way.questions}
    nodes = [BY_NAME[flow].by_name[node] for flow, _, node in (n.partition(".") for n in asked)]
    assert all(map(is_question, nodes))
    return sum(isinstance(node, Choose | ChooseMany) for node in nodes), len(nodes)


def lengths(locale: str) -> list[int]:
    """The characters of every message of the flows, in order of length."""
    texts: Mapping[str, str] = catalog(locale)
    return sorted(len(message.text) for message in messages(FLOWS, texts, locale))


def percentile(values: Sequence[int], share: float = PERCENT) -> int:
    """The smallest value that this share of all does not exceed."""
    return values[ceil(share * len(values)) - 1]


WHO: Final = (
    ("adult, or a parent", ("adult",)),
    ("under 18", YOUNG),
    ("witness", ("other",)),
)


def table() -> str:
    """The figures as a table for `docs/proof.md`."""
    rows = [
        f"| {who} | {most_before(about)} | {most(about)} | {fewest(about)} |" for who, about in WHO
    ]
    taps, of = by_number()
    by_locale = {locale: lengths(locale) for locale in ("id", "en")}
    sizes = ", ".join(
        f"{locale} {percentile(found, 0.5)} / {percentile(found)} / {found[-1]}"
        for locale, found in by_locale.items()
    )
    return "\n".join(
        (
            "| who | answers until “received”, at most | questions in all, at most | at least |",
            "| --- | --- | --- | --- |",
            *rows,
            "",
            f"A number answers {taps} of {of} questions. "
            f"Characters a message (median / 90 % / most): {sizes}.",
        )
    )


if __name__ == "__main__":
    print(table())  # noqa: T201
