"""What the load generator itself can bear: it must not be what limits a system."""

from pathlib import Path

from tests.bench.campaign import CHATS, loaded
from tests.bench.platform import Platform
from tests.bench.systems import NOOP, started


async def ceiling(folder: Path, seconds: float = 2.0) -> float:
    """Turns a second with a system that does nothing but answer."""
    platform = Platform()
    api = await platform.open()
    async with started(NOOP, api, folder / NOOP.name) as live:
        load = await loaded(live, platform)
        seen = await load.closed(CHATS, warm=1.0, seconds=seconds)
        load.webhook.close()
    await platform.close()
    return seen.rate
