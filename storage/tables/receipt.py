"""Receipts: codes to come back with. Only a keyed hash is kept; nobody here can read one."""

from datetime import datetime

from sqlalchemy import LargeBinary
from sqlmodel import Field, SQLModel

from storage.tables.types import id_field, moment, ref_field


class Receipt(SQLModel, table=True):
    """`lookup` is an HMAC over argon2id of the code (`storage.receipts`)."""

    __tablename__ = "receipt"

    id: int = id_field()
    case_id: int = ref_field("case.id", index=True)
    lookup: bytes = Field(sa_type=LargeBinary, unique=True)
    made_at: datetime = moment(nullable=False)
