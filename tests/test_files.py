"""Sealed files: whole or not there, one try never harms another, and the loop never waits."""

import asyncio
import hashlib
import os
import secrets
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.errors import StorageError
from storage.files import Sealed, SealedFiles
from storage.sealing import Purpose, keyed_digest

KEY = secrets.token_bytes(32)
ID = 4711
DATA = secrets.token_bytes(3 * 1024 * 1024 + 17)
PIECE = 64 * 1024
DIGEST = keyed_digest(KEY, hashlib.sha256(DATA).digest(), Purpose.FILE_DIGEST, ID)
SEALED = Sealed(len(DATA), DIGEST)


@pytest.fixture
def files(tmp_path: Path) -> SealedFiles:
    """An empty folder of files."""
    return SealedFiles(tmp_path / "files")


async def pieces_of(
    data: bytes, *, at: asyncio.Event | None = None, go: asyncio.Event | None = None
) -> AsyncIterator[bytes]:
    """The data in pieces; half-way it says so at `at` and waits for `go`."""
    half = len(data) // 2
    for start in range(0, len(data), PIECE):
        if start <= half < start + PIECE and at is not None and go is not None:
            at.set()
            await go.wait()
        yield data[start : start + PIECE]


async def broken() -> AsyncIterator[bytes]:
    """A connection that breaks."""
    yield DATA[:PIECE]
    raise ConnectionError


def content(files: SealedFiles) -> bytes:
    return b"".join(files.open(ID, KEY))


def parts(files: SealedFiles) -> list[Path]:
    return list(files.path(ID).parent.glob("*.part"))


async def test_a_file_comes_back_as_it_was(files: SealedFiles) -> None:
    assert await files.store(ID, KEY, pieces_of(DATA)) == SEALED
    assert content(files) == DATA
    assert DATA[:64] not in files.path(ID).read_bytes()
    assert parts(files) == []


async def test_a_file_in_one_piece_comes_back_as_it_was(files: SealedFiles) -> None:
    async def one() -> AsyncIterator[bytes]:
        yield DATA

    assert await files.store(ID, KEY, one()) == SEALED
    assert content(files) == DATA


async def test_a_damaged_file_says_so(files: SealedFiles) -> None:
    await files.store(ID, KEY, pieces_of(DATA))
    damaged = bytearray(files.path(ID).read_bytes())
    damaged[-100] ^= 1
    files.path(ID).write_bytes(damaged)
    with pytest.raises(StorageError, match="damaged"):
        content(files)


@pytest.mark.parametrize("slow_ends_first", [True, False])
async def test_two_tries_at_once_leave_one_whole_file(
    files: SealedFiles, slow_ends_first: bool
) -> None:
    at, go, at_2, go_2 = (asyncio.Event() for _ in range(4))
    slow = asyncio.create_task(files.store(ID, KEY, pieces_of(DATA, at=at, go=go)))
    await at.wait()
    other = asyncio.create_task(files.store(ID, KEY, pieces_of(DATA, at=at_2, go=go_2)))
    await at_2.wait()

    for event, task in [(go, slow), (go_2, other)][:: 1 if slow_ends_first else -1]:
        event.set()
        await asyncio.wait([task])

    assert await other == SEALED
    assert content(files) == DATA
    assert parts(files) == []
    await asyncio.gather(slow, return_exceptions=True)


async def test_what_is_stored_is_not_overwritten(files: SealedFiles) -> None:
    await files.store(ID, KEY, pieces_of(DATA))
    stored = files.path(ID).read_bytes()

    assert await files.store(ID, KEY, pieces_of(DATA[1:])) == SEALED

    assert files.path(ID).read_bytes() == stored
    assert parts(files) == []


async def test_a_disk_without_hard_links_will_do(
    files: SealedFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    for _ in range(2):
        await files.store(ID, KEY, pieces_of(DATA))
    assert content(files) == DATA
    assert parts(files) == []


async def test_what_breaks_off_leaves_nothing(files: SealedFiles) -> None:
    with pytest.raises(ConnectionError):
        await files.store(ID, KEY, broken())
    assert parts(files) == []
    with pytest.raises(StorageError):
        content(files)


async def test_a_cancelled_try_leaves_nothing(files: SealedFiles) -> None:
    at = asyncio.Event()
    task = asyncio.create_task(files.store(ID, KEY, pieces_of(DATA, at=at, go=asyncio.Event())))
    await at.wait()

    task.cancel()

    with pytest.raises(asyncio.CancelledError):
        await task
    assert list(files.path(ID).parent.iterdir()) == []


async def test_what_a_killed_try_left_is_cleared_by_the_next(files: SealedFiles) -> None:
    await files.store(ID, KEY, pieces_of(DATA))
    files.path(ID).rename(files.path(ID).with_suffix(".abc.part"))

    await files.store(ID, KEY, pieces_of(DATA))

    assert content(files) == DATA
    assert parts(files) == []


async def test_removing_takes_every_half_file_too(files: SealedFiles) -> None:
    await files.store(ID, KEY, pieces_of(DATA))
    other = files.path(ID).with_name(f"{ID}0.sealed")
    for path in (files.path(ID).with_suffix(f".{name}.part") for name in ("a", "b")):
        path.touch()
    other.touch()

    files.remove(ID)

    assert list(files.path(ID).parent.iterdir()) == [other]


async def test_a_slow_disk_does_not_hold_up_the_loop(
    files: SealedFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync = os.fsync

    def slow(descriptor: int) -> None:
        time.sleep(0.2)
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", slow)
    task = asyncio.create_task(files.store(ID, KEY, pieces_of(DATA)))
    longest = 0.0
    while not task.done():
        began = time.monotonic()
        await asyncio.sleep(0.005)
        longest = max(longest, time.monotonic() - began)
    assert longest < 0.15
    assert await task == SEALED


async def test_file_and_folder_are_synced_in_their_order(
    files: SealedFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync, synced = os.fsync, []
    path = files.path(ID)

    def noted(descriptor: int) -> None:
        of = Path(f"/proc/self/fd/{descriptor}").readlink()
        synced.append((of.suffix or of.name, path.exists()))
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", noted)
    await files.store(ID, KEY, pieces_of(DATA))

    assert synced.index((".part", False)) < synced.index((path.parent.name, True))
    assert ("files", False) in synced
