"""Too many messages: planned waits, and optional rates for a chat, a group and the whole bot."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.standins.telegram.common import ApiError, ControlError, Json, Options, too_many_requests

Whose = int | None  # a chat, or None for the whole bot


@dataclass(slots=True)
class Wait:
    """A time in which sends are refused; it counts once the bot has been told of it."""

    until: float
    told_at: float = math.inf


@dataclass(slots=True)
class Planned:
    """The next so many sends are refused."""

    chat: Whose
    retry_after: int
    times: int
    skip: int = 0


@dataclass(slots=True)
class Bucket:
    """Lets a burst through, then so many a second."""

    rate: float
    burst: float
    left: float
    at: float

    def take(self, now: float) -> float:
        """Take one and return 0, or return the seconds until there is one."""
        self.left = min(self.burst, self.left + (now - self.at) * self.rate)
        self.at = now
        if self.left < 1:
            return (1 - self.left) / self.rate
        self.left -= 1
        return 0.0


@dataclass(slots=True)
class Flood:
    """Decides whether a send meets 429, and counts those who do not wait."""

    options: Options
    now: Callable[[], float]
    waits: dict[Whose, Wait] = field(default_factory=dict)
    planned: list[Planned] = field(default_factory=list)
    buckets: dict[Whose, Bucket] = field(default_factory=dict)
    sends_during_flood_wait: int = 0
    by_chat: dict[int, int] = field(default_factory=dict)

    def plan(self, wanted: Json) -> None:
        """Plan a flood: ``period`` seconds from now, or the next ``times`` sends."""
        known = {"method", "action", "chat", "retry_after", "times", "skip", "period"}
        if unknown := set(wanted) - known:
            raise ControlError(f"unknown in a flood: {', '.join(sorted(unknown))}")
        if not str(wanted.get("method", "send")).startswith("send"):
            raise ControlError("a flood meets sends; plan status 429 for other methods")
        chat = wanted.get("chat")
        if "period" in wanted:
            self.waits[chat] = Wait(self.now() + float(wanted["period"]))
            return
        times, skip = int(wanted.get("times", 1)), int(wanted.get("skip", 0))
        self.planned.append(Planned(chat, int(wanted["retry_after"]), times, skip))

    def check(self, chat: int, arrived: float) -> ApiError | None:
        """Return the refusal that this send meets, if any."""
        for whose in (chat, None):
            wait = self.waits.get(whose)
            if wait and arrived < wait.until:
                return self._refuse_again(chat, wait, arrived)
        retry_after = self._planned_for(chat, arrived) or self._over_rate(chat, arrived)
        return too_many_requests(retry_after) if retry_after else None

    def _refuse_again(self, chat: int, wait: Wait, arrived: float) -> ApiError:
        if arrived > wait.told_at:
            self.sends_during_flood_wait += 1
            self.by_chat[chat] = self.by_chat.get(chat, 0) + 1
        wait.told_at = min(wait.told_at, arrived + self.options.latency)
        return too_many_requests(max(1, math.ceil(wait.until - arrived)))

    def _planned_for(self, chat: int, arrived: float) -> int:
        for planned in self.planned:
            if planned.times <= 0 or planned.chat not in {None, chat}:
                continue
            if planned.skip > 0:
                planned.skip -= 1
                continue
            planned.times -= 1
            self._open(planned.chat, planned.retry_after, arrived)
            return planned.retry_after
        return 0

    def _over_rate(self, chat: int, arrived: float) -> int:
        group = chat < 0 and self.options.group_per_minute
        chat_rate = self.options.group_per_minute / 60 if group else self.options.chat_rate
        burst = self.options.group_per_minute if group else self.options.chat_burst
        limits: list[tuple[Whose, float, int]] = [
            (chat, chat_rate, burst),
            (None, self.options.total_rate, self.options.total_burst),
        ]
        for whose, rate, allowed in limits:
            if rate <= 0:
                continue
            new = Bucket(rate, allowed, allowed, arrived)
            missing = self.buckets.setdefault(whose, new).take(arrived)
            if missing:
                seconds = max(self.options.rate_retry_after, math.ceil(missing))
                self._open(whose, seconds, arrived)
                return seconds
        return 0

    def _open(self, whose: Whose, seconds: int, arrived: float) -> None:
        self.waits[whose] = Wait(arrived + seconds, arrived + self.options.latency)
