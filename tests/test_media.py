"""Files that people sent are fetched once and whole, beside each other, and given up late."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

import bot.media
from bot.channels.base import FileGone, FileTooBig
from bot.channels.simulator import SimulatorChannel
from bot.channels.telegram import TelegramChannel
from bot.media import FEWEST_TRIES, MOST_AT_ONCE, Fetcher
from bot.turn import Took
from flows.casework.report import Report
from flows.messages import Media, MediaKind
from flows.triage import UNFETCHED
from storage import cases, erasure, media
from storage.tables import Alarm, StoredMedia
from storage.tables.media import MediaState
from storage.tables.types import table_of
from tests.houses import Place, voice
from tests.standins.telegram import TelegramStandIn

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


@pytest.fixture
def platform(place: Place) -> Platform:
    """A platform in the simulator's place."""
    ours = Platform()
    place.house.channels["simulator"] = ours
    return ours


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


async def test_notice_of_a_huge_file_breaks_no_turn(place: Place) -> None:
    assert await place.say(media=voice("huge", size=2**31)) is Took.NEW
    [row] = await place.rows(MEDIA)
    assert row.size == 2**31


async def test_two_workers_fetch_each_file_once(place: Place, platform: Platform) -> None:
    names = [f"v{number}" for number in range(6)]
    await sent(place, *names)

    workers = place.house.fetcher, another_worker(place)
    await asyncio.gather(*(worker.fetch_waiting() for worker in workers))

    assert sorted(platform.began) == names
    rows = await place.rows(MEDIA)
    assert [(row.state, row.size) for row in rows] == [("stored", len(WORDS))] * 6
    assert [await content(place, row) for row in rows] == [WORDS] * 6


async def test_one_claim_wins(place: Place) -> None:
    await sent(place, "v")
    now = place.house.clock.now()
    over = now + timedelta(minutes=6)

    def claim(conn: Any) -> Any:
        return media.claim(conn, ["simulator"], now=now, until=over)

    claims = [place.house.opened.database.write(claim) for _ in range(5)]
    assert len([row for row in await asyncio.gather(*claims) if row is not None]) == 1


async def test_file_of_a_killed_worker_is_taken_over_and_its_late_word_counts_for_nothing(
    place: Place, platform: Platform
) -> None:
    await sent(place, "v")
    write, now = place.house.opened.database.write, place.house.clock.now()
    over = now + timedelta(minutes=6)
    claim = await write(lambda conn: media.claim(conn, ["simulator"], now=now, until=over))
    assert claim is not None
    other = another_worker(place)
    await other.fetch_waiting()  # the first run on SQLite frees what a killed process held
    if place.house.opened.database.distributed:
        assert await states(place) == ["waiting"]
        place.later(minutes=7)
        await other.fetch_waiting()
    assert await states(place) == ["stored"]

    assert not await write(lambda conn: media.give_up(conn, claim, MediaState.GONE))
    await write(lambda conn: media.later(conn, claim, attempts=9, next_at=now))

    [row] = await place.rows(MEDIA)
    assert (row.state, row.attempts) == ("stored", 0)
    assert await content(place, row) == WORDS


async def test_file_that_is_not_handed_out_is_asked_for_again(
    place: Place, platform: Platform
) -> None:
    await sent(place, "v")
    platform.plans["v"] = FileGone()
    for _ in range(4):
        await place.house.fetcher.fetch_waiting()
        place.later(minutes=20)
    assert await states(place) == ["waiting"]
    assert len(platform.began) == 4
    assert UNFETCHED not in (await report(place)).risk.reasons

    platform.plans.clear()
    await place.house.fetcher.fetch_waiting()

    assert await states(place) == ["stored"]


