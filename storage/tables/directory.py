"""Numbers and names of the services, each with its mark and when it was last verified."""

from datetime import date
from typing import Any

from sqlmodel import Field, SQLModel


def _words() -> Any:
    return Field(default="", sa_column_kwargs={"server_default": ""})


class DirectoryEntry(SQLModel, table=True):
    """`mark`: C confirmed, 1 one source, U unconfirmed. Only confirmed entries reach the public.

    `needs`: what it helps with, by name, separated by spaces. `hours`: when it is open
    (`flows.services`), empty where nobody has said. `place`: where it is; never a shelter's.
    """

    __tablename__ = "directory"

    key: str = Field(primary_key=True)
    label: str
    value: str
    mark: str
    source: str
    position: int
    verified_on: date | None = None
    label_en: str = _words()
    needs: str = _words()
    hours: str = _words()
    place: str = _words()
    kecamatan: str = _words()
