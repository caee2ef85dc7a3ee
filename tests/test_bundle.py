"""The encrypted bundle: streamed, whole or an error."""

import io
import os
from datetime import UTC, datetime

import pyrage
import pytest

from storage import bundle


@pytest.fixture
def key() -> pyrage.x25519.Identity:
    """The receiver's key."""
    return pyrage.x25519.Identity.generate()


class FullDisk(io.BytesIO):
    """Takes no more than so many bytes."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self._room = room

    def write(self, piece: object) -> int:
        """Write, or say that it is full."""
        written = super().write(piece)  # type: ignore[arg-type]
        if self.tell() > self._room:
            raise OSError(28, "No space left on device")
        return written


@pytest.mark.parametrize(("size", "room"), [(10, 0), (200_000, 199_000)])
def test_a_last_piece_that_was_not_written_is_an_error(
    key: pyrage.x25519.Identity, size: int, room: int
) -> None:
    to, members = bundle.Recipient(str(key.to_public())), [("a.bin", [os.urandom(size)])]
    with pytest.raises(OSError, match="No space left"):
        bundle.write(FullDisk(room), to, members, now=datetime.now(UTC))


def test_a_bundle_that_was_cut_off_does_not_open(key: pyrage.x25519.Identity) -> None:
    out, to = io.BytesIO(), bundle.Recipient(str(key.to_public()))
    bundle.write(out, to, [("a.bin", [bytes(200_000)])], now=datetime.now(UTC))
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(out.getvalue()[:-1], [key])
