"""Tells the staff chat that somebody waits: numbers and levels, nothing of the case."""

import secrets
import time
from collections.abc import Awaitable, Callable
from typing import Any, Final

import structlog

from bot.channels.base import RetryLater, SendError
from bot.clock import Clock
from bot.turn.surroundings import Surroundings
from storage import alarms, leases
from storage.database import Connection, Database, Row

log = structlog.get_logger()
LEASE: Final = "alarms"
AGAIN_SECONDS: Final = 5.0
LEVELS: Final = ("0 sekarang", "1 tinggi", "2 sedang", "3 rendah", "4 info")


StaffRoute = Callable[[str], Awaitable[None]]
"""Brings a text to staff. Raises `SendError`."""


class Alarms:
    """Pings what was not told yet, joined to one message; a failed ping is tried again."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        route: StaffRoute | None,
        surroundings: Surroundings,
    ) -> None:
        self._database = database
        self._clock = clock
        self._route = route
        self._surroundings = surroundings
        self._holder = secrets.token_hex(8)
        self._not_before = 0.0
        self.failing: str | None = None

    async def ping(self) -> None:
        """Tell what is untold; called by the scheduler's tick, in one process at a time."""
        if self._route is None or time.monotonic() < self._not_before:
            return
        if not await self._database.read(alarms.unpinged):
            return
        rows = await self._database.write(self._untold)
        if not rows:
            return
        try:
            await self._route(ping_text(rows))
        except SendError as error:
            self._failed(error, len(rows))
            return
        self.failing = None
        self._surroundings.attended = True
        now = self._clock.now()

        def told(conn: Connection) -> None:
            for row in rows:
                alarms.pinged(conn, row.id, row.level, now=now)

        await self._database.write(told)

    def _untold(self, conn: Connection) -> list[Row[Any]]:
        now = self._clock.now()
        if (
            leases.hold(conn, LEASE, self._holder, now, force=not self._database.distributed)
            is None
        ):
            return []
        return alarms.unpinged(conn)

    def _failed(self, error: SendError, count: int) -> None:
        """Staff cannot be reached: until they can, no text promises a person."""
        self.failing = type(error).__name__
        self._surroundings.attended = False
        wait = error.seconds if isinstance(error, RetryLater) else AGAIN_SECONDS
        self._not_before = time.monotonic() + wait
        log.error("staff could not be told", error=self.failing, alarms=count)


def ping_text(rows: list[Row[Any]]) -> str:
    """One line an alarm: its number and level."""
    lines = [f"Nomor {row.number or '-'}: tingkat {LEVELS[row.level]}" for row in rows]
    return "\n".join([f"Menunggu: {len(rows)}", *lines, "Buka antrean."])
