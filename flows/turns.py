"""Every message that a turn can send, put together as the engine puts it together.

What a lock screen shows and what a channel must carry is a whole message, not one text:
the words of Say nodes are joined in front of the question that waits.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Final

from flows.engine.asking import labels, question
from flows.engine.environment import Environment
from flows.engine.graph import ANY, is_question, ways
from flows.engine.inspect_nodes import resolve
from flows.engine.model import (
    END,
    Ask,
    Branch,
    Call,
    Choose,
    ChooseMany,
    Flow,
    Lookup,
    Question,
    Say,
    exits,
)
from flows.engine.session import Session

FOUND: Final = "{found}"
"""Stands where a text holds what a lookup brings: words that nobody has reviewed."""

_SOME_DAY: Final = datetime(2026, 1, 1, tzinfo=UTC)
_ASKED_OTHERWISE: Final = (1, 3)

Place = tuple[str, str]
Part = tuple[Place, str]


@dataclass(frozen=True, slots=True)
class Message:
    """The words of one message, and the node that it begins with; placeholders stay.

    `asks` is the single choice that it ends with, and `labels` are that choice's options.
    """

    flow: str
    node: str
    text: str
    asks: Place | None = field(default=None, compare=False)
    labels: tuple[str, ...] = field(default=(), compare=False)


def plain_environment(texts: Mapping[str, str], locale: str) -> Environment:
    """A world in which every text is said as it stands in the catalog, braces and all."""

    def translate(_locale: str, msgid: str) -> str:
        return texts.get(msgid, msgid).replace("{", "{{").replace("}", "}}")

    return Environment(
        now=_SOME_DAY,
        zone=UTC,
        locale=locale,
        translate=translate,
        say_when=lambda _locale, at, _now: at.isoformat(),
    )


def messages(
    flows: Sequence[Flow],
    texts: Mapping[str, str],
    locale: str,
    facts: Mapping[str, bool] = ANY,
) -> tuple[Message, ...]:
    """Every message of the flows in one language, each once; `facts` are known to be so, or not."""
    book = {flow.name: flow for flow in flows}
    composer = _Composer(book, plain_environment(texts, locale), facts)
    return tuple(dict.fromkeys(composer.all()))


@dataclass(frozen=True, slots=True)
class _Composer:
    flows: dict[str, Flow]
    env: Environment
    facts: Mapping[str, bool]

    def all(self) -> Iterator[Message]:
        for flow in self.flows.values():
            yield from self._walk((flow.name, flow.start), (), frozenset(), self.facts)
            for node in flow.nodes:
                if is_question(node) or isinstance(node, Lookup):
                    for target in dict(exits(node)).values():
                        yield from self._walk((flow.name, target), (), frozenset(), self.facts)
                if isinstance(node, Choose | ChooseMany | Ask):
                    yield from self._again(flow, node)

    def _again(self, flow: Flow, node: Choose | ChooseMany | Ask) -> Iterator[Message]:
        """The same question in other words; at the open end, the thanks for one more answer."""
        for unclear in _ASKED_OTHERWISE:
            words = question(node, Session("", unclear=unclear), self.env)
            yield Message(flow.name, node.name, words)
        if isinstance(node, Ask) and node.loop:
            yield Message(flow.name, node.name, self.env.text(node.again))

    def _walk(
        self,
        place: Place,
        said: tuple[Part, ...],
        seen: frozenset[Place],
        facts: Mapping[str, bool],
    ) -> Iterator[Message]:
        """Run on from a place, every way, until something waits or all flows have ended.

        What is known once stays so: no message is put together that nobody can get.
        """
        flow, name = place
        if place in seen:
            return
        seen = seen | {place}
        if name == END:
            yield from _joined(said)
            for caller in self._callers(flow):
                yield from self._walk(caller, said, seen, facts)
            return
        node = self.flows[flow].by_name.get(name) if flow in self.flows else None
        match node:
            case None:
                return
            case Choose() | ChooseMany() | Ask():
                words = question(node, Session(""), self.env)
                for message in _joined((*said, (place, words))):
                    yield self._asking(message, place, node)
                return
            case Lookup():
                yield from _joined(said)
                return
            case Call():
                inner = self.flows.get(node.flow)
                if inner is not None:
                    yield from self._walk((inner.name, inner.start), said, seen, facts)
                return
            case Say(emergency=True):
                yield from _joined(((place, self._said(node)),))
            case Say():
                said = (*said, (place, self._said(node)))
            case Branch(fact=str(fact)):
                for so in (facts[fact],) if fact in facts else (True, False):
                    known = {**facts, fact: so}
                    ((_, target),) = ways(node, known)
                    yield from self._walk((flow, target), said, seen, known)
                return
            case _:
                pass
        for target in dict.fromkeys(target for _, target in exits(node)):
            yield from self._walk((flow, target), said, seen, facts)

    def _asking(self, message: Message, place: Place, node: Question) -> Message:
        if not isinstance(node, Choose):
            return message
        return replace(message, asks=place, labels=tuple(labels(node, self.env)))

    def _callers(self, flow: str) -> Iterator[Place]:
        """Where it goes on when a flow ends: behind each call of it."""
        for other in self.flows.values():
            for node in other.nodes:
                if isinstance(node, Call) and node.flow == flow:
                    yield other.name, node.to

    def _said(self, node: Say) -> str:
        words = self.env.text(node.text)
        found = node.about is not None and isinstance(resolve(node.about, self.flows), Lookup)
        return words.replace("{answer}", FOUND) if found else words


def _joined(said: tuple[Part, ...]) -> Iterator[Message]:
    if said:
        (flow, node), _ = said[0]
        yield Message(flow, node, "\n".join(words for _, words in said))
