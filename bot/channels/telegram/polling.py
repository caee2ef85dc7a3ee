"""Our own polling loop: an offset is confirmed only after everything before it is committed."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from itertools import groupby
from typing import Any, Final

import structlog
from telegram.error import Conflict, InvalidToken, TelegramError

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.receive import CHANNEL
from bot.clock import Clock
from storage import leases, offsets
from storage.database import Connection, Database

log = structlog.get_logger()
POLL_SECONDS: Final = 25
BAD_TOKEN_SECONDS: Final = 30
SHARED_POLL_SECONDS: Final = 3
"""Shorter than a lease lasts: between processes the next poll needs it renewed."""
LEASE: Final = f"poll:{CHANNEL}"
Take = Callable[[dict[str, Any]], Awaitable[None]]


class Poller:
    """One process polls; the offset is a row, so that another can go on from it."""

    def __init__(
        self, channel: TelegramChannel, database: Database, clock: Clock, take: Take
    ) -> None:
        self._channel = channel
        self._database = database
        self._clock = clock
        self._take = take
        self._holder = secrets.token_hex(8)
        self._holds = False

    async def run(self) -> None:
        """Poll until cancelled."""
        await self._drop_webhook()
        while True:
            try:
                await self._once()
            except InvalidToken:
                log.error("TELEGRAM_BOT_TOKEN is not known to Telegram")
                await asyncio.sleep(BAD_TOKEN_SECONDS)
            except Conflict:
                log.warning("another reader or a webhook is set: the webhook is removed")
                await self._drop_webhook()
                await asyncio.sleep(1)
            except TelegramError as error:
                log.warning("poll failed", error=type(error).__name__)
                await asyncio.sleep(1)
            except Exception as error:
                log.exception("poll failed", error=type(error).__name__)
                await asyncio.sleep(1)

    async def _once(self) -> None:
        """One poll, by the process that holds the lease."""
        if not await self._database.write(self._take_lease):
            await asyncio.sleep(1)
            return
        self._holds = True
        offset = await self._database.read(lambda conn: offsets.get(conn, CHANNEL))
        seconds = SHARED_POLL_SECONDS if self._database.distributed else POLL_SECONDS
        found = await self._channel.raw_updates(offset, seconds)
        if not found:
            return
        updates = sorted(found, key=lambda update: int(update["update_id"]))
        queues = sorted(updates, key=_queue)  # stable: in order within each
        await asyncio.gather(*(self._in_order(list(group)) for _, group in groupby(queues, _queue)))
        following = int(updates[-1]["update_id"]) + 1
        await self._database.write(
            lambda conn: offsets.put(conn, CHANNEL, following, anew=following <= offset)
        )

    async def _in_order(self, updates: list[dict[str, Any]]) -> None:
        for update in updates:
            await self._take(update)

    async def _drop_webhook(self) -> None:
        try:
            await self._channel.bot.delete_webhook()
        except TelegramError as error:
            log.warning("webhook not removed", error=type(error).__name__)

    def _take_lease(self, conn: Connection) -> bool:
        alone = not self._database.distributed and not self._holds
        held = leases.hold(conn, LEASE, self._holder, self._clock.now(), force=alone)
        return held is not None


def _queue(update: dict[str, Any]) -> int:
    """Updates of one person are taken in order, of several people at once."""
    for part in update.values():
        if isinstance(part, dict):
            sender = part.get("from")
            if isinstance(sender, dict) and isinstance(sender.get("id"), int):
                return int(sender["id"])
    return 0
