"""Contacts: found by a keyed index, locked before anything of theirs is touched."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, bindparam, exists, select, update

from flows.guarding import UNGUARDED, Guard
from storage import addresses
from storage.ids import new_id
from storage.keys import KeyRing
from storage.prepared import Prepared, upsert
from storage.sealing import Purpose, seal, unseal
from storage.tables import Contact, WrappedKey
from storage.tables.types import table_of

_CONTACT: Final = table_of(Contact)
_KEY: Final = table_of(WrappedKey)

SAVED: Final = (
    "case_id",
    "locale",
    "session_sealed",
    "guard_sealed",
    "unheard",
    "short_mode",
    "taken_by",
    "way",
    "until",
    "agreed_at",
    "wrote_at",
    "frozen_at",
    "stopped_at",
    "gone_at",
    "blocked_at",
    "window_closed_at",
    "out_seq",
)


@dataclass(slots=True)
class Known:
    """A contact under lock, with the key to what is theirs; `save` writes it back."""

    id: int
    key: bytes
    channel: str
    urn_sealed: bytes
    case_id: int | None
    locale: str
    session_sealed: bytes | None
    guard_sealed: bytes | None
    unheard: bool
    short_mode: bool
    taken_by: str | None
    way: str | None
    until: datetime | None
    agreed_at: datetime | None
    wrote_at: datetime | None
    frozen_at: datetime | None
    stopped_at: datetime | None
    gone_at: datetime | None
    blocked_at: datetime | None
    window_closed_at: datetime | None
    out_seq: int
    has_alias: bool = False
    erased_at: datetime | None = None

    @property
    def urn(self) -> str:
        """The address itself."""
        return unseal(self.key, self.urn_sealed, Purpose.URN, self.id).decode()

    @property
    def has_number(self) -> bool:
        """Whether a telephone number of theirs is known from the channel."""
        return self.has_alias or ":+" in self.urn

    @property
    def session(self) -> bytes | None:
        """The stored session."""
        if self.session_sealed is None:
            return None
        return unseal(self.key, self.session_sealed, Purpose.SESSION, self.id)

    @property
    def guard(self) -> Guard:
        """What keeps the chat from the wrong reader."""
        if self.guard_sealed is None:
            return UNGUARDED
        return Guard.loads(unseal(self.key, self.guard_sealed, Purpose.GUARD, self.id))

    def keep_guard(self, guard: Guard) -> None:
        """Seal a guard onto the contact; one that guards nothing leaves nothing."""
        sealed = seal(self.key, guard.dumps(), Purpose.GUARD, self.id)
        self.guard_sealed = None if guard == UNGUARDED else sealed

    def keep_session(self, data: bytes | None) -> None:
        """Seal a session onto the contact."""
        sealed = None if data is None else seal(self.key, data, Purpose.SESSION, self.id)
        self.session_sealed = sealed


_COLUMNS: Final = (
    _CONTACT.c.id,
    _CONTACT.c.key_id,
    _KEY.c.wrapped,
    _CONTACT.c.channel,
    _CONTACT.c.urn_sealed,
    _CONTACT.c.alias_index,
    *(_CONTACT.c[name] for name in SAVED),
)


def _by(name: str) -> Select[Any]:
    joined = select(*_COLUMNS).join(_KEY, _KEY.c.id == _CONTACT.c.key_id)
    return joined.where(_CONTACT.c[name] == bindparam("wanted"))


def _locked(*, by: str) -> Select[Any]:
    return _by(by).with_for_update(of=_CONTACT)


_BY_INDEX: Final = Prepared(_locked(by="urn_index"))
_BY_ID: Final = Prepared(_locked(by="id"))
_ADD: Final = upsert(_CONTACT, lambda new: new.on_conflict_do_nothing())
_SAVE: Final = Prepared(
    update(_CONTACT)
    .where(_CONTACT.c.id == bindparam("wanted"))
    .values({name: bindparam(f"new_{name}") for name in SAVED})
)


def lock(conn: Connection, ring: KeyRing, contact_id: int) -> Known | None:
    """The contact under lock; None when it was erased."""
    row = _BY_ID.run(conn, {"wanted": contact_id}).one_or_none()
    return None if row is None else _known(ring, row)


def peek(conn: Connection, ring: KeyRing, contact_id: int) -> Known | None:
    """The contact to read from, without a lock: nothing that is decided by it may be written."""
    row = conn.execute(_by("id"), {"wanted": contact_id}).one_or_none()
    return None if row is None else _known(ring, row)


def lock_or_add(
    conn: Connection,
    ring: KeyRing,
    channel: str,
    urn: str,
    *,
    alias: str | None = None,
    late: bool = False,
    locale: str,
    now: datetime,
) -> Known:
    """The contact with this address under lock; a new one when nobody is known by it.

    `alias`: the other address that the platform showed (`storage.addresses`). `late`: nobody
    is answered, so that a number alone may lead to whoever showed it last.
    """
    known, alias_index = _lock_or_add(
        conn, ring, channel, urn, alias, late=late, locale=locale, now=now
    )
    if alias is not None and alias_index != ring.index(alias):
        addresses.keep_alias(conn, ring, known.id, known.key, alias, now)
    return known


def _lock_or_add(
    conn: Connection,
    ring: KeyRing,
    channel: str,
    urn: str,
    alias: str | None,
    *,
    late: bool,
    locale: str,
    now: datetime,
) -> tuple[Known, bytes | None]:
    index = ring.index(urn)
    wanted = {"wanted": index}
    row = _BY_INDEX.run(conn, wanted).one_or_none()
    if row is None and (late or alias is not None):
        other = addresses.by_other(conn, ring, urn, alias, now=now)
        row = None if other is None else _BY_ID.run(conn, {"wanted": other}).one_or_none()
    if row is None:
        _add(conn, ring, channel, urn, index=index, locale=locale, now=now)
        row = _BY_INDEX.run(conn, wanted).one_or_none()
    if row is None:
        _free_index(conn, index)
        _add(conn, ring, channel, urn, index=index, locale=locale, now=now)
        row = _BY_INDEX.run(conn, wanted).one()
    return _known(ring, row), row.alias_index


def find(conn: Connection, ring: KeyRing, urn: str) -> int | None:
    """The id of the contact with this address."""
    query = select(_CONTACT.c.id).where(_CONTACT.c.urn_index == ring.index(urn))
    return conn.execute(query).scalar_one_or_none()


def any_known(conn: Connection) -> bool:
    """Whether anybody ever wrote."""
    return conn.execute(select(_CONTACT.c.id).limit(1)).first() is not None


def save(conn: Connection, known: Known) -> None:
    """Write back what a turn changed."""
    values = {f"new_{name}": getattr(known, name) for name in SAVED}
    _SAVE.run(conn, {"wanted": known.id, **values})


def mark_unheard(conn: Connection, contact_id: int) -> None:
    """What we asked last never reached them: their next words are no answer to it."""
    conn.execute(update(_CONTACT).where(_CONTACT.c.id == contact_id).values(unheard=True))


def _known(ring: KeyRing, row: Row[Any]) -> Known:
    key = ring.unwrap(row.key_id, row.wrapped)
    saved = {name: getattr(row, name) for name in SAVED}
    return Known(
        id=row.id,
        key=key,
        channel=row.channel,
        urn_sealed=row.urn_sealed,
        has_alias=row.alias_index is not None,
        **saved,
    )


def _free_index(conn: Connection, index: bytes) -> None:
    """Whoever had this address and was erased since a backup is not who writes now."""
    keyless = ~exists().where(_KEY.c.id == _CONTACT.c.key_id)
    gone = update(_CONTACT).where(_CONTACT.c.urn_index == index, keyless)
    conn.execute(gone.values(urn_index=None))


def _add(
    conn: Connection,
    ring: KeyRing,
    channel: str,
    urn: str,
    *,
    index: bytes,
    locale: str,
    now: datetime,
) -> None:
    """Insert unless another process was faster; a key that is then unused harms nobody."""
    key_id, key = ring.take()
    contact_id = new_id()
    values = {
        "id": contact_id,
        "key_id": key_id,
        "channel": channel,
        "urn_index": index,
        "urn_sealed": seal(key, urn.encode(), Purpose.URN, contact_id),
        "locale": locale,
        "created_at": now,
        "unheard": False,
        "short_mode": False,
        "out_seq": 0,
    }
    _ADD.run(conn, values)
