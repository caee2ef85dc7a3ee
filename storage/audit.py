"""The audit trail: who did what, never any content."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, and_, insert, or_, select

from storage.ids import new_id
from storage.tables import AuditEntry
from storage.tables.types import table_of

_AUDIT: Final = table_of(AuditEntry)
FILE_OPENED: Final = "media.open"
"""Its detail is the file's id."""

JOINED: Final = "case.join"
HOUSE: Final = "rangkul"
"""Who acts where no person does."""


def note(
    conn: Connection,
    who: str,
    action: str,
    *,
    now: datetime,
    case_id: int | None = None,
    detail: str = "",
) -> None:
    """Write one line of the trail."""
    values = {
        "id": new_id(),
        "at": now,
        "who": who,
        "action": action,
        "case_id": case_id,
        "detail": detail,
    }
    conn.execute(insert(AuditEntry), values)


def of_case(conn: Connection, case_id: int, file_ids: Collection[int]) -> tuple[Row[Any], ...]:
    """The trail of a case and of these files, in its order.

    A file may have been opened while its sender had another case, or none.
    """
    details = [str(file_id) for file_id in file_ids]
    opened = and_(_AUDIT.c.action == FILE_OPENED, _AUDIT.c.detail.in_(details))
    query = select(_AUDIT).where(or_(_AUDIT.c.case_id == case_id, opened))
    return tuple(conn.execute(query.order_by(_AUDIT.c.id)))


def joined(conn: Connection, case_id: int) -> dict[int, datetime]:
    """The contacts that went on with a case by its receipt, and since when."""
    entry = table_of(AuditEntry).c
    query = select(entry.detail, entry.at).where(entry.case_id == case_id, entry.action == JOINED)
    found: dict[int, datetime] = {}
    for row in conn.execute(query.order_by(entry.id)):
        found.setdefault(int(row.detail), row.at)
    return found


def joined_by(contact_ids: Collection[int]) -> Select[tuple[int | None]]:
    """The cases that any of these contacts ever went on with, as a part of a query."""
    entry = table_of(AuditEntry).c
    return select(entry.case_id).where(
        entry.action == JOINED, entry.detail.in_([str(one) for one in contact_ids])
    )
