"""What is due: set by a turn, read unlocked by the tick, read again under the contact's lock."""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Connection, Row, delete, select

from storage.ids import new_id
from storage.prepared import upsert
from storage.tables import Due
from storage.tables.types import table_of

_DUE: Final = table_of(Due)


class DueKind(StrEnum):
    """What happens when the time has come."""

    PAUSE = "pause"
    LOOKUP = "lookup"
    ALARM = "alarm"
    TOO_LARGE = "too_large"
    """A file turned out not to be handed on: the person is told, if they are still there."""
    TAKE_BACK = "take_back"
    TAKE_BACK_SECRETS = "take_back_secrets"
    TAKE_BACK_TYPED = "take_back_typed"
    DELETE = "delete"


TAKING_BACK: Final = frozenset(
    {DueKind.TAKE_BACK, DueKind.TAKE_BACK_SECRETS, DueKind.TAKE_BACK_TYPED}
)
"""Fired by `bot.takeback`: they need the platform, and a slow one must not hold up the rest."""


_PUT: Final = upsert(
    _DUE,
    lambda new: new.on_conflict_do_update(
        index_elements=["contact_id", "kind"],
        set_={"due_at": new.excluded.due_at, "detail": new.excluded.detail},
    ),
)


def put(conn: Connection, contact_id: int, kind: DueKind, at: datetime, detail: str = "") -> None:
    """Something is due at a time; one row a contact and kind, the newest holds."""
    values = {
        "id": new_id(),
        "contact_id": contact_id,
        "kind": kind.value,
        "detail": detail,
        "due_at": at,
    }
    _PUT.run(conn, values)


def now_due(
    conn: Connection, now: datetime, kinds: Collection[DueKind], most: int = 100
) -> list[Row[Any]]:
    """Candidates of these kinds, without a lock."""
    query = select(_DUE).where(
        _DUE.c.due_at <= now, _DUE.c.kind.in_([kind.value for kind in kinds])
    )
    return list(conn.execute(query.order_by(_DUE.c.due_at).limit(most)))


def claim(conn: Connection, due_id: int, now: datetime, *, detail: str | None = None) -> bool:
    """Under the contact's lock: delete the row if it is still due; true for exactly one caller.

    `detail`: only while it asks for the same thing.
    """
    row = delete(_DUE).where(_DUE.c.id == due_id, _DUE.c.due_at <= now)
    if detail is not None:
        row = row.where(_DUE.c.detail == detail)
    return bool(conn.execute(row).rowcount)


def drop(conn: Connection, contact_id: int, kind: DueKind) -> None:
    """It is not to happen any more."""
    conn.execute(delete(_DUE).where(_DUE.c.contact_id == contact_id, _DUE.c.kind == kind.value))


def take_lookup(conn: Connection, contact_id: int, detail: str) -> bool:
    """Under the contact's lock: take exactly this lookup; true for one caller."""
    mine = (_DUE.c.contact_id == contact_id) & (_DUE.c.kind == DueKind.LOOKUP.value)
    return bool(conn.execute(delete(_DUE).where(mine, _DUE.c.detail == detail)).rowcount)
