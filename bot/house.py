"""Puts the parts together, and starts and stops them in order."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import structlog

from bot import logs, watch
from bot.alarms import Alarms, StaffRoute
from bot.channels.base import Channel
from bot.channels.simulator import CHANNEL as SIMULATOR
from bot.channels.simulator import SimulatorChannel
from bot.clock import Clock
from bot.delivery import Sender
from bot.lookups import make_lookups
from bot.media import Fetcher
from bot.metrics import serve_metrics
from bot.opening import Opened
from bot.scheduler import Ticker
from bot.settings import Settings
from bot.takeback import TakeBacks
from bot.turn import Turn
from bot.turn.surroundings import Surroundings
from bot.wakeups import Wakeups
from bot.watch import Watch
from flows.conversations import BOOK
from storage import directory
from storage.files import SealedFiles

log = structlog.get_logger()
FACTS_SECONDS = 60
CONTENTS_SECONDS = 60
APPROVALS_SECONDS = 3600
ELSEWHERE = ("sapa", "lpsk", "komnas_perempuan")
"""Offered where the accused holds an office or works with us (the practice page, §10)."""
RESTART_SECONDS = 1
Work = Callable[[], Coroutine[Any, Any, None]]


@dataclass(slots=True)
class House:
    """Everything that runs in one process."""

    settings: Settings
    opened: Opened
    clock: Clock
    channels: dict[str, Channel]
    surroundings: Surroundings
    turn: Turn
    wakeups: Wakeups
    files: SealedFiles
    fetcher: Fetcher
    alarms: Alarms
    watch: Watch
    tell_staff: StaffRoute | None
    ticker: Ticker
    _tasks: dict[str, asyncio.Task[None]] = field(default_factory=dict)

    async def start(self, *, worker: bool) -> None:
        """Start what sends, polls and ticks; the web side needs none of it."""
        await self.read_facts()
        self.wakeups.listen()
        self.ticker.every(FACTS_SECONDS, "facts", self.read_facts)
        if worker:
            for channel in self.channels.values():
                sender = Sender(channel, self.turn, self.wakeups, self.clock)
                self._run(f"send:{channel.name}", sender.run)
            self.ticker.every(1, "due", self.turn.fires.fire_due)
            self.ticker.every(1, "take_back", TakeBacks(self.turn, self.channels).run)
            self.ticker.every(1, "alarms", self.alarms.ping)
            self.ticker.every(1, "media", self.fetcher.begin)
            self.ticker.every(watch.EACH_SECONDS, "watch", self.watch.look_and_tell)
            self._start_telegram()
            await self._start_whatsapp()
        self.ticker.start()
        if self.settings.metrics_port:
            serve_metrics(self.settings.metrics_port, self.opened.database)

    async def stop(self) -> None:
        """Stop in reverse; what is in flight ends first."""
        self.ticker.stop()
        for task in self._tasks.values():
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)
        await self.fetcher.stop()
        await self.wakeups.close()
        for channel in self.channels.values():
            await channel.close()
        await self.opened.database.close()
        if self.opened.lock is not None:
            self.opened.lock.release()

    async def read_facts(self) -> None:
        """The confirmed entries of the directory, for texts that name them."""
        rows = await self.opened.database.read(directory.confirmed)
        facts = {row.key: row.value for row in rows}
        elsewhere = "; ".join(f"{row.label}: {row.value}" for row in rows if row.key in ELSEWHERE)
        named = {"cover": self.settings.cover_name, "elsewhere": elsewhere}
        self.surroundings.facts = {**facts, **named}

    @property
    def simulator(self) -> SimulatorChannel | None:
        """The simulator, where it runs."""
        channel = self.channels.get(SIMULATOR)
        return channel if isinstance(channel, SimulatorChannel) else None

    def _run(self, name: str, work: Work) -> None:
        self._tasks[name] = asyncio.create_task(_for_ever(name, work))

    def _start_telegram(self) -> None:
        if self.settings.telegram_bot_token is not None:
            from bot.channels.telegram import receiving

            self._run("telegram", receiving(self))

    async def _start_whatsapp(self) -> None:
        if self.settings.has_whatsapp:
            from bot.channels.whatsapp import (
                SWEEP_SECONDS,
                Aftercare,
                Approvals,
                Reconcile,
                Sweep,
                whatsapp_of,
            )

            channel = whatsapp_of(self.channels)
            refresh = partial(channel.templates.refresh, self.opened.database)
            await refresh()
            self.ticker.every(CONTENTS_SECONDS, "contents", refresh)
            approvals = Approvals(self, channel)
            self.ticker.every(APPROVALS_SECONDS, "approvals", approvals.look)
            self._run("whatsapp", Reconcile(self, channel).run)
            self.ticker.every(1, "aftercare", Aftercare(self, channel).run)
            self.ticker.every(SWEEP_SECONDS, "sweep", Sweep(self, channel).look)


async def _for_ever(name: str, work: Work) -> None:
    """Whatever breaks a task of the house, it starts again: nobody is here to do it."""
    while True:
        try:
            await work()
        except Exception as error:
            log.exception("task broke", task=name, error=type(error).__name__)
            await asyncio.sleep(RESTART_SECONDS)
        else:
            return


def build(settings: Settings, opened: Opened, clock: Clock | None = None) -> House:
    """Put a house together; nothing runs yet."""
    clock = clock or Clock()
    channels = make_channels(settings)
    secrets = [secret for channel in channels.values() for secret in channel.secrets()]
    logs.set_up(settings.log_level, secrets)
    wakeups = Wakeups(opened.database)
    surroundings = Surroundings(
        zone=settings.zone,
        attended=settings.attended,
        open=settings.service_open,
        channels={name: channel.capabilities for name, channel in channels.items()},
        always_open=frozenset({SIMULATOR}),
        default_locale=settings.default_locale,
    )
    turn = Turn(
        database=opened.database,
        ring=opened.ring,
        book=BOOK,
        clock=clock,
        surroundings=surroundings,
        committed=wakeups.committed,
        lookups=make_lookups(opened.database),
    )
    files = SealedFiles(settings.data_dir / "files")
    route = _staff_route(settings, channels)
    return House(
        settings=settings,
        opened=opened,
        clock=clock,
        channels=channels,
        surroundings=surroundings,
        turn=turn,
        wakeups=wakeups,
        files=files,
        fetcher=Fetcher(opened.database, opened.ring, files, channels, clock),
        alarms=Alarms(opened.database, clock, route, surroundings),
        watch=Watch(channels, route),
        tell_staff=route,
        ticker=Ticker(),
    )


def _staff_route(settings: Settings, channels: dict[str, Channel]) -> StaffRoute | None:
    if settings.telegram_staff_chat_id is None:
        return None
    from bot.channels.telegram import telegram_of

    return partial(telegram_of(channels).ping_staff, settings.telegram_staff_chat_id)


def make_channels(settings: Settings) -> dict[str, Channel]:
    """The channels that the settings ask for; a vendor's library is loaded only for its channel."""
    channels: dict[str, Channel] = {}
    if settings.simulated:
        channels[SIMULATOR] = SimulatorChannel()
    if settings.telegram_bot_token is not None:
        from bot.channels.telegram import TelegramChannel

        channels["telegram"] = TelegramChannel(
            settings.telegram_bot_token.get_secret_value(),
            settings.telegram_api_url,
            settings.telegram_messages_per_second,
        )
    if settings.has_whatsapp:
        from bot.channels.whatsapp import WhatsAppChannel

        channels["whatsapp"] = WhatsAppChannel(settings)
    return channels
