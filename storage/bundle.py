"""An encrypted bundle: a zip in an age file (age-encryption.org/v1), for somebody outside.

Both are made as they are written: no file is held whole, and nothing plain touches a disk.
A passphrase cannot be streamed under, so it seals a key that is made for this bundle alone:
`age` takes the file with that sealed key as an identity, and asks for the passphrase.
"""

import hashlib
import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import BinaryIO, Final

import pyrage

from storage.errors import StorageError

LEAST_PASSPHRASE: Final = 12
_QUICKLY: Final = 1
"""Pictures and sound are packed already; what is written stays small all the same."""
Member = tuple[str, Iterable[bytes]]


class Recipient:
    """Who can open a bundle."""

    def __init__(self, address: str) -> None:
        try:
            self.key = pyrage.x25519.Recipient.from_str(address.strip())
        except pyrage.RecipientError:
            raise StorageError("a recipient begins with age1: age-keygen makes one") from None


def under_passphrase(passphrase: str) -> tuple[Recipient, bytes]:
    """A recipient made for one bundle, and its key, sealed under a passphrase."""
    if len(passphrase) < LEAST_PASSPHRASE:
        raise StorageError(f"a passphrase has {LEAST_PASSPHRASE} characters or more")
    identity = pyrage.x25519.Identity.generate()
    sealed: bytes = pyrage.passphrase.encrypt(f"{identity}\n".encode(), passphrase, True)
    return Recipient(str(identity.to_public())), sealed


def write(out: BinaryIO, to: Recipient, members: Iterable[Member], *, now: datetime) -> str:
    """Write the bundle; the SHA-256 of what was written, to name it by.

    What broke is raised whatever age says: of its last piece it does not ask whether it was
    written (pyrage 1.4), and a full disk would leave a bundle that nobody can open.
    """
    source, target, failed = _Source(_zipped(members, now)), _Target(out), None
    try:
        pyrage.encrypt_io(source, target, [to.key])
    except pyrage.EncryptError as error:
        failed = error
    broke = source.broke or target.broke or failed
    if broke is not None:
        raise broke
    return target.hash.hexdigest()


def _zipped(members: Iterable[Member], now: datetime) -> Iterator[bytes]:
    """A zip, piece by piece; a member is read only when the ones before it are written."""
    sink = _Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED, compresslevel=_QUICKLY) as archive:
        for name, pieces in members:
            about = zipfile.ZipInfo(name, now.timetuple()[:6])
            about.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(about, "w", force_zip64=True) as member:
                for piece in pieces:
                    member.write(piece)
                    yield sink.taken()
    yield sink.taken()


class _Sink(io.RawIOBase):
    """Where a zip is written to that nobody can seek in; what is there is taken away."""

    def __init__(self) -> None:
        self._held = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        piece = bytes(data)  # type: ignore[call-overload]
        self._held += piece
        return len(piece)

    def taken(self) -> bytes:
        piece = bytes(self._held)
        self._held.clear()
        return piece


class _Source:
    """What age reads from; age would turn an error of ours into words, so it is kept."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.broke: BaseException | None = None
        self._pieces = pieces
        self._rest = memoryview(b"")

    def read(self, size: int) -> bytes:
        """Up to so many bytes; none at the end."""
        try:
            while not self._rest:
                self._rest = memoryview(next(self._pieces))
        except StopIteration:
            return b""
        except BaseException as error:
            self.broke = error
            raise
        piece, self._rest = bytes(self._rest[:size]), self._rest[size:]
        return piece


class _Target:
    """What age writes to: counted into one digest on its way."""

    def __init__(self, out: BinaryIO) -> None:
        self.broke: BaseException | None = None
        self.hash = hashlib.sha256()
        self._out = out

    def write(self, piece: bytes) -> int:
        """Write a piece."""
        try:
            self._out.write(piece)
        except BaseException as error:
            self.broke = error
            raise
        self.hash.update(piece)
        return len(piece)

    def flush(self) -> None:
        """Nothing: whoever opened the file sees to it."""
