"""Wakes senders after a commit: in this process at once, over PostgreSQL by NOTIFY.

Notices are hints, sent after the commit and joined while one is under way; whoever misses
one finds its rows by polling.
"""

import asyncio
import contextlib
from functools import partial
from typing import Final

import psycopg
import structlog

from storage.database import Connection, Database

log = structlog.get_logger()
TOPIC: Final = "rangkul_outbox"


class Wakeups:
    """An event for each channel, set when rows may wait for its sender."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._events: dict[str, asyncio.Event] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._dirty: set[str] = set()
        self._telling: asyncio.Task[None] | None = None
        self._listening: asyncio.Task[None] | None = None

    def event(self, channel: str) -> asyncio.Event:
        """The event that a channel's sender waits on."""
        return self._events.setdefault(channel, asyncio.Event())

    def committed(self, channel: str) -> None:
        """Rows for this channel were committed."""
        if channel in self._events:
            self._events[channel].set()
        if self._database.distributed:
            self._dirty.add(channel)
            if self._telling is None or self._telling.done():
                self._telling = asyncio.get_running_loop().create_task(self._tell())

    def listen(self) -> None:
        """Hear of other processes' commits."""
        if self._database.distributed:
            self._listening = asyncio.get_running_loop().create_task(self._hear())

    async def close(self) -> None:
        """Stop listening."""
        for task in (self._telling, self._listening):
            if task is not None:
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError, Exception):
                    await task

    async def _tell(self) -> None:
        while self._dirty:
            channels, self._dirty = self._dirty, set()
            await self._database.write(partial(_notify, channels=channels))

    async def _hear(self) -> None:
        url = self._database.engine.url.set(drivername="postgresql")
        address = url.render_as_string(hide_password=False)
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(address, autocommit=True) as conn:
                    await conn.execute(f"LISTEN {TOPIC}")
                    async for notice in conn.notifies():
                        if notice.payload in self._events:
                            self._events[notice.payload].set()
            except psycopg.Error as error:
                log.warning("listening broke", error=type(error).__name__)
                await asyncio.sleep(1)


def _notify(conn: Connection, *, channels: set[str]) -> None:
    for channel in channels:
        conn.exec_driver_sql("SELECT pg_notify(%s, %s)", (TOPIC, channel))
