"""Fetches files that people sent, at full size, until they are here or cannot be had.

A few at once, each claimed by one process and ended after some minutes, so that neither a
download that hangs nor a worker that was killed holds up the others. A platform's "I have
none" is believed only after a day and some tries: Telegram says the same when it only
cannot now. A fault of the network or of the disk never ends the trying.
"""

import asyncio
import contextlib
import random
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from datetime import timedelta
from functools import partial
from typing import Any, Final

import structlog

from bot.channels.base import Channel, FileGone, FileTooBig
from bot.clock import Clock
from bot.turn.effects import Effects
from flows.triage import UNFETCHED
from storage import cases, contacts, dues, media
from storage.database import Connection, Database, Row
from storage.dues import DueKind
from storage.files import Sealed, SealedFiles
from storage.keys import KeyRing
from storage.tables.media import MediaState

log = structlog.get_logger()
MOST_AT_ONCE: Final = 3
FETCH_SECONDS: Final = 300.0
"""The longest that one download may take."""
CLAIM: Final = timedelta(seconds=360)
"""Longer than a download: over only when the worker that held it was killed."""
PATIENCE: Final = timedelta(hours=24)
FEWEST_TRIES: Final = 3
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
        self._tasks: set[asyncio.Task[None]] = set()
        self._left_claims = not database.distributed
        self._stopped = False

    async def begin(self) -> None:
        """Begin with what may be fetched now and wait for none of it; called by the tick."""
        if self._left_claims:
            now = self._clock.now()
            await self._database.write(lambda conn: media.free(conn, now), planned=True)
            self._left_claims = False
        room = MOST_AT_ONCE - len(self._tasks)
        if self._stopped or not room:
            return
        for _ in range(await self._database.read(lambda conn: self._due(conn, room))):
            if len(self._tasks) < MOST_AT_ONCE and not self._stopped:
                task = asyncio.create_task(self._work())
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)

    async def fetch_waiting(self) -> None:
        """Fetch what may be fetched now, and what is under way, to its end."""
        await self.begin()
        await asyncio.gather(*self._tasks)

    async def stop(self) -> None:
        """End what is under way: half files are removed, and others may fetch them at once."""
        self._stopped = True
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _due(self, conn: Connection, most: int) -> int:
        return media.due(conn, self._channels.keys(), self._clock.now(), most)

    async def _work(self) -> None:
        """Fetch one file after the other, until none waits."""
        try:
            while (row := await self._database.write(self._claim, planned=True)) is not None:
                await self._fetch(row)
        except Exception as error:
            log.exception("fetching broke off", error=type(error).__name__)

    def _claim(self, conn: Connection) -> Row[Any] | None:
        now = self._clock.now()
        return media.claim(conn, self._channels.keys(), now=now, until=now + CLAIM)

    async def _fetch(self, row: Row[Any]) -> None:
        """Fetch a claimed file and write down what became of it."""
        try:
            async with asyncio.timeout(FETCH_SECONDS):
                file = await self._store(row)
        except asyncio.CancelledError:
            with contextlib.suppress(Exception):
                await self._later(row, row.attempts, 0)
            raise
        except FileTooBig:
            await self._give_up(row, MediaState.TOO_BIG)
        except Exception as error:
            log.warning("file not fetched", media=row.id, error=type(error).__name__)
            if isinstance(error, FileGone) and self._was_patient(row):
                await self._give_up(row, MediaState.GONE)
            else:
                await self._later(row, row.attempts + 1, pause(row.attempts))
        else:
            await self._stored(row, file)

    def _was_patient(self, row: Row[Any]) -> bool:
        waited: timedelta = self._clock.now() - row.received_at
        return waited >= PATIENCE and row.attempts >= FEWEST_TRIES

    async def _store(self, row: Row[Any]) -> Sealed | None:
        """Seal the file as it comes; what it holds, or None when its key was destroyed."""
        found = await self._database.read(lambda conn: media.source(self._ring, conn, row))
        if found is None:
            return None
        wanted, key = found
        async with _closing(self._channels[row.channel].fetch(wanted)) as pieces:
            return await self._files.store(row.id, key, pieces)

    async def _stored(self, row: Row[Any], file: Sealed | None) -> None:
        """It counts as stored, unless its owner was erased meanwhile."""
        if file is None:
            give_up = partial(media.give_up, claimed=row, state=MediaState.GONE)
            await self._database.write(give_up, planned=True)
            return
        now = self._clock.now()
        stored = partial(media.stored, media_id=row.id, file=file, now=now)
        if not await self._database.write(stored, planned=True):
            await asyncio.to_thread(self._files.remove, row.id)

    async def _later(self, row: Row[Any], attempts: int, seconds: float) -> None:
        next_at = self._clock.now() + timedelta(seconds=seconds)
        later = partial(media.later, claimed=row, attempts=attempts, next_at=next_at)
        await self._database.write(later, planned=True)

    async def _give_up(self, row: Row[Any], state: MediaState) -> None:
        """Staff are told, so that they can ask for it another way."""
        log.warning("file given up", media=row.id, state=state.value)
        await self._database.write(lambda conn: self._tell(conn, row, state), planned=True)

    def _tell(self, conn: Connection, row: Row[Any], state: MediaState) -> None:
        known = contacts.lock(conn, self._ring, row.contact_id)
        if not media.give_up(conn, row, state) or known is None:
            return
        if state is MediaState.TOO_BIG:
            dues.put(conn, known.id, DueKind.TOO_LARGE, self._clock.now())
        case = cases.of_contact(conn, self._ring, known)
        if case is not None:
            report = case.report.after((UNFETCHED,))
            cases.save_report(conn, case, report, reported_at=None)
            effects = Effects(conn, self._ring, known, self._clock.now())
            effects.alarm(case.id, report.risk.level)


def pause(attempts: int) -> float:
    """Seconds until the next try: doubling, with jitter, up to a quarter of an hour."""
    longest = min(LONGEST_PAUSE, 2.0 ** min(attempts, 10))
    return random.uniform(0.5, 1.0) * longest  # noqa: S311 - no secret


@contextlib.asynccontextmanager
async def _closing(pieces: AsyncIterator[bytes]) -> AsyncIterator[AsyncIterator[bytes]]:
    """Let go of the connection at once when sealing fails, not when memory is cleared."""
    try:
        yield pieces
    finally:
        if isinstance(pieces, AsyncGenerator):
            await pieces.aclose()
