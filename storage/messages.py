"""Messages in: stored once, whatever the platform repeats."""

import json
from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, select, update

from flows import compact
from flows.messages import MsgIn
from storage.contacts import Known
from storage.ids import new_id
from storage.prepared import upsert
from storage.sealing import Purpose, seal, unseal
from storage.tables import Message
from storage.tables.types import table_of

_MESSAGE: Final = table_of(Message)
_MOST_KEYS: Final = 500
SECRET: Final = "kode"  # noqa: S105 - not one itself
"""Stands for a receipt or a code word in a stored message."""
_ADD: Final = upsert(
    _MESSAGE,
    lambda new: new.on_conflict_do_nothing(index_elements=["channel", "key"]).returning(
        _MESSAGE.c.id
    ),
)


def add(
    conn: Connection,
    known: Known,
    msg: MsgIn,
    *,
    now: datetime,
    failed: bool = False,
    look_at: datetime | None = None,
) -> int | None:
    """Store a message; None when it is here already."""
    message_id = new_id()
    values = {
        "id": message_id,
        "contact_id": known.id,
        "channel": msg.channel,
        "key": msg.key,
        "ref": msg.ref,
        "kind": msg.kind.value,
        "body_sealed": seal(known.key, dump_body(msg), Purpose.MESSAGE, message_id),
        "failed": failed,
        "secret": False,
        "sent_at": msg.sent_at,
        "received_at": now,
        "look_at": look_at,
    }
    added: int | None = _ADD.run(conn, values).scalar_one_or_none()
    return added


def mask(conn: Connection, known: Known, message_id: int) -> None:
    """What was typed is a secret: only that something was typed is kept."""
    body = seal(known.key, compact.dumps({"other": SECRET}), Purpose.MESSAGE, message_id)
    mine = update(_MESSAGE).where(_MESSAGE.c.id == message_id)
    conn.execute(mine.values(body_sealed=body, secret=True))


def is_secret(conn: Connection, contact_id: int, ref: str | None) -> bool:
    """Whether what is edited was a receipt or a code word: its new words are one too."""
    theirs = (_MESSAGE.c.contact_id == contact_id) & (_MESSAGE.c.ref == ref) & _MESSAGE.c.secret
    return conn.execute(select(_MESSAGE.c.id).where(theirs).limit(1)).first() is not None


def dump_body(msg: MsgIn) -> bytes:
    """What the person sent, as JSON; fields that are empty are left out."""
    body: dict[str, Any] = {
        "text": msg.text,
        "press": msg.press,
        "media": [asdict(media) for media in msg.media],
        "location": asdict(msg.location) if msg.location else None,
        "card": asdict(msg.card) if msg.card else None,
        "other": msg.other,
        "quotes": msg.quotes,
        "forwarded": msg.forwarded,
    }
    filled = {name: value for name, value in body.items() if value}
    return compact.dumps(filled)


def read_body(key: bytes, message_id: int, sealed: bytes) -> dict[str, Any]:
    """What `dump_body` wrote and `add` sealed."""
    return load(unseal(key, sealed, Purpose.MESSAGE, message_id))


def load(data: bytes) -> dict[str, Any]:
    """What `dump_body` wrote."""
    body: dict[str, Any] = json.loads(data)
    return body


def show(body: dict[str, Any]) -> str:
    """A message in one line, as staff read it."""
    parts = [body.get("text", "")]
    parts.extend(f"[{one['kind']}]" for one in body.get("media", []))
    if place := body.get("location"):
        parts.append(f"[lokasi {place['latitude']}, {place['longitude']}]")
    if card := body.get("card"):
        parts.append(f"[kontak {card['name']} {card['number']}]")
    if "press" in body:
        parts.append("[tombol]")
    if "other" in body:
        parts.append(f"[{body['other']}]")
    if "quotes" in body:
        parts.append("[membalas]")
    if "forwarded" in body:
        parts.append("[diteruskan]")
    return " ".join(part for part in parts if part)


def known_keys(conn: Connection, channel: str, keys: Collection[str]) -> set[str]:
    """Which of these messages are here."""
    wanted, found = list(keys), set[str]()
    for at in range(0, len(wanted), _MOST_KEYS):
        some = _MESSAGE.c.key.in_(wanted[at : at + _MOST_KEYS])
        query = select(_MESSAGE.c.key).where(_MESSAGE.c.channel == channel, some)
        found.update(conn.execute(query).scalars())
    return found


def mark_read(
    conn: Connection, contact_id: int, now: datetime, *, since: datetime | None = None
) -> None:
    """Somebody on staff has read what there is, or what came since a moment."""
    unread = (_MESSAGE.c.contact_id == contact_id) & _MESSAGE.c.read_at.is_(None)
    if since is not None:
        unread &= _MESSAGE.c.received_at >= since
    conn.execute(update(_MESSAGE).where(unread).values(read_at=now))


def unread(conn: Connection, contact_id: int) -> bool:
    """Whether there are words that nobody on staff has read."""
    waiting = (_MESSAGE.c.contact_id == contact_id) & _MESSAGE.c.read_at.is_(None)
    return conn.execute(select(_MESSAGE.c.id).where(waiting).limit(1)).first() is not None
