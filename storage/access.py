"""The only road to a case's content: the rule is asked, and each reading is on the audit trail."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from flows.casework.access import Reader, may_read
from storage import alarms, audit, cases, contacts, evidence, media, messages, outbox
from storage.audit import note
from storage.cases import OpenCase
from storage.contacts import Known
from storage.errors import StorageError
from storage.evidence import Evidence
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
    media: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class CaseExport:
    """A case for somebody outside: its content, the key of each file, and who did what."""

    content: CaseFile
    keys: Mapping[int, bytes] = field(repr=False)
    trail: tuple[Any, ...]


def read_case(
    conn: Connection, ring: KeyRing, reader: Reader, number: int, *, now: datetime
) -> CaseFile | None:
    """Open a case to read it; None when there is none by that number. Raises `NotAllowed`."""
    _check(reader)
    case = cases.by_number(conn, ring, number)
    if case is None:
        return None
    known = contacts.lock(conn, ring, case.contact_id)
    note(conn, reader.name, "case.read", now=now, case_id=case.id)
    alarms.see(conn, case.contact_id, now=now)
    messages.mark_read(conn, case.contact_id, now)
    return _content(conn, ring, case, known)


def export_case(
    conn: Connection, ring: KeyRing, reader: Reader, number: int, *, reason: str, now: datetime
) -> CaseExport | None:
    """Open a case to hand it over; None when there is none by that number. Raises `NotAllowed`.

    Nobody has read, heard or seen anything by that: the queue stays as it is.
    """
    _check(reader)
    case = cases.by_number(conn, ring, number)
    if case is None:
        return None
    known = contacts.lock(conn, ring, case.contact_id)
    note(conn, reader.name, "case.export", now=now, case_id=case.id, detail=reason)
    content = _content(conn, ring, case, known)
    keys = evidence.keys_of_contact(conn, ring, case.contact_id)
    return CaseExport(
        content, keys, audit.of_case(conn, case.id, [one.id for one in content.media])
    )


def exported(
    conn: Connection, reader: Reader, export: CaseExport, sha256: str, *, now: datetime
) -> None:
    """The bundle is whole: which one it was, for whoever must say later what was handed over."""
    case_id = export.content.case.id
    note(conn, reader.name, "case.exported", now=now, case_id=case_id, detail=f"sha256 {sha256}")


def open_media(
    conn: Connection, ring: KeyRing, reader: Reader, media_id: int, *, now: datetime
) -> bytes:
    """The key to one file, for somebody who may hear or see it. Raises `NotAllowed`."""
    _check(reader)
    row = conn.execute(select(_MEDIA).where(_MEDIA.c.id == media_id)).one_or_none()
    key = None if row is None else ring.get(conn, row.key_id)
    if row is None or key is None or row.state != MediaState.STORED.value:
        raise StorageError(f"file {media_id} is not here (yet, or any more)")
    media.opened(conn, media_id, who=reader.name, now=now)
    case_id = conn.execute(
        select(_CONTACT.c.case_id).where(_CONTACT.c.id == row.contact_id)
    ).scalar_one_or_none()
    note(conn, reader.name, audit.FILE_OPENED, now=now, case_id=case_id, detail=str(media_id))
    return key


def _check(reader: Reader) -> None:
    if not may_read(reader):
        raise NotAllowed(reader.name)


def _content(conn: Connection, ring: KeyRing, case: OpenCase, known: Known | None) -> CaseFile:
    files = evidence.of_contact(conn, ring, case.contact_id)
    if known is None:
        said = [Line(at, "orang", messages.show(body), "") for _, at, body in _entries(conn, case)]
        return CaseFile(case, "", tuple(said), files)
    lines = [*_heard(conn, known.key, known.id), *_said(conn, known.key, known.id)]
    thread = tuple(sorted(lines, key=lambda line: line.at))
    return CaseFile(case, known.channel, thread, files)


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
