"""What a platform tells of a message after it took it: in any order, twice, or never.

A status only moves forward. A failure that comes this way is the answer to a send, late: it
leads to the same as an error of the send itself.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import structlog

from bot.channels.base import ContactGone, OurFault, RetryLater, SendError, Unwanted, WindowClosed
from bot.delivery.outcomes import LONGEST_WAIT, MOST_ATTEMPTS, STATUS_PATIENCE
from bot.metrics import counted
from bot.turn import Turn
from bot.turn.effects import Effects
from flows.engine.events import MsgOutKind
from flows.sending import OURS
from storage import contacts, dispatch
from storage.contacts import Known
from storage.database import Connection, Row
from storage.tables.outbox import OutState

log = structlog.get_logger()
ARRIVED: Final = frozenset({OutState.DELIVERED, OutState.READ})


@dataclass(frozen=True, slots=True)
class Status:
    """What became of one message, by the platform's id and, where it is known, by ours.

    `error`: why it failed, and `code` the platform's name for that.
    """

    channel: str
    ref: str
    state: OutState
    outbox_id: int | None = None
    error: SendError | None = None
    code: str | None = None


class Statuses:
    """Takes statuses, each under its contact's lock."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn

    async def take(self, status: Status) -> bool:
        """Write down what was told; whether anything changed by it."""
        changed = await self._turn.write(lambda conn: self._take(conn, status))
        counted["statuses", status.state if changed else "ignored"] += 1
        if changed and status.error is not None:
            log.warning("send failed later", channel=status.channel, code=status.code)
            self._turn.committed(status.channel)
        return changed

    def _take(self, conn: Connection, status: Status) -> bool:
        contact_id = dispatch.contact_of(
            conn, status.channel, outbox_id=status.outbox_id, ref=status.ref
        )
        if contact_id is None:
            return False
        known = contacts.lock(conn, self._turn.ring, contact_id)
        row = dispatch.told_of(conn, contact_id, outbox_id=status.outbox_id, ref=status.ref)
        if row is None or not _is_of_last_try(row, status):
            return False
        if not moves(OutState(row.state), status.state):
            return False
        if status.error is None:
            now = self._turn.clock.now()
            look_at = self._look_at(known, status, now)
            dispatch.arrived(conn, row.id, status.state, ref=status.ref, look_at=look_at, now=now)
        else:
            self._failed(conn, known, row, status)
        return True

    def _look_at(self, known: Known | None, status: Status, now: datetime) -> datetime:
        if status.state not in ARRIVED:
            return now + STATUS_PATIENCE
        kept = self._turn.surroundings.channel(status.channel).copy_kept
        return now if known is None else now + (kept or timedelta())

    def _failed(self, conn: Connection, known: Known | None, row: Row[Any], status: Status) -> None:
        """Again where that may help, through the gate; otherwise it ends, and staff are told."""
        now = self._turn.clock.now()
        over = known is None or is_over(row, known.wrote_at)
        again = None if over else _again_at(status.error, row, now)
        if again is not None:
            dispatch.retry_told(conn, row.id, ref=status.ref, code=status.code, due_at=again)
        else:
            dispatch.fail_told(conn, row.id, ref=status.ref, code=status.code, now=now)
        if known is None or has_written_since(row, known.wrote_at):
            return  # they are there, whatever was true of the message
        effects = Effects(conn, self._turn.ring, known, now)
        if isinstance(status.error, WindowClosed):
            known.window_closed_at = _left_at(row) or now
        if isinstance(status.error, ContactGone):
            effects.left(blocked=isinstance(status.error, Unwanted))
        elif again is None and not over:
            known.unheard = True
            effects.unreachable()
        contacts.save(conn, known)


WAITING: Final = frozenset({OutState.DUE, OutState.HELD, OutState.SENDING, OutState.DOUBTFUL})
ENDED: Final = frozenset({OutState.REFUSED, OutState.CANCELLED, OutState.FAILED})
FORWARD: Final = (
    WAITING | ENDED,
    frozenset({OutState.SENT}),
    frozenset({OutState.DELIVERED}),
    frozenset({OutState.READ}),
)
"""What comes later stands later; a row that waits, or ended, may have left without our knowing."""


def _left_at(row: Row[Any]) -> datetime | None:
    found: datetime | None = row.sent_at or row.claimed_at
    return found


def has_written_since(row: Row[Any], wrote_at: datetime | None) -> bool:
    """Whether the person wrote after the message had left: what it told of them is old."""
    left_at = _left_at(row)
    return wrote_at is not None and left_at is not None and wrote_at > left_at


def is_over(row: Row[Any], wrote_at: datetime | None) -> bool:
    """Whether it is not to be said any more: called back, or an answer to words before the last."""
    answers = MsgOutKind(row.kind) not in OURS
    newer = wrote_at is not None and wrote_at > row.created_at
    return row.because is not None or (answers and newer)


def _is_of_last_try(row: Row[Any], status: Status) -> bool:
    """A message that is sent again has another id there; what is told of the first is over."""
    left = OutState(row.state) not in FORWARD[0]
    if row.ref == status.ref:
        return left or row.error is None
    return row.ref is None or not left


def moves(before: OutState, after: OutState) -> bool:
    """Whether a status is news: what arrived did not fail, and what ended has ended."""
    if after is OutState.FAILED:
        return before in WAITING | FORWARD[1]
    return any(before in earlier for earlier in FORWARD[: _place(after)])


def _place(state: OutState) -> int:
    return next(at for at, states in enumerate(FORWARD) if state in states)


def _again_at(error: SendError | None, row: Row[Any], now: datetime) -> datetime | None:
    """When the gate is asked again; None when the message has ended.

    A secret has left the outbox, what failed too often will fail again, and a template that
    does not pass a closed window never will.
    """
    ends = isinstance(error, WindowClosed) and row.template is not None
    if ends or row.body_sealed is None or row.attempts >= MOST_ATTEMPTS:
        return None
    match error:
        case WindowClosed():
            return now
        case RetryLater(seconds=seconds):
            return now + timedelta(seconds=seconds)
        case OurFault():
            return now + timedelta(seconds=LONGEST_WAIT)
        case _:
            return None
