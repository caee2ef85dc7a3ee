"""What must happen at a time: a row, fired by the scheduler's tick through the same turn."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.types import id_field, moment, ref_field


class Due(SQLModel, table=True):
    """One row a contact and kind: asking again for the same thing moves it."""

    __tablename__ = "due"
    __table_args__ = (UniqueConstraint("contact_id", "kind"),)

    id: int = id_field()
    contact_id: int = ref_field("contact.id")
    kind: str
    detail: str = Field(default="")
    due_at: datetime = Field(sa_type=moment(nullable=False).sa_type, index=True)
