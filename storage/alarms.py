"""Alarms: one open at most for each contact, raised further but never lowered."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, bindparam, insert, select, text, update

from storage.ids import new_id
from storage.prepared import Prepared
from storage.tables import Alarm, Case
from storage.tables.alarm import IS_OPEN, OPEN_ALARMS, AlarmState
from storage.tables.types import table_of

_ALARM: Final = table_of(Alarm)
_CASE: Final = table_of(Case)
_OPEN: Final = [state.value for state in OPEN_ALARMS]


_ADD: Final = Prepared(insert(_ALARM))
_RISE: Final = Prepared(
    update(_ALARM)
    .where(_ALARM.c.id == bindparam("wanted"))
    .values(
        level=bindparam("new_level"),
        case_id=bindparam("new_case_id"),
        state=AlarmState.RAISED.value,
        raised_at=bindparam("new_raised_at"),
    )
)


def raise_for(
    conn: Connection, contact_id: int, *, case_id: int | None, level: int, now: datetime
) -> bool:
    """Raise an alarm, or raise the open one further, under the contact's lock.

    Whether somebody must be told anew: it is new, or it rose.
    """
    open_ = of_contact(conn, contact_id)
    if open_ is not None and open_.level <= level:
        return False
    if open_ is not None:
        values = {"new_level": level, "new_case_id": case_id, "new_raised_at": now}
        _RISE.run(conn, {"wanted": open_.id, **values})
        return True
    row: dict[str, Any] = {
        "id": new_id(),
        "contact_id": contact_id,
        "case_id": case_id,
        "level": level,
        "state": AlarmState.RAISED.value,
        "raised_at": now,
    }
    _ADD.run(conn, row)
    return True


_OF_CONTACT: Final = Prepared(
    select(_ALARM).where(_ALARM.c.contact_id == bindparam("wanted"), text(IS_OPEN))
)


def of_contact(conn: Connection, contact_id: int) -> Any:
    """The contact's open alarm, or None."""
    return _OF_CONTACT.run(conn, {"wanted": contact_id}).one_or_none()


def end(
    conn: Connection,
    contact_id: int,
    state: AlarmState,
    *,
    who: str,
    now: datetime,
    case_id: int | None = None,
) -> int:
    """Somebody has it (taken), or it is over (closed); of one case, where that is given."""
    mine = (_ALARM.c.contact_id == contact_id) & _ALARM.c.state.in_(_OPEN)
    if case_id is not None:
        mine &= _ALARM.c.case_id.is_(None) | (_ALARM.c.case_id == case_id)
    values = {"state": state.value, "taken_at": now, "taken_by": who}
    return conn.execute(update(_ALARM).where(mine).values(values)).rowcount


def see(conn: Connection, contact_id: int, *, now: datetime) -> None:
    """Somebody has looked, and has not taken it yet."""
    mine = (_ALARM.c.contact_id == contact_id) & (_ALARM.c.state == AlarmState.RAISED.value)
    conn.execute(update(_ALARM).where(mine).values(state=AlarmState.SEEN.value, seen_at=now))


def pass_on(conn: Connection, alarm_id: int, *, now: datetime) -> None:
    """Nobody took it in its time: the next are told, and it is pinged again."""
    values = {
        "state": AlarmState.PASSED_ON.value,
        "passed_on_at": now,
        "pinged_level": None,
    }
    conn.execute(update(_ALARM).where(_ALARM.c.id == alarm_id).values(values))


def unpinged(conn: Connection, most: int = 20) -> list[Row[Any]]:
    """Open alarms that the staff chat was not told of at their present level."""
    untold = _ALARM.c.pinged_level.is_(None) | (_ALARM.c.pinged_level > _ALARM.c.level)
    query = select(_ALARM.c.id, _ALARM.c.level, _ALARM.c.raised_at, _CASE.c.number)
    query = query.outerjoin(_CASE, _CASE.c.id == _ALARM.c.case_id)
    query = query.where(_ALARM.c.state.in_(_OPEN), untold)
    return list(conn.execute(query.order_by(_ALARM.c.level, _ALARM.c.id).limit(most)))


def pinged(conn: Connection, alarm_id: int, level: int, *, now: datetime) -> None:
    """The staff chat was told."""
    values = {"pinged_level": level, "pinged_at": now}
    conn.execute(update(_ALARM).where(_ALARM.c.id == alarm_id).values(values))
