"""Tells the staff chat that somebody waits: numbers and levels, nothing of the case."""

from collections.abc import Awaitable, Callable
from typing import Any

import structlog

from bot.channels.base import SendError
from bot.clock import Clock
from storage import alarms
from storage.database import Connection, Database, Row

log = structlog.get_logger()
LEVELS = ("0 sekarang", "1 tinggi", "2 sedang", "3 rendah", "4 info")


StaffRoute = Callable[[str], Awaitable[None]]
"""Brings a text to staff. Raises `SendError`."""


class Alarms:
    """Pings what was not told yet, joined to one message; a failed ping is tried again."""

    def __init__(self, database: Database, clock: Clock, route: StaffRoute | None) -> None:
        self._database = database
        self._clock = clock
        self._route = route
        self.failing: str | None = None

    async def ping(self) -> None:
        """Tell what is untold; called by the scheduler's tick."""
        if self._route is None:
            return
        rows = await self._database.read(alarms.unpinged)
        if not rows:
            return
        try:
            await self._route(ping_text(rows))
        except SendError as error:
            self.failing = type(error).__name__
            log.error("staff could not be told", error=self.failing, alarms=len(rows))
            return
        self.failing = None
        now = self._clock.now()

        def told(conn: Connection) -> None:
            for row in rows:
                alarms.pinged(conn, row.id, row.level, now=now)

        await self._database.write(told)


def ping_text(rows: list[Row[Any]]) -> str:
    """One line an alarm: its number and level."""
    lines = [f"Nomor {row.number or '-'}: tingkat {LEVELS[row.level]}" for row in rows]
    return "\n".join([f"Menunggu: {len(rows)}", *lines, "Buka antrean."])
