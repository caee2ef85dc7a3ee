"""All flows of the house, each with the state machine that runs it."""

from collections.abc import Iterable

from transitions import Machine

from flows.engine.model import END, Flow, Node, exits
from flows.engine.session import Position


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


class Book:
    """The flows by name; one shared machine a flow, built once."""

    def __init__(self, flows: Iterable[Flow]) -> None:
        self.flows = {flow.name: flow for flow in flows}
        self._machines = {name: _machine(flow) for name, flow in self.flows.items()}
        self._steps: dict[tuple[Position, str], str] = {}

    def node(self, position: Position) -> Node:
        """The node at a position."""
        return self.flows[position.flow].by_name[position.node]

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
