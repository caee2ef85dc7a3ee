"""One crash run: a load of people, and a killer among the processes."""

import asyncio
import json
import tempfile
from contextlib import AsyncExitStack, ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Literal

import aiohttp

from bot.channels.whatsapp.reconcile import GRACE
from tests.crash.balancer import Balancer
from tests.crash.sides import Side, TelegramSide
from tests.crash.verdict import Verdict
from tests.crash.whatsapp import WhatsAppSide
from tests.service import STAFF_CHAT, Service
from tests.standins.telegram import TelegramStandIn
from tests.standins.twilio import TwilioStandIn
from tests.stored import DUE, MEDIA, OUT, Stored

LONGEST_DELAY = 0.4
DRAIN_SECONDS = 90.0
RETRY_SCALE = 0.01
"""Telegram waits up to two minutes between its tries; here it is about a second."""
RETRY_PAUSE = 0.3
"""Twilio's tries are over in less than two seconds, and then the fallback's: many are in vain."""
WEBHOOK_SECONDS = 15.0
SETTLED = ("sent", "delivered", "read", "refused", "cancelled", "failed", "doubtful", "held")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a run does; the same seed picks the same victims and delays.

    `behind`: how many seconds Twilio's clock is behind ours. Who reconciles waits for a minute
    until they believe that a webhook will not come; with a clock behind they wait less, and
    Twilio gives up so much sooner.
    """

    kills: int
    seed: int
    database_url: str | None = None
    processes: int = 1
    mode: Literal["polling", "webhook"] = "webhook"
    people: int = 30
    channel: Literal["telegram", "whatsapp"] = "telegram"
    behind: float = 0.0


class InFlight:
    """Rows that were being sent when their sender was killed: each may arrive twice.

    Whether the victim was the sender shows only later, when the lease changes hands.
    """

    def __init__(self, looking: Stored, lease: str) -> None:
        self._looking = looking
        self._lease = lease
        self._lost: set[tuple[int, int]] = set()
        self._last: set[tuple[int, int]] = set()
        self._epoch = 0

    def look(self) -> None:
        """Look right after a kill, and once more at the end."""
        epoch = self._looking.epoch(self._lease)
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

    def __init__(self, plan: Plan, folder: Path, telegram: TelegramStandIn, side: Side) -> None:
        self.plan = plan
        self.folder = folder
        self.telegram = telegram
        self.side = side
        self.random = Random(plan.seed)  # noqa: S311 - a seed that can be given again
        self.services: list[Service] = []
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
            await self.side.begin(session, self.services[0].public_url)
            stack.push_async_callback(self.side.end)
            looking = self.side.look(self.services[0])
            stack.callback(looking.close)
            in_flight = InFlight(looking, self.side.lease)
            await self._live(in_flight)
            await self._calm(looking)
            in_flight.look()
            await self.side.finish(looking, self._restart)
            await self._calm(looking)
            await self._stop()
            return await self._judged(looking, in_flight)

    async def _judged(self, looking: Stored, in_flight: InFlight) -> Verdict:
        kills = self.plan.kills
        verdict = await self.side.judge(looking, kills=kills, in_flight=in_flight.count)
        for service in self.services:
            for entry in service.logs("error", "critical"):
                if entry["event"] not in self.side.expected:
                    verdict.wrong.append(f"logged: {json.dumps(entry)}")
        return verdict

    def _make_services(self, balancer: Balancer) -> None:
        first: Service | None = None
        for _ in range(self.plan.processes):
            service = Service(
                self.folder / "data",
                self.telegram,
                self.plan.mode,
                database_url=self.plan.database_url,
                public_url=balancer.url if self.plan.processes > 1 else None,
                like=first,
                extra_env=self.side.settings,
            )
            first = first or service
            self.services.append(service)
        balancer.targets = [service.url for service in self.services]

    async def _live(self, in_flight: InFlight) -> None:
        enough = asyncio.Event()
        seats = [
            asyncio.create_task(self._seat(place, enough)) for place in range(self.plan.people)
        ]
        try:
            for _ in range(self.plan.kills):
                await self._kill(in_flight)
        finally:
            enough.set()
        await asyncio.gather(*seats)

    async def _seat(self, place: int, enough: asyncio.Event) -> None:
        """One person after the other, until it is enough."""
        random = Random(self.plan.seed * 1000 + place)  # noqa: S311 - as above
        while not enough.is_set():
            await self.side.person(random, self._event.set).live(enough)

    async def _kill(self, in_flight: InFlight) -> None:
        """Kill somewhere between something that happens and 400 ms later, and start again."""
        if self.random.random() < 0.8:
            self._event.clear()
            await self._event.wait()
        await asyncio.sleep(self.random.uniform(0, LONGEST_DELAY))
        victims = [self.random.choice(self.services)]
        if self.side.together and self.random.random() < self.side.together:
            victims = self.services
        for victim in victims:
            victim.kill9()
        await asyncio.to_thread(in_flight.look)
        for victim in victims:
            await asyncio.to_thread(victim.start)
        await asyncio.sleep(self.random.choice(self.side.rests))

    async def _stop(self) -> None:
        for service in self.services:
            await asyncio.to_thread(service.terminate)

    async def _restart(self) -> None:
        """End every process as an operator does, and start it again."""
        await self._stop()
        for service in self.services:
            await asyncio.to_thread(service.start)

    async def _calm(self, looking: Stored) -> None:
        """Wait until nothing is on its way any more."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + DRAIN_SECONDS
        while loop.time() < deadline:
            waiting = (
                looking.count(OUT, OUT.c.state.not_in(SETTLED))
                + looking.count(MEDIA, MEDIA.c.state == "waiting", MEDIA.c.next_at < soon())
                + looking.count(DUE, DUE.c.kind == "lookup")
            )
            if not waiting and not await self.side.pending():
                return
            await asyncio.sleep(0.2)


def soon() -> datetime:
    """A file that waits for longer is claimed by a process that was killed: late, not lost."""
    return datetime.now(UTC) + timedelta(seconds=60)


def crash(plan: Plan) -> Verdict:
    """Run a plan in a folder of its own, against stand-ins of its own."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="rangkul-crash-"))
        telegram = stack.enter_context(TelegramStandIn(retry_scale=RETRY_SCALE))
        telegram.chat(STAFF_CHAT, title="Petugas")
        side: Side = TelegramSide(telegram)
        if plan.channel == "whatsapp":
            scale = 1 - plan.behind / GRACE.total_seconds()
            options = {"retry_pause": RETRY_PAUSE, "webhook_total": WEBHOOK_SECONDS}
            options = {name: seconds * scale for name, seconds in options.items()}
            twilio = stack.enter_context(TwilioStandIn(**options))
            twilio.advance(-plan.behind)
            side = WhatsAppSide(twilio)
        return asyncio.run(Reign(plan, Path(folder), telegram, side).run())
