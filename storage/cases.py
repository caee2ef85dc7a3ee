"""Cases: opened with the first content, found by number, sealed under a key of their own."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from flows.casework.report import Report
from storage import audit
from storage.audit import HOUSE, note
from storage.contacts import Known
from storage.ids import new_id
from storage.keys import KeyRing
from storage.prepared import Prepared, upsert
from storage.sealing import Purpose, seal, unseal
from storage.tables import Case, CaseEntry, Contact, Counter, WrappedKey
from storage.tables.case import CaseState
from storage.tables.types import table_of

_CASE: Final = table_of(Case)
_ENTRY: Final = table_of(CaseEntry)
_KEY: Final = table_of(WrappedKey)
_CONTACT: Final = table_of(Contact)
_COUNTER: Final = table_of(Counter)
_ADD: Final = Prepared(insert(_CASE))
_ADD_ENTRY: Final = Prepared(insert(_ENTRY))
_WITH_KEY: Final = select(_CASE, _KEY.c.wrapped).join(_KEY, _KEY.c.id == _CASE.c.key_id)
_BY_ID: Final = Prepared(_WITH_KEY.where(_CASE.c.id == bindparam("wanted")))
_BY_NUMBER: Final = Prepared(_WITH_KEY.where(_CASE.c.number == bindparam("wanted")))
_SAVE_REPORT: Final = Prepared(
    update(_CASE)
    .where(_CASE.c.id == bindparam("wanted"))
    .values(
        risk=bindparam("new_risk"),
        report_sealed=bindparam("new_report"),
        reported_at=func.coalesce(_CASE.c.reported_at, bindparam("new_reported_at")),
    )
)
_COUNT: Final = upsert(
    _COUNTER,
    lambda new: new.on_conflict_do_update(
        index_elements=["name"], set_={"value": _COUNTER.c.value + 1}
    ).returning(_COUNTER.c.value),
)


@dataclass(slots=True)
class OpenCase:
    """A case with its key and its report."""

    id: int
    number: int
    contact_id: int
    key: bytes
    state: CaseState
    risk: int
    report: Report
    opened_at: datetime
    taken_by: str | None
    ever_taken: bool = False


def of_contact(conn: Connection, ring: KeyRing, known: Known) -> OpenCase | None:
    """The contact's open case; one that was closed meanwhile is none."""
    case = None if known.case_id is None else _one(conn, ring, _BY_ID, known.case_id)
    return None if case is None or case.state is CaseState.CLOSED else case


def by_number(conn: Connection, ring: KeyRing, number: int) -> OpenCase | None:
    """The case that staff call by this number."""
    return _one(conn, ring, _BY_NUMBER, number)


def is_restricted(conn: Connection, contact_ids: Collection[int]) -> bool:
    """Whether only those who are named for it may read anything of these contacts.

    One restricted case is enough: their chat is one, whatever case it is read through.
    """
    now = select(_CONTACT.c.case_id).where(_CONTACT.c.id.in_(contact_ids))
    joined = audit.joined_by(contact_ids)
    theirs = _CASE.c.contact_id.in_(contact_ids) | _CASE.c.id.in_(now) | _CASE.c.id.in_(joined)
    query = select(_CASE.c.id).where(theirs, _CASE.c.restricted).limit(1)
    return conn.execute(query).first() is not None


def contacts_of(conn: Connection, number: int) -> list[int]:
    """Every contact whose chat is shown with a case."""
    row = conn.execute(
        select(_CASE.c.id, _CASE.c.contact_id).where(_CASE.c.number == number)
    ).first()
    return [] if row is None else [row.contact_id, *audit.joined(conn, row.id)]


def restrict(conn: Connection, case_id: int, who: str, *, now: datetime, reason: str = "") -> None:
    """From now on only those who are named for it read a case; nobody takes that back here."""
    open_ = (_CASE.c.id == case_id) & ~_CASE.c.restricted
    if conn.execute(update(_CASE).where(open_).values(restricted=True)).rowcount:
        note(conn, who, "case.restrict", now=now, case_id=case_id, detail=reason)


def contact_of(conn: Connection, number: int) -> int | None:
    """Whose case this is; read before anything is locked."""
    query = select(_CASE.c.contact_id).where(_CASE.c.number == number)
    return conn.execute(query).scalar_one_or_none()


def reached_by(conn: Connection, number: int) -> int | None:
    """The contact through whom a case is answered: who wrote last of those that go on with it."""
    row = conn.execute(
        select(_CASE.c.id, _CASE.c.contact_id).where(_CASE.c.number == number)
    ).first()
    if row is None:
        return None
    return next(iter(_members(conn, row.id, row.contact_id)), row.contact_id)


def open_for(conn: Connection, ring: KeyRing, known: Known, *, now: datetime) -> OpenCase:
    """Open a case for a contact; `known` must be saved afterwards."""
    key_id, key = ring.take()
    case_id, number, report = new_id(), _next_number(conn), Report()
    values = {
        "id": case_id,
        "number": number,
        "contact_id": known.id,
        "key_id": key_id,
        "state": CaseState.WAITING.value,
        "risk": report.risk.level,
        "restricted": False,
        "opened_at": now,
    }
    _ADD.run(conn, values)
    known.case_id = case_id
    return OpenCase(
        case_id, number, known.id, key, CaseState.WAITING, report.risk.level, report, now, None
    )


def is_of(conn: Connection, case_id: int, contact_id: int) -> bool:
    """Whether a case began with this contact."""
    query = select(_CASE.c.id).where(_CASE.c.id == case_id, _CASE.c.contact_id == contact_id)
    return conn.execute(query).first() is not None


