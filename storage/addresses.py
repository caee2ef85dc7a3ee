"""A person's two addresses: the id that a platform gives them, and a number it may show.

WhatsApp shows a number, an id, or both. The id stays with one person and their number, while
a number passes to somebody else in time: so a number leads to a contact only where no id
says otherwise, and what is sent goes to the id.
"""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, bindparam, select, update

from storage.keys import KeyRing
from storage.prepared import Prepared
from storage.sealing import Purpose, seal
from storage.tables import Contact, WrappedKey
from storage.tables.types import table_of

_CONTACT: Final = table_of(Contact)
_KEY: Final = table_of(WrappedKey)

SURELY_THEIRS: Final = timedelta(days=30)
"""A number that was silent for longer may be somebody else's by now."""

_BY_ALIAS: Final = Prepared(
    select(_CONTACT.c.id)
    .where(_CONTACT.c.alias_index == bindparam("wanted"))
    .order_by(_CONTACT.c.alias_at.desc())
    .limit(1)
)
_BY_NUMBER: Final = (
    select(_CONTACT.c.id, _CONTACT.c.key_id, _CONTACT.c.wrote_at, _KEY.c.wrapped)
    .join(_KEY, _KEY.c.id == _CONTACT.c.key_id)
    .where(_CONTACT.c.urn_index == bindparam("wanted"))
    .with_for_update(of=_CONTACT)
)


def by_other(
    conn: Connection, ring: KeyRing, urn: str, alias: str | None, *, now: datetime
) -> int | None:
    """Who is known by the other address of whoever writes; the contact's id.

    Without an alias, `urn` may be a number that was shown beside an id. With one, the alias
    may be the number by which somebody wrote before they had an id: from now on it is the id.
    """
    if alias is None:
        found: int | None = _BY_ALIAS.run(conn, {"wanted": ring.index(urn)}).scalar_one_or_none()
        return found
    row = conn.execute(_BY_NUMBER, {"wanted": ring.index(alias)}).one_or_none()
    if row is None or (row.wrote_at is not None and now - row.wrote_at >= SURELY_THEIRS):
        return None
    sealed = seal(ring.unwrap(row.key_id, row.wrapped), urn.encode(), Purpose.URN, row.id)
    moved = {"urn_index": ring.index(urn), "urn_sealed": sealed}
    conn.execute(update(_CONTACT).where(_CONTACT.c.id == row.id).values(moved))
    return int(row.id)


def keep_alias(
    conn: Connection, ring: KeyRing, contact_id: int, key: bytes, alias: str, now: datetime
) -> None:
    """The platform shows another address of this contact: whoever showed it last has it."""
    values = {
        "alias_index": ring.index(alias),
        "alias_sealed": seal(key, alias.encode(), Purpose.ALIAS, contact_id),
        "alias_at": now,
    }
    conn.execute(update(_CONTACT).where(_CONTACT.c.id == contact_id).values(values))
