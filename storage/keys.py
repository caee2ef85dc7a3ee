"""The key ring: the master key wraps contact, case and file keys in a store of their own.

Keys are made ahead and committed before anything is sealed under them, so no crash can
leave data whose key was lost. Unwrapped keys are not cached: a destroyed key is gone for
every process at once.
"""

import hashlib
import hmac
import secrets
from collections import deque
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import Connection, delete, func, insert, select, update

from storage.errors import KeysUsedUp, StorageError
from storage.ids import new_id
from storage.sealing import Purpose, seal, unseal
from storage.tables import Erasure, KeyCheck, WrappedKey
from storage.tables.types import table_of

KEY_BYTES: Final = 32
SPARE_KEYS: Final = 64
_CHECK_TEXT: Final = b"rangkul"
_CHECKS: Final = {"check": Purpose.CHECK, "index": Purpose.INDEX_KEY}


class KeyRing:
    """Holds the master key and the index key, and a stock of committed spare keys."""

    def __init__(self, master: bytes) -> None:
        if len(master) != KEY_BYTES:
            raise StorageError("MASTER_KEY must hold 32 bytes in base64")
        self._master = master
        self._index_key: bytes | None = None
        self._spare: deque[tuple[int, bytes]] = deque()

    def open(self, conn: Connection) -> None:
        """Check the master key against the store and load the index key; writes nothing."""
        rows = {row.name: row.wrapped for row in conn.execute(select(table_of(KeyCheck)))}
        if "check" not in rows:
            raise StorageError(
                "the key store is empty but the data is not: put the newest copy of the key "
                "store back. Nothing was changed."
            )
        try:
            unseal(self._master, rows["check"], Purpose.CHECK, 0)
        except StorageError:
            raise StorageError(
                "the master key is not the one that this data was sealed with; nothing was "
                "changed. Put the right MASTER_KEY (or MASTER_KEY_FILE) in place."
            ) from None
        self._index_key = unseal(self._master, rows["index"], Purpose.INDEX_KEY, 0)

    def is_new(self, conn: Connection) -> bool:
        """Whether the store was never founded."""
        return not conn.execute(select(func.count()).select_from(KeyCheck)).scalar_one()

    def found(self, conn: Connection) -> None:
        """Make the check value and the index key of a new store, once."""
        if not self.is_new(conn):
            return
        for name, plain in (("check", _CHECK_TEXT), ("index", secrets.token_bytes(KEY_BYTES))):
            wrapped = seal(self._master, plain, _CHECKS[name], 0)
            conn.execute(insert(KeyCheck).values(name=name, wrapped=wrapped))

    def make(self, conn: Connection, count: int = SPARE_KEYS) -> list[tuple[int, bytes]]:
        """Make keys in the store; hand them to `stock` only after the commit."""
        made = [(new_id(), secrets.token_bytes(KEY_BYTES)) for _ in range(count)]
        now = datetime.now(UTC)
        rows = [
            {"id": id_, "wrapped": self._wrap(id_, key), "created_at": now} for id_, key in made
        ]
        conn.execute(insert(WrappedKey), rows)
        return made

    def stock(self, made: list[tuple[int, bytes]]) -> None:
        """Take committed keys into the stock."""
        self._spare.extend(made)

    @property
    def spare(self) -> int:
        """How many committed keys wait for their use."""
        return len(self._spare)

    def take(self) -> tuple[int, bytes]:
        """A committed key that nothing uses yet; `KeysUsedUp` when there is none."""
        try:
            return self._spare.popleft()
        except IndexError:
            raise KeysUsedUp from None

    def unwrap(self, id_: int, wrapped: bytes) -> bytes:
        """The key itself."""
        return unseal(self._master, wrapped, Purpose.KEY, id_)

    def get(self, conn: Connection, id_: int) -> bytes | None:
        """The key with this id; None when it was destroyed."""
        query = select(table_of(WrappedKey).c.wrapped).where(table_of(WrappedKey).c.id == id_)
        wrapped = conn.execute(query).scalar_one_or_none()
        return None if wrapped is None else self.unwrap(id_, wrapped)

    def index(self, text: str) -> bytes:
        """The keyed index under which something is found without being readable."""
        if self._index_key is None:
            raise StorageError("the key ring is not open")
        return hmac.digest(self._index_key, text.encode(), hashlib.sha256)

    def destroy(self, conn: Connection, ids: list[int]) -> None:
        """Destroy keys and remember that it was on purpose."""
        now = datetime.now(UTC)
        known = select(table_of(Erasure).c.key_id).where(table_of(Erasure).c.key_id.in_(ids))
        before = set(conn.execute(known).scalars())
        conn.execute(delete(WrappedKey).where(table_of(WrappedKey).c.id.in_(ids)))
        fresh = [{"key_id": id_, "at": now} for id_ in ids if id_ not in before]
        if fresh:
            conn.execute(insert(Erasure), fresh)

    def rewrap(self, conn: Connection, new_master: bytes) -> int:
        """Wrap every key and check value anew; how many keys there were."""
        fresh = KeyRing(new_master)
        table, count = table_of(WrappedKey), 0
        for row in conn.execute(select(table.c.id, table.c.wrapped)).all():
            key = self.unwrap(row.id, row.wrapped)
            wrapped = fresh._wrap(row.id, key)
            conn.execute(update(table).where(table.c.id == row.id).values(wrapped=wrapped))
            count += 1
        checks = table_of(KeyCheck)
        for row in conn.execute(select(checks)).all():
            plain = unseal(self._master, row.wrapped, _CHECKS[row.name], 0)
            wrapped = seal(new_master, plain, _CHECKS[row.name], 0)
            conn.execute(update(checks).where(checks.c.name == row.name).values(wrapped=wrapped))
        return count

    def _wrap(self, id_: int, key: bytes) -> bytes:
        return seal(self._master, key, Purpose.KEY, id_)
