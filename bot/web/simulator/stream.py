"""Hints that something new can be fetched: server-sent events, one stream a page."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from typing import Final

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from bot.channels.simulator import SimulatorChannel
from bot.opening import Opened
from storage import simulated
from storage.outbox import MsgOut

MOST_STREAMS: Final = 4
LOOK_SECONDS: Final = 1.0
SETTLE_SECONDS: Final = 0.03
QUIET_LOOKS: Final = 15


class Streams:
    """The open streams; each tells its page that what it shows has changed, never what."""

    def __init__(self, opened: Opened, channel: SimulatorChannel) -> None:
        self._opened = opened
        self._channel = channel
        self._open: Counter[str] = Counter()

    def answer(self, request: Request, *, browser: str, urn: str) -> Response:
        """A stream of hints; 204 tells a browser with too many of them to stop asking."""
        if self._open[browser] >= MOST_STREAMS:
            return Response(status_code=204)
        seen = request.headers.get("last-event-id") or request.query_params.get("seen", "")
        return StreamingResponse(self._hints(browser, urn, seen), media_type="text/event-stream")

    async def _hints(self, browser: str, urn: str, seen: str) -> AsyncIterator[str]:
        """A hint whenever the mark of this person's rows has moved on from what was seen."""
        with self._counted(browser), self._woken(urn) as woken:
            yield "retry: 1000\n\n"
            quiet = 0
            while True:
                mark = await self._mark(urn)
                quiet = 0 if mark != seen else quiet + 1
                if mark != seen:
                    seen = mark
                    yield f"id: {mark}\nevent: changed\ndata: \n\n"
                elif quiet % QUIET_LOOKS == 0:
                    yield ": still here\n\n"
                with suppress(TimeoutError):
                    async with asyncio.timeout(LOOK_SECONDS):
                        await woken.wait()
                        await asyncio.sleep(SETTLE_SECONDS)
                woken.clear()

    async def _mark(self, urn: str) -> str:
        opened = self._opened
        return await opened.database.read(lambda conn: simulated.mark(conn, opened.ring, urn))

    @contextmanager
    def _counted(self, browser: str) -> Iterator[None]:
        self._open[browser] += 1
        try:
            yield
        finally:
            self._open[browser] -= 1
            self._open += Counter()  # forgets whoever has none left

    @contextmanager
    def _woken(self, urn: str) -> Iterator[asyncio.Event]:
        """An event that is set when something is sent to this person."""
        woken = asyncio.Event()

        def watch(msg: MsgOut) -> None:
            if msg.urn == urn:
                woken.set()

        self._channel.watchers.append(watch)
        try:
            yield woken
        finally:
            self._channel.watchers.remove(watch)
