"""What lies at a platform to be sent by its id, and how far its approval is."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, case, delete, select, update

from storage.prepared import upsert
from storage.tables import Content
from storage.tables.content import ContentState
from storage.tables.types import table_of

_CONTENT: Final = table_of(Content)
BAD: Final = (ContentState.REJECTED, ContentState.STOPPED)
"""States in which a template is not used, and that staff must hear of."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What is known of one content."""

    name: str
    sid: str
    locale: str
    template: str
    state: ContentState
    category: str = ""
    reason: str = ""


def _put(new: Any) -> Any:
    """What staff were told is forgotten once it is not so any more."""
    kept = {"sid", "locale", "template", "state", "category", "reason", "checked_at"}
    still = new.excluded.state == _CONTENT.c.told
    values = {name: new.excluded[name] for name in kept}
    values["told"] = case((still, _CONTENT.c.told), else_="")
    return new.on_conflict_do_update(index_elements=["name"], set_=values)


_PUT: Final = upsert(_CONTENT, _put)


def put(conn: Connection, content: Stored, *, now: datetime) -> None:
    """Remember a content as the platform shows it now."""
    values = {**asdict(content), "state": content.state.value, "told": "", "checked_at": now}
    _PUT.run(conn, values)


def everything(conn: Connection) -> list[Stored]:
    """Every content that is remembered, by name."""
    return [_stored(row) for row in conn.execute(select(_CONTENT).order_by(_CONTENT.c.name))]


def untold(conn: Connection) -> list[Stored]:
    """Templates that cannot be used, as far as staff were not told of it."""
    bad = _CONTENT.c.state.in_([state.value for state in BAD])
    query = select(_CONTENT).where(bad, _CONTENT.c.told != _CONTENT.c.state)
    return [_stored(row) for row in conn.execute(query.order_by(_CONTENT.c.name))]


def told(conn: Connection, name: str, state: ContentState) -> None:
    """Staff were told that it is in this state."""
    row = update(_CONTENT).where(_CONTENT.c.name == name)
    conn.execute(row.values(told=state.value))


def forget(conn: Connection, names: Collection[str]) -> None:
    """They are at the platform no more."""
    conn.execute(delete(_CONTENT).where(_CONTENT.c.name.in_([*names])))


def _stored(row: Row[Any]) -> Stored:
    return Stored(
        name=row.name,
        sid=row.sid,
        locale=row.locale,
        template=row.template,
        state=ContentState(row.state),
        category=row.category,
        reason=row.reason,
    )
