"""Runs a house: behind a web server, as a worker alone, or in a terminal."""

import asyncio
import contextlib
import gc
import secrets
import signal
import sys

import uvicorn

from bot.channels.simulator import CHANNEL
from bot.house import build
from bot.opening import Opened
from bot.settings import Settings
from bot.web import make_app
from flows.messages import MsgIn
from storage.outbox import MsgOut

STOP_SECONDS = 3
"""What is in flight ends in milliseconds; an open stream of hints would wait for ever."""


def settle_memory() -> None:
    """What was loaded at the start stays: the collector need not look at it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 50, 50)


def run_web(settings: Settings, opened: Opened, *, worker: bool) -> None:
    """Serve until stopped. No access log: addresses and bodies stay out of logs."""
    app = make_app(build(settings, opened), worker=worker)
    settle_memory()
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        loop="uvloop",
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        timeout_graceful_shutdown=STOP_SECONDS,
        timeout_keep_alive=75,
    )
    uvicorn.Server(config).run()


async def run_worker(settings: Settings, opened: Opened) -> None:
    """Send, poll and tick without a web side, until stopped."""
    house = build(settings, opened)
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopping.set)
    await house.start(worker=True)
    try:
        await stopping.wait()
    finally:
        await house.stop()


async def run_chat(settings: Settings, opened: Opened) -> None:
    """A conversation in the terminal: each line is one message."""
    house = build(settings, opened)
    urn = f"{CHANNEL}:terminal-{secrets.token_hex(4)}"
    simulator = house.simulator
    if simulator is None:
        return

    def show(msg: MsgOut) -> None:
        if msg.urn == urn:
            sys.stdout.write("".join(f"\n  │ {line}" for line in msg.text.splitlines()) + "\n\n> ")
            sys.stdout.flush()

    simulator.watchers.append(show)
    await house.start(worker=True)
    sys.stdout.write("Tulis sesuatu, lalu Enter. Ctrl-D selesai.\n\n> ")
    sys.stdout.flush()
    try:
        while line := await asyncio.to_thread(sys.stdin.readline):
            msg = MsgIn(CHANNEL, urn, secrets.token_hex(8), house.clock.now(), text=line.strip())
            await house.turn.take(msg)
        await asyncio.sleep(0.3)
    finally:
        with contextlib.suppress(asyncio.CancelledError):
            await house.stop()
