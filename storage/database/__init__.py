"""One way to the data: `await database.write(work)` and `await database.read(work)`."""

from storage.database.base import Database, Work, open_database

__all__ = ["Database", "Work", "open_database"]
