"""Numbers and names of the services, each with its mark and when it was last verified."""

from datetime import date

from sqlmodel import Field, SQLModel


class DirectoryEntry(SQLModel, table=True):
    """`mark`: C confirmed, 1 one source, U unconfirmed. Only confirmed entries reach the public."""

    __tablename__ = "directory"

    key: str = Field(primary_key=True)
    label: str
    value: str
    mark: str
    source: str
    position: int
    verified_on: date | None = None
