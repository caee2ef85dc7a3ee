"""Files on disk, sealed in chunks with Tink's streaming AEAD (AES256_GCM_HKDF_1MB).

Each file has a keyset of its own, sealed beside it under the file key, so that destroying
the file key destroys the file. Written under another name first: a half file is never read.
"""

import io
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import BinaryIO, cast

import tink
from tink import secret_key_access, streaming_aead

from storage.errors import StorageError
from storage.sealing import Purpose, seal, unseal

streaming_aead.register()
_READ = 256 * 1024


class SealedFiles:
    """The folder of sealed files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, file_id: int) -> Path:
        """Where a file lies; the name says nothing."""
        return self._folder / f"{file_id % 256:02x}" / f"{file_id}.sealed"

    async def store(self, file_id: int, key: bytes, pieces: AsyncIterator[bytes]) -> int:
        """Seal pieces as they come; the size of the whole in bytes."""
        path = self.path(file_id)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = path.with_suffix(".part")
        keyset = tink.new_keyset_handle(
            streaming_aead.streaming_aead_key_templates.AES256_GCM_HKDF_1MB
        )
        serialized = tink.proto_keyset_format.serialize(keyset, secret_key_access.TOKEN)
        head = seal(key, serialized, Purpose.FILE_KEY, file_id)
        size = 0
        with part.open("wb") as out:
            out.write(len(head).to_bytes(4, "big") + head)
            primitive = keyset.primitive(streaming_aead.StreamingAead)
            with primitive.new_encrypting_stream(
                cast(BinaryIO, _Open(out)), _bound(file_id)
            ) as sealed:
                async for piece in pieces:
                    sealed.write(piece)
                    size += len(piece)
            out.flush()
        _sync(part)
        part.replace(path)
        return size

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
                while piece := plain.read(_READ):
                    yield piece

    def remove(self, file_id: int) -> None:
        """Remove a file, whole or half."""
        path = self.path(file_id)
        path.unlink(missing_ok=True)
        path.with_suffix(".part").unlink(missing_ok=True)


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


def _sync(path: Path) -> None:
    import os

    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
