"""The campaign: every system in turn, several times over, each time from a fresh start."""

import gc
import shutil
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.figures import percentile
from tests.bench.load import Load, Seen
from tests.bench.systems import Running, System, started
from tests.bench.webhook import Webhook

Values = dict[str, list[float]]
CHATS, SLOW_CHATS = 64, 256
RATE = 300.0
SLOW_SECONDS = 0.040


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how often."""

    seconds: float = 6.0
    warm: float = 3.2
    slow_seconds: float = 5.0
    rounds: int = 3


async def measure(
    systems: Sequence[System],
    plan: Plan,
    *,
    folder: Path,
    filled: Path | None,
    tell: Callable[[str], None],
) -> dict[str, Values]:
    """Every figure of every system, a value a round; the systems take turns."""
    found: dict[str, Values] = {system.name: defaultdict(list) for system in systems}
    for number in range(1, plan.rounds + 1):
        for system in systems:
            place = filled if system.filled and filled else folder / f"{system.name}-{number}"
            values = await one_life(system, plan, place, tell)
            for name, value in values.items():
                found[system.name][name].append(value)
            tell(f"round {number}, {system.title}: {_brief(values)}")
            if place != filled:
                shutil.rmtree(place, ignore_errors=True)
    return found


async def one_life(
    system: System, plan: Plan, folder: Path, tell: Callable[[str], None]
) -> dict[str, float]:
    """Start a system, measure it at rest, at a steady rate, at its limit and on a slow platform."""
    values: dict[str, float] = {}
    async with loaded(system, folder) as (live, load):
        values["rest_memory"] = _memory(live)
        gc.collect()
        gc.disable()
        try:
            seen = await load.open(RATE, warm=plan.warm, seconds=plan.seconds)
            _check(seen, system, tell)
            values |= _steady(seen)
            seen = await load.closed(CHATS, warm=plan.warm, seconds=plan.seconds)
            _check(seen, system, tell)
            values["full_rate"] = seen.rate
            values["full_p99"] = percentile(seen.latencies, 0.99)
            values["full_core"] = 100 * seen.core
            values["told_each"] = seen.told_each
            values["used_memory"] = _memory(live)
            if not system.filled:
                load.platform.latency = SLOW_SECONDS
                seen = await load.closed(SLOW_CHATS, warm=1.5, seconds=plan.slow_seconds)
                values["slow_rate"] = seen.rate
        finally:
            gc.enable()
    return values


@asynccontextmanager
async def loaded(system: System, folder: Path) -> AsyncIterator[tuple[Running, Load]]:
    """A system that has just started, and a load for it."""
    async with system.platform().opened() as platform, started(system, platform, folder) as live:
        webhook, told = Webhook(live.port), Webhook(live.port)
        await webhook.open(SLOW_CHATS)
        await told.open(platform.tellers)
        load = Load(webhook, told, platform, live.process.used)
        try:
            yield live, load
        finally:
            load.close()


def _steady(seen: Seen) -> dict[str, float]:
    return {
        "open_p50": percentile(seen.latencies, 0.5),
        "open_p99": percentile(seen.latencies, 0.99),
        "open_p999": percentile(seen.latencies, 0.999),
        "open_core": 100 * seen.core,
    }


def _memory(live: Running) -> float:
    return live.process.memory + (live.beside.memory if live.beside else 0.0)


def _check(seen: Seen, system: System, tell: Callable[[str], None]) -> None:
    """Say what went wrong: a figure of a system that fails is worth nothing."""
    if seen.unanswered or seen.refused or seen.extra:
        tell(
            f"  ! {system.title}: {seen.unanswered} unanswered, {seen.refused} refused, "
            f"{seen.extra} beyond the one reply"
        )


def _brief(values: dict[str, float]) -> str:
    return ", ".join(f"{name} {value:,.1f}" for name, value in values.items())
