"""Flows as graphs: what can be reached, what goes round, and the longest way in questions."""

from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType
from typing import Final

from flows.engine.model import END, Ask, Branch, Call, Choose, ChooseMany, Flow, Node, exits

ANY: Final[Mapping[str, bool]] = MappingProxyType({})


def is_question(node: Node) -> bool:
    """Whether the node waits for the person."""
    return isinstance(node, Choose | ChooseMany | Ask)


def is_open(node: Node | None) -> bool:
    """Whether it is the open end, where every further message is kept."""
    return isinstance(node, Ask) and node.loop


def ways(node: Node, facts: Mapping[str, bool] = ANY) -> tuple[tuple[str, str], ...]:
    """The exits that can be taken where some facts are known to be there, or not."""
    if isinstance(node, Branch) and node.fact is not None and node.fact in facts:
        side = "known" if facts[node.fact] else "unknown"
        named = dict(node.exits)
        return ((side, named[side]),) if side in named else (("otherwise", node.to),)
    return exits(node)


def reached(
    flow: Flow,
    first: str,
    *,
    facts: Mapping[str, bool] = ANY,
    blocked: Collection[tuple[str, str]] = (),
) -> set[str]:
    """Every name that can be come to from `first`, itself included, but by `blocked` ways."""
    found: set[str] = set()
    waiting = [first]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        node = flow.by_name.get(name)
        if node is not None:
            taken = (way for way in ways(node, facts) if (name, way[0]) not in blocked)
            waiting.extend(target for _, target in taken)
    return found


def rounds(flow: Flow, passes: Callable[[Node], bool]) -> list[tuple[str, ...]]:
    """The circles among the nodes that `passes` names, each once, in the flow's order."""
    inner = {node.name: _next(node) for node in flow.nodes if passes(node)}
    after = {name: _closure(name, inner) for name in inner}
    circles = {
        tuple(other for other in inner if other in after[name] and name in after[other])
        for name in inner
        if name in after[name]
    }
    return sorted(circles)


def most_asked(flow: Flow, flows: Mapping[str, Flow], within: tuple[str, ...] = ()) -> int:
    """The questions on the longest way through; a circle is gone round once.

    The open end asks nothing. A flow that calls itself is counted once.
    """
    within = (*within, flow.name)
    after = {node.name: _next(node) for node in flow.nodes}
    closed = {name: _closure(name, after) | {name} for name in after}

    def weight(name: str) -> int:
        node = flow.by_name[name]
        if isinstance(node, Call) and node.flow in flows and node.flow not in within:
            return most_asked(flows[node.flow], flows, within)
        return int(is_question(node) and not is_open(node))

    longest: dict[str, int] = {}

    def longest_from(name: str) -> int:
        if name not in longest:
            circle = [other for other in closed[name] if name in closed.get(other, ())]
            onward = {t for other in circle for t in after[other]} - {*circle}
            further = max((longest_from(target) for target in onward if target in after), default=0)
            longest.update(dict.fromkeys(circle, sum(map(weight, circle)) + further))
        return longest[name]

    return longest_from(flow.start) if flow.start in after else 0


def is_silent(flow: Flow, flows: Mapping[str, Flow], within: tuple[str, ...] = ()) -> bool:
    """Whether the flow can be passed from start to end without a question."""
    within = (*within, flow.name)

    def passes(node: Node) -> bool:
        if isinstance(node, Call):
            inner = flows.get(node.flow)
            return inner is None or inner.name in within or is_silent(inner, flows, within)
        return not is_question(node)

    inner = {node.name: _next(node) for node in flow.nodes if passes(node)}
    return flow.start in inner and END in _closure(flow.start, inner)


def _next(node: Node) -> set[str]:
    return {target for _, target in exits(node)}


def _closure(first: str, after: Mapping[str, set[str]]) -> set[str]:
    """What follows `first` in one step or more, through the names that `after` knows."""
    found: set[str] = set()
    waiting = [*after[first]]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(after.get(name, ()))
    return found
