"""How much waits: numbers alone."""

from sqlalchemy import Connection, func, select, text

from storage.tables import Alarm, Case, Outbox, StoredMedia
from storage.tables.alarm import IS_OPEN
from storage.tables.outbox import IS_WAITING
from storage.tables.types import table_of


def waiting(conn: Connection) -> dict[str, int]:
    """Outbox rows, alarms, cases and files that wait."""
    queries = {
        "outbox_waiting": (table_of(Outbox), IS_WAITING),
        "alarms_open": (table_of(Alarm), IS_OPEN),
        "cases_waiting": (table_of(Case), "state = 'waiting'"),
        "files_waiting": (table_of(StoredMedia), "state = 'waiting'"),
    }
    return {
        name: conn.execute(
            select(func.count()).select_from(table).where(text(condition))
        ).scalar_one()
        for name, (table, condition) in queries.items()
    }
