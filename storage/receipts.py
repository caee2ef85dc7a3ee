"""Receipts: made on KODE, found by an HMAC over argon2id, readable by nobody.

The salt is fixed, because a receipt must be found by itself; the 51 bits of the code and the
keyed index carry the weight. The hash takes tens of milliseconds, so it is made before the
write transaction, one at a time; within it only its result is looked up.
"""

import secrets
from datetime import datetime, timedelta
from typing import Final

from argon2.low_level import Type, hash_secret_raw
from sqlalchemy import Connection, bindparam, delete, insert, select

from flows.language.secret_words import GROUP, GROUPS, SYMBOLS, is_group
from storage.ids import new_id
from storage.keys import KeyRing
from storage.prepared import Prepared, upsert
from storage.tables import Case, Counter, Receipt, WrappedKey
from storage.tables.types import table_of

_RECEIPT: Final = table_of(Receipt)
_CASE: Final = table_of(Case)
_KEY: Final = table_of(WrappedKey)
_COUNTER: Final = table_of(Counter)
_SALT: Final = b"rangkul receipt 1"
_MEMORY_KIB: Final = 8 * 1024
MOST_KEPT: Final = 5
"""Receipts of one case that hold: the paper of last week must not stop because of today's."""
WRONG_AN_HOUR: Final = 100
"""Wrong receipts from everybody together, beyond which none is looked at until the hour ends."""

_FIND: Final = Prepared(
    select(_RECEIPT.c.case_id)
    .join(_CASE, _CASE.c.id == _RECEIPT.c.case_id)
    .join(_KEY, _KEY.c.id == _CASE.c.key_id)
    .where(_RECEIPT.c.lookup == bindparam("wanted"))
)
"""Only of cases that still have their key: an erased one stays erased after a restore."""
_WRONG: Final = Prepared(select(_COUNTER.c.value).where(_COUNTER.c.name == bindparam("wanted")))
_COUNT: Final = upsert(
    _COUNTER,
    lambda new: new.on_conflict_do_update(
        index_elements=["name"], set_={"value": _COUNTER.c.value + 1}
    ),
)


def new_code() -> str:
    """Twelve symbols that nobody can guess."""
    return "".join(_new_group() for _ in range(GROUPS))


def _new_group() -> str:
    while True:
        group = "".join(secrets.choice(SYMBOLS) for _ in range(GROUP))
        if is_group(group):
            return group


def lookup_of(ring: KeyRing, symbols: str) -> bytes:
    """What a receipt is found by; slow on purpose, for a thread of its own."""
    slow = hash_secret_raw(
        symbols.encode(),
        _SALT,
        time_cost=3,
        memory_cost=_MEMORY_KIB,
        parallelism=1,
        hash_len=32,
        type=Type.ID,
    )
    return ring.index(f"receipt:{slow.hex()}")


def keep(conn: Connection, case_id: int, lookup: bytes, now: datetime) -> None:
    """A receipt for a case was given out; the oldest ones make room."""
    mine = select(_RECEIPT.c.id).where(_RECEIPT.c.case_id == case_id)
    old = conn.execute(mine.order_by(_RECEIPT.c.id.desc()).offset(MOST_KEPT - 1)).scalars().all()
    if old:
        conn.execute(delete(_RECEIPT).where(_RECEIPT.c.id.in_(old)))
    values = {"id": new_id(), "case_id": case_id, "lookup": lookup, "made_at": now}
    conn.execute(insert(_RECEIPT).values(values))


def find(conn: Connection, lookup: bytes, now: datetime) -> int | None:
    """The case of a receipt; None when it is unknown, or too many were wrong this hour.

    The same two statements run either way, so that nothing can be told from the time.
    """
    case_id: int | None = _FIND.run(conn, {"wanted": lookup}).scalar_one_or_none()
    wrong = _WRONG.run(conn, {"wanted": _this_hour(now)}).scalar_one_or_none() or 0
    return case_id if wrong < WRONG_AN_HOUR else None


def was_wrong(conn: Connection, now: datetime) -> None:
    """One more wrong receipt this hour; counts of earlier days go."""
    stale = _COUNTER.c.name.like("receipt:%") & (_COUNTER.c.name < _this_hour(now - timedelta(1)))
    conn.execute(delete(_COUNTER).where(stale))
    _COUNT.run(conn, {"name": _this_hour(now), "value": 1})


def drop_of(conn: Connection, case_ids: list[int]) -> None:
    """The receipts of cases that are erased."""
    conn.execute(delete(_RECEIPT).where(_RECEIPT.c.case_id.in_(case_ids)))


def _this_hour(now: datetime) -> str:
    return f"receipt:{now:%Y-%m-%dT%H}"