def any_of(conn: Connection, contact_id: int) -> bool:
    """Whether a contact ever had a case."""
    query = select(_CASE.c.id).where(_CASE.c.contact_id == contact_id).limit(1)
    return conn.execute(query).first() is not None


def join(conn: Connection, known: Known, case_id: int, *, now: datetime) -> bool:
    """Another address goes on with a case, by its receipt; `known` must be saved afterwards.

    Whether it had been closed, and waits again.
    """
    known.case_id = case_id
    closed = (_CASE.c.id == case_id) & (_CASE.c.state == CaseState.CLOSED.value)
    opened = conn.execute(update(_CASE).where(closed).values(state=CaseState.WAITING.value))
    note(conn, HOUSE, audit.JOINED, now=now, case_id=case_id, detail=str(known.id))
    return bool(opened.rowcount)


def members(conn: Connection, case: OpenCase) -> list[int]:
    """The contacts of a case: whose it was at the start, and who joined it by a receipt.

    Who wrote last comes first, and who is frozen last: they may not be who they were.
    """
    return _members(conn, case.id, case.contact_id)


def _members(conn: Connection, case_id: int, contact_id: int) -> list[int]:
    joined = (_CONTACT.c.case_id == case_id) | (_CONTACT.c.id == contact_id)
    query = select(_CONTACT.c.id).where(joined, _CONTACT.c.erased_at.is_(None))
    order = _CONTACT.c.frozen_at.is_not(None), _CONTACT.c.wrote_at.desc(), _CONTACT.c.id
    return list(conn.execute(query.order_by(*order)).scalars())


def save_report(
    conn: Connection, case: OpenCase, report: Report, *, reported_at: datetime | None
) -> None:
    """Keep what the report knows now; the risk in the clear orders the queue."""
    values = {
        "wanted": case.id,
        "new_risk": report.risk.level,
        "new_report": seal(case.key, report.dumps(), Purpose.REPORT, case.id),
        "new_reported_at": reported_at,
    }
    _SAVE_REPORT.run(conn, values)
    case.risk, case.report = report.risk.level, report


def add_entry(
    conn: Connection, case: OpenCase, message_id: int, body: bytes, *, now: datetime
) -> None:
    """Seal a message under the case as well: the chat may be forgotten, the report stays."""
    entry_id = new_id()
    values = {
        "id": entry_id,
        "case_id": case.id,
        "message_id": message_id,
        "body_sealed": seal(case.key, body, Purpose.ENTRY, entry_id),
        "created_at": now,
    }
    _ADD_ENTRY.run(conn, values)


def take(conn: Connection, case: OpenCase, who: str, *, now: datetime) -> None:
    """A person on staff takes the case."""
    values = {"state": CaseState.TAKEN.value, "taken_by": who, "taken_at": now}
    conn.execute(update(_CASE).where(_CASE.c.id == case.id).values(values))
    note(conn, who, "case.take", now=now, case_id=case.id)


def give_back(conn: Connection, case: OpenCase, who: str, *, now: datetime) -> None:
    """The case waits again."""
    values = {"state": CaseState.WAITING.value, "taken_by": None}
    conn.execute(update(_CASE).where(_CASE.c.id == case.id).values(values))
    note(conn, who, "case.give_back", now=now, case_id=case.id)


def close(conn: Connection, case: OpenCase, who: str, *, now: datetime) -> None:
    """A named person has read it and closes it."""
    values = {"state": CaseState.CLOSED.value, "closed_by": who, "closed_at": now}
    conn.execute(update(_CASE).where(_CASE.c.id == case.id).values(values))
    joined = _CONTACT.c.case_id == case.id
    conn.execute(update(_CONTACT).where(joined).values(case_id=None, taken_by=None))
    note(conn, who, "case.close", now=now, case_id=case.id)


def waiting(conn: Connection, most: int = 200) -> list[Row[Any]]:
    """The queue: open cases, most urgent first, then who has waited longest."""
    query = select(_CASE).where(_CASE.c.state != CaseState.CLOSED.value)
    return list(conn.execute(query.order_by(_CASE.c.risk, _CASE.c.opened_at).limit(most)))


def entries(conn: Connection, case: OpenCase) -> list[tuple[int, datetime, bytes]]:
    """What belongs to the report, in its order: (message, when, body)."""
    query = select(_ENTRY).where(_ENTRY.c.case_id == case.id).order_by(_ENTRY.c.id)
    return [
        (row.message_id, row.created_at, unseal(case.key, row.body_sealed, Purpose.ENTRY, row.id))
        for row in conn.execute(query)
    ]


def _one(conn: Connection, ring: KeyRing, query: Prepared, wanted: int) -> OpenCase | None:
    row = query.run(conn, {"wanted": wanted}).one_or_none()
    if row is None:
        return None
    key = ring.unwrap(row.key_id, row.wrapped)
    report = Report()
    if row.report_sealed is not None:
        report = Report.loads(unseal(key, row.report_sealed, Purpose.REPORT, row.id))
    return OpenCase(
        row.id,
        row.number,
        row.contact_id,
        key,
        CaseState(row.state),
        row.risk,
        report,
        row.opened_at,
        row.taken_by,
        row.taken_at is not None,
    )


def _next_number(conn: Connection) -> int:
    """Counted in a row of its own: staff say these numbers aloud, so they stay short."""
    return int(_COUNT.run(conn, {"name": "case", "value": 1}).scalar_one())
