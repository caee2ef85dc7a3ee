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
from flows.engine.events import Lane
from storage import leases
from storage.database import Connection
from storage.outbox import MsgOut

log = structlog.get_logger()
MOST_IN_FLIGHT: Final = 64
POLL_SECONDS: Final = 1.0
RENEW_SECONDS: Final = 2.0
SURE_SECONDS: Final = 4.0
"""So long after renewing it the lease, which lasts six seconds, is surely still ours."""
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
        self._pace = Pace(channel.per_second, channel.per_contact, time.monotonic())
        self._claiming = Claiming(channel, turn.ring, clock)
        self._outcomes = Outcomes(channel, turn, self._pace)
        self._in_flight: dict[int, tuple[MsgOut, asyncio.Task[None]]] = {}
        self._epoch: int | None = None
        self._renewed = 0.0
        self._more = False
        self._reserved: set[int] = set()

    async def run(self) -> None:
        """Send until cancelled."""
        self._turn.express[self.channel.name] = self
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

    def reserve(self, contact_id: int) -> int | None:
        """The epoch to claim a message to this contact in, when it may leave with its turn."""
        epoch = self._epoch
        if epoch is None or len(self._in_flight) + len(self._reserved) >= MOST_IN_FLIGHT:
            return None
        if contact_id in self._in_flight or contact_id in self._reserved:
            return None
        if not self._pace.sees(time.monotonic())(contact_id, Lane.LIVE):
            return None
        if time.monotonic() - self._renewed > SURE_SECONDS:
            return None
        self._reserved.add(contact_id)
        return epoch

    def release(self, contact_id: int) -> None:
        """Nothing leaves after all."""
        self._reserved.discard(contact_id)

    def dispatch(self, msg: MsgOut) -> None:
        """Send a claimed message, after what is on its way to the same contact."""
        self._reserved.discard(msg.contact_id)
        self._pace.spend(msg.contact_id, time.monotonic())
        before = self._in_flight.get(msg.contact_id)
        task = asyncio.ensure_future(self._send(msg, before[1] if before else None))
        self._in_flight[msg.contact_id] = (msg, task)

    async def _wait(self) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(POLL_SECONDS):
                await self._wake.wait()
        self._wake.clear()

    async def _hold(self) -> bool:
        """Hold the lease; whoever holds it looks after what nobody is sending any more."""
        now = time.monotonic()
        if self._epoch is not None and now - self._renewed < RENEW_SECONDS:
            return True
        epoch = await self._turn.database.write(self._take_lease)
        self._renewed = now
        self._pace.forget(now)
        self._epoch = epoch
        if epoch is None:
            return False
        in_flight = frozenset(msg.id for msg, _ in self._in_flight.values())
        await self._turn.database.write(
            lambda conn: self._claiming.recover(conn, epoch=epoch, in_flight=in_flight)
        )
        return True

    def _take_lease(self, conn: Connection) -> int | None:
        """On SQLite one process serves: a lease that a killed one left is worth nothing."""
        alone = not self._turn.database.distributed and self._epoch is None
        return leases.hold(conn, self._lease, self._holder, self.clock.now(), force=alone)

    async def _send_what_is_due(self) -> None:
        """Claim what may leave, until nothing does or all hands are full."""
        self._more = True
        while (room := self._room()) > 0 and await self._hold():
            claimed = await self._turn.database.write(
                partial(
                    self._claiming.claim,
                    epoch=self._epoch or 0,
                    holder=self._holder,
                    room=room,
                    busy=frozenset(self._in_flight) | self._reserved,
                    may_send=self._pace.sees(time.monotonic()),
                )
            )
            for msg in claimed.messages:
                self.dispatch(msg)
            self._more = claimed.more
            if not claimed.judged:
                return

    def _room(self) -> int:
        hands = MOST_IN_FLIGHT - len(self._in_flight)
        return min(hands, self._pace.room(time.monotonic()))

    async def _send(self, msg: MsgOut, before: asyncio.Task[None] | None) -> None:
        """Send one message and write down the outcome; then others of this contact may follow."""
        try:
            if before is not None:
                await asyncio.wait([before])
            ref, error = await self._try(msg)
            while True:
                try:
                    await self._outcomes.of(msg, ref, error)
                    return
                except Exception as lost:
                    log.exception("outcome not written", outbox=msg.id, error=type(lost).__name__)
                    await asyncio.sleep(POLL_SECONDS)
        finally:
            if self._in_flight.get(msg.contact_id, (None,))[0] is msg:
                del self._in_flight[msg.contact_id]
            if self._more:
                self._wake.set()

    async def _try(self, msg: MsgOut) -> tuple[str | None, Exception | None]:
        try:
            async with asyncio.timeout(SEND_TIMEOUT):
                return await self.channel.send(msg), None
        except Exception as error:
            return None, error

    async def _stop(self) -> None:
        """Let what is in flight end, then give up the lease."""
        self._turn.express.pop(self.channel.name, None)
        if self._in_flight:
            await asyncio.wait([task for _, task in self._in_flight.values()], timeout=5)
        if self._epoch is not None:
            with contextlib.suppress(Exception):
                now = self.clock.now()
                await self._turn.database.write(
                    lambda conn: leases.let_go(conn, self._lease, self._holder, now)
                )
