"""A bot's webhook in the test's own process: answers what the test says, remembers what came."""

import time
from collections.abc import Awaitable, Callable
from typing import Any, Self

from aiohttp import web

from tests.standins.telegram.common import Json

Decide = Callable[[Json, int], Awaitable[web.Response]]


class Receiver:
    """Listens on a free port; ``decide`` gets each update and how often it came."""

    def __init__(self, decide: Decide) -> None:
        self.decide = decide
        self.url = ""
        self.seen: list[tuple[int, float]] = []
        self.secrets: set[str | None] = set()
        self.most_at_once = 0
        self._running = 0
        self._runner: web.ServerRunner | None = None

    async def __aenter__(self) -> Self:
        self._runner = web.ServerRunner(web.Server(self._answer, access_log=None))
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/hook"
        return self

    async def __aexit__(self, *error: Any) -> None:
        if self._runner:
            await self._runner.cleanup()

    async def _answer(self, request: web.BaseRequest) -> web.Response:
        update: Json = await request.json()
        self.secrets.add(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.seen.append((update["update_id"], time.monotonic()))
        self._running += 1
        self.most_at_once = max(self.most_at_once, self._running)
        times = [number for number, _ in self.seen].count(update["update_id"])
        try:
            return await self.decide(update, times)
        finally:
            self._running -= 1
