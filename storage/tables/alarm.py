"""Somebody must look: raised, seen, taken, passed on, closed."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, text
from sqlmodel import SQLModel

from storage.tables.types import id_field, moment, ref_field


class AlarmState(StrEnum):
    """The life of an alarm."""

    RAISED = "raised"
    SEEN = "seen"
    PASSED_ON = "passed_on"
    TAKEN = "taken"
    CLOSED = "closed"


OPEN_ALARMS = (AlarmState.RAISED, AlarmState.SEEN, AlarmState.PASSED_ON)
IS_OPEN = "state IN ('raised', 'seen', 'passed_on')"


class Alarm(SQLModel, table=True):
    """At most one open alarm a contact; its level only rises.

    `pinged_level` is the level that the staff chat was last told of.
    """

    __tablename__ = "alarm"
    __table_args__ = (
        Index(
            "ux_alarm_open",
            "contact_id",
            unique=True,
            sqlite_where=text(IS_OPEN),
            postgresql_where=text(IS_OPEN),
        ),
    )

    id: int = id_field()
    contact_id: int = ref_field("contact.id")
    case_id: int | None = ref_field(nullable=True)
    level: int
    state: str
    pinged_level: int | None = None
    raised_at: datetime = moment(nullable=False)
    pinged_at: datetime | None = moment()
    seen_at: datetime | None = moment()
    passed_on_at: datetime | None = moment()
    taken_at: datetime | None = moment()
    taken_by: str | None = None
