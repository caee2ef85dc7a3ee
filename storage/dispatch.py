"""Messages on their way: claimed by a sender, and followed to their end.

Only who holds the claim, by its epoch, says what became of a message.
"""

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
    or_,
    select,
    text,
    update,
)

from storage.outbox import WITHOUT_SECRET, MsgOut
from storage.prepared import Prepared
from storage.tables import Contact, Outbox, WrappedKey
from storage.tables.outbox import IS_DUE, IS_WAITING, OutState
from storage.tables.types import table_of

_OUT: Final = table_of(Outbox)
_CONTACT: Final = table_of(Contact)
_KEY: Final = table_of(WrappedKey)


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
        _CONTACT.c.window_closed_at,
        _CONTACT.c.locale,
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
    .values(
        state=OutState.SENT.value,
        ref=bindparam("new_ref"),
        sent_at=bindparam("new_sent_at"),
        look_at=bindparam("new_look_at"),
        error=None,
        doubted_at=None,
        body_sealed=WITHOUT_SECRET,
    )
)
_END: Final = Prepared(
    update(_OUT)
    .where(_MINE)
    .values(
        state=bindparam("new_state"),
        because=bindparam("new_because"),
        body_sealed=WITHOUT_SECRET,
    )
)
_TRY_AGAIN: Final = Prepared(
    update(_OUT)
    .where(_MINE)
    .values(
        state=case((_OUT.c.because.is_(None), OutState.DUE.value), else_=OutState.CANCELLED.value),
        because=func.coalesce(_OUT.c.because, bindparam("new_because")),
        due_at=bindparam("new_due_at"),
        doubted_at=func.coalesce(
            _OUT.c.doubted_at, bindparam("new_doubted_at", type_=_OUT.c.doubted_at.type)
        ),
    )
)


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that the platform took, what it calls it, and when to look at it there again."""

    msg: MsgOut
    ref: str | None
    at: datetime
    look_at: datetime | None = None


def sent(conn: Connection, batch: list[Sent]) -> None:
    """The platform took them."""
    rows = [
        {
            "wanted": one.msg.id,
            "my_epoch": one.msg.epoch,
            "new_ref": one.ref,
            "new_sent_at": one.at,
            "new_look_at": one.look_at,
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


def try_again(
    conn: Connection,
    row_id: int,
    *,
    epoch: int,
    because: str,
    due_at: datetime,
    doubted_at: datetime | None = None,
) -> None:
    """Back to due, unless it was cancelled while it was being sent.

    `doubted_at`: it may have left; that stays so until somebody knows.
    """
    values = {"new_because": because, "new_due_at": due_at, "new_doubted_at": doubted_at}
    _TRY_AGAIN.run(conn, {"wanted": row_id, "my_epoch": epoch, **values})


def settle(conn: Connection, row_id: int, state: OutState, *, because: str) -> None:
    """What the gate, or the claim itself, decided of a row that is not being sent."""
    values: dict[str, Any] = {"state": state.value, "because": because}
    if state in {OutState.REFUSED, OutState.FAILED}:
        values["body_sealed"] = WITHOUT_SECRET
    conn.execute(update(_OUT).where(_OUT.c.id == row_id).values(values))


def leave_doubtful(conn: Connection, row_id: int, *, epoch: int, because: str) -> None:
    """It may have left, and staff decide; unless somebody knows by now."""
    values = {"new_state": OutState.DOUBTFUL.value, "new_because": because}
    _END.run(conn, {"wanted": row_id, "my_epoch": epoch, **values})


def doubtful(conn: Connection, channel: str, *, epoch: int, before: datetime) -> list[Row[Any]]:
    """Rows that nobody knows to have left: of a lost holder, or claimed long ago by this one."""
    query = select(_OUT.c.id, _OUT.c.kind, _OUT.c.epoch).where(
        text(IS_WAITING),
        _OUT.c.channel == channel,
        _OUT.c.state == OutState.SENDING.value,
        or_(_OUT.c.epoch < epoch, _OUT.c.claimed_at < before),
    )
    return list(conn.execute(query))


def newest_refs(conn: Connection, contact_id: int, most: int) -> frozenset[str]:
    """What the platform calls the newest messages to a contact that it is known to have taken."""
    theirs = (_OUT.c.contact_id == contact_id) & _OUT.c.ref.is_not(None)
    query = select(_OUT.c.ref).where(theirs).order_by(_OUT.c.seq.desc()).limit(most)
    return frozenset(conn.execute(query).scalars())


UNTOLD: Final = "untold"
"""Stands where a platform does not say why."""
TOLD: Final = (
    "id",
    "kind",
    "state",
    "ref",
    "error",
    "because",
    "attempts",
    "template",
    "body_sealed",
    "created_at",
    "claimed_at",
    "sent_at",
)


def _told(name: str) -> tuple[Prepared, Prepared]:
    """Whose message the platform speaks of, and the message, by our own id or by its own."""
    mine = _OUT.c[name] == bindparam("mine")
    whose = select(_OUT.c.contact_id).where(_OUT.c.channel == bindparam("channel"), mine)
    message = select(*(_OUT.c[column] for column in TOLD)).where(
        _OUT.c.contact_id == bindparam("theirs"), mine
    )
    return Prepared(whose.limit(1)), Prepared(message.limit(1))


_BY_ID: Final = _told("id")
_BY_REF: Final = _told("ref")
_ARRIVED: Final = Prepared(
    update(_OUT)
    .where(_OUT.c.id == bindparam("wanted"))
    .values(
        state=bindparam("new_state"),
        ref=bindparam("new_ref"),
        sent_at=func.coalesce(_OUT.c.sent_at, bindparam("new_sent_at", type_=_OUT.c.sent_at.type)),
        because=None,
        error=None,
        doubted_at=None,
        look_at=bindparam("new_look_at"),
        body_sealed=WITHOUT_SECRET,
    )
)


def contact_of(conn: Connection, channel: str, *, outbox_id: int | None, ref: str) -> int | None:
    """Whose message the platform speaks of: by our own id where it tells it, else by its own."""
    whose, _ = _BY_REF if outbox_id is None else _BY_ID
    mine = ref if outbox_id is None else outbox_id
    found: int | None = whose.run(conn, {"channel": channel, "mine": mine}).scalar_one_or_none()
    return found


def told_of(conn: Connection, contact_id: int, *, outbox_id: int | None, ref: str) -> Any:
    """The message that the platform speaks of, under its contact's lock; None when it is gone."""
    _, message = _BY_REF if outbox_id is None else _BY_ID
    mine = ref if outbox_id is None else outbox_id
    return message.run(conn, {"theirs": contact_id, "mine": mine}).one_or_none()


