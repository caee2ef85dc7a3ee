"""Wrapped keys: a store apart from the data, so that forgetting a key forgets what it sealed."""

from datetime import datetime

from sqlalchemy import LargeBinary
from sqlmodel import Field, SQLModel

from storage.tables.types import id_field, moment

KEYSTORE = "keystore"


class WrappedKey(SQLModel, table=True):
    """A key, wrapped by the master key. Made ahead of its use: the key first, then the data."""

    __tablename__ = "wrapped_key"
    __table_args__ = {"schema": KEYSTORE}

    id: int = id_field()
    wrapped: bytes = Field(sa_type=LargeBinary)
    created_at: datetime = moment(nullable=False)


class KeyCheck(SQLModel, table=True):
    """Values that only the right master key opens: the check and the index key."""

    __tablename__ = "key_check"
    __table_args__ = {"schema": KEYSTORE}

    name: str = Field(primary_key=True)
    wrapped: bytes = Field(sa_type=LargeBinary)


class Erasure(SQLModel, table=True):
    """Keys that were destroyed on purpose; a restored backup is held against this list."""

    __tablename__ = "erasure"
    __table_args__ = {"schema": KEYSTORE}

    key_id: int = id_field()
    at: datetime = moment(nullable=False)
