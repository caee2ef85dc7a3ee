"""What the simulator shows of one of its own people: their chat, their case, their rows.

It opens sealed rows, so it knows no other channel: every query asks for the simulator's
contacts by name. Reading takes no lock.
"""

import hashlib
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, Table, select

from flows.casework.report import Report
from flows.engine.events import Button
from storage import messages, outbox
from storage.keys import KeyRing
from storage.sealing import Purpose, unseal
from storage.tables import (
    Alarm,
    Case,
    CaseEntry,
    Contact,
    Due,
    Message,
    Outbox,
    StoredMedia,
    WrappedKey,
)
from storage.tables.types import table_of

SIMULATOR: Final = "simulator"

_CONTACT: Final = table_of(Contact)
_KEY: Final = table_of(WrappedKey)
_MESSAGE: Final = table_of(Message)
_OUT: Final = table_of(Outbox)
_MEDIA: Final = table_of(StoredMedia)
_ALARM: Final = table_of(Alarm)
_DUE: Final = table_of(Due)
_CASE: Final = table_of(Case)
_ENTRY: Final = table_of(CaseEntry)


@dataclass(frozen=True, slots=True)
class SeenIn:
    """A message that the person sent; `body` is None when it was erased."""

    row: Row[Any]
    body: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class SeenOut:
    """A message to the person, wherever it stands; `text` is None when it was erased."""

    row: Row[Any]
    text: str | None
    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class SeenCase:
    """The case, its report, and which messages belong to it."""

    row: Row[Any]
    report: Report
    entries: frozenset[int]


@dataclass(frozen=True, slots=True)
class Seen:
    """Everything that one simulated person has caused, each list in its order."""

    contact: Row[Any]
    session: bytes | None
    messages: tuple[SeenIn, ...]
    out: tuple[SeenOut, ...]
    media: tuple[Row[Any], ...]
    alarms: tuple[Row[Any], ...]
    dues: tuple[Row[Any], ...]
    case: SeenCase | None


def see(conn: Connection, ring: KeyRing, urn: str) -> Seen | None:
    """Everything about one simulated person; None when nobody simulated has this address."""
    mine = _simulated(ring, [urn]).add_columns(_KEY.c.wrapped)
    contact = conn.execute(mine.join(_KEY, _KEY.c.id == _CONTACT.c.key_id)).one_or_none()
    if contact is None:
        return None
    key = ring.unwrap(contact.key_id, contact.wrapped)
    session = None
    if contact.session_sealed is not None:
        session = unseal(key, contact.session_sealed, Purpose.SESSION, contact.id)
    return Seen(
        contact=contact,
        session=session,
        messages=tuple(_message(key, row) for row in _theirs(conn, _MESSAGE, contact.id)),
        out=tuple(_out(key, row) for row in _theirs(conn, _OUT, contact.id)),
        media=tuple(_theirs(conn, _MEDIA, contact.id)),
        alarms=tuple(_theirs(conn, _ALARM, contact.id)),
        dues=tuple(_theirs(conn, _DUE, contact.id)),
        case=_case(conn, ring, contact.case_id),
    )


def mark(conn: Connection, ring: KeyRing, urn: str) -> str:
    """A word that changes whenever `see` would show something else; opens nothing sealed."""
    contact = conn.execute(_simulated(ring, [urn])).one_or_none()
    if contact is None:
        return "0"
    rows: list[Row[Any]] = [contact]
    for table in (_MESSAGE, _OUT, _MEDIA, _ALARM, _DUE):
        rows += _theirs(conn, table, contact.id)
    rows += conn.execute(_cases(contact.case_id).with_only_columns(*_CASE.c))
    return hashlib.sha256(repr(rows).encode()).hexdigest()[:16]


def known(conn: Connection, ring: KeyRing, urns: list[str]) -> set[str]:
    """Which of these addresses are those of simulated people."""
    by_index = {ring.index(urn): urn for urn in urns}
    return {by_index[row.urn_index] for row in conn.execute(_simulated(ring, urns))}


def _simulated(ring: KeyRing, urns: list[str]) -> Select[Any]:
    """The one door: contacts of the simulator, and of no other channel."""
    indexes = [ring.index(urn) for urn in urns]
    return select(_CONTACT).where(
        _CONTACT.c.channel == SIMULATOR, _CONTACT.c.urn_index.in_(indexes)
    )


def _theirs(conn: Connection, table: Table, contact_id: int) -> list[Row[Any]]:
    """A contact's rows of one table, in the order of their making."""
    mine = select(table).join(_CONTACT, _CONTACT.c.id == table.c.contact_id)
    mine = mine.where(_CONTACT.c.id == contact_id, _CONTACT.c.channel == SIMULATOR)
    return list(conn.execute(mine.order_by(table.c.id)))


def _cases(case_id: int | None) -> Select[Any]:
    mine = select(_CASE, _KEY.c.wrapped).join(_CONTACT, _CONTACT.c.id == _CASE.c.contact_id)
    mine = mine.join(_KEY, _KEY.c.id == _CASE.c.key_id)
    return mine.where(_CASE.c.id == case_id, _CONTACT.c.channel == SIMULATOR)


def _case(conn: Connection, ring: KeyRing, case_id: int | None) -> SeenCase | None:
    row = conn.execute(_cases(case_id)).one_or_none()
    if row is None:
        return None
    report = Report()
    if row.report_sealed is not None:
        key = ring.unwrap(row.key_id, row.wrapped)
        report = Report.loads(unseal(key, row.report_sealed, Purpose.REPORT, row.id))
    entries = select(_ENTRY.c.message_id).where(_ENTRY.c.case_id == row.id)
    return SeenCase(row, report, frozenset(conn.execute(entries).scalars()))


def _message(key: bytes, row: Row[Any]) -> SeenIn:
    sealed = row.body_sealed
    return SeenIn(row, None if sealed is None else messages.read_body(key, row.id, sealed))


def _out(key: bytes, row: Row[Any]) -> SeenOut:
    if row.body_sealed is None:
        return SeenOut(row, None, ())
    text, buttons, _ = outbox.read_body(key, row.id, row.body_sealed)
    return SeenOut(row, text, buttons)
