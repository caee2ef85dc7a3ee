"""Files that people sent: wanted, fetched, opened."""

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, insert, select, update

from flows.messages import Media
from storage.contacts import Known
from storage.ids import new_id
from storage.keys import KeyRing
from storage.sealing import Purpose, seal, unseal
from storage.tables import StoredMedia
from storage.tables.media import MediaState
from storage.tables.types import table_of

_MEDIA: Final = table_of(StoredMedia)
_WANT: Final = insert(_MEDIA)


def want(
    conn: Connection,
    ring: KeyRing,
    known: Known,
    message_id: int,
    media: Media,
    *,
    now: datetime,
) -> int:
    """Note a file to be fetched; nothing waits for it."""
    key_id, key = ring.take()
    media_id = new_id()
    source = json.dumps(asdict(media), separators=(",", ":")).encode()
    values = {
        "id": media_id,
        "contact_id": known.id,
        "message_id": message_id,
        "key_id": key_id,
        "channel": known.channel,
        "kind": media.kind.value,
        "state": MediaState.WAITING.value,
        "source_sealed": seal(key, source, Purpose.MEDIA_SOURCE, media_id),
        "size": media.size,
        "attempts": 0,
        "next_at": now,
    }
    conn.execute(_WANT, values)
    return media_id


def waiting(conn: Connection, now: datetime, most: int = 10) -> list[Row[Any]]:
    """Files that may be fetched now."""
    query = select(_MEDIA).where(
        _MEDIA.c.state == MediaState.WAITING.value, _MEDIA.c.next_at <= now
    )
    return list(conn.execute(query.order_by(_MEDIA.c.next_at).limit(most)))


def source(ring: KeyRing, conn: Connection, row: Row[Any]) -> tuple[Media, bytes] | None:
    """Where a file waits, and the key to seal it with; None when it was erased meanwhile."""
    key = ring.get(conn, row.key_id)
    if key is None or row.source_sealed is None:
        return None
    value = json.loads(unseal(key, row.source_sealed, Purpose.MEDIA_SOURCE, row.id))
    return Media(**value), key


def stored(conn: Connection, media_id: int, *, size: int, now: datetime) -> None:
    """The file is here, whole and sealed."""
    values = {"state": MediaState.STORED.value, "size": size, "stored_at": now}
    conn.execute(update(_MEDIA).where(_MEDIA.c.id == media_id).values(values))


def give_up(conn: Connection, media_id: int, state: MediaState) -> None:
    """The platform says that it is gone, or too big to be had."""
    conn.execute(update(_MEDIA).where(_MEDIA.c.id == media_id).values(state=state.value))


def later(conn: Connection, media_id: int, *, attempts: int, next_at: datetime) -> None:
    """It failed and is tried again."""
    values = {"attempts": attempts, "next_at": next_at}
    conn.execute(update(_MEDIA).where(_MEDIA.c.id == media_id).values(values))


def of_contact(conn: Connection, contact_id: int) -> list[Row[Any]]:
    """Every file of a contact, in order."""
    query = select(_MEDIA).where(_MEDIA.c.contact_id == contact_id).order_by(_MEDIA.c.id)
    return list(conn.execute(query))


def opened(conn: Connection, media_id: int, *, who: str, now: datetime) -> None:
    """Somebody has heard or seen it for the first time."""
    first = (_MEDIA.c.id == media_id) & _MEDIA.c.opened_at.is_(None)
    conn.execute(update(_MEDIA).where(first).values(opened_at=now, opened_by=who))


def unopened(conn: Connection, contact_id: int) -> bool:
    """Whether a file is here, or on its way, that nobody has heard or seen."""
    here = [MediaState.WAITING.value, MediaState.STORED.value]
    unseen = (_MEDIA.c.contact_id == contact_id) & _MEDIA.c.opened_at.is_(None)
    query = select(_MEDIA.c.id).where(unseen, _MEDIA.c.state.in_(here)).limit(1)
    return conn.execute(query).first() is not None
