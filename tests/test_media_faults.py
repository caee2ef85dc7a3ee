"""A download that hangs, trickles, breaks or is not wanted any more harms no other."""

import asyncio

import pytest
from sqlalchemy import update

import bot.media
from bot.media import MOST_AT_ONCE
from storage import erasure
from tests.fetching import (
    MEDIA,
    Platform,
    another_worker,
    on_disk,
    sent,
    states,
    until_states,
    until_under_way,
)
from tests.houses import Place


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
