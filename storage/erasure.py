"""Forgetting: the key is destroyed, then what it sealed is emptied and the log truncated.

A backup from before still holds ciphertexts, and nothing opens them: only the newest copy
of the key store is ever kept, and it lists what was destroyed.
"""

from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from storage import cases, contacts
from storage.audit import note
from storage.contacts import Known
from storage.database import Database
from storage.errors import StorageError
from storage.files import SealedFiles
from storage.keys import KeyRing
from storage.tables import Case, CaseEntry, Contact, Due, Message, Outbox, StoredMedia
from storage.tables.types import table_of

_CONTACT, _MESSAGE, _OUT = table_of(Contact), table_of(Message), table_of(Outbox)
_MEDIA, _CASE, _ENTRY, _DUE = (
    table_of(StoredMedia),
    table_of(Case),
    table_of(CaseEntry),
    table_of(Due),
)


def erase_contact(
    conn: Connection, ring: KeyRing, known: Known, *, who: str, reason: str, now: datetime
) -> list[int]:
    """Destroy a contact's chat, files and cases; the ids of the files to remove from disk."""
    theirs = _MEDIA.c.contact_id == known.id
    files = conn.execute(select(_MEDIA.c.id, _MEDIA.c.key_id).where(theirs)).all()
    mine = _CASE.c.contact_id == known.id
    found = conn.execute(select(_CASE.c.id, _CASE.c.key_id).where(mine)).all()
    key_id = conn.execute(select(_CONTACT.c.key_id).where(_CONTACT.c.id == known.id)).scalar_one()
    ring.destroy(conn, [key_id, *(row.key_id for row in files), *(row.key_id for row in found)])
    conn.execute(update(_MEDIA).where(theirs).values(source_sealed=None, state="gone"))
    conn.execute(update(_CASE).where(mine).values(report_sealed=None, state="closed"))
    for case in found:
        conn.execute(update(_ENTRY).where(_ENTRY.c.case_id == case.id).values(body_sealed=None))
        note(conn, who, "contact.erase", now=now, case_id=case.id, detail=reason)
    for table in (_MESSAGE, _OUT):
        conn.execute(update(table).where(table.c.contact_id == known.id).values(body_sealed=None))
    conn.execute(delete(_DUE).where(_DUE.c.contact_id == known.id))
    conn.execute(update(_CONTACT).where(_CONTACT.c.id == known.id).values(_emptied(now)))
    return [row.id for row in files]


def _emptied(now: datetime) -> dict[str, object]:
    return {
        "urn_index": None,
        "urn_sealed": None,
        "session_sealed": None,
        "case_id": None,
        "taken_by": None,
        "erased_at": now,
    }


def remove_files(files: SealedFiles, ids: list[int]) -> None:
    """After the commit: what is on disk cannot be opened any more, and goes."""
    for file_id in ids:
        files.remove(file_id)


def erase_by_number(
    database: Database, ring: KeyRing, number: int, *, who: str, reason: str, now: datetime
) -> list[int]:
    """Erase the person whose case this is, and leave nothing of theirs in the log."""

    def work(conn: Connection) -> list[int]:
        contact_id = cases.contact_of(conn, number)
        known = None if contact_id is None else contacts.lock(conn, ring, contact_id)
        if known is None:
            raise StorageError(f"there is no number {number}, or it was erased already")
        return erase_contact(conn, ring, known, who=who, reason=reason, now=now)

    ids = database.write_now(work)
    database.truncate_log()
    return ids
