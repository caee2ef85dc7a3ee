"""How fast a platform lets us write: in all, and to one contact."""

from dataclasses import dataclass, field
from typing import Final

from flows.engine.events import Lane

PER_CONTACT: Final = 1.0
"""Messages a second to one person (Telegram's FAQ), beyond a small burst."""
CONTACT_BURST: Final = 20.0
"""A person who types fast gets every answer at once; whoever writes for minutes is paced."""


@dataclass(slots=True)
class Bucket:
    """Tokens that fill at a rate, up to a burst; times are monotonic seconds."""

    rate: float
    burst: float
    tokens: float
    at: float

    def take(self, now: float) -> bool:
        """Take a token if there is one."""
        self.tokens = min(self.burst, self.tokens + (now - self.at) * self.rate)
        self.at = now
        if self.tokens < 1:
            return False
        self.tokens -= 1
        return True

    @property
    def full(self) -> bool:
        """Whether it has nothing to remember."""
        return self.tokens >= self.burst - 1


@dataclass(slots=True)
class Pace:
    """The platform's pace, kept in the memory of the one sender that holds the lease."""

    per_second: float
    now: float
    _all: Bucket = field(init=False)
    _contacts: dict[int, Bucket] = field(default_factory=dict)
    _paused: dict[int, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._all = Bucket(self.per_second, self.per_second, self.per_second, self.now)

    def may_send(self, contact_id: int, lane: int, now: float) -> bool:
        """Whether a message to this contact may leave now; counts it when it may.

        Emergency answers wait only where the platform itself asked for patience.
        """
        if self._paused.get(contact_id, 0) > now:
            return False
        self._paused.pop(contact_id, None)
        if lane == Lane.EMERGENCY:
            return True
        bucket = self._contacts.get(contact_id)
        if bucket is None:
            bucket = Bucket(PER_CONTACT, CONTACT_BURST, CONTACT_BURST, now)
            self._contacts[contact_id] = bucket
        if bucket.tokens + (now - bucket.at) * bucket.rate < 1 or not self._all.take(now):
            return False
        return bucket.take(now)

    def pause(self, contact_id: int, until: float) -> None:
        """The platform asked for patience with this contact; nobody else waits for it."""
        self._paused[contact_id] = until

    def forget(self, now: float) -> None:
        """Drop what is full again, so that memory stays flat."""
        for contact_id, bucket in list(self._contacts.items()):
            if now - bucket.at > CONTACT_BURST / PER_CONTACT:
                del self._contacts[contact_id]
        for contact_id, until in list(self._paused.items()):
            if until <= now:
                del self._paused[contact_id]
