"""Messages out: added by a turn, claimed for sending, and followed to their end.

State moves one way: due → sending → sent → delivered → read; a claimed row may go back to
due (try again), to held (the gate), or end as refused, cancelled or failed.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    Connection,
    Row,
    and_,
    bindparam,
    case,
    exists,
    func,
    insert,
    or_,
    select,
    text,
    update,
)

from flows import compact
from flows.engine.events import Button, MsgOutKind, Said
from storage.contacts import Known
from storage.ids import new_id
from storage.prepared import Prepared
from storage.sealing import Purpose, seal, unseal
from storage.tables import Contact, Outbox, WrappedKey
from storage.tables.outbox import IS_DUE, IS_WAITING, OutState
from storage.tables.types import table_of

_OUT: Final = table_of(Outbox)
_CONTACT: Final = table_of(Contact)
_KEY: Final = table_of(WrappedKey)


@dataclass(frozen=True, slots=True)
class MsgOut:
    """A message that is ready for a channel."""

    id: int
    contact_id: int
    urn: str
    text: str
    buttons: tuple[Button, ...]
    kind: MsgOutKind
    lane: int
    attempts: int
    keep: bool
    epoch: int


_ADD: Final = Prepared(insert(_OUT))


def add(
    conn: Connection,
    known: Known,
    said: list[Said],
    *,
    now: datetime,
    claimed: tuple[Said, int] | None = None,
) -> MsgOut | None:
    """Store what a turn says, in its order; `known` must be saved afterwards.

    `claimed`: one of them is being sent from now on, in this epoch; it is given back.
    """
    rows = [_row(known, one, now) for one in said]
    leaving = None
    if claimed is not None:
        first, epoch = claimed
        row = rows[said.index(first)]
        row |= {
            "state": OutState.SENDING.value,
            "epoch": epoch,
            "claimed_at": now,
            "attempts": 1,
        }
        leaving = MsgOut(
            id=row["id"],
            contact_id=known.id,
            urn=known.urn,
            text=first.text,
            buttons=first.buttons,
            kind=first.kind,
            lane=int(first.lane),
            attempts=0,
            keep=first.keep,
            epoch=epoch,
        )
    if rows:
        _ADD.run(conn, rows)
    return leaving


def _row(known: Known, said: Said, now: datetime) -> dict[str, Any]:
    known.out_seq += 1
    row_id = new_id()
    buttons = [[button.label, button.token] for button in said.buttons]
    body = compact.dumps([said.text, buttons])
    return {
        "id": row_id,
        "contact_id": known.id,
        "channel": known.channel,
        "lane": int(said.lane),
        "seq": known.out_seq,
        "kind": said.kind.value,
        "state": OutState.DUE.value,
        "keep": said.keep,
        "body_sealed": seal(known.key, body, Purpose.OUTBOX, row_id),
        "attempts": 0,
        "epoch": None,
        "due_at": now,
        "created_at": now,
        "claimed_at": None,
    }


_WAITING: Final = Prepared(
    select(_OUT.c.id)
    .where(
        _OUT.c.contact_id == bindparam("wanted"),
        text(IS_WAITING),
        text("state IN ('due', 'sending')"),
    )
    .limit(1)
)


def any_waiting(conn: Connection, contact_id: int) -> bool:
    """Whether something to this contact has not left yet, or is leaving."""
    return _WAITING.run(conn, {"wanted": contact_id}).one_or_none() is not None


def read_body(key: bytes, row_id: int, sealed: bytes) -> tuple[str, tuple[Button, ...]]:
    """The text and the buttons that `add` sealed."""
    text, buttons = json.loads(unseal(key, sealed, Purpose.OUTBOX, row_id))
    return text, tuple(Button(*button) for button in buttons)


_EARLIER: Final = _OUT.alias("earlier")
_CLAIMABLE: Final = Prepared(
    select(_OUT.c.id, _OUT.c.contact_id, _OUT.c.lane)
    .where(
        _OUT.c.channel == bindparam("channel"),
        text(f"outbox.{IS_DUE}"),
        _OUT.c.due_at <= bindparam("now"),
        ~exists().where(
            and_(
                _EARLIER.c.contact_id == _OUT.c.contact_id,
                _EARLIER.c.lane == _OUT.c.lane,
                _EARLIER.c.seq < _OUT.c.seq,
                text(f"earlier.{IS_WAITING}"),
                text("earlier.state IN ('due', 'sending')"),
            )
        ),
    )
    .order_by(_OUT.c.lane, _OUT.c.id)
    .limit(bindparam("most"))
)
"""The head of each lane of each contact: a row that is tried again blocks those behind it."""

_TO_JUDGE: Final = (
    select(
        _OUT,
        _KEY.c.wrapped,
        _CONTACT.c.key_id,
        _CONTACT.c.urn_sealed,
        _CONTACT.c.wrote_at,
        _CONTACT.c.gone_at,
        _CONTACT.c.blocked_at,
        _CONTACT.c.erased_at,
        _CONTACT.c.stopped_at,
        _CONTACT.c.frozen_at,
        _CONTACT.c.taken_by,
        _CONTACT.c.way,
        _CONTACT.c.until,
        _CONTACT.c.agreed_at,
    )
    .join(_CONTACT, _CONTACT.c.id == _OUT.c.contact_id)
    .join(_KEY, _KEY.c.id == _CONTACT.c.key_id)
    .where(_OUT.c.id.in_(bindparam("ids", expanding=True)), _OUT.c.state == OutState.DUE.value)
    .order_by(_OUT.c.lane, _OUT.c.id)
)


def due(conn: Connection, channel: str, now: datetime, most: int) -> list[tuple[int, int, int]]:
    """Rows that could be claimed, as (id, contact, lane): candidates, read without a lock."""
    found = _CLAIMABLE.run(conn, {"channel": channel, "now": now, "most": most})
    return [(row.id, row.contact_id, row.lane) for row in found]


def lock_contacts(conn: Connection, contact_ids: list[int]) -> None:
    """Lock the contacts before their rows; always in the order of their ids."""
    if conn.dialect.name == "postgresql" and contact_ids:
        query = select(_CONTACT.c.id).where(_CONTACT.c.id.in_(contact_ids))
        conn.execute(query.order_by(_CONTACT.c.id).with_for_update())


def to_judge(conn: Connection, ids: list[int]) -> list[Row[Any]]:
    """The rows again, under lock, each with its contact's wishes."""
    return list(conn.execute(_TO_JUDGE, {"ids": ids}))


