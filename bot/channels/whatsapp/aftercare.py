"""What is done at Twilio after a message: ask what became of it, and leave no copy there.

Twilio keeps the words of every message and every file until they are deleted. A while after
a message has ended its words are redacted (an update with an empty body) and its files are
deleted; not before, for a doubtful send is looked for by its words.
"""

import asyncio
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import structlog

from bot.channels.whatsapp.channel import WhatsAppChannel
from bot.channels.whatsapp.client import NotConnected, TwilioError, Unanswered, refusal
from bot.channels.whatsapp.intake import status_of
from bot.channels.whatsapp.receive import CHANNEL
from bot.delivery.statuses import Statuses
from storage import leases, lookouts, media
from storage.database import Connection, Row
from storage.tables.outbox import OutState

if TYPE_CHECKING:
    from bot.house import House

log = structlog.get_logger()
LEASE: Final = f"aftercare:{CHANNEL}"
MOST: Final = 200
AT_ONCE: Final = 16
AGAIN: Final = timedelta(seconds=10)
ASK_AGAIN: Final = timedelta(minutes=10)
GIVES_UP_AFTER: Final = timedelta(hours=24)
"""A message whose end nobody tells in a day has ended."""
GONE: Final = 404
Care = Callable[[Row[Any]], Awaitable[None]]


class Aftercare:
    """Looks at what is due for it; called by the scheduler's tick, in one process at a time."""

    def __init__(self, house: "House", channel: WhatsAppChannel) -> None:
        self._database = house.opened.database
        self._clock = house.clock
        self._client = channel.client
        self._statuses = Statuses(house.turn)
        self._holder = secrets.token_hex(8)

    async def run(self) -> None:
        """Look at what is due now; what fails is looked at again."""
        now = self._clock.now()
        heard = await self._database.read(lambda conn: lookouts.heard(conn, CHANNEL, now, MOST))
        said = await self._database.read(lambda conn: lookouts.said(conn, CHANNEL, now, MOST))
        if not (heard or said) or not await self._database.write(self._hold):
            return
        await self._each(heard, self._after_heard)
        await self._each(said, self._after_said)

    def _hold(self, conn: Connection) -> bool:
        alone = not self._database.distributed
        return leases.hold(conn, LEASE, self._holder, self._clock.now(), force=alone) is not None

    async def _each(self, rows: Iterable[Row[Any]], care: Care) -> None:
        hands = asyncio.Semaphore(AT_ONCE)

        async def one(row: Row[Any]) -> None:
            async with hands:
                try:
                    await care(row)
                except (TwilioError, NotConnected, Unanswered) as error:
                    log.warning("aftercare waits", ref=row.ref, error=type(error).__name__)

        await asyncio.gather(*(one(row) for row in rows))

    async def _after_heard(self, row: Row[Any]) -> None:
        """Their message: its files, once they are here, and its words."""
        await self._later(lookouts.heard_later, row, self._clock.now() + AGAIN)
        files = await self._database.read(lambda conn: media.of_message(conn, row.id))
        if files.waiting:
            return
        if files.any:
            await self._delete_files(row.ref)
        await self._redact(row.ref)
        await self._later(lookouts.heard_later, row, None)

    async def _after_said(self, row: Row[Any]) -> None:
        """Our message: what became of it, and then its words."""
        now = self._clock.now()
        await self._later(lookouts.said_later, row, now + ASK_AGAIN)
        if OutState(row.state) is OutState.SENT and not await self._has_ended(row, now):
            return
        await self._redact(row.ref)
        await self._later(lookouts.said_later, row, None)

    async def _has_ended(self, row: Row[Any], now: datetime) -> bool:
        """Ask what became of it; its copy goes when its time has come, at the latest in a day."""
        sent_at: datetime = row.sent_at or now
        if now - sent_at > GIVES_UP_AFTER:
            return True
        found = await self._client.messages(row.ref).fetch_async()
        code = str(found.error_code) if found.error_code else None
        status = status_of(ref=row.ref, word=str(found.status), code=code, mark=str(row.id))
        if status is not None and status.state is not OutState.SENT:
            await self._statuses.take(status)
        return False

    async def _delete_files(self, ref: str) -> None:
        async with _passing_over_what_is_gone():
            for file in await self._client.messages(ref).media.list_async():
                await file.delete_async()

    async def _redact(self, ref: str) -> None:
        async with _passing_over_what_is_gone():
            await self._client.messages(ref).update_async(body="")

    async def _later(
        self,
        put: Callable[[Connection, int, datetime | None], None],
        row: Row[Any],
        at: datetime | None,
    ) -> None:
        row_id: int = row.id
        await self._database.write(lambda conn: put(conn, row_id, at), planned=True)


@asynccontextmanager
async def _passing_over_what_is_gone() -> AsyncIterator[None]:
    try:
        yield
    except TwilioError as error:
        if refusal(error)[1] != GONE:
            raise
