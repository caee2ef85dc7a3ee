"""A house with a past: one real, finished conversation, copied under ids of its own.

The copies have the lengths of real rows, with random bytes where a sealed field stands:
nobody opens them while new people write. Each copy is a person with their keys, case and
report; of every fifth the whole chat is kept. Their cases and alarms are closed.
"""

import os
import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.campaign import loaded
from tests.bench.load import SAID, THINK
from tests.bench.systems import OURS

CHAT_KEPT = 5
CHAT = ("message", "outbox")
HOUSE = {"alembic_version", "counter", "directory", "lease", "poll_offset", "due", "audit"}
"""What is not of one contact, or is over."""
CLOSED = {"alarm": "closed", "case_file": "closed", "case": "closed"}
YEAR_MS = 365 * 24 * 3600 * 1000
EPOCH_MS = 1_735_689_600_000
_POOL = os.urandom(1 << 16)


async def fill(folder: Path, contacts: int, tell: Callable[[str], None]) -> Path:
    """A data folder with so many finished conversations in it."""
    began = time.monotonic()
    await _one_conversation(folder)
    data, keys = folder / "rangkul.sqlite", folder / "rangkul.keys.sqlite"
    with closing(sqlite3.connect(data, isolation_level=None)) as conn:
        conn.execute("ATTACH DATABASE ? AS keystore", (str(keys),))
        rows = copy(conn, contacts)
    size = sum(path.stat().st_size for path in (data, keys)) / 1e9
    took = time.monotonic() - began
    tell(f"{contacts:,} contacts stored: {rows:,} rows, {size:.1f} GB, in {took:.0f} s")
    return folder


async def _one_conversation(folder: Path) -> None:
    """Have the conversation once, for real."""
    async with loaded(OURS, folder) as (_, load):
        seen = await load.closed(1, warm=0, seconds=len(SAID) * THINK + 2)
    if seen.unanswered or seen.refused:
        raise RuntimeError("the conversation to be copied was not answered")


@dataclass(frozen=True, slots=True)
class Table:
    """A table with the rows of one contact."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    @property
    def insert(self) -> str:
        """Its insert statement."""
        names = ", ".join(f'"{name}"' for name in self.columns)
        marks = ", ".join("?" * len(self.columns))
        return f"INSERT INTO {self.name} ({names}) VALUES ({marks})"  # noqa: S608


def copy(conn: sqlite3.Connection, contacts: int) -> int:
    """Copy the one contact of a database; how many rows that made."""
    tables = [*_of_one_contact(conn)]
    ids = sorted({row[table.columns.index("id")] for table in tables for row in table.rows})
    places = {id_: place for place, id_ in enumerate(ids)}
    [counted] = conn.execute("SELECT max(value) FROM counter").fetchone()
    for pragma in ("journal_mode=OFF", "synchronous=OFF", "foreign_keys=OFF", "cache_size=-400000"):
        for schema in ("main", "keystore"):
            conn.execute(f"PRAGMA {schema}.{pragma}" if pragma[0] != "f" else f"PRAGMA {pragma}")
    made = 0
    for table in tables:
        every = CHAT_KEPT if table.name.strip('"') in CHAT else 1
        conn.execute("BEGIN")
        conn.executemany(table.insert, _copies(table, places, counted, contacts, every))
        conn.execute("COMMIT")
        made += len(table.rows) * (contacts // every)
    conn.execute("UPDATE counter SET value = value + ?", (contacts,))
    for schema in ("main", "keystore"):
        conn.execute(f"PRAGMA {schema}.journal_mode=WAL")
    return made


def _of_one_contact(conn: sqlite3.Connection) -> Iterator[Table]:
    """Every table that knows the contact whose conversation is finished, with its rows.

    The load begins with others as well; the first of them is the one that came to its end.
    """
    query = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    names = [name for (name,) in conn.execute(query) if name not in HOUSE]
    [contact] = conn.execute("SELECT contact_id FROM message ORDER BY id LIMIT 1").fetchone()
    cases = f"SELECT id FROM {_case_table(names)} WHERE contact_id = {contact}"  # noqa: S608
    wanted = {"contact": f"id = {contact}"}
    kept: list[Table] = []
    for name in names:
        columns = [row[1] for row in conn.execute(f'PRAGMA table_info("{name}")')]
        if "contact_id" in columns:
            wanted[name] = f"contact_id = {contact}"
        elif "case_id" in columns:
            wanted[name] = f"case_id IN ({cases})"
        if name in wanted:
            kept.append(_read(conn, f'"{name}"', columns, wanted[name]))
    used = {
        row[table.columns.index("key_id")]
        for table in kept
        if "key_id" in table.columns
        for row in table.rows
    }
    columns = [row[1] for row in conn.execute("PRAGMA keystore.table_info(wrapped_key)")]
    mine = f"id IN ({', '.join(map(str, used))})"
    yield _read(conn, "keystore.wrapped_key", columns, mine)
    yield from (table for table in kept if table.rows)


def _case_table(names: list[str]) -> str:
    return '"case"' if "case" in names else "case_file"


def _read(conn: sqlite3.Connection, name: str, columns: list[str], where: str) -> Table:
    listed = ", ".join(f'"{column}"' for column in columns)
    rows = conn.execute(f"SELECT {listed} FROM {name} WHERE {where} ORDER BY id")  # noqa: S608
    return Table(name, tuple(columns), tuple(rows))


def _copies(
    table: Table, places: dict[int, int], counted: int, contacts: int, every: int
) -> Iterator[list[Any]]:
    """Each row again for each copy, oldest first, as they would have come in a year."""
    last = int(time.time() * 1000) - EPOCH_MS - 24 * 3600 * 1000
    step = min(YEAR_MS, last) // contacts
    closed = CLOSED.get(table.name.strip('"'))
    rows = [_made(table, row, places, counted, closed) for row in table.rows]
    for number in range(0, contacts, every):
        base = (last - (contacts - number) * step) << 22
        for row in rows:
            yield [make(base, number) for make in row]


def _made(
    table: Table, row: tuple[Any, ...], places: dict[int, int], counted: int, closed: str | None
) -> list[Callable[[int, int], Any]]:
    """How each column of a row is made anew."""
    made = []
    for column, value in zip(table.columns, row, strict=True):
        if column == "state" and closed is not None:
            made.append(_same(closed))
        elif column == "number":
            made.append(_counted(counted + 1))
        elif column == "key":
            made.append(_keyed(value))
        elif isinstance(value, int) and value in places:
            made.append(_placed(places[value]))
        elif isinstance(value, bytes):
            made.append(_random(len(value)))
        else:
            made.append(_same(value))
    return made


def _same(value: Any) -> Callable[[int, int], Any]:
    return lambda base, number: value


def _counted(first: int) -> Callable[[int, int], Any]:
    return lambda base, number: first + number


def _keyed(value: str) -> Callable[[int, int], Any]:
    return lambda base, number: f"{number}.{value}"


def _placed(place: int) -> Callable[[int, int], Any]:
    return lambda base, number: base + place


def _random(length: int) -> Callable[[int, int], Any]:
    if length <= 32:
        return lambda base, number: os.urandom(length)
    top = len(_POOL) - length
    pick = random.Random(length).randrange  # noqa: S311

    def sealed(base: int, number: int) -> bytes:
        start = pick(top)
        return _POOL[start : start + length]

    return sealed
