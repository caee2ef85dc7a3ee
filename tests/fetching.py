"""A platform that hands files out as a test plans, and what became of them."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from bot.channels.simulator import SimulatorChannel
from bot.media import Fetcher
from bot.turn import Took
from flows.casework.report import Report
from flows.messages import Media
from storage import cases
from storage.tables import StoredMedia
from storage.tables.types import table_of
from tests.houses import Place, voice

MEDIA = table_of(StoredMedia)
WORDS = b"suara " * 20_000


class Platform(SimulatorChannel):
    """A platform that does with each file what a test plans."""

    def __init__(self) -> None:
        super().__init__()
        self.plans: dict[str, Exception] = {}
        self.slow: dict[str, asyncio.Event] = {}
        self.began: list[str] = []
        self.now = self.most = 0

    async def fetch(self, media: Media) -> AsyncIterator[bytes]:
        """Half of it, a wait where one is planned, and the other half."""
        self.began.append(media.file_id)
        self.now += 1
        self.most = max(self.most, self.now)
        try:
            if media.file_id in self.plans:
                raise self.plans[media.file_id]
            yield WORDS[:1000]
            if media.file_id in self.slow:
                await self.slow[media.file_id].wait()
            yield WORDS[1000:]
        finally:
            self.now -= 1


async def sent(place: Place, *file_ids: str) -> None:
    """Somebody whose case is open sends files."""
    await place.tell("halo", "1")
    for file_id in file_ids:
        assert await place.say(media=voice(file_id)) is Took.NEW


async def states(place: Place) -> list[str]:
    return [row.state for row in await place.rows(MEDIA)]


async def until(holds: Callable[[], Awaitable[bool]]) -> None:
    """Wait for what happens beside the test."""
    for _ in range(500):
        if await holds():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it never happened")


async def until_states(place: Place, *wanted: str) -> None:
    async def reached() -> bool:
        return await states(place) == list(wanted)

    await until(reached)


async def until_under_way(platform: Platform, count: int) -> None:
    async def reached() -> bool:
        return platform.now == count

    await until(reached)


async def content(place: Place, row: Any) -> bytes:
    key = await place.read(lambda conn: place.house.opened.ring.get(conn, row.key_id))
    return b"".join(place.house.files.open(row.id, key))


async def report(place: Place) -> Report:
    known = await place.known()
    case = await place.read(lambda conn: cases.of_contact(conn, place.house.opened.ring, known))
    assert case is not None
    return Report.loads(case.report.dumps())


def another_worker(place: Place) -> Fetcher:
    house = place.house
    return Fetcher(
        house.opened.database, house.opened.ring, house.files, house.channels, house.clock
    )


def on_disk(place: Place) -> list[str]:
    folder = place.house.settings.data_dir / "files"
    return sorted(path.suffix for path in folder.rglob("*") if path.is_file())
