"""Statements of the turn, compiled once and, on SQLite, run on the driver's own cursor.

Measured: a Core statement costs 30 µs and more each time, of which SQLite itself takes 5.
The statement is still written, and its values are still converted, by SQLAlchemy; what is
left out is its execution machinery, which one writer on one connection does not need.
PostgreSQL keeps it: there the network costs more than the machinery.
"""

from collections import namedtuple
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Executable, Table
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.engine import Dialect

Params = Mapping[str, Any]
Convert = Callable[[Any], Any] | None


class Found:
    """The rows of a statement, with the few ways of a `Result` that are used."""

    __slots__ = ("rowcount", "rows")

    def __init__(self, rows: list[Any], rowcount: int) -> None:
        self.rows = rows
        self.rowcount = rowcount

    def __iter__(self) -> Iterator[Any]:
        return iter(self.rows)

    def one_or_none(self) -> Any:
        """The row, if there is one."""
        return self.rows[0] if self.rows else None

    def one(self) -> Any:
        """The row."""
        return self.rows[0]

    def scalar_one_or_none(self) -> Any:
        """The first value of the row, if there is one."""
        return self.rows[0][0] if self.rows else None

    def scalar_one(self) -> Any:
        """The first value of the row."""
        return self.rows[0][0]


class Prepared:
    """One statement; every run of it gives the same parameters."""

    def __init__(self, statement: Executable | Callable[[str], Executable]) -> None:
        self._statement = statement
        self._built: dict[str, Executable] = {}
        self._sqlite: _Compiled | None = None

    def run(self, conn: Connection, params: Params | Sequence[Params]) -> Any:
        """Run it; several parameters run it several times and give no rows."""
        if conn.dialect.name != "sqlite":
            return conn.execute(self._for(conn.dialect.name), params)
        if self._sqlite is None:
            first = params if isinstance(params, Mapping) else params[0]
            self._sqlite = _Compiled(self._for("sqlite"), conn.dialect, list(first))
        return self._sqlite.run(conn, params)

    def _for(self, dialect: str) -> Executable:
        if dialect not in self._built:
            given = self._statement
            self._built[dialect] = given if isinstance(given, Executable) else given(dialect)
        return self._built[dialect]


def upsert(table: Table, build: Callable[[Any], Executable]) -> Prepared:
    """An insert with what happens on a conflict, which each dialect spells in its own class."""

    def made(dialect: str) -> Executable:
        insert = postgres_insert if dialect == "postgresql" else sqlite_insert
        return build(insert(table))

    return Prepared(made)


class _Compiled:
    """SQL text, how each value goes in, and how each column comes out."""

    def __init__(self, statement: Any, dialect: Dialect, names: list[str]) -> None:
        compiled = statement.compile(dialect=dialect, column_keys=names)
        self._sql = str(compiled)
        if "POSTCOMPILE" in self._sql:
            raise TypeError(f"a list of values cannot be prepared: {self._sql}")
        self._binds = [
            _bind(compiled.binds[name], compiled.bind_names, names, dialect)
            for name in compiled.positiontup
        ]
        columns = [column for *_, column in compiled._result_columns]
        titles = [column.keyname for column in compiled._result_columns]
        self._row = namedtuple("Row", titles, rename=True) if titles else None
        self._out = [(at, out) for at, out in enumerate(map(_out(dialect), columns)) if out]

    def run(self, conn: Connection, params: Params | Sequence[Params]) -> Found:
        """Run it on the driver's cursor of this connection."""
        cursor = conn.connection.cursor()
        if not isinstance(params, Mapping):
            cursor.executemany(self._sql, [self._values(one) for one in params])
            return Found([], cursor.rowcount)
        cursor.execute(self._sql, self._values(params))
        rows = [self._read(row) for row in cursor.fetchall()] if self._row else []
        return Found(rows, cursor.rowcount)

    def _values(self, params: Params) -> list[Any]:
        return [
            (convert(params[name]) if convert else params[name]) if name is not None else fixed
            for name, fixed, convert in self._binds
        ]

    def _read(self, row: Sequence[Any]) -> Any:
        values = list(row)
        for at, convert in self._out:
            values[at] = convert(values[at])
        return self._row(*values) if self._row else values


def _bind(
    bind: Any, titles: Mapping[Any, str], names: list[str], dialect: Dialect
) -> tuple[str | None, Any, Convert]:
    convert = bind.type.dialect_impl(dialect).bind_processor(dialect)
    title = titles[bind]
    if title in names or bind.required:
        return title, None, convert
    value = bind.effective_value
    return None, convert(value) if convert else value, None


def _out(dialect: Dialect) -> Callable[[Any], Any]:
    return lambda kind: kind.dialect_impl(dialect).result_processor(dialect, None)
