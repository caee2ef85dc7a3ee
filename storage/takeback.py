"""Messages that are taken back from a platform: which they still are, and that they were.

Telegram lets a bot delete both sides of a private chat for 48 hours (Bot API, deleteMessages).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, and_, or_, select, update

from flows.engine.events import MsgOutKind
from storage.contacts import Known
from storage.tables import Message, Outbox
from storage.tables.outbox import OutState
from storage.tables.types import table_of

WITHIN: Final = timedelta(hours=48)
MOST_UNTOLD: Final = 40
"""Ids that are tried where a crash hid one: a bot's chats share their numbers."""

_MESSAGE: Final = table_of(Message)
_OUT: Final = table_of(Outbox)
_TICK: Final = timedelta(seconds=2)
_ON_THE_WAY: Final = (OutState.DUE.value, OutState.SENDING.value)


class Scope(StrEnum):
    """What is taken back: both sides of the chat, only what holds a secret, or what was typed."""

    ALL = "all"
    SECRETS = "secrets"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class Found:
    """The platform's ids to take back, our rows behind them, and whether more are on their way."""

    refs: tuple[str, ...]
    heard: tuple[int, ...]
    said: tuple[int, ...]
    leaving: bool


def find(conn: Connection, known: Known, scope: Scope, *, before: datetime, now: datetime) -> Found:
    """What of one contact's chat, up to a moment, can still be taken back; a cover stays."""
    heard = list(conn.execute(_heard(known.id, before, now)))
    said = list(conn.execute(_said(known.id, before, now)))
    refs: list[str] = []
    leaving = any(row.state in _ON_THE_WAY for row in said)
    if scope is Scope.ALL:
        # While something leaves, an id that is not known may be that of the cover.
        refs = [] if leaving else _untold(heard, said, _all_refs(conn, known.id, now))
    else:
        heard = [row for row in heard if row.secret]
        said = [row for row in said if row.secret and scope is Scope.SECRETS]
    theirs = [row for row in heard if row.taken_back_at is None]
    ours = [
        row
        for row in said
        if row.ref and row.taken_back_at is None and row.kind != MsgOutKind.COVER.value
    ]
    refs += [row.ref for row in (*theirs, *ours)]
    return Found(
        tuple(dict.fromkeys(refs)),
        tuple(row.id for row in theirs),
        tuple(row.id for row in ours),
        leaving,
    )


def done(conn: Connection, found: Found, now: datetime) -> None:
    """They are gone from the platform."""
    for table, ids in ((_MESSAGE, found.heard), (_OUT, found.said)):
        if ids:
            conn.execute(update(table).where(table.c.id.in_(ids)).values(taken_back_at=now))


def _heard(contact_id: int, before: datetime, now: datetime) -> Select[Any]:
    message = _MESSAGE.c
    wanted = select(
        message.id, message.ref, message.sent_at.label("at"), message.secret, message.taken_back_at
    )
    return wanted.where(
        message.contact_id == contact_id,
        message.ref.is_not(None),
        message.kind != "edit",  # the message that it changed has the same id, and its age
        message.received_at <= before,
        message.sent_at > now - WITHIN,
    )


def _said(contact_id: int, before: datetime, now: datetime) -> Select[Any]:
    """What the platform took, may have taken, or is being given."""
    out = _OUT.c
    wanted = select(
        out.id,
        out.ref,
        out.kind,
        out.state,
        out.secret,
        out.attempts,
        out.claimed_at.label("at"),
        out.taken_back_at,
    )
    return wanted.where(
        and_(out.contact_id == contact_id, out.created_at <= before),
        out.created_at > now - WITHIN,
        or_(out.attempts > 0, out.state.in_(_ON_THE_WAY)),
    )


def _all_refs(conn: Connection, contact_id: int, now: datetime) -> set[int]:
    """Every id that is known of this chat, what came after included: none of them is untold."""
    recent = now - WITHIN
    heard = select(_MESSAGE.c.ref).where(
        _MESSAGE.c.contact_id == contact_id, _MESSAGE.c.received_at > recent
    )
    said = select(_OUT.c.ref).where(_OUT.c.contact_id == contact_id, _OUT.c.created_at > recent)
    found = (*conn.execute(heard).scalars(), *conn.execute(said).scalars())
    return {int(ref) for ref in found if ref and ref.isdecimal()}


def _untold(heard: list[Row[Any]], said: list[Row[Any]], told: set[int]) -> list[str]:
    """Ids that nobody told us: a send that a crash cut off may have left one in the chat.

    Such an id lies between those that this chat had before and after. What is not there, or
    not of this chat, is passed over by the platform.
    """
    known = {int(row.ref): row.at for row in (*heard, *said) if row.ref and row.ref.isdecimal()}
    found: set[int] = set()
    for row in said:
        if row.attempts > 1 and row.ref is not None and row.ref.isdecimal():
            last = int(row.ref)
            before = [ref for ref in known if ref < last]
        elif row.attempts and row.ref is None:
            # The platform's clock counts in seconds.
            before = [ref for ref, at in known.items() if at < row.at - _TICK]
            first = max(before, default=0)
            last = min((ref for ref in told if ref > first), default=first + MOST_UNTOLD)
            last = max(last, first + 1)
        else:
            continue
        first = max(before, default=last)
        found |= set(range(max(first + 1, last - MOST_UNTOLD), last)) - told
    return [str(ref) for ref in sorted(found)]
