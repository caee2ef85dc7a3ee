"""What the load generator itself can bear: it must not be what limits a system."""

from dataclasses import replace
from pathlib import Path

from tests.bench.campaign import CHATS, loaded
from tests.bench.systems import NOOP, System


async def ceiling(system: System, folder: Path, seconds: float = 2.0) -> str:
    """Turns a second on a system's platform, with one that does nothing but answer."""
    idle = replace(NOOP, platform=system.platform)
    async with loaded(idle, folder / NOOP.name) as (_, load):
        seen = await load.closed(CHATS, warm=1.0, seconds=seconds)
    return f"the load generator bears {seen.rate:,.0f} turns/s on {load.platform.name}"
