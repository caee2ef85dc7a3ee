"""What is to be looked at on the platform again: a status that never came, a copy to remove."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, select, text, update

from storage.tables import Message, Outbox
from storage.tables.types import TO_LOOK_AT, table_of

_MOST_REFS: Final = 500
_MESSAGE: Final = table_of(Message)
_OUT: Final = table_of(Outbox)


def heard(conn: Connection, channel: str, now: datetime, most: int) -> list[Row[Any]]:
    """Messages in whose copy on the platform is to be removed now, oldest first."""
    due = (_MESSAGE.c.channel == channel) & (_MESSAGE.c.look_at <= now)
    query = select(_MESSAGE.c.id, _MESSAGE.c.ref, _MESSAGE.c.look_at)
    return list(conn.execute(_oldest(query.where(text(TO_LOOK_AT), due), _MESSAGE, most)))


def said(conn: Connection, channel: str, now: datetime, most: int) -> list[Row[Any]]:
    """Messages out whose status is missing, or whose copy is to be removed, oldest first."""
    due = (_OUT.c.channel == channel) & (_OUT.c.look_at <= now)
    query = select(_OUT.c.id, _OUT.c.ref, _OUT.c.state, _OUT.c.sent_at, _OUT.c.look_at)
    return list(conn.execute(_oldest(query.where(text(TO_LOOK_AT), due), _OUT, most)))


def _oldest(query: Any, table: Any, most: int) -> Any:
    return query.order_by(table.c.look_at).limit(most)


def heard_later(conn: Connection, message_id: int, at: datetime | None) -> None:
    """Look again at a time, or never."""
    conn.execute(update(_MESSAGE).where(_MESSAGE.c.id == message_id).values(look_at=at))


def said_later(conn: Connection, outbox_id: int, at: datetime | None) -> None:
    """Look again at a time, or never."""
    conn.execute(update(_OUT).where(_OUT.c.id == outbox_id).values(look_at=at))


def cared_for(conn: Connection, channel: str, refs: Collection[str]) -> set[str]:
    """Which of these messages of ours a row still looks after."""
    wanted, found = list(refs), set[str]()
    for at in range(0, len(wanted), _MOST_REFS):
        some = _OUT.c.ref.in_(wanted[at : at + _MOST_REFS])
        theirs = (_OUT.c.channel == channel) & text(TO_LOOK_AT)
        found.update(conn.execute(select(_OUT.c.ref).where(theirs, some)).scalars())
    return found


def hasten(conn: Connection, contact_id: int, now: datetime) -> None:
    """What the platform still holds of a contact is removed at once."""
    for table in (_MESSAGE, _OUT):
        theirs = (table.c.contact_id == contact_id) & (table.c.look_at > now)
        conn.execute(update(table).where(theirs).values(look_at=now))
