"""PostgreSQL: a pool of writers, each work in a transaction of its own."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeVar

from sqlalchemy import URL, Engine, create_engine
from sqlalchemy.exc import DBAPIError

from storage.database.base import Work

T = TypeVar("T")
WRITERS: Final = 8
READERS: Final = 4
TRIES: Final = 5
PATIENCE: Final = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}
"""How long a silent network may hold a writer (seconds; the last in milliseconds)."""
RUN_AGAIN: Final = frozenset({"40001", "40P01"})
"""Serialisation failure and deadlock: the work may be run again."""


class PostgresDatabase:
    """The database for more than one process or machine."""

    distributed = True

    def __init__(self, url: URL) -> None:
        self.url = url
        self.engine: Engine = create_engine(
            url,
            pool_size=WRITERS + READERS,
            max_overflow=4,
            pool_pre_ping=True,
            hide_parameters=True,
            connect_args=PATIENCE,
        )
        self.read_engine = self.engine
        self._writers = ThreadPoolExecutor(WRITERS, "storage-writer")
        self._readers = ThreadPoolExecutor(READERS, "storage-reader")

    async def write(self, work: Work[T], *, planned: bool = False) -> T:
        """Run on a free writer; planned works share the readers' threads."""
        loop = asyncio.get_running_loop()
        pool = self._readers if planned else self._writers
        return await loop.run_in_executor(pool, self.write_now, work)

    async def read(self, work: Work[T]) -> T:
        """Read what is committed."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._readers, self.read_now, work)

    def write_now(self, work: Work[T]) -> T:
        """One transaction, run again when the engine asks for it."""
        for last in (*[False] * (TRIES - 1), True):
            try:
                with self.engine.begin() as conn:
                    return work(conn)
            except DBAPIError as error:
                if last or getattr(error.orig, "sqlstate", None) not in RUN_AGAIN:
                    raise
        raise AssertionError("unreachable")

    async def close(self) -> None:
        """Finish what is under way and let go of the connections."""
        self.dispose()

    def truncate_log(self) -> None:
        """PostgreSQL's own archives are the operator's (docs/operating.md)."""

    def dispose(self) -> None:
        """Stop the threads and let go of the connections."""
        self._writers.shutdown()
        self._readers.shutdown()
        self.engine.dispose()

    def read_now(self, work: Work[T]) -> T:
        """Read what is committed."""
        with self.engine.connect() as conn:
            return work(conn)
