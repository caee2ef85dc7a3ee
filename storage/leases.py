"""Leases: one holder for each name, taken over when it is not renewed, fenced by its epoch."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, case, literal, or_, select

from storage.dialect import insert_for
from storage.tables import Lease
from storage.tables.types import table_of

_LEASE: Final = table_of(Lease)
LASTS: Final = timedelta(seconds=6)


def hold(
    conn: Connection, name: str, holder: str, now: datetime, *, force: bool = False
) -> int | None:
    """Take or renew a lease; the epoch, or None while somebody else holds it.

    `force`: take it from whoever holds it, where only one process can be alive.
    """
    row = insert_for(conn, _LEASE).values(name=name, holder=holder, epoch=1, expires_at=now + LASTS)
    mine = _LEASE.c.holder == row.excluded.holder
    taken = row.on_conflict_do_update(
        index_elements=["name"],
        set_={
            "holder": row.excluded.holder,
            "expires_at": row.excluded.expires_at,
            "epoch": _LEASE.c.epoch + case((mine, 0), else_=1),
        },
        where=or_(mine, _LEASE.c.expires_at < now, literal(force)),
    ).returning(_LEASE.c.epoch)
    return conn.execute(taken).scalar_one_or_none()


def is_held(conn: Connection, name: str, holder: str, epoch: int) -> bool:
    """Whether this holder still holds it in this epoch."""
    query = select(_LEASE.c.epoch).where(_LEASE.c.name == name, _LEASE.c.holder == holder)
    return conn.execute(query).scalar_one_or_none() == epoch


def let_go(conn: Connection, name: str, holder: str, now: datetime) -> None:
    """Give a lease up at a clean stop, so that the next holder need not wait."""
    mine = (_LEASE.c.name == name) & (_LEASE.c.holder == holder)
    conn.execute(_LEASE.update().where(mine).values(expires_at=now))
