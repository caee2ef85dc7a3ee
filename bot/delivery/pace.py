"""How fast a platform lets us write: in all, and to one contact."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from flows.engine.events import Lane

CONTACT_BURST: Final = 20.0
"""A person who types fast gets every answer at once; whoever writes for minutes is paced."""


@dataclass(slots=True)
class Bucket:
    """Tokens that fill at a rate, up to a burst; times are monotonic seconds."""

    rate: float
    burst: float
    tokens: float
    at: float

    def holds(self, now: float) -> float:
        """How many tokens there are now."""
        return min(self.burst, self.tokens + (now - self.at) * self.rate)

    def spend(self, now: float) -> None:
        """Take one; below nothing it takes as long as it owes."""
        self.tokens, self.at = self.holds(now) - 1, now


@dataclass(slots=True)
class Pace:
    """The platform's pace, kept in the memory of the one sender that holds the lease.

    Emergency answers wait only where the platform itself asked for patience.
    """

    per_second: float
    per_contact: float
    now: float
    _all: Bucket = field(init=False)
    _contacts: dict[int, Bucket] = field(default_factory=dict)
    _paused: dict[int, float] = field(default_factory=dict)
    _all_paused: float = 0.0

    def __post_init__(self) -> None:
        burst = max(1.0, self.per_second)
        self._all = Bucket(self.per_second, burst, burst, self.now)

    def room(self, now: float) -> int:
        """How many messages may leave in all; one at least is looked for: it may be urgent."""
        return max(1, int(self._all.holds(now)))

    def sees(self, now: float) -> Callable[[int, int], bool]:
        """Whether a message to a contact, in a lane, may leave at this moment; changes nothing."""
        paused, contacts = dict(self._paused), self._contacts
        all_paused = self._all_paused
        full = self._all.holds(now) >= 1

        def may_send(contact_id: int, lane: int) -> bool:
            if all_paused > now or paused.get(contact_id, 0) > now:
                return False
            bucket = contacts.get(contact_id)
            return lane == Lane.EMERGENCY or (full and (bucket is None or bucket.holds(now) >= 1))

        return may_send

    def spend(self, contact_id: int, now: float) -> None:
        """A message to this contact leaves."""
        self._all.spend(now)
        new = Bucket(self.per_contact, CONTACT_BURST, CONTACT_BURST, now)
        self._contacts.setdefault(contact_id, new).spend(now)

    def pause(self, contact_id: int | None, until: float) -> None:
        """The platform asked for patience with this contact, and nobody else waits; or with all."""
        if contact_id is None:
            self._all_paused = max(self._all_paused, until)
        else:
            self._paused[contact_id] = until

    def forget(self, now: float) -> None:
        """Drop what is full again, so that memory stays flat."""
        for contact_id, bucket in list(self._contacts.items()):
            if bucket.holds(now) >= CONTACT_BURST:
                del self._contacts[contact_id]
        for contact_id, until in list(self._paused.items()):
            if until <= now:
                del self._paused[contact_id]
