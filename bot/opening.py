"""Everything that is checked before anything is written, then the first writing.

The order: settings, flows and texts, the port, the data folder, one server on one file,
the schema, the master key. Each refusal names what is wrong and what to do.
"""

import os
import socket
from dataclasses import dataclass
from pathlib import Path

from bot.checks import problems
from bot.clock import Clock
from bot.settings import Settings, SettingsError, decode_key, fresh_key
from storage import contacts, directory, erasure, migrations
from storage.database import AWAY, Connection, Database, open_database
from storage.database.sqlite import keystore_path
from storage.errors import StorageError
from storage.filelock import FileLock
from storage.keys import KeyRing


class CannotStart(Exception):
    """The service cannot start; the message says why and what to do."""


@dataclass(slots=True)
class Opened:
    """A checked, migrated database with its open key ring."""

    database: Database
    ring: KeyRing
    lock: FileLock | None
    new_key_file: Path | None


def check_flows() -> None:
    """Refuse to talk to anybody with a broken flow or a missing text."""
    found = problems()
    if found:
        raise CannotStart("\n".join(["flows or texts are broken:", *found]))


def check_port(name: str, host: str, port: int) -> None:
    """Refuse a port that somebody else listens on."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CannotStart(
                f"{name}: {host}:{port} cannot be used ({error.strerror}); stop what uses it or "
                f"set another {name}"
            ) from None


def open_house(settings: Settings, *, serving: bool) -> Opened:
    """Check everything, then open the data; a server also takes the file's lock."""
    try:
        if serving:
            check_flows()
            check_port("PORT", settings.host, settings.port)
            if settings.metrics_port:
                check_port("METRICS_PORT", "127.0.0.1", settings.metrics_port)
        return _open(settings, serving=serving)
    except (SettingsError, StorageError) as error:
        raise CannotStart(str(error)) from error
    except AWAY as error:
        raise CannotStart(
            f"DATABASE_URL: the database does not answer ({type(error).__name__})"
        ) from None


def _open(settings: Settings, *, serving: bool) -> Opened:
    _check_folder(settings.data_dir)
    given = _given_key(settings)
    sqlite = sqlite_path(settings)
    fresh = sqlite is not None and not sqlite.exists()
    if fresh and sqlite is not None:
        _check_folder(sqlite.parent)
    if sqlite is not None and not fresh and not keystore_path(sqlite).exists():
        raise CannotStart(
            f"{keystore_path(sqlite)} is missing: the data is here but its key store is not; put "
            "the newest copy of it back. Nothing was changed."
        )
    if given is None and not fresh:
        raise CannotStart(
            f"MASTER_KEY: the data is here but its key is not ({settings.key_file} is missing); "
            "put the copy of the key back. Nothing was changed."
        )
    settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = FileLock(sqlite.with_suffix(".lock")) if sqlite is not None and serving else None
    if lock is not None:
        lock.acquire()
    database = open_database(settings.address)
    try:
        ring, new_file = _unlock(
            settings, database, given, sqlite=sqlite, fresh=fresh, serving=serving
        )
    except BaseException:
        database.dispose()
        if lock is not None:
            lock.release()
        raise
    return Opened(database, ring, lock, new_file)


def _unlock(
    settings: Settings,
    database: Database,
    given: bytes | None,
    *,
    sqlite: Path | None,
    fresh: bool,
    serving: bool,
) -> tuple[KeyRing, Path | None]:
    """Check schema and key, make what a new place needs, and open the key ring."""
    if given is not None:
        ring, new_file = KeyRing(given), None
        if not fresh:
            _check_data(database, ring, migrate_later=sqlite is not None)
    else:
        ring, new_file = _first_key(settings)
    if serving or fresh or _never_used(database, ring):
        _prepare(database, ring, fresh=fresh, sqlite=sqlite)
    else:
        _check_current(database, ring)
    return ring, new_file


def sqlite_path(settings: Settings) -> Path | None:
    """The data file, where the data is on SQLite."""
    if settings.is_postgres:
        return None
    return Path(settings.address.removeprefix("sqlite:///"))


def _check_folder(folder: Path) -> None:
    existing = folder
    while not existing.exists():
        existing = existing.parent
    if not existing.is_dir():
        raise CannotStart(f"DATA_DIR: {existing} is not a folder")
    if not os.access(existing, os.W_OK | os.X_OK):
        raise CannotStart(f"DATA_DIR: {existing} cannot be written to; mend its permissions")


def _given_key(settings: Settings) -> bytes | None:
    """The master key from the environment or its file; None when there is none yet."""
    if settings.master_key is not None:
        return decode_key(settings.master_key.get_secret_value(), "MASTER_KEY")
    path = settings.key_file
    if path.exists():
        try:
            return decode_key(path.read_text(), f"MASTER_KEY_FILE {path}")
        except OSError as error:
            raise CannotStart(f"MASTER_KEY_FILE: {path}: {error.strerror}") from None
    if settings.master_key_file is not None:
        raise CannotStart(f"MASTER_KEY_FILE: {path} does not exist")
    return None


def _first_key(settings: Settings) -> tuple[KeyRing, Path]:
    """A new master key for a new SQLite store; the operator is told to copy it away."""
    text = fresh_key()
    path = settings.key_file
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(f"{text}\n")
        file.flush()
        os.fsync(file.fileno())
    return KeyRing(decode_key(text, "MASTER_KEY")), path


def _check_data(database: Database, ring: KeyRing, *, migrate_later: bool) -> None:
    """Schema and key of data that exists, read only."""
    with database.read_engine.connect() as conn:
        current = migrations.check(conn)
        empty = migrations.revision(conn) is None
        if not current and not migrate_later and not empty:
            raise CannotStart("the schema is old: run `python -m bot migrate` first")
        if empty or (ring.is_new(conn) and not contacts.any_known(conn)):
            return
        ring.open(conn)


def _never_used(database: Database, ring: KeyRing) -> bool:
    """Whether this database has no keys yet, and so nothing that a key could open."""
    with database.read_engine.connect() as conn:
        return migrations.revision(conn) is None or ring.is_new(conn)


def _check_current(database: Database, ring: KeyRing) -> None:
    """A command beside the service reads what is there; it changes no schema."""
    with database.read_engine.connect() as conn:
        if not migrations.check(conn):
            raise CannotStart("the schema is old: start the service, or run `migrate`, first")
        ring.open(conn)


def _prepare(database: Database, ring: KeyRing, *, fresh: bool, sqlite: Path | None) -> None:
    """Migrate, found the key store, and fill in the directory."""
    with database.read_engine.connect() as conn:
        current = migrations.check(conn)
        empty = migrations.revision(conn) is None
    if not current:
        if sqlite is not None and not empty and not fresh:
            from storage.backup import back_up_before_upgrade

            back_up_before_upgrade(sqlite)
        if sqlite is None and not empty:
            raise CannotStart("the schema is old: run `python -m bot migrate` first")
        migrations.upgrade(database.engine)

    def found(conn: Connection) -> None:
        ring.found(conn)
        directory.seed(conn)
        erasure.apply_erasures(conn, Clock().now())

    database.write_now(found)
    with database.read_engine.connect() as conn:
        ring.open(conn)
