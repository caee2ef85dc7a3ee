"""Where a turn of ours spends its processor time at the limit, by stage."""

import asyncio
import json
import signal
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from tests.bench.campaign import CHATS, loaded
from tests.bench.figures import markdown
from tests.bench.systems import System

REST = "loop, threads, HTTP protocol, the rest"


async def profile(system: System, folder: Path, *, seconds: float) -> str:
    """Run one of ours at its limit with a stopwatch on each stage."""
    found = folder / "stages.json"
    async with loaded(system, folder / "plain") as (_, load):
        plain = await load.closed(CHATS, warm=3.2, seconds=seconds / 2)
    watched = replace(system, module="tests.bench.timed", arguments=(str(found),))
    async with loaded(watched, folder / "watched") as (live, load):
        loading = asyncio.create_task(load.closed(CHATS, warm=3.2, seconds=seconds + 1))
        await asyncio.sleep(3.2)
        before = await _read(live.process.popen.send_signal, found), load.replies
        await asyncio.sleep(seconds)
        after = await _read(live.process.popen.send_signal, found), load.replies
        await loading
    turns = after[1] - before[1]
    stages = {
        name: 1e6 * (used - before[0].get(name, 0)) / turns for name, used in after[0].items()
    }
    head = (
        f"{plain.rate:,.0f} turns/s, {100 * plain.core:.0f} % of the core: "
        f"{1e6 * plain.core / plain.rate:,.0f} µs a turn"
    )
    return f"{head}\n\n{shares(stages)}"


async def _read(send: Callable[[int], None], found: Path) -> dict[str, float]:
    """Ask for the stages' times until now."""
    send(signal.SIGUSR1)
    await asyncio.sleep(0.3)
    read: dict[str, float] = json.loads(await asyncio.to_thread(found.read_text))
    return read


def shares(stages: Mapping[str, float]) -> str:
    """A table of microseconds a turn; what no stage holds is the rest of `all`."""
    whole = stages["all"]
    named = {name: spent for name, spent in stages.items() if name != "all"}
    named[REST] = whole - sum(named.values())
    rows = [["stage", "µs a turn", "share"]]
    for name, spent in sorted(named.items(), key=lambda item: -item[1]):
        rows.append([name, f"{spent:,.0f}", f"{100 * spent / whole:.0f} %"])
    rows.append(["all, with the stopwatch's own time", f"{whole:,.0f}", "100 %"])
    return markdown(rows)
