"""One file on its way into a bundle: its neutral name, and what was found when it was read."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from flows.messages import MediaKind
from storage.errors import StorageError
from storage.evidence import Evidence
from storage.files import Measure, SealedFiles
from storage.tables.media import MediaState

ENDINGS: Final = {
    (MediaKind.PHOTO, "image/jpeg"): "jpg",
    (MediaKind.PHOTO, "image/png"): "png",
    (MediaKind.PHOTO, "image/webp"): "webp",
    (MediaKind.VOICE, "audio/ogg"): "ogg",
    (MediaKind.VOICE, "audio/wav"): "wav",
    (MediaKind.AUDIO, "audio/ogg"): "ogg",
    (MediaKind.AUDIO, "audio/mpeg"): "mp3",
    (MediaKind.AUDIO, "audio/mp4"): "m4a",
    (MediaKind.VIDEO, "video/mp4"): "mp4",
}
"""Kinds that a player opens and nothing runs; all else ends in `.bin` and opens by choice."""


class Found(StrEnum):
    """What became of a file in the bundle."""

    WHOLE = "utuh"
    UNCHECKED = "ada, tetapi tidak ada sidik untuk diperiksa"
    CHANGED = "BERBEDA dari yang diterima"
    DAMAGED = "RUSAK, tidak terbaca seluruhnya"
    MISSING = "TIDAK ADA di penyimpanan"
    NOT_YET = "belum diambil dari platform"
    GONE = "tidak ada lagi"
    TOO_LARGE = "terlalu besar, tidak diberikan platform"


FAULTS: Final = frozenset({Found.CHANGED, Found.DAMAGED, Found.MISSING})
_NOT_HERE: Final = {
    MediaState.WAITING: Found.NOT_YET,
    MediaState.GONE: Found.GONE,
    MediaState.TOO_BIG: Found.TOO_LARGE,
}


@dataclass(slots=True)
class Exported:
    """A file, its number in the bundle, and, once it was read, what was found."""

    number: int
    evidence: Evidence
    found: Found = Found.MISSING
    size: int | None = None
    sha256: str = ""

    @property
    def name(self) -> str:
        """Neutral: a number, and an ending only where the kind is known and harmless."""
        ending = ENDINGS.get((self.evidence.kind, self.evidence.mime), "bin")
        return f"evidence-{self.number:03d}.{ending}"

    @property
    def is_here(self) -> bool:
        """Whether the bundle holds a file by this name."""
        return self.size is not None

    def read(self, files: SealedFiles, key: bytes | None) -> Iterator[bytes] | None:
        """Its bytes, checked as they pass; None, and why, where there are none."""
        if self.evidence.state in _NOT_HERE:
            self.found = _NOT_HERE[self.evidence.state]
        if self.evidence.state is not MediaState.STORED or key is None:
            return None
        pieces = files.open(self.evidence.id, key)
        try:
            first = next(pieces, b"")
        except StorageError:
            lies = files.path(self.evidence.id).exists()
            self.found = Found.DAMAGED if lies else Found.MISSING
            return None
        return self._checked(first, pieces, key)

    def _checked(self, first: bytes, rest: Iterator[bytes], key: bytes) -> Iterator[bytes]:
        measure, piece = Measure(), first
        try:
            while piece:
                measure.add(piece)
                yield piece
                piece = next(rest, b"")
        except StorageError:
            self.found = Found.DAMAGED
        else:
            self.found = self._verdict(measure.sealed(self.evidence.id, key).digest)
        self.size, self.sha256 = measure.size, measure.sha256.hex()

    def _verdict(self, digest: bytes) -> Found:
        if self.evidence.digest is None:
            return Found.UNCHECKED
        return Found.WHOLE if digest == self.evidence.digest else Found.CHANGED
