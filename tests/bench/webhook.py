"""Calls a system's webhook over connections that stay open, as a platform does."""

import asyncio
from collections import Counter, deque
from typing import cast

import httptools


class Webhook:
    """A pool of connections to one webhook; what finds none free waits its turn."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.statuses: Counter[int] = Counter()
        self.lost = 0
        self._free: list[_Call] = []
        self._all: list[_Call] = []
        self._waiting: deque[bytes] = deque()

    async def open(self, connections: int) -> None:
        """Open the connections beforehand."""
        loop = asyncio.get_running_loop()
        for _ in range(connections):
            _, call = await loop.create_connection(lambda: _Call(self), "127.0.0.1", self.port)
            self._all.append(call)
            self._free.append(call)

    def close(self) -> None:
        """Close the connections."""
        self._free.clear()
        for call in self._all:
            call.close()

    def deliver(self, call: bytes) -> None:
        """Bring one call; what became of it is counted in `statuses`."""
        if self._free:
            self._free.pop().write(call)
        else:
            self._waiting.append(call)

    @property
    def refused(self) -> int:
        """How many calls were not taken."""
        return sum(n for status, n in self.statuses.items() if status != 200)

    def answered(self, call: "_Call", status: int) -> None:
        """A connection is free again."""
        self.statuses[status] += 1
        if self._waiting:
            call.write(self._waiting.popleft())
        else:
            self._free.append(call)

    def broken(self, call: "_Call") -> None:
        """The system closed a connection."""
        self.lost += 1
        if call in self._free:
            self._free.remove(call)


class _Call(asyncio.Protocol):
    """One connection to the system, one call at a time."""

    def __init__(self, webhook: Webhook) -> None:
        self._webhook = webhook
        self._parser = httptools.HttpResponseParser(self)
        self._transport: asyncio.Transport | None = None
        self._closing = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way out."""
        self._transport = cast(asyncio.Transport, transport)

    def connection_lost(self, error: Exception | None) -> None:
        """Ours to close, or the system's fault."""
        if not self._closing:
            self._webhook.broken(self)

    def data_received(self, data: bytes) -> None:
        """Read what came."""
        self._parser.feed_data(data)

    def on_message_complete(self) -> None:
        """The call was answered."""
        self._webhook.answered(self, self._parser.get_status_code())

    def write(self, data: bytes) -> None:
        """Begin a call."""
        if self._transport is not None:
            self._transport.write(data)

    def close(self) -> None:
        """Close the connection."""
        self._closing = True
        if self._transport is not None:
            self._transport.close()
