"""Backups of the embedded database: generations of the data, one newest copy of the keys.

On PostgreSQL its own tools do this (`docs/operating.md`). Restoring is any generation of the
data plus the newest key store: what was erased since stays erased, its key is gone.
"""

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from storage.database.sqlite import keystore_path
from storage.errors import StorageError

KEYS_NAME: Final = "rangkul.keys.sqlite"
FILES_NAME: Final = "files"


def back_up(data: Path, files: Path, target: Path) -> Path:
    """Copy a running database; the path of the new generation.

    Raises `StorageError` before it writes anything when there is nothing to copy.
    """
    for path in (data, keystore_path(data)):
        if not path.is_file():
            raise StorageError(f"{path} does not exist: there is nothing to copy")
    target.mkdir(parents=True, exist_ok=True, mode=0o700)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    generation = target / f"rangkul-{stamp}.sqlite"
    _copy(data, generation)
    _copy(keystore_path(data), target / KEYS_NAME)
    if files.is_dir():
        shutil.copytree(files, target / FILES_NAME, dirs_exist_ok=True, copy_function=_once)
    return generation


def restore(generation: Path, data: Path, files: Path) -> None:
    """Put a generation and the newest key store in place of nothing; refuses to overwrite.

    A key store that is here already is newer than any copy and is kept.
    """
    if not generation.is_file():
        raise StorageError(f"{generation} is not a backup")
    for left in (data, data.with_name(f"{data.name}-wal")):
        if left.exists():
            raise StorageError(f"{left} exists: move it away first, nothing was changed")
    if not (generation.parent / KEYS_NAME).is_file() and not keystore_path(data).exists():
        raise StorageError(f"{generation.parent / KEYS_NAME} is missing: without it nothing opens")
    data.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    keys = keystore_path(data)
    if not keys.exists():
        _copy(generation.parent / KEYS_NAME, keys)
    _copy(generation, data)
    saved = generation.parent / FILES_NAME
    if saved.is_dir():
        shutil.copytree(saved, files, dirs_exist_ok=True, copy_function=_once)


def back_up_before_upgrade(data: Path) -> Path:
    """A copy beside the data, before its schema changes."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    copy = data.with_name(f"{data.stem}.before-{stamp}{data.suffix}")
    _copy(data, copy)
    return copy


def _copy(source: Path, target: Path) -> None:
    """SQLite's own online copy, under another name until it is whole."""
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(source)) as from_, closing(sqlite3.connect(part)) as to:
        from_.backup(to)
    part.chmod(0o600)
    part.replace(target)


def _once(source: str, target: str) -> str:
    """Sealed files never change: what is copied already is not copied again."""
    if not Path(target).exists() and not source.endswith(".part"):
        shutil.copy2(source, target)
    return target
