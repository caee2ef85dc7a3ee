"""A platform's side of a measurement: it brings messages, and knows when each reply reached it."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Self, cast

import httptools


class Platform:
    """Answers what a system asks; `arrived` hears of each reply, `latency` delays the answer."""

    name: str
    tellers = 0
    """Connections over which it tells what became of replies."""

    def __init__(self) -> None:
        self.latency = 0.0
        self.arrived: Callable[[int], None] = lambda chat: None
        self.calls: Counter[bytes] = Counter()
        self.tell: Callable[[bytes], None] = lambda call: None
        """Calls the system about what became of a reply."""
        self.url = ""
        self.numbers = 0
        self._server: asyncio.Server | None = None

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[Self]:
        """Listen at `url`, for as long as it is needed."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: _Connection(self), "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        try:
            yield self
        finally:
            self._server.close()

    def settings(self) -> Mapping[str, str]:
        """What a system must know to meet this platform."""
        raise NotImplementedError

    def call(self, port: int, chat: int, number: int, words: str) -> bytes:
        """The whole request that brings a person's words to the system at a port."""
        raise NotImplementedError

    def answer(self, method: bytes, url: bytes, body: bytes) -> bytes:
        """The whole answer to one call."""
        raise NotImplementedError


class _Connection(asyncio.Protocol):
    """One connection of the system under test."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform
        self._parser = httptools.HttpRequestParser(self)
        self._transport: asyncio.Transport | None = None
        self._url = b""
        self._body = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way back."""
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        """Read what came."""
        self._parser.feed_data(data)

    def on_message_begin(self) -> None:
        """Another call begins."""
        self._url = self._body = b""

    def on_url(self, url: bytes) -> None:
        """Its address."""
        self._url += url

    def on_body(self, body: bytes) -> None:
        """Its form."""
        self._body += body

    def on_message_complete(self) -> None:
        """Answer it, as late as the platform is slow."""
        whole = self._platform.answer(self._parser.get_method(), self._url, self._body)
        if self._platform.latency:
            loop = asyncio.get_running_loop()
            loop.call_later(self._platform.latency, self._write, whole)
        else:
            self._write(whole)

    def _write(self, data: bytes) -> None:
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(data)
