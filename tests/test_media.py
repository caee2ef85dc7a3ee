"""Files that people sent are fetched once and whole, and given up late."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

import bot.media
from bot.channels.base import FileGone, FileTooBig
from bot.media import FEWEST_TRIES
from bot.turn import Took
from flows.triage import UNFETCHED
from storage import media
from storage.tables import Alarm
from storage.tables.media import MediaState
from storage.tables.types import table_of
from tests.fetching import (
    MEDIA,
    WORDS,
    Platform,
    another_worker,
    content,
    on_disk,
    report,
    sent,
    states,
)
from tests.houses import Place, voice


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
