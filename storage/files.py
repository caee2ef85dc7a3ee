"""Files on disk, sealed in chunks with Tink's streaming AEAD (AES256_GCM_HKDF_1MB).

Each file has a keyset of its own, sealed beside it under the file key, so that destroying
the file key destroys the file. Each try writes under a name of its own first: a half file is
never read, two tries never meet, and what is whole is never overwritten.
"""

import asyncio
import contextlib
import hashlib
import io
import os
import secrets
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

import tink
from tink import secret_key_access, streaming_aead

from storage.errors import StorageError
from storage.sealing import Purpose, keyed_digest, seal, unseal

streaming_aead.register()
_READ: Final = 256 * 1024
"""Bytes at a time: Tink holds the interpreter while it seals, so larger pieces are cut."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A file that is here: how large it is, and its keyed digest."""

    size: int
    digest: bytes


class Measure:
    """Counts and hashes a plain file as it passes by; it is never held as a whole."""

    def __init__(self) -> None:
        self.size = 0
        self._hash = hashlib.sha256()

    def add(self, piece: bytes) -> None:
        """One more piece."""
        self.size += len(piece)
        self._hash.update(piece)

    @property
    def sha256(self) -> bytes:
        """The plain digest: for whoever holds the file, never for the database."""
        return self._hash.digest()

    def sealed(self, file_id: int, key: bytes) -> Sealed:
        """What the database may know of it."""
        digest = keyed_digest(key, self.sha256, Purpose.FILE_DIGEST, file_id)
        return Sealed(self.size, digest)


class SealedFiles:
    """The folder of sealed files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, file_id: int) -> Path:
        """Where a file lies; the name says nothing."""
        return self._folder / f"{file_id % 256:02x}" / f"{file_id}.sealed"

    async def store(self, file_id: int, key: bytes, pieces: AsyncIterator[bytes]) -> Sealed:
        """Seal pieces as they come; what the file on disk holds. The loop never waits."""
        part = _Part(self.path(file_id), file_id, key)
        try:
            await _in_thread(part.begin)
            async for piece in pieces:
                await _in_thread(part.write, piece)
            await _in_thread(part.keep)
        finally:
            await _in_thread(part.drop)
        if not part.kept:  # another try was faster, and it may have been handed other bytes
            return await asyncio.to_thread(self.measure, file_id, key)
        return part.measure.sealed(file_id, key)

    def measure(self, file_id: int, key: bytes) -> Sealed:
        """What the file on disk holds, read to its end. Raises as `open` does."""
        measure = Measure()
        for piece in self.open(file_id, key):
            measure.add(piece)
        return measure.sealed(file_id, key)

    def open(self, file_id: int, key: bytes) -> Iterator[bytes]:
        """The file's bytes. Raises `StorageError` when it is not there or does not open."""
        try:
            source = self.path(file_id).open("rb")
        except FileNotFoundError:
            raise StorageError(f"file {file_id} is not on disk") from None
        with source:
            length = int.from_bytes(source.read(4), "big")
            serialized = unseal(key, source.read(length), Purpose.FILE_KEY, file_id)
            keyset = tink.proto_keyset_format.parse(serialized, secret_key_access.TOKEN)
            primitive = keyset.primitive(streaming_aead.StreamingAead)
            with primitive.new_decrypting_stream(source, _bound(file_id)) as plain:
                try:
                    while piece := plain.read(_READ):
                        yield piece
                except tink.TinkError:
                    raise StorageError(f"file {file_id} was changed or damaged") from None

    def remove(self, file_id: int) -> None:
        """Remove a file, whole or half."""
        self.path(file_id).unlink(missing_ok=True)
        _remove_parts(self.path(file_id), file_id)


class _Part:
    """One try at a file, under a name of its own; its methods wait for the disk."""

    def __init__(self, whole: Path, file_id: int, key: bytes) -> None:
        self.measure = Measure()
        self.kept = False
        self._whole = whole
        self._path = whole.with_suffix(f".{secrets.token_hex(4)}.part")
        self._file_id = file_id
        self._key = key
        self._open = contextlib.ExitStack()

    def begin(self) -> None:
        """Clear away what a killed try left, and write the sealed keyset."""
        _make_folder(self._whole.parent)
        _remove_parts(self._whole, self._file_id)
        keyset = tink.new_keyset_handle(
            streaming_aead.streaming_aead_key_templates.AES256_GCM_HKDF_1MB
        )
        serialized = tink.proto_keyset_format.serialize(keyset, secret_key_access.TOKEN)
        head = seal(self._key, serialized, Purpose.FILE_KEY, self._file_id)
        self._open.callback(self._path.unlink, missing_ok=True)
        self._out: BinaryIO = self._open.enter_context(self._path.open("xb"))
        self._out.write(len(head).to_bytes(4, "big") + head)
        primitive = keyset.primitive(streaming_aead.StreamingAead)
        target = cast(BinaryIO, _Open(self._out))
        sealed = primitive.new_encrypting_stream(target, _bound(self._file_id))
        self._sealed: BinaryIO = self._open.enter_context(sealed)

    def write(self, piece: bytes) -> None:
        """Seal one piece."""
        for start in range(0, len(piece), _READ):
            self._sealed.write(piece[start : start + _READ])
        self.measure.add(piece)

    def keep(self) -> None:
        """It is whole: on the disk first, then under the file's name, for good."""
        self._sealed.close()
        self._out.flush()
        os.fsync(self._out.fileno())
        self.kept = _name(self._path, self._whole)
        _sync(self._whole.parent)

    def drop(self) -> None:
        """Let go, and leave nothing under the try's own name."""
        with contextlib.suppress(Exception):
            self._open.close()


class _Open(io.RawIOBase):
    """Hands writes on, and outlives the stream that closes what it wrote to."""

    def __init__(self, target: BinaryIO) -> None:
        self._target = target

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        return self._target.write(bytes(data))  # type: ignore[call-overload]


def _bound(file_id: int) -> bytes:
    return f"file:{file_id}".encode()


def _name(part: Path, whole: Path) -> bool:
    """Give a whole file its name; false when another try was faster."""
    try:
        os.link(part, whole)
    except FileExistsError:
        return False
    except OSError:  # a file system without hard links
        if whole.exists():
            return False
        part.replace(whole)
    return True


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _sync(folder.parent)
        _sync(folder.parent.parent)


def _remove_parts(whole: Path, file_id: int) -> None:
    for part in whole.parent.glob(f"{file_id}.*part"):
        part.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


async def _in_thread(work: Callable[..., None], *args: Any) -> None:
    """Whoever is cancelled leaves only when the thread is done: works never overtake."""
    running = asyncio.ensure_future(asyncio.to_thread(work, *args))
    try:
        await asyncio.shield(running)
    except asyncio.CancelledError:
        await asyncio.gather(running, return_exceptions=True)
        raise
