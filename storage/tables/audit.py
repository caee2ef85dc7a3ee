"""Who read or did what, and when."""

from datetime import datetime

from sqlmodel import SQLModel

from storage.tables.types import id_field, moment, ref_field


class AuditEntry(SQLModel, table=True):
    """One act of a person on staff; never any content."""

    __tablename__ = "audit_entry"

    id: int = id_field()
    at: datetime = moment(nullable=False)
    who: str
    action: str
    case_id: int | None = ref_field(nullable=True, index=True)
    detail: str = ""
