"""The lean mode for benchmarks: sendMessage is counted and answered, nothing else."""

import json
import re
import time
from dataclasses import dataclass, field

from aiohttp import web

from tests.standins.telegram.common import Json

_ROOM = 100_000
_CHAT = re.compile(rb"(?:chat_id=|\"chat_id\": ?\"?|name=\"chat_id\"\r\n\r\n)(-?\d+)")
_LONE_PART = re.compile(rb"name=\"chat_id\"(?:\r\n[^\r\n]+)*\r\n\r\n(-?\d+)")
_ANSWER = (
    b'{"ok":true,"result":{"message_id":%d,"date":%d,'
    b'"chat":{"id":%d,"type":"private","first_name":"User"},"text":"-"}}'
)


@dataclass(slots=True)
class Lean:
    """Counts of sends, with the last time of each chat in a list made beforehand."""

    count: int = 0
    places: dict[int, int] = field(default_factory=dict)
    last: list[float] = field(default_factory=lambda: [0.0] * _ROOM)

    async def send_message(self, request: web.BaseRequest) -> web.Response:
        """Answer one sendMessage as fast as may be."""
        body = await request.read() or request.query_string.encode()
        found = _CHAT.search(body) or _LONE_PART.search(body)
        chat = int(found.group(1)) if found else 0
        self.count += 1
        now = time.time()
        place = self.places.setdefault(chat, len(self.places))
        if place < _ROOM:
            self.last[place] = now
        answer = _ANSWER % (self.count, int(now), chat)
        return web.Response(body=answer, content_type="application/json")

    def view(self) -> Json:
        """Return the count and each chat's last time."""
        last = {str(chat): self.last[place] for chat, place in self.places.items() if place < _ROOM}
        return {"count": self.count, "last": last}

    def text(self) -> str:
        """Return the view as JSON text."""
        return json.dumps(self.view())
