"""How far a polled channel was read; moved only after what was read is committed."""

from typing import Final

from sqlalchemy import Connection, bindparam, or_, select

from storage.prepared import upsert
from storage.tables import PollOffset
from storage.tables.types import table_of

_OFFSET: Final = table_of(PollOffset)


_PUT: Final = upsert(
    _OFFSET,
    lambda new: new.on_conflict_do_update(
        index_elements=["channel"],
        set_={"next_update": new.excluded.next_update},
        where=or_(new.excluded.next_update > _OFFSET.c.next_update, bindparam("anew")),
    ),
)


def get(conn: Connection, channel: str) -> int:
    """The next update to ask for; 0 at the very start."""
    query = select(_OFFSET.c.next_update).where(_OFFSET.c.channel == channel)
    return conn.execute(query).scalar_one_or_none() or 0


def put(conn: Connection, channel: str, following: int, *, anew: bool = False) -> None:
    """Everything before this update is committed.

    `anew`: Telegram counts from a new number after a quiet week, or it is another bot.
    """
    values = {"channel": channel, "next_update": following, "anew": anew}
    _PUT.run(conn, values)
