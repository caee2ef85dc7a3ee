"""Writes down what became of a send: sent, again later, refused, or failed and visible."""

import asyncio
import random
import time
from datetime import timedelta
from typing import Final

import structlog

from bot.channels.base import (
    Channel,
    ContactGone,
    ContentRefused,
    Doubtful,
    OurFault,
    RetryLater,
    Unwanted,
    WindowClosed,
)
from bot.delivery.pace import Pace
from bot.metrics import counted
from bot.turn import Turn
from bot.turn.effects import Effects
from flows.engine.events import MsgOutKind
from storage import contacts, dispatch
from storage.database import Connection
from storage.outbox import MsgOut
from storage.tables.outbox import OutState

log = structlog.get_logger()
MOST_ATTEMPTS: Final = 8
DOUBTFUL: Final = "doubtful"
STATUS_PATIENCE: Final = timedelta(minutes=5)
"""So long a platform that tells what became of a message may take before it is asked."""
LONGEST_WAIT: Final = 120.0


def backoff(attempts: int) -> float:
    """Seconds until the next try: doubling, with jitter, so that retries do not meet."""
    return random.uniform(0.5, 1.0) * min(LONGEST_WAIT, 2.0**attempts)  # noqa: S311 - no secret


def spread() -> float:
    """So that what waits together does not come back together."""
    return random.uniform(1.0, 1.5)  # noqa: S311 - no secret


class Outcomes:
    """The outcomes of one channel's sends."""

    def __init__(self, channel: Channel, turn: Turn, pace: Pace) -> None:
        self._channel = channel.name
        self._copy_kept = channel.capabilities.copy_kept
        self._turn = turn
        self._pace = pace
        self._sent: list[dispatch.Sent] = []
        self._writing: asyncio.Future[None] | None = None

    async def of(self, msg: MsgOut, ref: str | None, error: Exception | None) -> None:
        """Write down one outcome; the caller tries until it is written."""
        if error is None:
            await self.sent(msg, ref)
        else:
            await self.failed(msg, error)

    async def sent(self, msg: MsgOut, ref: str | None) -> None:
        """The platform took it; what is taken meanwhile is written down together."""
        counted["sends", "sent"] += 1
        now = self._turn.clock.now()
        look_at = None if self._copy_kept is None else now + STATUS_PATIENCE
        self._sent.append(dispatch.Sent(msg, ref, now, look_at))
        if self._writing is None:
            self._writing = asyncio.ensure_future(self._write_sent())
        await asyncio.shield(self._writing)

    async def _write_sent(self) -> None:
        """One statement for all that wait; what a failed write leaves is written by the next."""
        await asyncio.sleep(0)
        self._writing, batch = None, self._sent
        self._sent = []
        try:
            await self._turn.database.write(lambda conn: dispatch.sent(conn, batch))
        except BaseException:
            self._sent = [*batch, *self._sent]
            raise

    async def failed(self, msg: MsgOut, error: Exception) -> None:
        """It did not leave, or nobody knows."""
        counted["sends", type(error).__name__] += 1
        log.warning("send failed", channel=self._channel, outbox=msg.id, error=type(error).__name__)
        match error:
            case RetryLater(seconds=seconds, everyone=everyone):
                until = time.monotonic() + seconds
                self._pace.pause(None if everyone else msg.contact_id, until)
                await self._again(msg, seconds * spread(), "retry_later")
            case ContactGone():
                blocked = isinstance(error, Unwanted)
                await self._turn.write(lambda conn: self._gone(conn, msg, blocked=blocked))
            case WindowClosed() if msg.template is not None or self._was_last(msg):
                await self._end(msg, "window")
            case WindowClosed():
                await self._turn.write(lambda conn: self._closed(conn, msg))
            case ContentRefused():
                await self._end(msg, "content_refused")
            case Doubtful() | TimeoutError() if msg.kind is MsgOutKind.INFORMATION:
                await self._doubtful(msg)
            case OurFault():
                await self._again(msg, LONGEST_WAIT if msg.attempts else 5, "our_fault")
            case _ if self._was_last(msg):
                await self._end(msg, "given_up")
            case Doubtful() | TimeoutError():
                await self._again(msg, backoff(msg.attempts + 1), DOUBTFUL, doubted=True)
            case _:
                await self._again(msg, backoff(msg.attempts), "again")

    @staticmethod
    def _was_last(msg: MsgOut) -> bool:
        return msg.attempts + 1 >= MOST_ATTEMPTS

    async def _again(
        self, msg: MsgOut, seconds: float, because: str, *, doubted: bool = False
    ) -> None:
        now = self._turn.clock.now()
        due_at = now + timedelta(seconds=seconds)
        await self._turn.database.write(
            lambda conn: dispatch.try_again(
                conn,
                msg.id,
                epoch=msg.epoch,
                because=because,
                due_at=due_at,
                doubted_at=now if doubted else None,
            )
        )

    async def _doubtful(self, msg: MsgOut) -> None:
        """What was planned is not sent twice: staff decide."""
        await self._turn.database.write(
            lambda conn: dispatch.end(conn, msg, OutState.DOUBTFUL, because="doubtful")
        )

    async def _end(self, msg: MsgOut, because: str) -> None:
        """It failed for good: visible in the outbox, the question counts as unheard, staff look."""
        await self._turn.write(lambda conn: self._failed(conn, msg, because))

    def _failed(self, conn: Connection, msg: MsgOut, because: str) -> None:
        known = contacts.lock(conn, self._turn.ring, msg.contact_id)
        mine = dispatch.end(conn, msg, OutState.FAILED, because=because)
        if known is None or not mine:
            return
        known.unheard = True
        Effects(conn, self._turn.ring, known, self._turn.clock.now()).unreachable()
        contacts.save(conn, known)

    def _gone(self, conn: Connection, msg: MsgOut, *, blocked: bool) -> None:
        """Nothing more is sent to this contact, and staff are told."""
        known = contacts.lock(conn, self._turn.ring, msg.contact_id)
        mine = dispatch.end(conn, msg, OutState.REFUSED, because="gone")
        if known is None or not mine:
            return
        Effects(conn, self._turn.ring, known, self._turn.clock.now()).left(blocked=blocked)
        contacts.save(conn, known)

    def _closed(self, conn: Connection, msg: MsgOut) -> None:
        """The window is closed before its time: the gate is asked again, and knows it now."""
        known = contacts.lock(conn, self._turn.ring, msg.contact_id)
        now = self._turn.clock.now()
        dispatch.try_again(conn, msg.id, epoch=msg.epoch, because="window", due_at=now)
        if known is not None:
            known.window_closed_at = now
            contacts.save(conn, known)
