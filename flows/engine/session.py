"""Where a contact is in the flows, as a value that is stored between turns."""

import json
from dataclasses import dataclass, field, replace
from typing import Any, Self

from flows import compact

LONGEST_RAW = 300
LONGEST_TRAIL = 40


@dataclass(frozen=True, slots=True)
class Position:
    """A node of a flow."""

    flow: str
    node: str

    @property
    def key(self) -> str:
        """The permanent name under which results are kept."""
        return f"{self.flow}.{self.node}"


@dataclass(frozen=True, slots=True)
class Result:
    """A category's untranslated name, the raw reply (its beginning; the whole is a message),
    and what was read out of it: a moment in ISO 8601, a number, a position."""

    category: str
    raw: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was asked: its number, and the whole stack it stood in."""

    ask: int
    stack: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Listening:
    """Whatever answers no question still belongs to this text, for so many seconds of pause."""

    question: str
    pause: int


@dataclass(frozen=True, slots=True)
class Correction:
    """A stale button press that is offered as a correction of an earlier answer."""

    ask: int
    option: int


@dataclass(frozen=True, slots=True)
class Session:
    """A conversation's place: a stack of positions, the answers, and what was asked.

    The top of the stack waits for an answer (or for a lookup); an empty stack is finished.
    """

    id: str
    stack: tuple[Position, ...] = ()
    ask: int = 0
    results: dict[str, Result] = field(default_factory=dict)
    trail: tuple[Asked, ...] = ()
    unclear: int = 0
    listening: Listening | None = None
    correction: Correction | None = None

    @property
    def top(self) -> Position:
        """The node that waits."""
        return self.stack[-1]

    @property
    def finished(self) -> bool:
        """Whether no flow is left to run."""
        return not self.stack

    def at(self, node: str) -> Self:
        """The same session, standing at another node of the same flow."""
        return replace(self, stack=(*self.stack[:-1], Position(self.top.flow, node)))

    def anew(self, flow: str) -> Self:
        """The same session before a flow begins again: its old answers steer nothing any more."""
        kept = {key: one for key, one in self.results.items() if not key.startswith(f"{flow}.")}
        return replace(self, results=kept)

    def answered(self, question: str, result: Result) -> Self:
        """The same session with one more result."""
        value = result.value if result.category == "found" else result.value[:LONGEST_RAW]
        short = replace(result, raw=result.raw[:LONGEST_RAW], value=value)
        return replace(self, results={**self.results, question: short})

    def dumps(self) -> bytes:
        """The session as compact JSON."""
        value: list[Any] = [
            self.id,
            [[place.flow, place.node] for place in self.stack],
            self.ask,
            {
                key: [result.category, result.raw, result.value]
                for key, result in self.results.items()
            },
            [[a.ask, [[p.flow, p.node] for p in a.stack]] for a in self.trail],
            self.unclear,
            [self.listening.question, self.listening.pause] if self.listening else None,
            [self.correction.ask, self.correction.option] if self.correction else None,
        ]
        return compact.dumps(value)

    @classmethod
    def loads(cls, data: bytes) -> Self:
        """Read what `dumps` wrote."""
        id_, stack, ask, results, trail, unclear, listening, correction = json.loads(data)
        return cls(
            id=id_,
            stack=_stack(stack),
            ask=ask,
            results={key: Result(*value) for key, value in results.items()},
            trail=tuple(Asked(number, _stack(places)) for number, places in trail),
            unclear=unclear,
            listening=Listening(*listening) if listening else None,
            correction=Correction(*correction) if correction else None,
        )


def _stack(places: list[list[str]]) -> tuple[Position, ...]:
    return tuple(Position(*place) for place in places)
