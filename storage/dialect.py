"""ON CONFLICT, which both databases spell alike and SQLAlchemy does not.

Statements are built once for each dialect: building one costs several times what running
it does.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from sqlalchemy import Connection, Executable, Table
from sqlalchemy.dialects.postgresql import Insert as PostgresInsert
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import Insert as SqliteInsert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

AnyInsert = SqliteInsert | PostgresInsert


class Upsert:
    """An insert with what happens on a conflict; `build` gets the dialect's own insert."""

    def __init__(self, table: Table, build: Callable[[Any], Executable]) -> None:
        self._table = table
        self._for = cache(lambda dialect: build(self._insert(dialect)))

    def on(self, conn: Connection) -> Executable:
        """The statement for the database at hand."""
        return self._for(conn.dialect.name)

    def _insert(self, dialect: str) -> AnyInsert:
        if dialect == "postgresql":
            return postgres_insert(self._table)
        return sqlite_insert(self._table)
