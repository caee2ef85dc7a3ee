"""The schema, forward only. SQLite migrates itself at start, PostgreSQL by command."""

from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, inspect, text

from storage.errors import StorageError
from storage.tables.key import KEYSTORE

HEAD: Final = "0003"
"""The schema that this code needs; a test holds it against the migrations themselves."""

_FOLDER: Final = Path(__file__).resolve().parent


def revision(conn: Connection) -> str | None:
    """The schema that the database has; None when it is empty."""
    if not inspect(conn).has_table("alembic_version"):
        return None
    found = conn.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    return None if found is None else str(found)


def check(conn: Connection) -> bool:
    """Whether the schema is the one this code needs; refuses one that is newer than the code."""
    found = revision(conn)
    if found is not None and not any(_FOLDER.glob(f"versions/{found}_*.py")):
        raise StorageError(
            f"the database has schema {found}, which is newer than this program ({HEAD}); "
            "start the newer version, or restore the backup made before the upgrade"
        )
    return found == HEAD


def upgrade(engine: Engine) -> None:
    """Bring the schema to `HEAD`."""
    from alembic import command

    with engine.begin() as conn:
        if conn.dialect.name == "postgresql":
            conn.execute(text(f"CREATE SCHEMA IF NOT EXISTS {KEYSTORE}"))
        command.upgrade(config(conn), "head")


def config(conn: Connection | None = None) -> Any:
    """Alembic's configuration, without a file of its own."""
    from alembic.config import Config

    made = Config()
    made.set_main_option("script_location", str(_FOLDER))
    made.attributes["connection"] = conn
    return made
