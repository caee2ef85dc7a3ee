"""Ids made by the application, so that a ciphertext can be bound to its row beforehand."""

import secrets
import time

_EPOCH_MS = 1_735_689_600_000  # 2025-01-01 UTC
_RANDOM_BITS = 22


def new_id() -> int:
    """A 63-bit id: milliseconds first, so that rows cluster by time, then random bits."""
    elapsed = time.time_ns() // 1_000_000 - _EPOCH_MS
    return (elapsed << _RANDOM_BITS) | secrets.randbits(_RANDOM_BITS)
