"""What staff must act on, sealed under a key of its own so that a chat can be forgotten alone."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, false, text
from sqlmodel import Field, SQLModel

from storage.tables.types import id_field, moment, ref_field, sealed


class CaseState(StrEnum):
    """Where a case stands in the queue."""

    WAITING = "waiting"
    TAKEN = "taken"
    CLOSED = "closed"


class Case(SQLModel, table=True):
    """`number` is what staff say on the phone; `report_sealed` holds answers and reasons."""

    __tablename__ = "case"
    __table_args__ = (
        Index(
            "ix_case_open",
            "risk",
            "opened_at",
            sqlite_where=text("state <> 'closed'"),
            postgresql_where=text("state <> 'closed'"),
        ),
    )

    id: int = id_field()
    number: int = Field(unique=True)
    contact_id: int = ref_field("contact.id", index=True)
    key_id: int = ref_field()
    state: str
    risk: int
    restricted: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    report_sealed: bytes | None = sealed()
    opened_at: datetime = moment(nullable=False)
    reported_at: datetime | None = moment()
    taken_at: datetime | None = moment()
    taken_by: str | None = None
    closed_at: datetime | None = moment()
    closed_by: str | None = None


class CaseEntry(SQLModel, table=True):
    """A message that belongs to the report, sealed again under the case's key."""

    __tablename__ = "case_entry"

    id: int = id_field()
    case_id: int = ref_field("case.id", index=True)
    message_id: int = ref_field()
    body_sealed: bytes | None = sealed()
    created_at: datetime = moment(nullable=False)
