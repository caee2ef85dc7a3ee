"""`flows check`, the shape: what must hold of the flows before anybody talks to them."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from flows.engine.book import Book
from flows.engine.graph import is_question, is_silent, most_asked, reached, rounds
from flows.engine.inspect_nodes import NODE_RULES
from flows.engine.model import END, Call, Flow, Node, exits
from flows.engine.session import Position

Flows = Mapping[str, Flow]
Found = Iterator[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and where."""

    flow: str
    node: str
    what: str

    def __str__(self) -> str:
        place = ".".join(part for part in (self.flow, self.node) if part)
        return f"{place}: {self.what}"


def inspect_flows(flows: Sequence[Flow]) -> list[Problem]:
    """Everything that is wrong with the shape of the flows; empty when all is well."""
    book = {flow.name: flow for flow in flows}
    found = [
        Problem(name, "", f"{count} flows have this name")
        for name, count in Counter(flow.name for flow in flows).items()
        if count > 1
    ]
    for flow in flows:
        for rule in FLOW_RULES:
            found.extend(Problem(flow.name, node, what) for node, what in rule(flow, book))
        for node in flow.nodes:
            for look in NODE_RULES:
                found.extend(Problem(flow.name, node.name, what) for what in look(node, flow, book))
    return found


def _names(flow: Flow, _book: Flows) -> Found:
    for name, count in Counter(node.name for node in flow.nodes).items():
        if count > 1:
            yield name, f"{count} nodes have this name"
        if name == END:
            yield name, "this name stands for leaving the flow"


def _start(flow: Flow, _book: Flows) -> Found:
    if flow.start not in flow.by_name:
        yield "", f"starts at {flow.start}, which is no node"
        return
    there = reached(flow, flow.start)
    for node in flow.nodes:
        if node.name not in there:
            yield node.name, "cannot be reached from the start"


def _rounds(flow: Flow, book: Flows) -> Found:
    def passes(node: Node) -> bool:
        if isinstance(node, Call):
            return node.flow in book and is_silent(book[node.flow], book)
        return not is_question(node)

    for circle in rounds(flow, passes):
        yield circle[0], f"goes round without a question: {', '.join(circle)}"


def _calls(flow: Flow, book: Flows) -> Found:
    seen: set[str] = set()
    waiting = [flow.name]
    while waiting:
        for node in book[waiting.pop()].nodes:
            if isinstance(node, Call) and node.flow in book and node.flow not in seen:
                seen.add(node.flow)
                waiting.append(node.flow)
    if flow.name in seen:
        yield "", "calls itself, at once or through others"


def _length(flow: Flow, book: Flows) -> Found:
    count = most_asked(flow, book)
    if count > flow.most_questions:
        yield "", f"can ask {count} questions, and may ask {flow.most_questions}"


def _machine(flow: Flow, _book: Flows) -> Found:
    """The machine that runs the flow must go where the flow's own exits say."""
    try:
        book = Book([flow])
    except ValueError as error:
        yield "", f"no machine can run it: {error}"
        return
    for node in flow.nodes:
        for trigger, target in exits(node):
            if target != END and target not in flow.by_name:
                continue
            actual = book.step(Position(flow.name, node.name), trigger)
            if actual != target:
                yield node.name, f"the machine takes {trigger} to {actual}, not to {target}"


FLOW_RULES: Final[tuple[Callable[[Flow, Flows], Found], ...]] = (
    _names,
    _start,
    _rounds,
    _calls,
    _length,
    _machine,
)
