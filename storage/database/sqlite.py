"""SQLite: one writer thread, group commit, and readers beside it.

Every commit is synced to the disk before anybody hears of it (`synchronous=FULL`): a
platform is told "received" on the strength of it. The key store is a second file,
attached under the schema name that it has on PostgreSQL, so that queries are the same.
"""

import asyncio
import sqlite3
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from storage.database.base import Work
from storage.database.group import Done, Queue, Waiting, fail, run_group, settle
from storage.errors import StorageError
from storage.tables.key import KEYSTORE

T = TypeVar("T")
LARGEST_GROUP: Final = 64
READERS: Final = 4
CHECKPOINT_TRIES: Final = 20
CHECKPOINT_PAUSE: Final = 0.1
SWITCH_INTERVAL: Final = 0.0005
"""Seconds. At Python's 5 ms the writer waits that long for a busy loop, each time."""


def keystore_path(path: Path) -> Path:
    """The key store's file beside the data's."""
    return path.with_name(f"{path.stem}.keys{path.suffix}")


def make_engine(path: Path, *, writes: bool) -> Engine:
    """An engine whose connections are set up for us; writers take the lock at once."""
    engine = create_engine(
        f"sqlite:///{path}",
        connect_args={"timeout": 15, "check_same_thread": False},
        hide_parameters=True,
        poolclass=QueuePool,
        pool_size=1 if writes else READERS,
        max_overflow=0 if writes else READERS,
    )

    def on_connect(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        keys = str(keystore_path(path))
        connection.execute(f"ATTACH DATABASE ? AS {KEYSTORE}", (keys,))
        for schema in ("main", KEYSTORE):
            connection.execute(f"PRAGMA {schema}.journal_mode=WAL")
            connection.execute(f"PRAGMA {schema}.synchronous=FULL")
            connection.execute(f"PRAGMA {schema}.secure_delete=ON")
            connection.execute(f"PRAGMA {schema}.wal_autocheckpoint=4000")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA cache_size=-16384")
        connection.execute(f"PRAGMA query_only={'OFF' if writes else 'ON'}")

    def on_begin(connection: Connection) -> None:
        # On the driver's cursor: each group begins once, and small groups are many.
        connection.connection.cursor().execute("BEGIN IMMEDIATE" if writes else "BEGIN")

    event.listen(engine, "connect", on_connect)
    event.listen(engine, "begin", on_begin)
    return engine


class SqliteDatabase:
    """The embedded database: one process serves it, commands may stand beside."""

    distributed = False

    def __init__(self, path: Path) -> None:
        self.path = path
        self.engine = make_engine(path, writes=True)
        self.read_engine = make_engine(path, writes=False)
        self._writer = ThreadPoolExecutor(1, "storage-writer")
        self._readers = ThreadPoolExecutor(READERS, "storage-reader")
        self._queue = Queue()
        self._writing: asyncio.Task[None] | None = None
        sys.setswitchinterval(SWITCH_INTERVAL)

    async def write(self, work: Work[T], *, planned: bool = False) -> T:
        """Join the next group; the result comes after its commit."""
        loop = asyncio.get_running_loop()
        waiting = Waiting(work, loop.create_future())
        self._queue.put(waiting, planned=planned)
        if self._writing is None or self._writing.done():
            self._writing = loop.create_task(self._drain())
        result: T = await waiting.future
        return result

    async def read(self, work: Work[T]) -> T:
        """Read beside the writer, from the last commit."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._readers, self.read_now, work)

    def write_now(self, work: Work[T]) -> T:
        """A transaction of its own."""
        with self.engine.begin() as conn:
            return work(conn)

    async def close(self) -> None:
        """Finish what is under way and close the files."""
        if self._writing is not None:
            await self._writing
        self.dispose()

    def truncate_log(self) -> None:
        """Empty both write-ahead logs; waits for readers as long as a writer would."""
        with closing(self.engine.raw_connection()) as conn:
            for schema in ("main", KEYSTORE):
                for _ in range(CHECKPOINT_TRIES):
                    busy, *_pages = conn.execute(
                        f"PRAGMA {schema}.wal_checkpoint(TRUNCATE)"
                    ).fetchone()
                    if not busy:
                        break
                    time.sleep(CHECKPOINT_PAUSE)
                else:
                    raise StorageError("the write-ahead log is in use; run the erasure again")

    def dispose(self) -> None:
        """Stop the threads and close the files."""
        self._writer.shutdown()
        self._readers.shutdown()
        self.read_engine.dispose()
        self.engine.dispose()

    def read_now(self, work: Work[T]) -> T:
        """Read what is committed."""
        with self.read_engine.connect() as conn:
            return work(conn)

    async def _drain(self) -> None:
        """Run groups until nothing waits: whatever arrives meanwhile is the next group."""
        loop = asyncio.get_running_loop()
        while self._queue:
            group = self._queue.take(LARGEST_GROUP)
            works = [waiting.work for waiting in group]
            try:
                done = await loop.run_in_executor(self._writer, self._commit, works)
            except Exception as error:
                fail(group, error)
            else:
                settle(group, done)

    def _commit(self, works: list[Work[Any]]) -> list[Done]:
        with self.engine.begin() as conn:
            return run_group(conn, works)
