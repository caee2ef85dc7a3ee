"""Sealing of fields: AES-256-GCM, bound to the row and the purpose it was made for.

A ciphertext moved to another row or column does not open. Layout: one version byte,
a nonce of 12 bytes, the ciphertext with its tag.
"""

import secrets
from enum import StrEnum
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.errors import StorageError

VERSION: Final = b"\x01"
_NONCE: Final = 12


class Purpose(StrEnum):
    """Permanent labels of what a ciphertext is for; never renamed, never reused."""

    URN = "urn"
    SESSION = "session"
    GUARD = "guard"
    MESSAGE = "message"
    OUTBOX = "outbox"
    REPORT = "report"
    ENTRY = "entry"
    MEDIA_SOURCE = "media-source"
    FILE_KEY = "file-key"
    KEY = "key"
    INDEX_KEY = "index-key"
    CHECK = "check"


def seal(key: bytes, plain: bytes, purpose: Purpose, row: int) -> bytes:
    """Seal bytes under a key for one purpose and one row."""
    nonce = secrets.token_bytes(_NONCE)
    return VERSION + nonce + AESGCM(key).encrypt(nonce, plain, _bound(purpose, row))


def unseal(key: bytes, sealed: bytes, purpose: Purpose, row: int) -> bytes:
    """Open what `seal` made; `StorageError` when the key, the row or the bytes are others."""
    if sealed[:1] != VERSION:
        raise StorageError("a sealed field has an unknown version: the data is newer or damaged")
    nonce, body = sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :]
    try:
        return AESGCM(key).decrypt(nonce, body, _bound(purpose, row))
    except InvalidTag:
        raise StorageError(f"a sealed field ({purpose}) does not open with its key") from None


def _bound(purpose: Purpose, row: int) -> bytes:
    return f"{purpose}:{row}".encode()
