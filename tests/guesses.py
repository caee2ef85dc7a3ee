"""Guesses at receipts, through the real turn: nothing is gained, and time tells nothing.

`python -m tests.guesses` makes 10,000 of them from 1,000 contacts, and measures 300 wrong
and 300 limited ones.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from storage.receipts import new_code
from tests.houses import Place, a_place

STORY = ("tolong", "1", "2", "1", "td malam dia pukul saya", "2", "3", "kode")


@dataclass(frozen=True, slots=True)
class Result:
    """How many guesses were made, how many opened anything, and how many answers there were."""

    guesses: int
    gained: int
    answers: int


async def guess(place: Place, *, contacts: int, each: int) -> Result:
    """Random receipts from many contacts, while one real receipt waits to be found."""
    await place.tell(*STORY)
    answers: set[str] = set()
    gained = 0
    for number in range(contacts):
        urn = f"simulator:guess{number}"
        for _ in range(each):
            await place.say(new_code(), urn=urn)
        answers.update(await place.said(urn))
        known = await place.known(urn)
        gained += known.case_id is not None
    return Result(contacts * each, gained, len(answers))


async def times(place: Place, count: int) -> tuple[list[float], list[float]]:
    """Milliseconds of a turn with an unknown receipt, and with one that is not looked at."""
    unknown: list[float] = []
    limited: list[float] = []
    await place.tell(*STORY)
    for number in range(count):
        fresh, tired = f"simulator:f{number}", f"simulator:t{number}"
        for _ in range(5):
            await place.say("A3A4-A3A4-A3A4", urn=tired)
        for urn, found in ((fresh, unknown), (tired, limited)):
            await place.say("halo", urn=urn)
            began = time.perf_counter()
            await place.say("A3A4-A3A4-A3A4", urn=urn)
            found.append(1000 * (time.perf_counter() - began))
    return unknown, limited


async def _measure(contacts: int, each: int, count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with a_place(Path(folder) / "guess") as place:
            result = await guess(place, contacts=contacts, each=each)
        async with a_place(Path(folder) / "times") as place:
            unknown, limited = await times(place, count)
    medians = [statistics.median(one) for one in (unknown, limited)]
    sys.stdout.write(
        f"{result.guesses:,} guesses from {contacts:,} contacts: {result.gained} gained, "
        f"{result.answers} different answer(s)\n"
        f"median of a turn: unknown {medians[0]:.1f} ms, not looked at {medians[1]:.1f} ms\n"
    )


if __name__ == "__main__":
    asyncio.run(_measure(1_000, 10, 60))
