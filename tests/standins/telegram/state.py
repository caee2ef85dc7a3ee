"""The whole stand-in, as one object that the API and the control side share."""

import asyncio

from tests.standins.telegram.backlog import Backlog
from tests.standins.telegram.calls import Calls
from tests.standins.telegram.common import Json, Options, Record
from tests.standins.telegram.description import Description
from tests.standins.telegram.files import Files
from tests.standins.telegram.flood import Flood
from tests.standins.telegram.lean import Lean
from tests.standins.telegram.plans import Plans
from tests.standins.telegram.webhook import Webhook
from tests.standins.telegram.world import World


class State:
    """Holds the parts together; ``reset`` makes them anew."""

    def __init__(self, options: Options, description: Description) -> None:
        self.options = options
        self.description = description
        self.stopping = asyncio.Event()
        self.lean = Lean()
        self.webhook_calls: asyncio.Queue[Json] = asyncio.Queue()
        self._fill()

    def _fill(self) -> None:
        self.world = World()
        self.record = Record()
        self.plans = Plans()
        now = self.world.now
        self.backlog = Backlog(now)
        self.calls = Calls(now)
        self.files = Files(now)
        self.flood = Flood(self.options, now)
        self.webhook = Webhook(self.backlog, self.options, self.webhook_calls.put_nowait)
        self.logged_out = False

    async def reset(self) -> None:
        """Forget everything, the webhook too."""
        self.backlog.release()
        await self.webhook.close()
        self.lean = Lean()
        self._fill()

    def violate(self, method: str, problem: str) -> None:
        """Note a breach of the platform's rules."""
        self.record.violate(method=method, problem=problem, time=self.world.now())
