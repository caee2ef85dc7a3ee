"""What goes out: intent is stored before anything is sent."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, false, text
from sqlmodel import Field, SQLModel

from storage.tables.types import TO_LOOK_AT, id_field, moment, ref_field, sealed


class OutState(StrEnum):
    """The life of a message out. It only moves forward; see `storage.outbox`."""

    DUE = "due"
    HELD = "held"
    SENDING = "sending"
    DOUBTFUL = "doubtful"
    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    FAILED = "failed"


IS_DUE = "state = 'due'"
IS_WAITING = "state IN ('due', 'held', 'sending', 'doubtful')"
"""Spelled out, as in the queries: SQLite uses a partial index only for the very same words."""


class Outbox(SQLModel, table=True):
    """One message to one contact; `seq` is given under the contact's lock and never reused.

    `template`: which approved template it is, when it is one. `error`: the platform's code of
    why it failed. `doubted_at`: since when nobody knows whether it left. `look_at`: when to
    look at it on the platform again, for its status or to remove the copy there.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index(
            "ix_outbox_due",
            "channel",
            "lane",
            "id",
            sqlite_where=text(IS_DUE),
            postgresql_where=text(IS_DUE),
        ),
        Index(
            "ix_outbox_contact_waiting",
            "contact_id",
            sqlite_where=text(IS_WAITING),
            postgresql_where=text(IS_WAITING),
        ),
        Index(
            "ix_outbox_look",
            "look_at",
            sqlite_where=text(TO_LOOK_AT),
            postgresql_where=text(TO_LOOK_AT),
        ),
    )

    id: int = id_field()
    contact_id: int = ref_field("contact.id", index=True)
    channel: str
    lane: int
    seq: int
    kind: str
    state: str
    because: str | None = None
    keep: bool = False
    secret: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    body_sealed: bytes | None = sealed()
    attempts: int = 0
    epoch: int | None = None
    ref: str | None = None
    template: str | None = None
    error: str | None = None
    doubted_at: datetime | None = moment()
    due_at: datetime = moment(nullable=False)
    created_at: datetime = moment(nullable=False)
    claimed_at: datetime | None = moment()
    sent_at: datetime | None = moment()
    taken_back_at: datetime | None = moment()
    look_at: datetime | None = moment()
