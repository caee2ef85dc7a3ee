"""One server on one SQLite file: a lock that the system gives back when the process dies."""

import fcntl
from pathlib import Path
from typing import IO

from storage.errors import StorageError


class FileLock:
    """Held from start to stop of a server."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[str] | None = None

    def acquire(self) -> None:
        """Take it. Raises `StorageError` when another server has it."""
        file = self._path.open("a")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.close()
            raise StorageError(
                f"another server is running on {self._path.parent}; stop it first, or use "
                "PostgreSQL for more than one process"
            ) from None
        self._file = file

    def release(self) -> None:
        """Give it back."""
        if self._file is not None:
            self._file.close()
            self._file = None
