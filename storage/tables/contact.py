"""A person who writes: an address, where they are in the flows, and what they wish."""

from datetime import datetime

from sqlalchemy import LargeBinary
from sqlmodel import Field, SQLModel

from storage.tables.types import id_field, moment, ref_field, sealed


class Contact(SQLModel, table=True):
    """`urn_index` finds an address without telling it; all that names a person is sealed.

    `alias_*`: another address that the platform showed beside it, and when (`storage.addresses`).
    `window_closed_at`: the platform said that the person must write first.
    """

    __tablename__ = "contact"

    id: int = id_field()
    key_id: int = ref_field()
    case_id: int | None = ref_field(nullable=True)
    channel: str
    urn_index: bytes | None = Field(default=None, sa_type=LargeBinary, unique=True)
    urn_sealed: bytes | None = sealed()
    alias_index: bytes | None = Field(default=None, sa_type=LargeBinary, index=True)
    alias_sealed: bytes | None = sealed()
    alias_at: datetime | None = moment()
    locale: str
    session_sealed: bytes | None = sealed()
    guard_sealed: bytes | None = sealed()
    unheard: bool = False
    short_mode: bool = False
    taken_by: str | None = None
    way: str | None = None
    until: datetime | None = moment()
    agreed_at: datetime | None = moment()
    wrote_at: datetime | None = moment()
    frozen_at: datetime | None = moment()
    stopped_at: datetime | None = moment()
    gone_at: datetime | None = moment()
    blocked_at: datetime | None = moment()
    window_closed_at: datetime | None = moment()
    erased_at: datetime | None = moment()
    out_seq: int = 0
    created_at: datetime = moment(nullable=False)
