"""What a crash run needs of a platform: people who write there, and what became of it all."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from random import Random
from typing import Protocol

import aiohttp

from tests.crash.people import Clock, Walker
from tests.crash.verdict import Verdict, judge
from tests.service import Service
from tests.standins.telegram import AsyncTelegramStandIn, TelegramStandIn
from tests.stored import Stored

Restart = Callable[[], Awaitable[None]]


class Lives(Protocol):
    """Somebody who writes until it is enough, or as long as one person writes."""

    async def live(self, enough: asyncio.Event) -> None:
        """Write, and hear."""


class Side(Protocol):
    """A platform as the people, the killer and the verdict see it."""

    lease: str
    settings: dict[str, str]
    together: float
    """How often all processes are killed at once, as by a power cut."""
    rests: Sequence[float]
    """How long it may be calm after a start, in seconds, until the next kill is near."""
    expected: frozenset[str]
    """What the service may log as an error."""

    async def begin(self, session: aiohttp.ClientSession, address: str) -> None:
        """Bring what people write to an address from now on."""

    async def end(self) -> None:
        """Let go of what the run needed."""

    def look(self, service: Service) -> Stored:
        """What is stored, by this platform's addresses."""

    def person(self, random: Random, happened: Clock) -> Lives:
        """The next one who writes."""

    async def pending(self) -> bool:
        """Whether something that people wrote is still on its way."""

    async def finish(self, looking: Stored, restart: Restart) -> None:
        """What must still happen before anything is judged."""

    async def judge(self, looking: Stored, *, kills: int, in_flight: int) -> Verdict:
        """Whether every promise was kept."""


class TelegramSide:
    """People on Telegram; one writes until the end."""

    lease = "send:telegram"
    together = 0.0
    rests: Sequence[float] = (0, 0.2, 1.0)
    expected: frozenset[str] = frozenset()

    def __init__(self, standin: TelegramStandIn) -> None:
        self.settings: dict[str, str] = {}
        self._url = standin.url
        self._standin: AsyncTelegramStandIn | None = None
        self._walkers: list[Walker] = []

    @property
    def standin(self) -> AsyncTelegramStandIn:
        """The stand-in, once the run has begun."""
        assert self._standin is not None
        return self._standin

    async def begin(self, session: aiohttp.ClientSession, address: str) -> None:
        """The service announces its address by itself."""
        self._standin = AsyncTelegramStandIn(self._url, session)

    async def end(self) -> None:
        """Nothing is held."""

    def look(self, service: Service) -> Stored:
        """What is stored."""
        return Stored(service)

    def person(self, random: Random, happened: Clock) -> Walker:
        """The next chat."""
        walker = Walker(self.standin, 20_000 + len(self._walkers), random, happened)
        self._walkers.append(walker)
        return walker

    async def pending(self) -> bool:
        """Whether an update was not taken yet."""
        return bool((await self.standin.state(deliveries=False))["pending"])

    async def finish(self, looking: Stored, restart: Restart) -> None:
        """Telegram brings everything again by itself."""

    async def judge(self, looking: Stored, *, kills: int, in_flight: int) -> Verdict:
        """By what Telegram delivered and received."""
        verdict = Verdict(kills, in_flight=in_flight)
        return await judge(verdict, self._walkers, self.standin, looking)
