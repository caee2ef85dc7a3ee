"""Files that people send: fetched at full size, sealed in chunks on disk."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, Index, LargeBinary, text
from sqlmodel import Field, SQLModel

from storage.tables.types import id_field, moment, ref_field, sealed


class MediaState(StrEnum):
    """Whether the file is here yet."""

    WAITING = "waiting"
    STORED = "stored"
    GONE = "gone"
    TOO_BIG = "too_big"


class StoredMedia(SQLModel, table=True):
    """`opened_at` empty means that nobody has heard or seen it yet: a state of its own."""

    __tablename__ = "media"
    __table_args__ = (
        Index(
            "ix_media_waiting",
            "next_at",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
    )

    id: int = id_field()
    contact_id: int = ref_field("contact.id", index=True)
    message_id: int = ref_field()
    key_id: int = ref_field()
    channel: str
    kind: str
    state: str
    source_sealed: bytes | None = sealed()
    size: int | None = Field(default=None, sa_type=BigInteger)
    attempts: int = 0
    next_at: datetime = moment(nullable=False)
    stored_at: datetime | None = moment()
    opened_at: datetime | None = moment()
    opened_by: str | None = None
    digest: bytes | None = Field(default=None, sa_type=LargeBinary)