def arrived(
    conn: Connection,
    row_id: int,
    state: OutState,
    *,
    ref: str,
    look_at: datetime,
    now: datetime,
) -> None:
    """It is further on its way than we knew."""
    values = {"new_state": state.value, "new_ref": ref, "new_look_at": look_at, "new_sent_at": now}
    _ARRIVED.run(conn, {"wanted": row_id, **values})


def retry_told(
    conn: Connection, row_id: int, *, ref: str, code: str | None, due_at: datetime
) -> None:
    """The platform did not deliver it: the gate is asked again, at a time.

    Its id there stays until there is another, with the error: what is told of it still is over.
    """
    values = {
        "state": OutState.DUE.value,
        "ref": ref,
        "because": None,
        "error": code or UNTOLD,
        "due_at": due_at,
        "doubted_at": None,
        "look_at": None,
    }
    conn.execute(update(_OUT).where(_OUT.c.id == row_id).values(values))


def fail_told(conn: Connection, row_id: int, *, ref: str, code: str | None, now: datetime) -> None:
    """The platform will not deliver it; its copy goes at once."""
    values: dict[str, Any] = {
        "state": OutState.FAILED.value,
        "ref": ref,
        "because": "not_delivered",
        "error": code or UNTOLD,
        "look_at": now,
        "body_sealed": WITHOUT_SECRET,
    }
    conn.execute(update(_OUT).where(_OUT.c.id == row_id).values(values))
