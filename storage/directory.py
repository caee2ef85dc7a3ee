"""The directory: numbers and names of services, seeded with their marks, edited by the agency."""

import tomllib
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Row, and_, select

from flows.services import CONFIRMED, Service
from storage.prepared import upsert
from storage.tables import DirectoryEntry
from storage.tables.types import table_of

_ENTRY: Final = table_of(DirectoryEntry)
_ORDER: Final = (_ENTRY.c.position, _ENTRY.c.key)
_SEED: Final = Path(__file__).resolve().parent / "seed" / "directory.toml"
_LATER: Final = ("label_en", "needs", "hours", "place", "kecamatan")
"""Columns that entries of before schema 0002 do not have filled."""


def seed_rows() -> list[dict[str, Any]]:
    """The entries that a new directory begins with."""
    rows = tomllib.loads(_SEED.read_text("utf-8"))["entry"]
    unsaid = dict.fromkeys(_LATER, "")
    return [{**unsaid, **row, "position": position} for position, row in enumerate(rows)]


def seed(conn: Connection) -> None:
    """Fill in what is known of the city; what somebody may have changed is not touched.

    An entry that is as an older version seeded it gets the columns that are new since.
    """
    for row in seed_rows():
        _ADD.run(conn, row)


def services(conn: Connection) -> list[Service]:
    """Every entry, in order, for `flows.services` to choose from."""
    return [service_of(row) for row in conn.execute(select(_ENTRY).order_by(*_ORDER))]


def service_of(row: Any) -> Service:
    """An entry as the pure side reads it."""
    return Service(
        labels={"id": row.label, "en": row.label_en},
        value=row.value,
        mark=row.mark,
        needs=frozenset(row.needs.split()),
        hours=row.hours,
        place=row.place,
        kecamatan=frozenset(row.kecamatan.split()),
    )


def confirmed(conn: Connection) -> list[Row[Any]]:
    """What may be shown to the public: confirmed, and filled in."""
    public = (_ENTRY.c.mark == CONFIRMED) & (_ENTRY.c.value != "")
    return list(conn.execute(select(_ENTRY).where(public).order_by(*_ORDER)))


def unconfirmed(conn: Connection) -> list[Row[Any]]:
    """What staff still have to fill in or to phone."""
    query = select(_ENTRY).where((_ENTRY.c.mark != CONFIRMED) | (_ENTRY.c.value == ""))
    return list(conn.execute(query.order_by(*_ORDER)))


def _add_or_complete(new: Any) -> Any:
    as_seeded = [_ENTRY.c[name] == new.excluded[name] for name in ("label", "value", "mark")]
    still_empty = [_ENTRY.c[name] == "" for name in _LATER]
    return new.on_conflict_do_update(
        index_elements=["key"],
        set_={name: new.excluded[name] for name in _LATER},
        where=and_(*as_seeded, *still_empty),
    )


_ADD: Final = upsert(_ENTRY, _add_or_complete)
