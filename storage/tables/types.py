"""Column types that mean the same on SQLite and on PostgreSQL."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import BigInteger, DateTime, ForeignKey, Integer, LargeBinary, Table
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

_TEXT: Final = "%04d-%02d-%02d %02d:%02d:%02d.%06d"
_ZONE: Final = "+00:00"

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""Constraints have names of ours, so that a later migration can drop them on both databases."""


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, stored in UTC; SQLite would give back a naive one.

    SQLite keeps text, which is written and read here: as SQLAlchemy does it, at a third of the
    cost, since a turn has some twenty moments.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        """How a value goes in."""
        return _to_text if dialect.name == "sqlite" else super().bind_processor(dialect)

    def result_processor(self, dialect: Dialect, coltype: Any) -> Callable[[Any], Any] | None:
        """How a value comes out."""
        on_sqlite = dialect.name == "sqlite"
        return _from_text if on_sqlite else super().result_processor(dialect, coltype)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """On PostgreSQL the driver writes a moment itself."""
        return None if value is None else _in_utc(value)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """PostgreSQL gives back an aware moment."""
        return value


def _in_utc(value: datetime) -> datetime:
    """Refuse naive moments: they have no place in the house."""
    if value.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return value.astimezone(UTC)


def _to_text(value: datetime | None) -> str | None:
    if value is None:
        return None
    utc = _in_utc(value)
    day, hour = (utc.year, utc.month, utc.day), (utc.hour, utc.minute, utc.second, utc.microsecond)
    return _TEXT % (*day, *hour)


def _from_text(value: str | None) -> datetime | None:
    """A value that SQLite computed may have its zone already."""
    if value is None:
        return None
    return datetime.fromisoformat(value if value.endswith(_ZONE) else value + _ZONE)


TO_LOOK_AT = "look_at IS NOT NULL"
"""Spelled out, as in the queries: SQLite uses a partial index only for the very same words."""

ROW_ID = BigInteger().with_variant(Integer(), "sqlite")
"""On SQLite an INTEGER primary key is the row's own number: one tree less to write."""


def id_field(**options: Any) -> Any:
    """A primary key made by the application (`storage.ids`)."""
    return Field(primary_key=True, sa_type=ROW_ID, sa_column_kwargs={"autoincrement": False})


def ref_field(target: str | None = None, *, index: bool = False, nullable: bool = False) -> Any:
    """A reference to another row's id."""
    args = [ForeignKey(target)] if target else []
    return Field(
        default=None if nullable else ...,
        sa_type=BigInteger,
        index=index,
        nullable=nullable,
        sa_column_args=args,
    )


def moment(*, nullable: bool = True) -> Any:
    """An aware moment in UTC."""
    return Field(default=None if nullable else ..., sa_type=UtcDateTime, nullable=nullable)


def sealed(*, nullable: bool = True) -> Any:
    """What only the holder of the right key can read (`storage.sealing`)."""
    return Field(default=None if nullable else ..., sa_type=LargeBinary, nullable=nullable)


def table_of(model: type[SQLModel]) -> Table:
    """The Core table behind a model: what the turn's statements are written with."""
    table: Table = model.__table__  # type: ignore[attr-defined]
    return table
