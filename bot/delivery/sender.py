"""One active sender for each channel: claim, judge, send, and write down what became of it.

Who sends holds a lease with an epoch. Rows that an earlier epoch left as "sending" are
doubtful: sent again when somebody waits for them, left to staff when they were planned.
"""

import asyncio
import contextlib
import secrets
import time
from functools import partial
from typing import Final

import structlog

from bot.channels.base import Channel
from bot.clock import Clock
from bot.delivery.claiming import Claiming
from bot.delivery.outcomes import Outcomes
from bot.delivery.pace import Pace
from bot.turn import Turn
from bot.wakeups import Wakeups
from storage import leases
from storage.database import Connection
from storage.outbox import MsgOut

log = structlog.get_logger()
MOST_IN_FLIGHT: Final = 64
POLL_SECONDS: Final = 1.0
RENEW_SECONDS: Final = 2.0
SEND_TIMEOUT: Final = 30.0


class Sender:
    """Sends one channel's outbox, in order for each contact, as fast as the platform allows."""

    def __init__(self, channel: Channel, turn: Turn, wakeups: Wakeups, clock: Clock) -> None:
        self.channel = channel
        self.clock = clock
        self._turn = turn
        self._wake = wakeups.event(channel.name)
        self._holder = secrets.token_hex(8)
        self._lease = f"send:{channel.name}"
        self._pace = Pace(channel.per_second, time.monotonic())
        self._claiming = Claiming(channel.name, turn.ring, clock)
        self._outcomes = Outcomes(channel.name, turn, self._pace)
        self._in_flight: dict[int, asyncio.Task[None]] = {}
        self._epoch: int | None = None
        self._renewed = 0.0

    async def run(self) -> None:
        """Send until cancelled."""
        try:
            while True:
                try:
                    if await self._hold():
                        await self._send_what_is_due()
                except Exception as error:
                    log.exception(
                        "sender failed", channel=self.channel.name, error=repr(type(error))
                    )
                    await asyncio.sleep(POLL_SECONDS)
                await self._wait()
        finally:
            await self._stop()

    async def _wait(self) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(POLL_SECONDS):
                await self._wake.wait()
        self._wake.clear()

    async def _hold(self) -> bool:
        """Hold the lease; a new epoch first looks at what the one before left behind."""
        now = time.monotonic()
        if self._epoch is not None and now - self._renewed < RENEW_SECONDS:
            return True
        epoch = await self._turn.database.write(self._take_lease)
        self._renewed = now
        self._pace.forget(now)
        if epoch is not None and epoch != self._epoch:
            await self._turn.database.write(lambda conn: self._claiming.recover(conn, epoch))
        self._epoch = epoch
        return epoch is not None

    def _take_lease(self, conn: Connection) -> int | None:
        """On SQLite one process serves: a lease that a killed one left is worth nothing."""
        alone = not self._turn.database.distributed and self._epoch is None
        return leases.hold(conn, self._lease, self._holder, self.clock.now(), force=alone)

    async def _send_what_is_due(self) -> None:
        """Claim what may leave, until nothing does or all hands are full."""
        while (room := MOST_IN_FLIGHT - len(self._in_flight)) > 0:
            epoch = self._epoch
            if epoch is None:
                return
            claim = partial(
                self._claiming.claim,
                epoch=epoch,
                holder=self._holder,
                room=room,
                busy=frozenset(self._in_flight),
                may_send=lambda contact, lane: self._pace.may_send(contact, lane, time.monotonic()),
            )
            claimed = await self._turn.database.write(claim)
            for msg in claimed:
                task = asyncio.create_task(self._send(msg))
                self._in_flight[msg.contact_id] = task
            if not claimed:
                return

    async def _send(self, msg: MsgOut) -> None:
        """Send one message and write down the outcome; then others of this contact may follow."""
        try:
            try:
                async with asyncio.timeout(SEND_TIMEOUT):
                    ref = await self.channel.send(msg)
            except Exception as error:
                await self._outcomes.failed(msg, error)
            else:
                await self._outcomes.sent(msg, ref)
        except Exception as error:
            log.exception("outcome lost", outbox=msg.id, error=type(error).__name__)
        finally:
            self._in_flight.pop(msg.contact_id, None)
            self._wake.set()

    async def _stop(self) -> None:
        """Let what is in flight end, then give up the lease."""
        if self._in_flight:
            await asyncio.wait(self._in_flight.values(), timeout=5)
        if self._epoch is not None:
            with contextlib.suppress(Exception):
                now = self.clock.now()
                await self._turn.database.write(
                    lambda conn: leases.let_go(conn, self._lease, self._holder, now)
                )
