"""The directory: numbers and names of services, seeded with their marks, edited by the agency."""

import tomllib
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Row, select

from storage.prepared import upsert
from storage.tables import DirectoryEntry
from storage.tables.types import table_of

_ENTRY: Final = table_of(DirectoryEntry)
_SEED: Final = Path(__file__).resolve().parent / "seed" / "directory.toml"
CONFIRMED: Final = "C"
_UNSAID: Final = dict.fromkeys(("label_en", "needs", "hours", "place", "kecamatan"), "")


def seed(conn: Connection) -> None:
    """Fill in what is known of the city; what is there already is not touched."""
    rows = tomllib.loads(_SEED.read_text())["entry"]
    add = upsert(_ENTRY, lambda new: new.on_conflict_do_nothing(index_elements=["key"]))
    for position, row in enumerate(rows):
        add.run(conn, {**_UNSAID, **row, "position": position})


def confirmed(conn: Connection) -> list[Row[Any]]:
    """What may be shown to the public: confirmed, and filled in."""
    public = (_ENTRY.c.mark == CONFIRMED) & (_ENTRY.c.value != "")
    return list(conn.execute(select(_ENTRY).where(public).order_by(_ENTRY.c.position)))


def unconfirmed(conn: Connection) -> list[Row[Any]]:
    """What staff still have to fill in or to phone."""
    query = select(_ENTRY).where((_ENTRY.c.mark != CONFIRMED) | (_ENTRY.c.value == ""))
    return list(conn.execute(query.order_by(_ENTRY.c.position)))
