"""Alarms: one open at most for each contact, raised further but never lowered."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, case, select, text, update

from storage.dialect import Upsert
from storage.ids import new_id
from storage.tables import Alarm, Case
from storage.tables.alarm import IS_OPEN, OPEN_ALARMS, AlarmState
from storage.tables.types import table_of

_ALARM: Final = table_of(Alarm)
_CASE: Final = table_of(Case)
_OPEN: Final = [state.value for state in OPEN_ALARMS]


def _raised(new: Any) -> Any:
    higher = case((new.excluded.level < _ALARM.c.level, new.excluded.level), else_=_ALARM.c.level)
    return new.on_conflict_do_update(
        index_elements=["contact_id"],
        index_where=text(IS_OPEN),
        set_={"level": higher, "case_id": new.excluded.case_id},
    ).returning(_ALARM.c.id)


_RAISE: Final = Upsert(_ALARM, _raised)


def raise_for(
    conn: Connection, contact_id: int, *, case_id: int | None, level: int, now: datetime
) -> bool:
    """Raise an alarm, or raise the open one further; whether it is a new one."""
    alarm_id = new_id()
    values = {
        "id": alarm_id,
        "contact_id": contact_id,
        "case_id": case_id,
        "level": level,
        "state": AlarmState.RAISED.value,
        "raised_at": now,
    }
    return bool(conn.execute(_RAISE.on(conn), values).scalar_one() == alarm_id)


def of_contact(conn: Connection, contact_id: int) -> Row[Any] | None:
    """The contact's open alarm."""
    mine = (_ALARM.c.contact_id == contact_id) & _ALARM.c.state.in_(_OPEN)
    return conn.execute(select(_ALARM).where(mine)).one_or_none()


def end(conn: Connection, contact_id: int, state: AlarmState, *, who: str, now: datetime) -> int:
    """Somebody has it (taken), or it is over (closed)."""
    mine = (_ALARM.c.contact_id == contact_id) & _ALARM.c.state.in_(_OPEN)
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
