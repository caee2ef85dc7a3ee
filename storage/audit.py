"""The audit trail: who did what, never any content."""

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, insert

from storage.ids import new_id
from storage.tables import AuditEntry

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
