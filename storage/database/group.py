"""Waiting works, and how a group of them is run as savepoints of one transaction."""

import asyncio
from collections import deque
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from storage.database.base import Work


@dataclass(slots=True)
class Waiting:
    """A work and who waits for its result."""

    work: Work[Any]
    future: asyncio.Future[Any]


@dataclass(slots=True)
class Done:
    """What a work gave: a result or an error of its own."""

    result: Any = None
    error: BaseException | None = None


class Queue:
    """Works in order of arrival; live ones before planned ones."""

    def __init__(self) -> None:
        self._live: deque[Waiting] = deque()
        self._planned: deque[Waiting] = deque()

    def __bool__(self) -> bool:
        return bool(self._live or self._planned)

    def put(self, waiting: Waiting, *, planned: bool) -> None:
        """Add a work."""
        (self._planned if planned else self._live).append(waiting)

    def take(self, most: int) -> list[Waiting]:
        """The next works; planned ones only where live ones leave room."""
        group: list[Waiting] = []
        for queue in (self._live, self._planned):
            while queue and len(group) < most:
                group.append(queue.popleft())
        return group


def run_group(conn: Connection, works: list[Work[Any]]) -> list[Done]:
    """Run each work in a savepoint, so that one that fails takes no other with it."""
    done: list[Done] = []
    for work in works:
        _savepoint(conn, "SAVEPOINT work")
        try:
            result = work(conn)
        except Exception as error:
            _savepoint(conn, "ROLLBACK TO work")
            done.append(Done(error=error))
        else:
            done.append(Done(result))
        _savepoint(conn, "RELEASE work")
    return done


def _savepoint(conn: Connection, words: str) -> None:
    """On the driver's cursor: a group has hundreds of them."""
    conn.connection.cursor().execute(words)


def settle(group: list[Waiting], done: list[Done]) -> None:
    """Give each waiting caller its result."""
    for waiting, outcome in zip(group, done, strict=True):
        if waiting.future.done():
            continue
        if outcome.error is not None:
            waiting.future.set_exception(outcome.error)
        else:
            waiting.future.set_result(outcome.result)


def fail(group: list[Waiting], error: BaseException) -> None:
    """The commit itself failed: nobody's rows are there."""
    settle(group, [Done(error=error) for _ in group])