@pytest.mark.parametrize(
    ("error", "tries", "state"),
    [(FileGone(), 1 + FEWEST_TRIES, "gone"), (FileTooBig(), 1, "too_big")],
    ids=["gone", "too big"],
)
async def test_staff_are_told_of_a_file_that_is_given_up(
    place: Place, platform: Platform, error: Exception, tries: int, state: str
) -> None:
    await sent(place, "v")
    await place.staff.take(1, "Rani")
    platform.plans["v"] = error
    for _ in range(tries):
        assert await states(place) == ["waiting"]
        await place.house.fetcher.fetch_waiting()
        place.later(hours=25)

    assert await states(place) == [state]
    assert UNFETCHED in (await report(place)).risk.reasons
    alarm = (await place.rows(table_of(Alarm)))[-1]
    assert alarm.state == "raised"
    await place.house.fetcher.fetch_waiting()
    assert len(platform.began) == tries
    assert on_disk(place) == []


async def test_an_outage_never_ends_the_trying(place: Place, platform: Platform) -> None:
    await sent(place, "v")
    platform.plans["v"] = ConnectionError()
    await place.house.fetcher.fetch_waiting()
    await place.house.opened.database.write(lambda conn: conn.execute(_tried(5000)))
    place.later(days=60)
    await place.house.fetcher.fetch_waiting()
    [row] = await place.rows(MEDIA)
    assert (row.state, row.attempts) == ("waiting", 5001)
    assert row.next_at - place.house.clock.now() <= timedelta(seconds=bot.media.LONGEST_PAUSE)

    platform.plans.clear()
    place.later(minutes=15)
    await place.house.fetcher.fetch_waiting()

    assert await states(place) == ["stored"]


def _tried(attempts: int) -> Any:
    return update(MEDIA).values(attempts=attempts)


async def test_download_that_hangs_holds_up_nobody(place: Place, platform: Platform) -> None:
    await sent(place, "slow")
    platform.slow["slow"] = asyncio.Event()
    await place.house.fetcher.begin()
    await sent(place, "a", "b", "c", "d")

    await place.house.fetcher.begin()

    await until_states(place, "waiting", *["stored"] * 4)
    platform.slow["slow"].set()
    await until_states(place, *["stored"] * 5)
    assert platform.began.count("slow") == 1


async def test_so_many_at_once_and_no_more(place: Place, platform: Platform) -> None:
    names = [f"v{number}" for number in range(MOST_AT_ONCE + 2)]
    await sent(place, *names)
    platform.slow = {name: asyncio.Event() for name in names}
    for _ in range(3):
        await place.house.fetcher.begin()
    await until_under_way(platform, MOST_AT_ONCE)

    for event in platform.slow.values():
        event.set()

    await until_states(place, *["stored"] * len(names))
    assert platform.most == MOST_AT_ONCE


