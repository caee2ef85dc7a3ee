"""What processes share: leases, counters and how far a platform was read."""

from datetime import datetime

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel

from storage.tables.types import moment


class Lease(SQLModel, table=True):
    """Who does a thing that only one process may do; `epoch` rises with each new holder."""

    __tablename__ = "lease"

    name: str = Field(primary_key=True)
    holder: str
    epoch: int
    expires_at: datetime = moment(nullable=False)


class Counter(SQLModel, table=True):
    """Numbers that people say aloud."""

    __tablename__ = "counter"

    name: str = Field(primary_key=True)
    value: int


class PollOffset(SQLModel, table=True):
    """The next update that a polled channel asks for."""

    __tablename__ = "poll_offset"

    channel: str = Field(primary_key=True)
    next_update: int = Field(sa_type=BigInteger)
