"""What came in: every message once, and edits beside the message that they changed."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint, false, text
from sqlmodel import Field, SQLModel

from storage.tables.types import TO_LOOK_AT, id_field, moment, ref_field, sealed


class Message(SQLModel, table=True):
    """`key` is the platform's number of the delivery and absorbs repeated ones.

    `ref` is the platform's id of the message: an edit has the ref of what it changed.
    `secret`: a receipt or a code word was typed; its words were never stored.
    `look_at`: when the platform's own copy is to be removed; empty when there is none.
    """

    __tablename__ = "message"
    __table_args__ = (
        UniqueConstraint("channel", "key"),
        Index(
            "ix_message_look",
            "look_at",
            sqlite_where=text(TO_LOOK_AT),
            postgresql_where=text(TO_LOOK_AT),
        ),
    )

    id: int = id_field()
    contact_id: int = ref_field("contact.id", index=True)
    channel: str
    key: str
    ref: str | None = None
    kind: str
    body_sealed: bytes | None = sealed()
    failed: bool = False
    secret: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    sent_at: datetime = moment(nullable=False)
    received_at: datetime = moment(nullable=False)
    read_at: datetime | None = moment()
    taken_back_at: datetime | None = moment()
    look_at: datetime | None = moment()
