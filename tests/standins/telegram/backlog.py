"""The updates that wait for the bot, and the rules of getUpdates."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from tests.standins.telegram.common import ApiError, Json

NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_DAY = 86400.0
_CHAT, _USER, _FROM, _ID = ("chat", "id"), ("user", "id"), ("from", "id"), ("id",)

# kind: the name of its delivery queue, where the queue's id is found, how long it lives
_KINDS: dict[str, tuple[str, tuple[str, ...], float]] = {
    "message": ("chat", _CHAT, _DAY),
    "edited_message": ("chat", _CHAT, _DAY),
    "channel_post": ("chat", _CHAT, _DAY),
    "edited_channel_post": ("chat", _CHAT, _DAY),
    "inline_query": ("inline", _FROM, 30),
    "chosen_inline_result": ("chosen", _FROM, 600),
    "callback_query": ("callback", _FROM, 150),
    "shipping_query": ("payment", _FROM, 150),
    "pre_checkout_query": ("payment", _FROM, 150),
    "poll": ("poll", _ID, _DAY),
    "poll_answer": ("poll", ("poll_id",), _DAY),
    "my_chat_member": ("my_chat_member", _CHAT, _DAY),
    "chat_member": ("chat_member", _FROM, _DAY),
    "chat_join_request": ("chat_member", _FROM, _DAY),
    "chat_boost": ("boost", _CHAT, _DAY),
    "removed_chat_boost": ("boost", _CHAT, _DAY),
    "message_reaction": ("reaction", _CHAT, _DAY),
    "message_reaction_count": ("reaction_count", _CHAT, _DAY),
    "business_connection": ("business_connection", _USER, _DAY),
    "business_message": ("business", _CHAT, _DAY),
    "edited_business_message": ("business", _CHAT, _DAY),
    "deleted_business_messages": ("business", _CHAT, _DAY),
    "guest_message": ("guest", _CHAT, _DAY),
    "purchased_paid_media": ("paid_media", _FROM, _DAY),
    "managed_bot": ("managed_bot", _USER, _DAY),
}


@dataclass(slots=True, eq=False)
class Pending:
    """One update: what it is, where it queues, and every attempt to hand it over."""

    update: Json
    kind: str
    queue: str
    queued_at: float
    expires_at: float
    state: str = "pending"
    attempts: list[Json] = field(default_factory=list)

    @property
    def update_id(self) -> int:
        """Return the update's id."""
        return int(self.update["update_id"])

    def view(self) -> Json:
        """Return this as a test sees it."""
        return {
            "update_id": self.update_id,
            "kind": self.kind,
            "queue": self.queue,
            "state": self.state,
            "queued_at": self.queued_at,
            "attempts": self.attempts,
        }


class Backlog:
    """Keeps updates until they are confirmed, delivered or expired."""

    def __init__(self, now: Callable[[], float]) -> None:
        self.now = now
        self.next_id = 1000
        self.everything: list[Pending] = []
        self.pending: dict[Pending, None] = {}  # in order of arrival
        self.allowed: frozenset[str] | None = None  # None: all but NOT_BY_DEFAULT
        self.confirmed_offset = 0
        self.skipped = 0
        self.listener: Callable[[Pending], None] | None = None
        self._poll: asyncio.Future[str] | None = None

    def add(self, kind: str, body: Json) -> Json:
        """Queue an update of this kind and return it whole; an unwanted kind is skipped."""
        update = {"update_id": self.next_id, kind: body}
        if not self._wants(kind):
            self.skipped += 1
            return {kind: body}
        self.queue(update)
        return update

    def queue(self, update: Json) -> Pending:
        """Queue an update as given; an id is assigned if it has none."""
        update.setdefault("update_id", self.next_id)
        self.next_id = max(self.next_id, update["update_id"] + 1)
        kind = next((name for name in update if name != "update_id"), "")
        queue, expires_at = _placed(kind, update.get(kind), update["update_id"], self.now())
        pending = Pending(update, kind, queue, self.now(), expires_at)
        self.everything.append(pending)
        self.pending[pending] = None
        if self.listener:
            self.listener(pending)
        else:
            self._end_poll("new")
        return pending

    def allow(self, kinds: list[str] | None) -> None:
        """Set the wanted kinds; left out keeps the setting, an empty list resets it."""
        if kinds is not None:
            self.allowed = frozenset(kinds) or None

    def allowed_list(self) -> list[str] | None:
        """Return the wanted kinds as getWebhookInfo shows them."""
        return None if self.allowed is None else sorted(self.allowed)

    def clear(self) -> None:
        """Forget everything pending."""
        self._drop(list(self.pending), "dropped")

    def settle(self, pending: Pending, state: str) -> None:
        """Take one update out, as delivered or expired."""
        self._drop([pending], state)

    def conflict(self, reason: str) -> bool:
        """Terminate a running getUpdates; say whether there was one."""
        return self._end_poll(reason)

    def release(self) -> None:
        """Let a running getUpdates answer now."""
        self._end_poll("new")

    async def get(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """Answer getUpdates: confirm, then wait for the first update."""
        self._confirm(offset)
        found = self._ready(offset, limit)
        if not found and seconds > 0:
            await self._wait(seconds)
            found = self._ready(offset, limit)
        for pending in found:
            pending.attempts.append({"time": self.now(), "via": "poll"})
        return [pending.update for pending in found]

    def _wants(self, kind: str) -> bool:
        return kind not in NOT_BY_DEFAULT if self.allowed is None else kind in self.allowed

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            self._drop(list(self.pending)[:offset], "confirmed")
        elif 0 < offset <= self.next_id + 10:  # an offset far ahead counts as none
            self.confirmed_offset = max(self.confirmed_offset, offset)
            lower = [pending for pending in self.pending if pending.update_id < offset]
            self._drop(lower, "confirmed")

    def _ready(self, offset: int, limit: int) -> list[Pending]:
        now = self.now()
        self._drop([pending for pending in self.pending if pending.expires_at <= now], "expired")
        first = offset if 0 < offset <= self.next_id + 10 else 0
        ready = [pending for pending in self.pending if pending.update_id >= first]
        return sorted(ready, key=lambda pending: pending.update_id)[:limit]

    async def _wait(self, seconds: float) -> None:
        self._poll = asyncio.get_running_loop().create_future()
        poll = self._poll
        try:
            reason = await asyncio.wait_for(asyncio.shield(poll), seconds)
        except TimeoutError:
            return
        finally:
            if self._poll is poll:
                self._poll = None
        if reason != "new":
            raise ApiError(409, f"Conflict: {reason}")

    def _end_poll(self, reason: str) -> bool:
        if self._poll is None or self._poll.done():
            return False
        self._poll.set_result(reason)
        return True

    def _drop(self, gone: Iterable[Pending], state: str) -> None:
        for pending in gone:
            pending.state = state
            self.pending.pop(pending, None)


def _placed(kind: str, body: Any, update_id: int, now: float) -> tuple[str, float]:
    name, path, lifetime = _KINDS.get(kind, ("other", (), _DAY))
    place = body
    for step in path:
        place = place.get(step) if isinstance(place, dict) else None
    queue = f"{name}:{place}" if place is not None else f"alone:{update_id}"
    dated = body if isinstance(body, dict) and lifetime == _DAY else {}
    since = dated.get("edit_date") or dated.get("date") or now
    return queue, (since if isinstance(since, int | float) else now) + lifetime
