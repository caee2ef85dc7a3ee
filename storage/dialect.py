"""The one statement that both databases spell alike and SQLAlchemy does not: ON CONFLICT."""

from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects.postgresql import Insert as PostgresInsert
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import Insert as SqliteInsert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert


def insert_for(conn: Connection, table: Table | Any) -> SqliteInsert | PostgresInsert:
    """An insert that knows ON CONFLICT, for the database at hand."""
    return postgres_insert(table) if conn.dialect.name == "postgresql" else sqlite_insert(table)
