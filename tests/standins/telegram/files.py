"""The files on Telegram's side: what people sent, and what the bot may download."""

import base64
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.standins.telegram.common import ControlError, Json, bad_request

DOWNLOAD_LIMIT = 20 * 1024 * 1024
LINK_LIFETIME = 3600.0
_CHUNK = 64 * 1024


@dataclass(slots=True)
class StoredFile:
    """A file, of given bytes or of a given size filled with a pattern."""

    number: int
    path: str
    size: int
    data: bytes | None
    link_until: float = 0.0

    @property
    def file_id(self) -> str:
        """Return the id by which bots name the file."""
        return f"AgACAgUAAxkBAAI{self.number:08d}AQADNgQ"

    @property
    def unique_id(self) -> str:
        """Return the id that is the same for every bot."""
        return f"AQAD{self.number:08d}"

    def ids(self) -> Json:
        """Return the fields that every kind of media has."""
        ids = {"file_id": self.file_id, "file_unique_id": self.unique_id}
        return {**ids, "file_size": self.size}

    def chunks(self) -> Iterator[bytes]:
        """Yield the content, piece by piece."""
        if self.data is not None:
            for start in range(0, self.size, _CHUNK):
                yield self.data[start : start + _CHUNK]
            return
        block = hashlib.sha256(self.unique_id.encode()).digest() * (_CHUNK // 32)
        for start in range(0, self.size, _CHUNK):
            yield block[: min(_CHUNK, self.size - start)]

    def sha256(self) -> str:
        """Return the digest of the content, for tests to compare with."""
        digest = hashlib.sha256()
        for chunk in self.chunks():
            digest.update(chunk)
        return digest.hexdigest()


class Files:
    """All files, by file id and by path."""

    def __init__(self, now: Callable[[], float]) -> None:
        self.now = now
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def add(self, folder: str, extension: str, given: Json) -> StoredFile:
        """Keep a file described by ``bytes`` (base64) or ``size``."""
        data = _given_bytes(given)
        size = len(data) if data is not None else int(given.get("size", 1024))
        number = len(self._by_id) + 1
        path = f"{folder}/file_{number}.{extension}"
        stored = StoredFile(number, path, size, data)
        self._by_id[stored.file_id] = self._by_path[path] = stored
        return stored

    def add_upload(self, folder: str, extension: str, data: bytes) -> StoredFile:
        """Keep a file that the bot sent."""
        stored = self.add(folder, extension, {"size": len(data)})
        stored.data = data
        return stored

    def find(self, file_id: str) -> StoredFile:
        """Return a file by its id, or refuse as Telegram does."""
        if file_id == "":
            raise bad_request("file_id not specified")
        if file_id not in self._by_id:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        return self._by_id[file_id]

    def link(self, file_id: str) -> Json:
        """Return the File object, with a path that is good for an hour."""
        stored = self.find(file_id)
        if stored.size > DOWNLOAD_LIMIT:
            raise bad_request("file is too big")
        stored.link_until = self.now() + LINK_LIFETIME
        return {**stored.ids(), "file_path": stored.path}

    def by_path(self, path: str) -> StoredFile | None:
        """Return the file behind a path that is still good."""
        stored = self._by_path.get(path)
        return stored if stored and stored.link_until > self.now() else None


def _given_bytes(given: Json) -> bytes | None:
    if "bytes" not in given:
        return None
    try:
        return base64.b64decode(given["bytes"], validate=True)
    except ValueError as error:
        raise ControlError(f"bytes are not base64: {error}") from error
