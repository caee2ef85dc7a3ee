"""Ids made by the application, so that a ciphertext can be bound to its row beforehand."""

import secrets
import threading
import time

_EPOCH_MS = 1_735_689_600_000  # 2025-01-01 UTC
_RANDOM_BITS = 22


class _Ids:
    """Milliseconds first, so that rows cluster by time, then random bits.

    Ids of one process always rise; those of two meet once in four million only within the
    same millisecond.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last = 0

    def next(self) -> int:
        elapsed = time.time_ns() // 1_000_000 - _EPOCH_MS
        fresh = (elapsed << _RANDOM_BITS) | secrets.randbits(_RANDOM_BITS)
        with self._lock:
            self._last = max(fresh, self._last + 1)
            return self._last


new_id = _Ids().next
"""A new 63-bit id."""
