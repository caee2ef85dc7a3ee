"""Sealing of fields: AES-256-GCM, bound to the row and the purpose it was made for.

A ciphertext moved to another row or column does not open. Layout: one version byte,
a nonce of 12 bytes, the ciphertext with its tag.
"""

import hashlib
import hmac
import secrets
from enum import StrEnum
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from storage.errors import StorageError

VERSION: Final = b"\x01"
_NONCE: Final = 12


class Purpose(StrEnum):
    """Permanent labels of what a ciphertext is for; never renamed, never reused."""

    URN = "urn"
    ALIAS = "alias"
    SESSION = "session"
    GUARD = "guard"
    MESSAGE = "message"
    OUTBOX = "outbox"
    REPORT = "report"
    ENTRY = "entry"
    MEDIA_SOURCE = "media-source"
    FILE_KEY = "file-key"
    FILE_DIGEST = "file-digest"
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


def keyed_digest(key: bytes, plain: bytes, purpose: Purpose, row: int) -> bytes:
    """An HMAC-SHA256 under a key derived for one purpose and one row.

    Without the key nobody can look up a value that they know, and the same value in two rows
    looks like two; it can be checked for as long as the key lives.
    """
    derived = HKDFExpand(SHA256(), 32, _bound(purpose, row)).derive(key)
    return hmac.digest(derived, plain, hashlib.sha256)


def _bound(purpose: Purpose, row: int) -> bytes:
    return f"{purpose}:{row}".encode()
