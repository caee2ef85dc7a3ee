"""Leases: one holder for each name, taken over when it is not renewed, fenced by its epoch."""

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, bindparam, case, or_, select

from storage.prepared import Prepared, upsert
from storage.tables import Lease
from storage.tables.types import table_of

_LEASE: Final = table_of(Lease)
LASTS: Final = timedelta(seconds=6)


def _taken(new: Any) -> Any:
    mine = _LEASE.c.holder == new.excluded.holder
    over = _LEASE.c.expires_at < bindparam("now")
    return new.on_conflict_do_update(
        index_elements=["name"],
        set_={
            "holder": new.excluded.holder,
            "expires_at": new.excluded.expires_at,
            "epoch": _LEASE.c.epoch + case((mine, 0), else_=1),
        },
        where=or_(mine, over, bindparam("force")),
    ).returning(_LEASE.c.epoch)


_HOLD: Final = upsert(_LEASE, _taken)


def hold(
    conn: Connection, name: str, holder: str, now: datetime, *, force: bool = False
) -> int | None:
    """Take or renew a lease; the epoch, or None while somebody else holds it.

    `force`: take it from whoever holds it, where only one process can be alive.
    """
    values = {
        "name": name,
        "holder": holder,
        "epoch": 1,
        "expires_at": now + LASTS,
        "now": now,
        "force": force,
    }
    epoch: int | None = _HOLD.run(conn, values).scalar_one_or_none()
    return epoch


_HELD: Final = Prepared(
    select(_LEASE.c.epoch).where(
        _LEASE.c.name == bindparam("name"), _LEASE.c.holder == bindparam("holder")
    )
)


def is_held(conn: Connection, name: str, holder: str, epoch: int) -> bool:
    """Whether this holder still holds it in this epoch."""
    found = _HELD.run(conn, {"name": name, "holder": holder}).scalar_one_or_none()
    return bool(found == epoch)


def let_go(conn: Connection, name: str, holder: str, now: datetime) -> None:
    """Give a lease up at a clean stop, so that the next holder need not wait."""
    mine = (_LEASE.c.name == name) & (_LEASE.c.holder == holder)
    conn.execute(_LEASE.update().where(mine).values(expires_at=now))


def any_held(conn: Connection, now: datetime) -> bool:
    """Whether any process is at work."""
    return conn.execute(select(_LEASE.c.name).where(_LEASE.c.expires_at > now)).first() is not None
