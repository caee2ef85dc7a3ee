"""A system that does nothing but answer: it shows how much the load generator can bear.

Each webhook call gets its 200 and one reply, written without a library.
"""

import asyncio
import os
import re
from dataclasses import dataclass
from typing import cast
from urllib.parse import urlsplit

import uvloop

_OK = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
_SEND = (
    b"POST %b HTTP/1.1\r\nHost: api\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n%b"
)


@dataclass(frozen=True, slots=True)
class Way:
    """How a platform's calls look: who writes, and how they are answered."""

    person: re.Pattern[bytes]
    path: bytes
    reply: bytes


TELEGRAM = Way(
    re.compile(rb'"chat":\{"id":(\d+)'),
    b"/bot0:noop/sendMessage",
    b"chat_id=%b&text=sudah+diterima",
)
WHATSAPP = Way(
    re.compile(rb"&From=whatsapp%3A%2B(62\d+)"),
    b"/2010-04-01/Accounts/AC0/Messages.json",
    b"To=whatsapp%%3A%%2B%b&Body=sudah+diterima"
    b"&StatusCallback=http%%3A%%2F%%2F127.0.0.1%%2Fwhatsapp%%2Fstatus%%3Fm%%3D1",
)


class Sending(asyncio.Protocol):
    """One connection to the platform; what comes back is not read."""

    transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way out."""
        self.transport = cast(asyncio.Transport, transport)

    def send(self, way: Way, person: bytes) -> None:
        """Send one message."""
        body = way.reply % person
        self.transport.write(_SEND % (way.path, len(body), body))


class Receiving(asyncio.Protocol):
    """One connection from the platform: a whole call comes in one piece here."""

    transport: asyncio.Transport

    def __init__(self, way: Way, out: Sending) -> None:
        self._way = way
        self._out = out

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way back."""
        self.transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        """Answer each call, and its person."""
        for found in self._way.person.finditer(data):
            self.transport.write(_OK)
            self._out.send(self._way, found.group(1))
        if b"POST /whatsapp/status" in data:
            self.transport.write(_OK)


async def main() -> None:
    """Serve until stopped."""
    loop = asyncio.get_running_loop()
    on_whatsapp = "TWILIO_API_URL" in os.environ
    way = WHATSAPP if on_whatsapp else TELEGRAM
    api = urlsplit(os.environ["TWILIO_API_URL" if on_whatsapp else "TELEGRAM_API_URL"])
    _, out = await loop.create_connection(Sending, api.hostname or "", api.port or 0)
    port = int(os.environ["PORT"])
    server = await loop.create_server(lambda: Receiving(way, out), "127.0.0.1", port)
    await server.serve_forever()


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main())
