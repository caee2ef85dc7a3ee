"""The load: people who have the same conversation, as fast as they may or as often as they come.

Latency runs from the moment a person's message was due to the moment its reply reached the
platform, in one process and on one clock. Nobody writes again within `THINK` seconds, so
that what is measured is a system and not the pace that a platform asks of us for one chat.
"""

import asyncio
import itertools
import random
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.bench.platform import Platform
from tests.bench.webhook import Webhook

SAID = (
    "mlm kak tolong",
    "1",
    "2",
    "1",
    "suami sy sering marah2 sama banting barang, tadi malam anak2 sampai takut semua",
    "2",
    "1 smp jam 10 aja",
)
THINK = 0.6
PATIENCE = 30.0
STORY = 4
"""No two people tell the same: what reads words must read each."""
_chats = itertools.count(5_000_000_000 + random.randrange(10**9))  # noqa: S311
_numbers = itertools.count(1)


@dataclass(slots=True)
class Chat:
    """One person's conversation: how far it is, and when they may write again."""

    id: int
    said: int = 0
    ready: float = 0.0
    due: float = 0.0


@dataclass(slots=True)
class Seen:
    """What one load saw: each turn as (due, replied), and what went wrong."""

    seconds: float
    turns: list[tuple[float, float]]
    unanswered: int = 0
    refused: int = 0
    extra: int = 0
    told: int = 0
    began: float = 0.0
    core: float = 0.0

    @property
    def rate(self) -> float:
        """Replies a second."""
        ended = self.began + self.seconds
        return sum(self.began <= done < ended for _, done in self.turns) / self.seconds

    @property
    def told_each(self) -> float:
        """How often we told, for each reply, what became of one."""
        return self.told / (self.rate * self.seconds or 1)

    @property
    def latencies(self) -> list[float]:
        """Milliseconds of each turn that was due while we measured."""
        ended = self.began + self.seconds
        return [1000 * (done - due) for due, done in self.turns if self.began <= due < ended]


@dataclass(slots=True)
class Load:
    """Chats under way with one system; `used` tells the processor seconds that it has used."""

    webhook: Webhook
    told: Webhook
    platform: Platform
    used: Callable[[], float]
    _resting: deque[Chat] = field(default_factory=deque)
    _busy: dict[int, Chat] = field(default_factory=dict)
    _turns: list[tuple[float, float]] = field(default_factory=list)
    _extra: int = 0
    _again: bool = False

    def __post_init__(self) -> None:
        self.platform.arrived = self._replied
        self.platform.tell = self.told.deliver

    def close(self) -> None:
        """Close the connections; nobody writes any more, and nothing is told."""
        self.platform.tell = lambda call: None
        self.webhook.close()
        self.told.close()

    async def closed(self, chats: int, *, warm: float, seconds: float) -> Seen:
        """Keep so many people waiting for a reply: each reply lets the next message go."""
        self._begin()
        self._again = True
        for _ in range(chats):
            self._write(time.perf_counter())
        await asyncio.sleep(warm)
        return await self._see(seconds)

    async def open(self, rate: float, *, warm: float, seconds: float) -> Seen:
        """Let messages come when they come (Poisson), however long the replies take."""
        self._begin()
        coming = asyncio.create_task(self._come(rate, warm + seconds))
        await asyncio.sleep(warm)
        seen = await self._see(seconds)
        await coming
        return seen

    @property
    def replies(self) -> int:
        """How many replies have arrived since the load began."""
        return len(self._turns)

    def _begin(self) -> None:
        self._turns = []
        self._extra = 0
        self._resting.clear()

    async def _see(self, seconds: float) -> Seen:
        refused, told = self._refusals(), self.told.statuses[200]
        began, used = time.perf_counter(), self.used()
        await asyncio.sleep(seconds)
        core = (self.used() - used) / (time.perf_counter() - began)
        told = self.told.statuses[200] - told
        self._again = False
        await self._drain()
        seen = Seen(seconds, self._turns, began=began, core=core)
        seen.unanswered, seen.extra, seen.told = len(self._busy), self._extra, told
        seen.refused = self._refusals() - refused
        self._busy.clear()
        return seen

    async def _drain(self) -> None:
        """Wait until everybody is answered, as long as replies still come."""
        last, since = len(self._busy), time.perf_counter()
        while self._busy and time.perf_counter() - since < 1.5:
            await asyncio.sleep(0.02)
            if len(self._busy) != last and not self.platform.latency:
                last, since = len(self._busy), time.perf_counter()

    async def _come(self, rate: float, seconds: float) -> None:
        random_ = random.Random(4)  # noqa: S311 - the same arrivals for every system
        due = time.perf_counter()
        end = due + seconds
        while (due := due + random_.expovariate(rate)) < end:
            while (left := due - time.perf_counter()) > 0:
                # The loop's timers know whole milliseconds only: the last one is waited out.
                pause = max(0.0, left - 0.001)
                await asyncio.sleep(pause)
            self._write(due)

    def _write(self, due: float) -> None:
        """A person writes: one who has rested, or a new one."""
        rested = self._resting and self._resting[0].ready <= due
        chat = self._resting.popleft() if rested else Chat(next(_chats))
        chat.due = due
        self._busy[chat.id] = chat
        number = next(_numbers)
        words = SAID[chat.said] if chat.said != STORY else f"{SAID[STORY]} {number}"
        self.webhook.deliver(self.platform.call(self.webhook.port, chat.id, number, words))

    def _replied(self, id_: int) -> None:
        now = time.perf_counter()
        chat = self._busy.pop(id_, None)
        if chat is None:
            self._extra += 1
            return
        self._turns.append((chat.due, now))
        chat.said += 1
        if chat.said < len(SAID):
            chat.ready = now + THINK
            self._resting.append(chat)
        if self._again:
            self._write(now)

    def _refusals(self) -> int:
        return self.webhook.refused + self.told.refused
