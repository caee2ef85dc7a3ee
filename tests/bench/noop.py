"""A system that does nothing but answer: it shows how much the load generator can bear.

Each webhook call gets its 200 and one sendMessage, written without a library.
"""

import asyncio
import os
import re
from typing import cast
from urllib.parse import urlsplit

import uvloop

_CHAT = re.compile(rb'"chat":\{"id":(\d+)')
_OK = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
_SEND = (
    b"POST /bot0:noop/sendMessage HTTP/1.1\r\nHost: api\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n%b"
)


class Sending(asyncio.Protocol):
    """One connection to the platform; what comes back is not read."""

    transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way out."""
        self.transport = cast(asyncio.Transport, transport)

    def send(self, chat: bytes) -> None:
        """Send one message."""
        body = b"chat_id=" + chat + b"&text=sudah+diterima"
        self.transport.write(_SEND % (len(body), body))


class Receiving(asyncio.Protocol):
    """One connection from the platform: a whole call comes in one piece here."""

    transport: asyncio.Transport

    def __init__(self, out: Sending) -> None:
        self._out = out

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way back."""
        self.transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        """Answer each call, and its person."""
        for found in _CHAT.finditer(data):
            self.transport.write(_OK)
            self._out.send(found.group(1))
        if b"/healthz" in data:
            self.transport.write(_OK)


async def main() -> None:
    """Serve until stopped."""
    loop = asyncio.get_running_loop()
    api = urlsplit(os.environ["TELEGRAM_API_URL"])
    _, out = await loop.create_connection(Sending, api.hostname or "", api.port or 0)
    port = int(os.environ["PORT"])
    server = await loop.create_server(lambda: Receiving(out), "127.0.0.1", port)
    await server.serve_forever()


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main())
