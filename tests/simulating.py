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
from typing import Any

import httpx
import uvicorn
from sqlalchemy import func, select

from bot.clock import Clock
from bot.house import House, build
from bot.opening import open_house
from bot.settings import load_settings
from bot.web import make_app
from bot.web.simulator.people import Person
from storage import simulated
from storage.tables import Message
from storage.tables.types import table_of

COOKIE = "rangkul_simulator"
SAME = {"Sec-Fetch-Site": "same-origin"}
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


@contextmanager
def visiting(simulating: Simulating) -> Iterator[httpx.Client]:
    """A browser of its own, which has opened the page."""
    with httpx.Client(base_url=simulating.address, headers=SAME) as opened:
        opened.get("/simulator")
        yield opened


def urn_of(client: httpx.Client, who: str = "malam") -> str:
    """The address that one browser's person has."""
    person = Person.read(who)
    assert person is not None
    return person.urn(client.cookies[COOKIE])


def say(client: httpx.Client, text: str, **fields: str) -> httpx.Response:
    """Send words through the form, as a page without scripts does."""
    form = {"who": "malam", "text": text, **fields}
    parts: list[tuple[str, Any]] = [(name, (None, value)) for name, value in form.items()]
    return client.post("/simulator/say", files=parts)


def send_file(client: httpx.Client, field: str, data: bytes, mime: str) -> httpx.Response:
    """Send a file through the form, with its kind of content."""
    parts: list[tuple[str, Any]] = [("who", (None, "malam")), (field, ("a.bin", data, mime))]
    return client.post("/simulator/say", files=parts)


def seen_by(simulating: Simulating, client: httpx.Client, who: str = "malam") -> Any:
    """What is stored of one browser's person."""
    opened = simulating.house.opened
    with opened.database.read_engine.connect() as conn:
        return simulated.see(conn, opened.ring, urn_of(client, who))


def count(simulating: Simulating, model: Any = Message) -> int:
    """How many rows a table has."""
    with simulating.house.opened.database.read_engine.connect() as conn:
        return conn.execute(select(func.count()).select_from(table_of(model))).scalar_one()
