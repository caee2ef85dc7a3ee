"""A person's files as evidence: what each is, when it came, its digest, who opened it first."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, select

from flows.messages import MediaKind
from storage.keys import KeyRing
from storage.sealing import Purpose, unseal
from storage.tables import Message, StoredMedia, WrappedKey
from storage.tables.media import MediaState
from storage.tables.types import table_of

_MEDIA: Final = table_of(StoredMedia)
_MESSAGE: Final = table_of(Message)
_KEY: Final = table_of(WrappedKey)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One file; `mime` is what the sender's phone claims, `digest` is keyed."""

    id: int
    kind: MediaKind
    mime: str
    state: MediaState
    size: int | None
    digest: bytes | None
    received_at: datetime
    stored_at: datetime | None
    opened_at: datetime | None
    opened_by: str | None


def of_contact(conn: Connection, ring: KeyRing, contact_id: int) -> tuple[Evidence, ...]:
    """Every file of a contact, in the order of arrival."""
    return tuple(_one(row, _key(ring, row)) for row in _rows(conn, contact_id))


def keys_of_contact(conn: Connection, ring: KeyRing, contact_id: int) -> dict[int, bytes]:
    """The key of each file that still has one."""
    found = {row.id: _key(ring, row) for row in _rows(conn, contact_id)}
    return {file_id: key for file_id, key in found.items() if key is not None}


def _rows(conn: Connection, contact_id: int) -> list[Row[Any]]:
    joined = (
        select(_MEDIA, _MESSAGE.c.received_at, _KEY.c.wrapped)
        .join(_MESSAGE, _MESSAGE.c.id == _MEDIA.c.message_id)
        .outerjoin(_KEY, _KEY.c.id == _MEDIA.c.key_id)
    )
    query = joined.where(_MEDIA.c.contact_id == contact_id).order_by(_MEDIA.c.id)
    return list(conn.execute(query))


def _key(ring: KeyRing, row: Row[Any]) -> bytes | None:
    return None if row.wrapped is None else ring.unwrap(row.key_id, row.wrapped)


def _one(row: Row[Any], key: bytes | None) -> Evidence:
    mime = ""
    if key is not None and row.source_sealed is not None:
        source = json.loads(unseal(key, row.source_sealed, Purpose.MEDIA_SOURCE, row.id))
        mime = source["mime"] or ""
    return Evidence(
        id=row.id,
        kind=MediaKind(row.kind),
        mime=mime,
        state=MediaState(row.state),
        size=row.size,
        digest=row.digest,
        received_at=row.received_at,
        stored_at=row.stored_at,
        opened_at=row.opened_at,
        opened_by=row.opened_by,
    )
