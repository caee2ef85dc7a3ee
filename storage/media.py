"""Files that people sent: wanted, claimed, fetched, opened.

A claim moves `next_at` to when it is over, and that moment names it: who lost the claim can
neither put the file off nor give it up.
"""

import json
from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, Update, insert, select, update

from flows.messages import Media
from storage.contacts import Known
from storage.files import Sealed
from storage.ids import new_id
from storage.keys import KeyRing
from storage.prepared import Prepared
from storage.sealing import Purpose, seal, unseal
from storage.tables import Message, StoredMedia
from storage.tables.media import MediaState
from storage.tables.types import table_of

_MEDIA: Final = table_of(StoredMedia)
_MESSAGE: Final = table_of(Message)
_WANT: Final = Prepared(insert(_MEDIA))
_WAITS: Final = _MEDIA.c.state == MediaState.WAITING.value


def want(
    conn: Connection,
    ring: KeyRing,
    known: Known,
    message_id: int,
    media: Media,
    state: MediaState,
    *,
    now: datetime,
) -> int:
    """Note a file, to be fetched unless it cannot be; nothing waits for it."""
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
        "state": state.value,
        "source_sealed": seal(key, source, Purpose.MEDIA_SOURCE, media_id),
        "size": media.size,
        "attempts": 0,
        "next_at": now,
    }
    _WANT.run(conn, values)
    return media_id


def due(conn: Connection, channels: Collection[str], now: datetime, most: int) -> int:
    """How many files may be fetched now, up to so many."""
    query = select(_MEDIA.c.id).where(_is_due(channels, now)).limit(most)
    return len(conn.execute(query).all())


def claim(
    conn: Connection, channels: Collection[str], *, now: datetime, until: datetime
) -> Row[Any] | None:
    """Claim the file that waits longest, for one caller alone; with when its message came."""
    first = select(_MEDIA.c.id).where(_is_due(channels, now)).order_by(_MEDIA.c.next_at).limit(1)
    mine = _MEDIA.c.id == first.with_for_update(skip_locked=True).scalar_subquery()
    take = update(_MEDIA).where(mine, _is_due(channels, now)).values(next_at=until)
    claimed = conn.execute(take.returning(_MEDIA.c.id)).scalar_one_or_none()
    if claimed is None:
        return None
    joined = select(_MEDIA, _MESSAGE.c.received_at).join(
        _MESSAGE, _MESSAGE.c.id == _MEDIA.c.message_id
    )
    return conn.execute(joined.where(_MEDIA.c.id == claimed)).one()


@dataclass(frozen=True, slots=True)
class Files:
    """Whether a message has files, and whether one of them is still to be fetched."""

    any: bool
    waiting: bool


def of_message(conn: Connection, message_id: int) -> Files:
    """The files of a message."""
    query = select(_MEDIA.c.state).where(_MEDIA.c.message_id == message_id)
    states = set(conn.execute(query).scalars())
    return Files(any=bool(states), waiting=MediaState.WAITING.value in states)


def free(conn: Connection, now: datetime) -> None:
    """Nobody else is alive who could fetch: what was claimed or put off may be fetched now."""
    conn.execute(update(_MEDIA).where(_WAITS, _MEDIA.c.next_at > now).values(next_at=now))


def source(ring: KeyRing, conn: Connection, row: Row[Any]) -> tuple[Media, bytes] | None:
    """Where a file waits, and the key to seal it with; None when it was erased meanwhile."""
    key = ring.get(conn, row.key_id)
    if key is None or row.source_sealed is None:
        return None
    value = json.loads(unseal(key, row.source_sealed, Purpose.MEDIA_SOURCE, row.id))
    return Media(**value), key


def stored(conn: Connection, media_id: int, file: Sealed, *, now: datetime) -> bool:
    """The file is here, whole and sealed; false when nobody wants it any more."""
    values = {
        "state": MediaState.STORED.value,
        "size": file.size,
        "digest": file.digest,
        "stored_at": now,
    }
    done = conn.execute(update(_MEDIA).where(_MEDIA.c.id == media_id, _WAITS).values(values))
    state = select(_MEDIA.c.state).where(_MEDIA.c.id == media_id)
    return bool(done.rowcount) or conn.execute(state).scalar_one() == MediaState.STORED.value


def give_up(conn: Connection, claimed: Row[Any], state: MediaState) -> bool:
    """It cannot be had; false when the claim was lost."""
    return bool(conn.execute(_still(claimed).values(state=state.value)).rowcount)


def later(conn: Connection, claimed: Row[Any], *, attempts: int, next_at: datetime) -> None:
    """It is tried again, unless the claim was lost."""
    conn.execute(_still(claimed).values(attempts=attempts, next_at=next_at))


def _is_due(channels: Collection[str], now: datetime) -> ColumnElement[bool]:
    return _WAITS & (_MEDIA.c.next_at <= now) & _MEDIA.c.channel.in_(channels)


def _still(claimed: Row[Any]) -> Update:
    return update(_MEDIA).where(
        _MEDIA.c.id == claimed.id, _WAITS, _MEDIA.c.next_at == claimed.next_at
    )


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
