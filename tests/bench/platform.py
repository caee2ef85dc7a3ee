"""The platform's side of a measurement: a Bot API that knows when each reply reached it."""

import asyncio
import re
import time
from collections import Counter
from collections.abc import Callable
from typing import cast

import httptools

_CHAT = re.compile(
    rb'(?:\bchat_id=|"chat_id": *"?|name="?chat_id"?(?:\r\n[^\r\n]+)*\r\n\r\n)(-?\d+)'
)
_MESSAGE = (
    b'{"ok":true,"result":{"message_id":%d,"from":{"id":4242,"is_bot":true,'
    b'"first_name":"Rangkul","username":"rangkul_bot"},"chat":{"id":%d,"first_name":"Sari",'
    b'"type":"private"},"date":%d,"text":"Terima kasih sudah menulis. Ini pesan otomatis."}}'
)
_ME = (
    b'{"ok":true,"result":{"id":4242,"is_bot":true,"first_name":"Rangkul",'
    b'"username":"rangkul_bot","can_join_groups":false,"can_read_all_group_messages":false,'
    b'"supports_inline_queries":false}}'
)
_TRUE = b'{"ok":true,"result":true}'
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"


class Platform:
    """Answers the Bot API; `arrived` hears of each sendMessage, `latency` delays its answer."""

    def __init__(self) -> None:
        self.latency = 0.0
        self.arrived: Callable[[int], None] = lambda chat: None
        self.calls: Counter[bytes] = Counter()
        self._server: asyncio.Server | None = None
        self._numbers = 0

    async def open(self) -> str:
        """Listen; the address for TELEGRAM_API_URL."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: _Connection(self), "127.0.0.1", 0)
        port = self._server.sockets[0].getsockname()[1]
        return f"http://127.0.0.1:{port}"

    async def close(self) -> None:
        """Stop listening."""
        if self._server is not None:
            self._server.close()

    def answer(self, url: bytes, body: bytes) -> bytes:
        """Answer one call, at once."""
        method = url.rpartition(b"/")[2].partition(b"?")[0]
        self.calls[method] += 1
        if method == b"sendMessage":
            found = _CHAT.search(body)
            chat = int(found.group(1)) if found else 0
            self.arrived(chat)
            self._numbers += 1
            return _MESSAGE % (self._numbers, chat, int(time.time()))
        return _ME if method == b"getMe" else _TRUE


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
        answer = self._platform.answer(self._url, self._body)
        whole = _HEAD % len(answer) + answer
        if self._platform.latency:
            loop = asyncio.get_running_loop()
            loop.call_later(self._platform.latency, self._write, whole)
        else:
            self._write(whole)

    def _write(self, data: bytes) -> None:
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(data)
