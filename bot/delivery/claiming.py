"""Claims rows for sending: judged by the gate under the contact's lock, at this moment."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

import structlog

from bot.channels.base import Channel
from bot.clock import Clock
from bot.delivery.outcomes import DOUBTFUL
from bot.wishes import wishes
from flows.engine.events import Lane, MsgOutKind
from flows.sending import Because, Hold, Refuse, Send, UseTemplate, judge
from storage import contacts, dispatch, leases, outbox
from storage.database import Connection, Row
from storage.errors import StorageError
from storage.keys import KeyRing
from storage.outbox import MsgOut
from storage.sealing import Purpose, unseal
from storage.tables.outbox import OutState

LOOK_AHEAD: Final = 4
REFS: Final = 100
"""More than a channel looks at when it looks for a doubtful message."""
LOST_AFTER: Final = timedelta(seconds=90)
"""Longer than any send takes, its tries to write down the outcome included."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Claimed:
    """What may be sent now, how many rows the gate was asked about, and whether more wait."""

    messages: list[MsgOut]
    judged: int = 0
    more: bool = False


class Claiming:
    """The claims of one channel's sender."""

    def __init__(self, channel: Channel, ring: KeyRing, clock: Clock) -> None:
        self._channel = channel.name
        self._templates = channel.templates
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
    ) -> Claimed:
        """Claim up to `room` messages; one at most for each contact that is not busy."""
        if not leases.is_held(conn, f"send:{self._channel}", holder, epoch):
            return Claimed([])
        now = self._clock.now()
        chosen: dict[int, int] = {}
        waiting = dispatch.due(conn, self._channel, now, room * LOOK_AHEAD)
        for row_id, contact_id, lane in waiting:
            if len(chosen) == room:
                break
            idle = contact_id not in busy and contact_id not in chosen
            if idle and may_send(contact_id, lane):
                chosen[contact_id] = row_id
        more = len(waiting) > len(chosen)
        if not chosen:
            return Claimed([], more=more)
        dispatch.lock_contacts(conn, list(chosen))
        rows = dispatch.to_judge(conn, list(chosen.values()))
        judged = (self._judge(conn, row, epoch, now) for row in rows)
        claimed = [msg for msg in judged if msg is not None]
        dispatch.claim(conn, [msg.id for msg in claimed], epoch=epoch, now=now)
        return Claimed(claimed, len(rows), more)

    def recover(self, conn: Connection, *, epoch: int, in_flight: frozenset[int]) -> None:
        """What nobody is sending any more is doubtful: again if somebody waits, else to staff."""
        now = self._clock.now()
        for row in dispatch.doubtful(conn, self._channel, epoch=epoch, before=now - LOST_AFTER):
            if row.id in in_flight:
                continue
            if MsgOutKind(row.kind) is MsgOutKind.INFORMATION:
                dispatch.leave_doubtful(conn, row.id, epoch=row.epoch, because=DOUBTFUL)
            else:
                dispatch.try_again(
                    conn, row.id, epoch=row.epoch, because=DOUBTFUL, due_at=now, doubted_at=now
                )

    def _judge(self, conn: Connection, row: Row[Any], epoch: int, now: datetime) -> MsgOut | None:
        kind = MsgOutKind(row.kind)
        if row.template is not None and not self._is_approved(row.template):
            dispatch.settle(conn, row.id, OutState.HELD, because=Because.WINDOW)
            return None
        theirs = wishes(row, templates=self._approved(row.locale))
        match judge(kind, theirs, now, is_template=row.template is not None):
            case Send():
                return self._read(conn, row, kind, epoch)
            case Hold(because):
                dispatch.settle(conn, row.id, OutState.HELD, because=because)
            case Refuse(because):
                dispatch.settle(conn, row.id, OutState.REFUSED, because=because)
                if because is Because.LATE:
                    contacts.mark_unheard(conn, row.contact_id)
            case UseTemplate(template):
                dispatch.settle(conn, row.id, OutState.HELD, because=Because.WINDOW)
                self._announce(conn, row, template, now)
        return None

    def _approved(self, locale: str) -> frozenset[str]:
        return self._templates.approved(locale) if self._templates else frozenset()

    def _is_approved(self, name: str) -> bool:
        return self._templates is not None and self._templates.is_approved(name)

    def _announce(self, conn: Connection, row: Row[Any], template: str, now: datetime) -> None:
        """What waits is told of once, in words that the platform approved and that say nothing."""
        if self._templates is None or outbox.template_left(conn, row.contact_id, row.wrote_at):
            return
        known = contacts.lock(conn, self._ring, row.contact_id)
        if known is not None and known.guard.cover:  # it speaks under that name
            said = self._templates.said(template, known.locale)
            kept = replace(said, kind=MsgOutKind(row.kind), lane=Lane(row.lane))
            outbox.add(conn, known, [kept], now=now)
            contacts.save(conn, known)

    def _read(self, conn: Connection, row: Row[Any], kind: MsgOutKind, epoch: int) -> MsgOut | None:
        """One row that cannot be read must not keep the others from leaving."""
        try:
            return self._ready(conn, row, kind, epoch)
        except (StorageError, ValueError) as error:
            log.error("outbox row unreadable", outbox=row.id, error=type(error).__name__)
            dispatch.settle(conn, row.id, OutState.FAILED, because="unreadable")
            return None

    def _ready(self, conn: Connection, row: Row[Any], kind: MsgOutKind, epoch: int) -> MsgOut:
        doubtful = row.doubted_at is not None
        key = self._ring.unwrap(row.key_id, row.wrapped)
        text, buttons, values = outbox.read_body(key, row.id, row.body_sealed)
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
            epoch=epoch,
            template=row.template,
            values=values,
            doubtful_since=row.created_at if doubtful else None,
            known_refs=(
                dispatch.newest_refs(conn, row.contact_id, REFS) if doubtful else frozenset()
            ),
        )
