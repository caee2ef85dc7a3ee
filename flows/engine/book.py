"""All flows of the house, each with the state machine that runs it."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import takewhile

from transitions import Machine

from flows.engine.model import END, Flow, Node, exits
from flows.engine.session import Asked, Position, Session


class _Place:
    """The model of one step. Never registered: `transitions` would keep it for ever."""

    __slots__ = ("state",)

    def __init__(self, state: str) -> None:
        self.state = state


def _machine(flow: Flow) -> Machine:
    states = [*(node.name for node in flow.nodes), END]
    machine = Machine(model=None, states=states, initial=flow.start, auto_transitions=False)
    for node in flow.nodes:
        for trigger, target in exits(node):
            machine.add_transition(trigger, node.name, target)
    return machine


def _within(asked: Asked, below: tuple[Position, ...], flow: str) -> bool:
    depth = len(below)
    return asked.stack[:depth] == below and [p.flow for p in asked.stack[depth : depth + 1]] == [
        flow
    ]


class Book:
    """The flows by name; one shared machine a flow, built once."""

    def __init__(self, flows: Iterable[Flow]) -> None:
        self.flows = {flow.name: flow for flow in flows}
        self._machines = {name: _machine(flow) for name, flow in self.flows.items()}
        self._steps: dict[tuple[Position, str], str] = {}

    def node(self, position: Position) -> Node:
        """The node at a position."""
        return self.flows[position.flow].by_name[position.node]

    def shown(self, session: Session) -> tuple[Asked, ...]:
        """What may be gone back to: a flow that hides shows nothing of what lies below it."""
        trail = (one for one in session.trail if all(map(self.knows, one.stack)))
        hiding = [at for at, place in enumerate(session.stack) if self.flows[place.flow].hides]
        if not hiding:
            return tuple(trail)
        inner = session.stack[: hiding[-1]], session.stack[hiding[-1]].flow
        return tuple(one for one in trail if _within(one, *inner))

    def hidden(self, session: Session) -> bool:
        """Whether a flow that hides is running."""
        return any(self.flows[place.flow].hides for place in session.stack)

    def revealed(self, session: Session) -> Session:
        """The session without what hides, and without what stands above that."""
        kept = takewhile(lambda place: not self.flows[place.flow].hides, session.stack)
        return replace(session, stack=tuple(kept), listening=None, correction=None, unclear=0)

    def knows(self, position: Position) -> bool:
        """Whether the position still exists; an upgrade may have removed it."""
        flow = self.flows.get(position.flow)
        return flow is not None and position.node in flow.by_name

    def step(self, position: Position, trigger: str) -> str:
        """The node that `trigger` leads to from here; the machine is asked once for each step."""
        known = self._steps.get((position, trigger))
        if known is not None:
            return known
        place = _Place(position.node)
        self._machines[position.flow].events[trigger].trigger(place)
        self._steps[position, trigger] = place.state
        return place.state
