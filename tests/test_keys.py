"""Keys and seals: bound to their rows, wrapped by one master key, rotated, destroyed."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import migrations
from storage.database import Database, open_database
from storage.errors import KeysUsedUp, StorageError
from storage.keys import KeyRing
from storage.sealing import Purpose, seal, unseal


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty database of the newest schema."""
    address = f"sqlite:///{tmp_path / 'r.sqlite'}"
    if request.param == "postgres":
        address = request.getfixturevalue("postgres_database")
    opened = open_database(address)
    migrations.upgrade(opened.engine)
    yield opened
    opened.dispose()


def test_a_seal_is_bound_to_its_key_purpose_and_row() -> None:
    key = secrets.token_bytes(32)
    sealed = seal(key, b"words", Purpose.MESSAGE, 7)
    assert unseal(key, sealed, Purpose.MESSAGE, 7) == b"words"
    for wrong in (
        (secrets.token_bytes(32), sealed, Purpose.MESSAGE, 7),
        (key, sealed, Purpose.OUTBOX, 7),
        (key, sealed, Purpose.MESSAGE, 8),
        (key, sealed[:-1], Purpose.MESSAGE, 7),
        (key, b"\x02" + sealed[1:], Purpose.MESSAGE, 7),
    ):
        with pytest.raises(StorageError):
            unseal(*wrong)
    assert seal(key, b"words", Purpose.MESSAGE, 7) != sealed


def test_a_ring_refuses_a_key_that_is_not_its_own(database: Database) -> None:
    ring = KeyRing(secrets.token_bytes(32))
    with database.engine.connect() as conn, pytest.raises(StorageError, match="empty"):
        ring.open(conn)
    database.write_now(ring.found)
    database.write_now(ring.found)
    with database.engine.connect() as conn:
        ring.open(conn)
        with pytest.raises(StorageError, match="nothing was changed"):
            KeyRing(secrets.token_bytes(32)).open(conn)
    with pytest.raises(StorageError, match="32 bytes"):
        KeyRing(b"short")


def test_keys_are_usable_only_after_they_were_stored(database: Database) -> None:
    ring = KeyRing(secrets.token_bytes(32))
    with pytest.raises(KeysUsedUp):
        ring.take()
    made = database.write_now(lambda conn: ring.make(conn, 3))
    assert ring.spare == 0
    ring.stock(made)
    id_, key = ring.take()
    with database.engine.connect() as conn:
        assert ring.get(conn, id_) == key


def test_destroyed_keys_are_gone_for_every_ring(database: Database) -> None:
    master = secrets.token_bytes(32)
    one, other = KeyRing(master), KeyRing(master)
    (id_, _key), *_ = database.write_now(lambda conn: one.make(conn, 2))
    database.write_now(lambda conn: one.destroy(conn, [id_]))
    database.write_now(lambda conn: one.destroy(conn, [id_]))
    with database.engine.connect() as conn:
        assert other.get(conn, id_) is None


def test_rotation_wraps_everything_anew(database: Database) -> None:
    old, new = secrets.token_bytes(32), secrets.token_bytes(32)
    ring = KeyRing(old)
    database.write_now(ring.found)
    (id_, key), *_ = database.write_now(lambda conn: ring.make(conn, 5))
    with database.engine.connect() as conn:
        ring.open(conn)
    index = ring.index("telegram:1")
    assert database.write_now(lambda conn: ring.rewrap(conn, new)) == 5
    fresh = KeyRing(new)
    with database.engine.connect() as conn:
        fresh.open(conn)
        assert fresh.get(conn, id_) == key
        assert fresh.index("telegram:1") == index
        with pytest.raises(StorageError):
            KeyRing(old).open(conn)


def test_an_index_needs_an_open_ring() -> None:
    with pytest.raises(StorageError, match="not open"):
        KeyRing(secrets.token_bytes(32)).index("telegram:1")
