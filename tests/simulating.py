"""A house that serves its simulator on this machine, as `serve` would, for tests to use."""

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import uvicorn

from bot.clock import Clock
from bot.house import House, build
from bot.opening import open_house
from bot.settings import load_settings
from bot.web import make_app

EVENING = datetime(2026, 11, 24, 13, 7, tzinfo=UTC)
"""A Tuesday, 21.07 WITA."""


@dataclass(frozen=True, slots=True)
class Simulating:
    """A running house and where its simulator is."""

    house: House
    address: str


@contextmanager
def running_simulator(
    folder: Path, *, now: datetime = EVENING, **given: object
) -> Iterator[Simulating]:
    """Serve a new house from a folder; its clock starts at `now`."""
    settings = load_settings(data_dir=folder / "data", simulator=True, _env_file=None, **given)
    clock = Clock(now - datetime.now(UTC))
    house = build(settings, open_house(settings, serving=False), clock)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        config = uvicorn.Config(
            make_app(house),
            log_config=None,
            access_log=False,
            ws="none",
            timeout_graceful_shutdown=1,
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(
            target=lambda: asyncio.run(server.serve(sockets=[listening])), daemon=True
        )
        thread.start()
        try:
            while not server.started and thread.is_alive():
                time.sleep(0.01)
            port = listening.getsockname()[1]
            yield Simulating(house, f"http://127.0.0.1:{port}")
        finally:
            server.should_exit = True
            thread.join(timeout=20)
