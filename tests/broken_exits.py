"""Conversations with one exit of one question leading elsewhere, and which chats notice it.

Every way on goes through `Book.step`, so it is there that an exit is broken: no machine is
built anew. What was said before the exit is taken cannot differ: a chat is replayed once up to
each line that takes it, and for every wrong target from there only, until a line differs.
"""

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from flows.conversations import BOOK
from flows.engine.book import Book
from flows.engine.events import Answered
from flows.engine.model import END, Ask, Choose, ChooseMany, Flow, Question, exits
from flows.engine.session import Position
from tests.transcripts_runner import World, begun, last_line, read, transcripts

MOST_TIMES: Final = 20
"""So often one turn may take an exit; an exit that leads back to its own answer never ends."""


@dataclass(frozen=True, slots=True)
class Exit:
    """One way out of a question; `triggers` are the names by which it is taken."""

    flow: Flow
    node: Question
    triggers: tuple[str, ...]
    to: str

    def __str__(self) -> str:
        return f"{self.flow.name}.{self.node.name}-{self.triggers[0]}"

    @property
    def targets(self) -> Iterator[str]:
        """Wherever else it could lead."""
        return (name for name in (*self.flow.by_name, END) if name != self.to)

    def is_taken(self, event: object) -> bool:
        """Whether an answer leaves by it."""
        return (
            isinstance(event, Answered)
            and event.question == f"{self.flow.name}.{self.node.name}"
            and event.category in self.triggers
        )


def every_exit(flows: Iterable[Flow]) -> Iterator[Exit]:
    """Every exit of every question; at an open end only the skipping one is ever taken."""
    for flow in flows:
        for node in flow.nodes:
            match node:
                case Choose() | ChooseMany() | Ask(wrong=str()):
                    for trigger, to in exits(node):
                        yield Exit(flow, node, (trigger,), to)
                case Ask():
                    if not node.loop:
                        yield Exit(flow, node, ("told", "sent"), node.to)
                    yield Exit(flow, node, ("skipped",), node.skip)
                case _:
                    pass


class Broken(Book):
    """The book with one exit leading elsewhere; everything else is the book's own."""

    def __init__(self, whole: Book, broken: Exit, target: str) -> None:
        self.__dict__.update(whole.__dict__)
        self._at = Position(broken.flow.name, broken.node.name)
        self._triggers = broken.triggers
        self._target = target
        self._times = 0

    def step(self, position: Position, trigger: str) -> str:
        """As the book, but for the one exit."""
        if position != self._at or trigger not in self._triggers:
            return super().step(position, trigger)
        self._times += 1
        assert self._times < MOST_TIMES, "it goes round for ever"
        return self._target


@dataclass(frozen=True, slots=True)
class Moment:
    """A chat just before one of its lines: the world then, and what is said from there on."""

    world: World
    turns: tuple[tuple[str, tuple[str, ...]], ...]
    last: str

    def reads_the_same(self, book: Book) -> bool:
        """Whether the chat goes on as it is written."""
        world = copy(self.world)
        world.book, world.settings = book, {**self.world.settings}
        try:
            same = all(tuple(world.after(said)) == answers for said, answers in self.turns)
            return same and last_line(world) == self.last
        except (AssertionError, KeyError, IndexError):
            return False


@lru_cache(maxsize=1)
def moments() -> dict[tuple[str, str], tuple[Moment, ...]]:
    """Where the chats that hold take each exit, by question and answer; the shortest first."""
    found: dict[tuple[str, str], list[Moment]] = {}
    for path in transcripts():
        for key, moment in _moments(read(path)):
            found.setdefault(key, []).append(moment)
    return {
        key: tuple(sorted(taking, key=lambda one: len(one.turns))) for key, taking in found.items()
    }


def _moments(text: str) -> list[tuple[tuple[str, str], Moment]]:
    """Where one chat takes exits; nothing of a chat that does not hold."""
    world, turns, last = begun(BOOK, text)
    taken: list[tuple[tuple[str, str], Moment]] = []
    for at, (said, answers) in enumerate(turns):
        before = copy(world)
        before.settings = {**world.settings}
        if tuple(world.after(said)) != answers:
            return []
        moment = Moment(before, turns[at:], last)
        keys = {(e.question, e.category) for e in world.decided if isinstance(e, Answered)}
        taken.extend((key, moment) for key in keys)
    return taken if last_line(world) == last else []