_CLAIM: Final = Prepared(
    update(_OUT)
    .where(_OUT.c.id == bindparam("wanted"))
    .values(
        state=OutState.SENDING.value,
        epoch=bindparam("new_epoch"),
        claimed_at=bindparam("new_claimed_at"),
        because=None,
        attempts=_OUT.c.attempts + 1,
    )
)


def claim(conn: Connection, ids: list[int], *, epoch: int, now: datetime) -> None:
    """Mark rows as being sent by the holder of this epoch."""
    if ids:
        _CLAIM.run(conn, [{"wanted": i, "new_epoch": epoch, "new_claimed_at": now} for i in ids])


_MINE: Final = and_(
    _OUT.c.id == bindparam("wanted"),
    _OUT.c.state == OutState.SENDING.value,
    _OUT.c.epoch == bindparam("my_epoch"),
)
"""Only who claimed a row, and still holds it, says what became of it."""

_SENT: Final = Prepared(
    update(_OUT)
    .where(_MINE)
    .values(state=OutState.SENT.value, ref=bindparam("new_ref"), sent_at=bindparam("new_sent_at"))
)
_END: Final = Prepared(
    update(_OUT).where(_MINE).values(state=bindparam("new_state"), because=bindparam("new_because"))
)
_TRY_AGAIN: Final = Prepared(
    update(_OUT)
    .where(_MINE)
    .values(
        state=case((_OUT.c.because.is_(None), OutState.DUE.value), else_=OutState.CANCELLED.value),
        because=func.coalesce(_OUT.c.because, bindparam("new_because")),
        due_at=bindparam("new_due_at"),
    )
)


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that the platform took, and what it calls it."""

    msg: MsgOut
    ref: str | None
    at: datetime


def sent(conn: Connection, batch: list[Sent]) -> None:
    """The platform took them."""
    rows = [
        {
            "wanted": one.msg.id,
            "my_epoch": one.msg.epoch,
            "new_ref": one.ref,
            "new_sent_at": one.at,
        }
        for one in batch
    ]
    if rows:
        _SENT.run(conn, rows)


def end(conn: Connection, msg: MsgOut, state: OutState, *, because: str) -> bool:
    """It will not be sent again; false when somebody else has it by now."""
    values = {"new_state": state.value, "new_because": because}
    mine = {"wanted": msg.id, "my_epoch": msg.epoch}
    return bool(_END.run(conn, {**mine, **values}).rowcount)


def try_again(conn: Connection, row_id: int, *, epoch: int, because: str, due_at: datetime) -> None:
    """Back to due, unless it was cancelled while it was being sent."""
    values = {"new_because": because, "new_due_at": due_at}
    _TRY_AGAIN.run(conn, {"wanted": row_id, "my_epoch": epoch, **values})


def settle(conn: Connection, row_id: int, state: OutState, *, because: str) -> None:
    """What the gate, or the claim itself, decided of a row that is not being sent."""
    values = {"state": state.value, "because": because}
    conn.execute(update(_OUT).where(_OUT.c.id == row_id).values(values))


def cancel_waiting(
    conn: Connection, contact_id: int, because: str, *, own_words: bool = True
) -> int:
    """Cancel what has not left yet; how many rows that were.

    `own_words`: also the answers to the person's own DARURAT and KELUAR.

    A row that is being sent cannot be called back; it keeps the reason, so that it is not
    tried again.
    """
    theirs = and_(_OUT.c.contact_id == contact_id, text(IS_WAITING))
    if not own_words:
        kinds = [MsgOutKind.EMERGENCY.value, MsgOutKind.COVER.value]
        theirs = and_(theirs, _OUT.c.kind.not_in(kinds))
    sending = _OUT.c.state == OutState.SENDING.value
    state = case((sending, OutState.SENDING.value), else_=OutState.CANCELLED.value)
    cancel = update(_OUT).where(theirs).values(state=state, because=because)
    return conn.execute(cancel).rowcount


_RELEASE: Final = Prepared(
    update(_OUT)
    .where(
        _OUT.c.contact_id == bindparam("wanted"),
        text(IS_WAITING),
        _OUT.c.state == OutState.HELD.value,
    )
    .values(state=OutState.DUE.value, due_at=bindparam("new_due_at"))
)


def release_held(conn: Connection, contact_id: int, now: datetime) -> None:
    """The person writes: what waited for them is judged again."""
    _RELEASE.run(conn, {"wanted": contact_id, "new_due_at": now})


def doubtful(conn: Connection, channel: str, *, epoch: int, before: datetime) -> list[Row[Any]]:
    """Rows that nobody knows to have left: of a lost holder, or claimed long ago by this one."""
    query = select(_OUT.c.id, _OUT.c.kind, _OUT.c.epoch).where(
        text(IS_WAITING),
        _OUT.c.channel == channel,
        _OUT.c.state == OutState.SENDING.value,
        or_(_OUT.c.epoch < epoch, _OUT.c.claimed_at < before),
    )
    return list(conn.execute(query))


def drop_held(conn: Connection, contact_id: int, because: str) -> None:
    """What was held is too old to be sent to whoever writes now; staff decide anew."""
    held = and_(
        _OUT.c.contact_id == contact_id, text(IS_WAITING), _OUT.c.state == OutState.HELD.value
    )
    values = {"state": OutState.CANCELLED.value, "because": because}
    conn.execute(update(_OUT).where(held).values(values))
