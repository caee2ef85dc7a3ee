"""One crash run: a load of people, and a killer among the processes."""

import asyncio
import json
import tempfile
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Literal

import aiohttp

from tests.crash.balancer import Balancer
from tests.crash.people import Walker
from tests.crash.verdict import Verdict, judge
from tests.service import STAFF_CHAT, Service
from tests.standins.telegram import AsyncTelegramStandIn, TelegramStandIn
from tests.stored import DUE, MEDIA, OUT, Stored

LONGEST_DELAY = 0.4
DRAIN_SECONDS = 90.0
RETRY_SCALE = 0.01
"""Telegram waits up to two minutes between its tries; here it is about a second."""
SETTLED = ("sent", "refused", "cancelled", "failed", "doubtful", "held")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a run does; the same seed picks the same victims and delays."""

    kills: int
    seed: int
    database_url: str | None = None
    processes: int = 1
    mode: Literal["polling", "webhook"] = "webhook"
    people: int = 30


class InFlight:
    """Rows that were being sent when their sender was killed: each may arrive twice.

    Whether the victim was the sender shows only later, when the lease changes hands.
    """

    def __init__(self, looking: Stored) -> None:
        self._looking = looking
        self._lost: set[tuple[int, int]] = set()
        self._last: set[tuple[int, int]] = set()
        self._epoch = 0

    def look(self) -> None:
        """Look right after a kill, and once more at the end."""
        epoch = self._looking.epoch()
        if epoch != self._epoch:
            self._lost |= self._last
        rows = self._looking.rows(OUT, OUT.c.state == "sending")
        self._last = {(row.id, row.epoch) for row in rows}
        self._epoch = epoch

    @property
    def count(self) -> int:
        """How many there were."""
        return len(self._lost)


class Reign:
    """The processes of one run, their people, and what became of both."""

    def __init__(self, plan: Plan, folder: Path, standin: TelegramStandIn) -> None:
        self.plan = plan
        self.folder = folder
        self.standin = standin
        self.random = Random(plan.seed)  # noqa: S311 - a seed that can be given again
        self.services: list[Service] = []
        self.walkers: list[Walker] = []
        self._event = asyncio.Event()

    async def run(self) -> Verdict:
        """Load, kill, wait until all is calm, and judge."""
        async with AsyncExitStack() as stack:
            session = await stack.enter_async_context(aiohttp.ClientSession())
            balancer = await stack.enter_async_context(Balancer())
            self._make_services(balancer)
            for service in self.services:
                stack.callback(service.__exit__, None, None, None)
                await asyncio.to_thread(service.start)
            standin = AsyncTelegramStandIn(self.standin.url, session)
            looking = Stored(self.services[0])
            stack.callback(looking.close)
            in_flight = InFlight(looking)
            await self._live(standin, in_flight)
            await self._calm(standin, looking)
            in_flight.look()
            for service in self.services:
                await asyncio.to_thread(service.terminate)
            verdict = Verdict(self.plan.kills, in_flight=in_flight.count)
            for service in self.services:
                faults = service.logs("error", "critical")
                verdict.wrong += [f"logged: {json.dumps(entry)}" for entry in faults]
            return await judge(verdict, self.walkers, standin, looking)

    def _make_services(self, balancer: Balancer) -> None:
        first: Service | None = None
        for _ in range(self.plan.processes):
            service = Service(
                self.folder / "data",
                self.standin,
                self.plan.mode,
                database_url=self.plan.database_url,
                public_url=balancer.url if self.plan.processes > 1 else None,
                like=first,
            )
            first = first or service
            self.services.append(service)
        balancer.targets = [service.url for service in self.services]

    async def _live(self, standin: AsyncTelegramStandIn, in_flight: InFlight) -> None:
        enough = asyncio.Event()
        for place in range(self.plan.people):
            random = Random(self.plan.seed * 1000 + place)  # noqa: S311 - as above
            self.walkers.append(Walker(standin, 20_000 + place, random, self._event.set))
        lives = [asyncio.create_task(walker.live(enough)) for walker in self.walkers]
        try:
            for _ in range(self.plan.kills):
                await self._kill_one(in_flight)
        finally:
            enough.set()
        await asyncio.gather(*lives)

    async def _kill_one(self, in_flight: InFlight) -> None:
        """Kill somewhere between something that happens and 400 ms later, and start again."""
        if self.random.random() < 0.8:
            self._event.clear()
            await self._event.wait()
        await asyncio.sleep(self.random.uniform(0, LONGEST_DELAY))
        victim = self.random.choice(self.services)
        victim.kill9()
        await asyncio.to_thread(in_flight.look)
        await asyncio.to_thread(victim.start)
        await asyncio.sleep(self.random.choice([0, 0.2, 1.0]))

    async def _calm(self, standin: AsyncTelegramStandIn, looking: Stored) -> None:
        """Wait until nothing is on its way any more."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + DRAIN_SECONDS
        while loop.time() < deadline:
            pending = (await standin.state(deliveries=False))["pending"]
            waiting = (
                looking.count(OUT, OUT.c.state.not_in(SETTLED))
                + looking.count(MEDIA, MEDIA.c.state == "waiting", MEDIA.c.next_at < soon())
                + looking.count(DUE, DUE.c.kind == "lookup")
            )
            if not pending and not waiting:
                return
            await asyncio.sleep(0.2)


def soon() -> datetime:
    """A file that waits for longer is claimed by a process that was killed: late, not lost."""
    return datetime.now(UTC) + timedelta(seconds=60)


def crash(plan: Plan) -> Verdict:
    """Run a plan in a folder of its own, against a stand-in of its own."""
    with (
        tempfile.TemporaryDirectory(prefix="rangkul-crash-") as folder,
        TelegramStandIn(retry_scale=RETRY_SCALE) as standin,
    ):
        standin.chat(STAFF_CHAT, title="Petugas")
        return asyncio.run(Reign(plan, Path(folder), standin).run())
