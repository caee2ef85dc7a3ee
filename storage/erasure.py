"""Forgetting: the key is destroyed, then what it sealed is emptied and the log truncated.

A backup from before still holds ciphertexts, and nothing opens them: only the newest copy
of the key store is ever kept, and it lists what was destroyed. Every step may run again.
"""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, delete, select, update

from storage import alarms, audit, cases, lookouts, outbox, receipts
from storage.audit import HOUSE, note
from storage.database import Database
from storage.errors import StorageError
from storage.files import SealedFiles
from storage.keys import KeyRing
from storage.tables import Case, CaseEntry, Contact, Due, Erasure, Message, Outbox, StoredMedia
from storage.tables.alarm import AlarmState
from storage.tables.types import table_of

_CONTACT: Final = table_of(Contact)
_MESSAGE: Final = table_of(Message)
_OUT: Final = table_of(Outbox)
_MEDIA: Final = table_of(StoredMedia)
_CASE: Final = table_of(Case)
_ENTRY: Final = table_of(CaseEntry)
_DUE: Final = table_of(Due)
_ERASURE: Final = table_of(Erasure)


def erase_by_number(
    database: Database,
    ring: KeyRing,
    files: SealedFiles,
    number: int,
    *,
    who: str,
    reason: str,
    now: datetime,
) -> None:
    """Erase the person whose case this is: chat, files, cases, and every trace in our log."""

    def work(conn: Connection) -> list[int]:
        theirs = cases.contacts_of(conn, number)
        if not theirs:
            raise StorageError(f"there is no number {number}")
        gone: list[int] = []
        for contact_id in sorted(set(theirs)):
            gone += erase_contact(conn, ring, contact_id, who=who, reason=reason, now=now)
        return gone

    for file_id in database.write_now(work):
        files.remove(file_id)
    database.truncate_log()


def holds_nothing(conn: Connection, contact_id: int) -> bool:
    """Whether staff never had anything of a contact: no case, file, alarm or failed message."""
    failed = (_MESSAGE.c.contact_id == contact_id) & _MESSAGE.c.failed
    kept = (
        select(_CASE.c.id).where(_CASE.c.contact_id == contact_id),
        select(_MEDIA.c.id).where(_MEDIA.c.contact_id == contact_id),
        select(_MESSAGE.c.id).where(failed),
        audit.joined_by([contact_id]),
    )
    found = any(conn.execute(query.limit(1)).first() is not None for query in kept)
    return not found and alarms.of_contact(conn, contact_id) is None


def erase_contact(
    conn: Connection, ring: KeyRing, contact_id: int, *, who: str, reason: str, now: datetime
) -> list[int]:
    """Destroy a contact's keys and empty what they sealed; the files to remove from disk."""
    lock = select(_CONTACT.c.key_id).where(_CONTACT.c.id == contact_id).with_for_update()
    key_id = conn.execute(lock).scalar_one()
    ring.destroy(conn, [key_id, *_keys(conn, _MEDIA, contact_id), *_keys(conn, _CASE, contact_id)])
    return _empty(conn, contact_id, who=who, reason=reason, now=now)


def apply_erasures(conn: Connection, now: datetime) -> int:
    """After a restore: whoever was erased since that backup is emptied here as well."""
    lost = select(_CONTACT.c.id).where(
        _CONTACT.c.erased_at.is_(None), _CONTACT.c.key_id.in_(select(_ERASURE.c.key_id))
    )
    found = list(conn.execute(lost).scalars())
    for contact_id in found:
        _empty(conn, contact_id, who=HOUSE, reason="erased before the restore", now=now)
    return len(found)


def _keys(conn: Connection, table: Any, contact_id: int) -> list[int]:
    query = select(table.c.key_id).where(table.c.contact_id == contact_id)
    return list(conn.execute(query).scalars())


def _empty(conn: Connection, contact_id: int, *, who: str, reason: str, now: datetime) -> list[int]:
    theirs = _MEDIA.c.contact_id == contact_id
    files = list(conn.execute(select(_MEDIA.c.id).where(theirs)).scalars())
    conn.execute(update(_MEDIA).where(theirs).values(source_sealed=None, digest=None, state="gone"))
    mine = _CASE.c.contact_id == contact_id
    note(conn, who, "contact.erase", now=now, detail=reason)
    for case_id in conn.execute(select(_CASE.c.id).where(mine)).scalars().all():
        conn.execute(update(_ENTRY).where(_ENTRY.c.case_id == case_id).values(body_sealed=None))
        note(conn, who, "contact.erase", now=now, case_id=case_id, detail=reason)
    conn.execute(update(_CASE).where(mine).values(report_sealed=None, state="closed"))
    receipts.drop_of(conn, list(conn.execute(select(_CASE.c.id).where(mine)).scalars()))
    for table in (_MESSAGE, _OUT):
        conn.execute(update(table).where(table.c.contact_id == contact_id).values(body_sealed=None))
    lookouts.hasten(conn, contact_id, now)
    outbox.cancel_waiting(conn, contact_id, "erased")
    conn.execute(delete(_DUE).where(_DUE.c.contact_id == contact_id))
    alarms.end(conn, contact_id, AlarmState.CLOSED, who=who, now=now)
    conn.execute(update(_CONTACT).where(_CONTACT.c.id == contact_id).values(_emptied(now)))
    return files


def _emptied(now: datetime) -> dict[str, object]:
    return {
        "urn_index": None,
        "urn_sealed": None,
        "alias_index": None,
        "alias_sealed": None,
        "session_sealed": None,
        "guard_sealed": None,
        "case_id": None,
        "taken_by": None,
        "erased_at": now,
    }
