"""Claims rows for sending: judged by the gate under the contact's lock, at this moment."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from bot.clock import Clock
from bot.wishes import wishes
from flows.engine.events import MsgOutKind
from flows.sending import Because, Hold, Refuse, Send, UseTemplate, judge
from storage import contacts, leases, outbox
from storage.database import Connection, Row
from storage.keys import KeyRing
from storage.outbox import MsgOut
from storage.sealing import Purpose, unseal
from storage.tables.outbox import OutState

LOOK_AHEAD: Final = 4


class Claiming:
    """The claims of one channel's sender."""

    def __init__(self, channel: str, ring: KeyRing, clock: Clock) -> None:
        self._channel = channel
        self._ring = ring
        self._clock = clock

    def claim(
        self,
        conn: Connection,
        *,
        epoch: int,
        holder: str,
        room: int,
        busy: frozenset[int],
        may_send: Callable[[int, int], bool],
    ) -> list[MsgOut]:
        """Claim up to `room` messages; one at most for each contact that is not busy."""
        if not leases.is_held(conn, f"send:{self._channel}", holder, epoch):
            return []
        now = self._clock.now()
        candidates = outbox.due(conn, self._channel, now, room * LOOK_AHEAD)
        chosen: dict[int, int] = {}
        for row_id, contact_id, lane in candidates:
            if len(chosen) == room:
                break
            idle = contact_id not in busy and contact_id not in chosen
            if idle and may_send(contact_id, lane):
                chosen[contact_id] = row_id
        if not chosen:
            return []
        outbox.lock_contacts(conn, list(chosen))
        claimed = []
        for row in outbox.to_judge(conn, list(chosen.values())):
            msg = self._judge(conn, row, now)
            if msg is not None:
                claimed.append(msg)
        outbox.claim(conn, [msg.id for msg in claimed], epoch=epoch, now=now)
        return claimed

    def recover(self, conn: Connection, epoch: int) -> None:
        """What an earlier epoch was sending is doubtful: again if somebody waits, else to staff."""
        now = self._clock.now()
        for row in outbox.doubtful(conn, self._channel, epoch):
            planned = MsgOutKind(row.kind) is MsgOutKind.INFORMATION
            if planned:
                outbox.settle(conn, row.id, OutState.DOUBTFUL, because="doubtful")
            else:
                outbox.try_again(conn, row.id, because="doubtful", due_at=now)

    def _judge(self, conn: Connection, row: Row[Any], now: datetime) -> MsgOut | None:
        kind = MsgOutKind(row.kind)
        match judge(kind, wishes(row), now):
            case Send():
                return self._ready(row, kind)
            case Hold(_, because):
                outbox.settle(conn, row.id, OutState.HELD, because=because)
            case Refuse(because):
                outbox.settle(conn, row.id, OutState.REFUSED, because=because)
                if because is Because.LATE:
                    contacts.mark_unheard(conn, row.contact_id)
            case UseTemplate(template):
                outbox.settle(conn, row.id, OutState.HELD, because=template)
        return None

    def _ready(self, row: Row[Any], kind: MsgOutKind) -> MsgOut:
        key = self._ring.unwrap(row.key_id, row.wrapped)
        text, buttons = outbox.read_body(key, row.id, row.body_sealed)
        urn = unseal(key, row.urn_sealed, Purpose.URN, row.contact_id).decode()
        return MsgOut(
            id=row.id,
            contact_id=row.contact_id,
            urn=urn,
            text=text,
            buttons=buttons,
            kind=kind,
            lane=row.lane,
            attempts=row.attempts,
            keep=row.keep,
        )
