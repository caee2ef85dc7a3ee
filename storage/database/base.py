"""What every engine of ours can do, and which one an address means."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from sqlalchemy import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError

from storage.errors import StorageError

T = TypeVar("T")
Work = Callable[[Connection], T]
"""Plain and synchronous; it may be run again, so it has no effect but rows."""


class Database(Protocol):
    """A place for rows. `write` returns only when the rows are durable."""

    @property
    def distributed(self) -> bool:
        """Whether several processes may serve it."""

    @property
    def engine(self) -> Engine:
        """For migrations, commands and everything outside the turn."""

    @property
    def read_engine(self) -> Engine:
        """Connections that cannot write (SQLite), for reading without a loop."""

    async def write(self, work: Work[T], *, planned: bool = False) -> T:
        """Run in a transaction and commit; live works go before planned ones."""

    async def read(self, work: Work[T]) -> T:
        """Run on a connection that never waits for a writer."""

    def read_now(self, work: Work[T]) -> T:
        """Read without a loop."""

    def write_now(self, work: Work[T]) -> T:
        """Run in a transaction of its own, without a loop: for commands and start-up."""

    def truncate_log(self) -> None:
        """After an erasure: leave no old page in a log of ours."""

    def dispose(self) -> None:
        """Let go of connections, without a loop."""

    async def close(self) -> None:
        """Finish what is under way and let go."""


def open_database(address: str) -> Database:
    """The database that `DATABASE_URL` names: SQLite or PostgreSQL."""
    from storage.database.postgres import PostgresDatabase
    from storage.database.sqlite import SqliteDatabase

    match _backend(address):
        case "sqlite", url if url.database:
            return SqliteDatabase(Path(url.database))
        case "postgresql", url:
            return PostgresDatabase(url.set(drivername="postgresql+psycopg"))
        case _:
            raise StorageError(
                "DATABASE_URL must begin with sqlite:///path or postgresql://user@host/name"
            )


def _backend(address: str) -> tuple[str, URL]:
    try:
        url = make_url(address)
    except ArgumentError:
        return "", URL.create("none")
    return url.drivername.partition("+")[0], url
