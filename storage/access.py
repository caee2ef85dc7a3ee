"""The only road to a case's content: the rule is asked, and each reading is on the audit trail."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from flows.casework.access import Reader, may_read
from storage import alarms, cases, contacts, media, messages, outbox
from storage.audit import note
from storage.cases import OpenCase
from storage.errors import StorageError
from storage.keys import KeyRing
from storage.tables import Contact, Message, Outbox, StoredMedia
from storage.tables.media import MediaState
from storage.tables.types import table_of

_MESSAGE = table_of(Message)
_OUT = table_of(Outbox)
_MEDIA = table_of(StoredMedia)
_CONTACT = table_of(Contact)


class NotAllowed(Exception):
    """This reader may not read this case."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a thread: who, when, what, and how it stands."""

    at: datetime
    who: str
    text: str
    state: str


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case as its reader sees it; the thread is empty once the chat was forgotten."""

    case: OpenCase
    channel: str
    thread: tuple[Line, ...]
    media: tuple[Any, ...]


def read_case(
    conn: Connection, ring: KeyRing, reader: Reader, number: int, *, now: datetime
) -> CaseFile | None:
    """Open a case to read it; None when there is none by that number. Raises `NotAllowed`."""
    if not may_read(reader):
        raise NotAllowed(reader.name)
    case = cases.by_number(conn, ring, number)
    if case is None:
        return None
    known = contacts.lock(conn, ring, case.contact_id)
    note(conn, reader.name, "case.read", now=now, case_id=case.id)
    alarms.see(conn, case.contact_id, now=now)
    messages.mark_read(conn, case.contact_id, now)
    if known is None:
        said = [Line(at, "orang", messages.show(body), "") for _, at, body in _entries(conn, case)]
        return CaseFile(case, "", tuple(said), ())
    lines = [*_heard(conn, known.key, known.id), *_said(conn, known.key, known.id)]
    files = media.of_contact(conn, known.id)
    thread = tuple(sorted(lines, key=lambda line: line.at))
    return CaseFile(case, known.channel, thread, tuple(files))


def open_media(
    conn: Connection, ring: KeyRing, reader: Reader, media_id: int, *, now: datetime
) -> bytes:
    """The key to one file, for somebody who may hear or see it. Raises `NotAllowed`."""
    if not may_read(reader):
        raise NotAllowed(reader.name)
    row = conn.execute(select(_MEDIA).where(_MEDIA.c.id == media_id)).one_or_none()
    key = None if row is None else ring.get(conn, row.key_id)
    if row is None or key is None or row.state != MediaState.STORED.value:
        raise StorageError(f"file {media_id} is not here (yet, or any more)")
    media.opened(conn, media_id, who=reader.name, now=now)
    case_id = conn.execute(
        select(_CONTACT.c.case_id).where(_CONTACT.c.id == row.contact_id)
    ).scalar_one_or_none()
    note(conn, reader.name, "media.open", now=now, case_id=case_id, detail=str(media_id))
    return key


def _entries(conn: Connection, case: OpenCase) -> list[tuple[int, datetime, dict[str, Any]]]:
    return [(id_, at, messages.load(body)) for id_, at, body in cases.entries(conn, case)]


def _heard(conn: Connection, key: bytes, contact_id: int) -> list[Line]:
    query = select(_MESSAGE).where(_MESSAGE.c.contact_id == contact_id).order_by(_MESSAGE.c.id)
    found = []
    for row in conn.execute(query):
        if row.body_sealed is not None:
            body = messages.read_body(key, row.id, row.body_sealed)
            state = "edit" if row.kind == "edit" else ""
            found.append(Line(row.received_at, "orang", messages.show(body), state))
    return found


def _said(conn: Connection, key: bytes, contact_id: int) -> list[Line]:
    query = select(_OUT).where(_OUT.c.contact_id == contact_id).order_by(_OUT.c.seq)
    found = []
    for row in conn.execute(query):
        if row.body_sealed is not None:
            text, _ = outbox.read_body(key, row.id, row.body_sealed)
            who = "pendamping" if row.kind == "staff" else "bot"
            state = row.state if row.because is None else f"{row.state}: {row.because}"
            found.append(Line(row.sent_at or row.created_at, who, text, state))
    return found
