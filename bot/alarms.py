"""Tells the staff chat that somebody waits: numbers and levels, nothing of the case."""

from typing import Any, Protocol

import structlog
from sqlalchemy import Connection, Row

from bot.channels.base import SendError
from bot.clock import Clock
from storage import alarms
from storage.database import Database

log = structlog.get_logger()
LEVELS = ("0 sekarang", "1 tinggi", "2 sedang", "3 rendah", "4 info")


class StaffRoute(Protocol):
    """A way to reach staff."""

    async def ping_staff(self, chat_id: int, text: str) -> None:
        """Raises `SendError`."""


class Alarms:
    """Pings what was not told yet, joined to one message; a failed ping is tried again."""

    def __init__(
        self, database: Database, clock: Clock, route: StaffRoute | None, chat_id: int | None
    ) -> None:
        self._database = database
        self._clock = clock
        self._route = route
        self._chat_id = chat_id
        self.failing: str | None = None

    async def ping(self) -> None:
        """Tell what is untold; called by the scheduler's tick."""
        if self._route is None or self._chat_id is None:
            return
        rows = await self._database.read(alarms.unpinged)
        if not rows:
            return
        try:
            await self._route.ping_staff(self._chat_id, ping_text(rows))
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
