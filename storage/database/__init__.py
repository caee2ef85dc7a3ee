"""One way to the data: `await database.write(work)` and `await database.read(work)`."""

import sqlite3

from sqlalchemy import Connection, Row
from sqlalchemy.exc import InterfaceError, OperationalError

from storage.database.base import Database, Work, open_database

AWAY = (OperationalError, InterfaceError, sqlite3.OperationalError)
"""The database cannot be reached or written to; a defect of ours raises something else."""

__all__ = ["AWAY", "Connection", "Database", "Row", "Work", "open_database"]