async def test_download_that_trickles_is_ended_and_begun_anew(
    place: Place, platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    await sent(place, "v")
    monkeypatch.setattr(bot.media, "FETCH_SECONDS", 0.1)
    platform.slow["v"] = asyncio.Event()

    await place.house.fetcher.fetch_waiting()

    [row] = await place.rows(MEDIA)
    assert (row.state, row.attempts) == ("waiting", 1)
    assert on_disk(place) == []
    platform.slow.clear()
    place.later(minutes=1)
    await place.house.fetcher.fetch_waiting()
    assert await states(place) == ["stored"]


async def test_clean_stop_leaves_no_half_file_and_frees_it(
    place: Place, platform: Platform
) -> None:
    await sent(place, "v")
    platform.slow["v"] = asyncio.Event()
    await place.house.fetcher.begin()
    await until_under_way(platform, 1)
    assert on_disk(place) == [".part"]

    await place.house.fetcher.stop()

    assert on_disk(place) == []
    assert platform.now == 0
    await place.house.fetcher.begin()
    assert platform.began == ["v"]
    platform.slow.clear()
    other = another_worker(place)
    await other.fetch_waiting()
    [row] = await place.rows(MEDIA)
    assert (row.state, row.attempts) == ("stored", 0)


async def test_who_is_erased_during_a_download_leaves_no_file(
    place: Place, platform: Platform
) -> None:
    await sent(place, "v", "w")
    platform.slow["v"] = platform.slow["w"] = asyncio.Event()
    await place.house.fetcher.begin()
    await until_under_way(platform, 2)
    known, opened = await place.known(), place.house.opened
    left, _ = await opened.database.write(
        lambda conn: erasure.erase_contact(
            conn,
            opened.ring,
            known.id,
            who="Rani",
            reason="asked",
            now=place.house.clock.now(),
        )
    )
    place.house.files.remove(left)  # of one the half file is gone already, of the other not yet

    platform.slow["v"].set()
    await place.house.fetcher.fetch_waiting()

    assert on_disk(place) == []
    assert await states(place) == ["gone", "gone"]


async def test_what_does_not_open_holds_up_nobody(place: Place, platform: Platform) -> None:
    await sent(place, "damaged", "v")
    [row, _] = await place.rows(MEDIA)
    damaged = update(MEDIA).where(MEDIA.c.id == row.id).values(source_sealed=b"\x01" * 64)
    await place.house.opened.database.write(lambda conn: conn.execute(damaged))

    await place.house.fetcher.fetch_waiting()

    assert await states(place) == ["waiting", "stored"]
    assert platform.began == ["v"]


async def test_disk_that_is_full_ends_the_download_and_is_tried_again(
    place: Place, platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    await sent(place, "v")
    with monkeypatch.context() as patched:
        patched.setattr("storage.files.os.fsync", _full)
        await place.house.fetcher.fetch_waiting()
    assert await states(place) == ["waiting"]
    assert on_disk(place) == []
    assert platform.now == 0

    place.later(minutes=1)
    await place.house.fetcher.fetch_waiting()

    assert await states(place) == ["stored"]


def _full(_: int) -> None:
    raise OSError(28, "No space left on device")


@pytest.fixture(scope="module")
def standin() -> Iterator[TelegramStandIn]:
    """A stand-in whose files nobody is told of."""
    with TelegramStandIn() as running:
        yield running


@pytest.fixture
async def telegram(standin: TelegramStandIn) -> AsyncIterator[TelegramChannel]:
    """The channel, pointed at the stand-in."""
    channel = TelegramChannel(standin.token, standin.url, 30)
    yield channel
    await channel.close()
    standin.cancel()


async def fetched(telegram: TelegramChannel, standin: TelegramStandIn, size: int) -> bytes:
    """Somebody sends a file of this size, and it is fetched without knowing its size."""
    standin.user(9001)
    message = standin.say(9001, document={"size": size})["update"]["message"]
    wanted = Media(MediaKind.DOCUMENT, message["document"]["file_id"])
    return b"".join([piece async for piece in telegram.fetch(wanted)])


async def test_telegram_hands_out_a_file(
    telegram: TelegramChannel, standin: TelegramStandIn
) -> None:
    assert len(await fetched(telegram, standin, 150_000)) == 150_000


async def test_telegram_says_that_a_file_is_too_big(
    telegram: TelegramChannel, standin: TelegramStandIn
) -> None:
    with pytest.raises(FileTooBig):
        await fetched(telegram, standin, 21 * 1024 * 1024)


@pytest.mark.parametrize(
    "plan",
    [
        {
            "method": "getFile",
            "status": 400,
            "description": "Bad Request: wrong file_id or the file is temporarily unavailable",
        },
        {"method": "download", "status": 404},
        {"method": "download", "status": 410},
    ],
    ids=["unavailable", "404", "410"],
)
async def test_telegram_does_not_hand_a_file_out_now_and_does_later(
    telegram: TelegramChannel, standin: TelegramStandIn, plan: dict[str, Any]
) -> None:
    standin.plan(**plan)
    with pytest.raises(FileGone):
        await fetched(telegram, standin, 1000)
    assert len(await fetched(telegram, standin, 1000)) == 1000
