"""Fetches files that people sent, at full size, until they are here or the platform has none."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

import structlog

from bot.channels.base import Channel, FileGone, FileTooBig
from bot.clock import Clock
from bot.delivery.outcomes import backoff
from storage import media
from storage.database import Database, Row
from storage.files import SealedFiles
from storage.keys import KeyRing
from storage.tables.media import MediaState

log = structlog.get_logger()
LONGEST_PAUSE: Final = 900.0


class Fetcher:
    """Works off the files that wait; nothing in a conversation waits for it."""

    def __init__(
        self,
        database: Database,
        ring: KeyRing,
        files: SealedFiles,
        channels: Mapping[str, Channel],
        clock: Clock,
    ) -> None:
        self._database = database
        self._ring = ring
        self._files = files
        self._channels = channels
        self._clock = clock

    async def fetch_waiting(self) -> None:
        """Fetch what may be fetched now; called by the scheduler's tick."""
        now = self._clock.now()
        for row in await self._database.read(lambda conn: media.waiting(conn, now)):
            if row.channel in self._channels:
                await self._fetch(row)

    async def _fetch(self, row: Row[Any]) -> None:
        found = await self._database.read(lambda conn: media.source(self._ring, conn, row))
        if found is None:
            return
        wanted, key = found
        try:
            pieces = self._channels[row.channel].fetch(wanted)
            size = await self._files.store(row.id, key, pieces)
        except FileGone:
            await self._give_up(row, MediaState.GONE)
        except FileTooBig:
            await self._give_up(row, MediaState.TOO_BIG)
        except Exception as error:
            log.warning("file not fetched", media=row.id, error=type(error).__name__)
            pause = min(LONGEST_PAUSE, backoff(row.attempts))
            next_at = self._clock.now() + timedelta(seconds=pause)
            await self._database.write(
                lambda conn: media.later(conn, row.id, attempts=row.attempts + 1, next_at=next_at),
                planned=True,
            )
        else:
            now = self._clock.now()
            await self._database.write(
                lambda conn: media.stored(conn, row.id, size=size, now=now), planned=True
            )

    async def _give_up(self, row: Row[Any], state: MediaState) -> None:
        await self._database.write(lambda conn: media.give_up(conn, row.id, state), planned=True)
