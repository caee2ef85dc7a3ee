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


SECRET_LINE = "[kode]"  # noqa: S105 - not one itself
"""Stands for what holds a receipt, even while it has not left."""


class NotAllowed(Exception):
    """This reader may not read this case; the message says why."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a thread: who, when, what, and how it stands."""

    at: datetime
    who: str
    text: str
    state: str


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case as its reader sees it; the thread is empty once the chat was forgotten.

    `wrote_at`, `window_closed_at`: how long we may still write in it (`flows.sending`).
    """

    case: OpenCase
    channel: str
    thread: tuple[Line, ...]
    media: tuple[Evidence, ...]
    wrote_at: datetime | None = None
    window_closed_at: datetime | None = None


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
    case = _case(conn, ring, reader, number)
    if case is None:
        return None
    note(conn, reader.name, "case.read", now=now, case_id=case.id)
    for contact_id, since in sorted(_shown(conn, case).items()):
        contacts.lock(conn, ring, contact_id)
        alarms.see(conn, contact_id, now=now)
        messages.mark_read(conn, contact_id, now, since=since)
    return _content(conn, ring, case)


def export_case(
    conn: Connection, ring: KeyRing, reader: Reader, number: int, *, reason: str, now: datetime
) -> CaseExport | None:
    """Open a case to hand it over; None when there is none by that number. Raises `NotAllowed`.

    Nobody has read, heard or seen anything by that: the queue stays as it is.
    """
    case = _case(conn, ring, reader, number)
    if case is None:
        return None
    note(conn, reader.name, "case.export", now=now, case_id=case.id, detail=reason)
    content = _content(conn, ring, case)
    keys: dict[int, bytes] = {}
    for contact_id in _shown(conn, case):
        keys |= evidence.keys_of_contact(conn, ring, contact_id)
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
    row = conn.execute(select(_MEDIA).where(_MEDIA.c.id == media_id)).one_or_none()
    theirs = [] if row is None else [row.contact_id]
    _check(reader, restricted=cases.is_restricted(conn, theirs))
    case_id = None if row is None else _case_of(conn, row.contact_id)
    key = None if row is None else ring.get(conn, row.key_id)
    if row is None or key is None or row.state != MediaState.STORED.value:
        raise StorageError(f"file {media_id} is not here (yet, or any more)")
    media.opened(conn, media_id, who=reader.name, now=now)
    note(conn, reader.name, audit.FILE_OPENED, now=now, case_id=case_id, detail=str(media_id))
    return key


def check(conn: Connection, reader: Reader, number: int) -> None:
    """Whether this reader may do anything with a case at all. Raises `NotAllowed`."""
    _check(reader, restricted=cases.is_restricted(conn, cases.contacts_of(conn, number)))


def _check(reader: Reader, *, restricted: bool) -> None:
    if may_read(reader, restricted=restricted):
        return
    if not reader.name.strip():
        raise NotAllowed("say who you are: --by NAME")
    raise NotAllowed("this case is only for those whom RESTRICTED_READERS names")


def _case(conn: Connection, ring: KeyRing, reader: Reader, number: int) -> OpenCase | None:
    check(conn, reader, number)
    return cases.by_number(conn, ring, number)


def _case_of(conn: Connection, contact_id: int) -> int | None:
    query = select(_CONTACT.c.case_id).where(_CONTACT.c.id == contact_id)
    return conn.execute(query).scalar_one_or_none()


def _content(conn: Connection, ring: KeyRing, case: OpenCase) -> CaseFile:
    """The chat of whose case it is, and of whoever joined it by a receipt, since they did."""
    owner = contacts.lock(conn, ring, case.contact_id)
    files = [*evidence.of_contact(conn, ring, case.contact_id)]
    lines: list[Line] = []
    if owner is None:
        told = _entries(conn, case)
        lines += [Line(at, "orang", messages.show(body), "") for _, at, body in told]
    else:
        lines += [*_heard(conn, owner.key, owner.id), *_said(conn, owner.key, owner.id)]
    for contact_id, since in audit.joined(conn, case.id).items():
        other = contacts.lock(conn, ring, contact_id)
        if other is not None and contact_id != case.contact_id:
            theirs = [*_heard(conn, other.key, other.id), *_said(conn, other.key, other.id)]
            lines += [line for line in theirs if line.at >= since]
            theirs_too = evidence.of_contact(conn, ring, contact_id)
            files += [one for one in theirs_too if one.received_at >= since]
    thread = tuple(sorted(lines, key=lambda line: line.at))
    if owner is None:
        return CaseFile(case, "", thread, tuple(files))
    closed_at = owner.window_closed_at
    return CaseFile(case, owner.channel, thread, tuple(files), owner.wrote_at, closed_at)


def _shown(conn: Connection, case: OpenCase) -> dict[int, datetime | None]:
    """Whose chat is shown with a case, and since when; of whose case it is, all of it."""
    return {**audit.joined(conn, case.id), case.contact_id: None}


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
            text = outbox.read_body(key, row.id, row.body_sealed)[0]
            text = SECRET_LINE if row.secret else text
            who = "pendamping" if row.kind == "staff" else "bot"
            state = ": ".join(filter(None, (row.state, row.because, row.error)))
            found.append(Line(row.sent_at or row.created_at, who, text, state))
    return found
