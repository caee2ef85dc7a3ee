"""The lean mode for benchmarks: a message is counted and answered, nothing else."""

import re
import time
from dataclasses import dataclass, field
from urllib.parse import unquote_plus

from aiohttp import web

from tests.standins.twilio.common import VERSION, Json, rfc2822

_ROOM = 100_000
_TO = re.compile(rb"(?:^|&)To=([^&]*)")
_ANSWER = (
    b'{"account_sid":"%b","api_version":"2010-04-01","body":"-","date_created":"%b",'
    b'"date_sent":null,"date_updated":"%b","direction":"outbound-api","error_code":null,'
    b'"error_message":null,"from":"whatsapp:+12025550199","messaging_service_sid":null,'
    b'"num_media":"0","num_segments":"1","price":null,"price_unit":null,'
    b'"sid":"SM%032x","status":"queued","subresource_uris":{},"to":"%b","uri":"-"}'
)


@dataclass(slots=True)
class Lean:
    """Counts of sends, with the last time of each person in a list made beforehand."""

    account_sid: str
    count: int = 0
    places: dict[bytes, int] = field(default_factory=dict)
    last: list[float] = field(default_factory=lambda: [0.0] * _ROOM)

    def takes(self, method: str, path: str) -> bool:
        """Say whether this is a message to be sent."""
        return method == "POST" and path == f"/{VERSION}/Accounts/{self.account_sid}/Messages.json"

    async def create(self, request: web.BaseRequest) -> web.Response:
        """Answer one create as fast as may be."""
        found = _TO.search(await request.read())
        to = found.group(1) if found else b""
        self.count += 1
        now = time.time()
        place = self.places.setdefault(to, len(self.places))
        if place < _ROOM:
            self.last[place] = now
        date = (rfc2822(now) or "").encode()
        plain = unquote_plus(to.decode()).encode()
        answer = _ANSWER % (self.account_sid.encode(), date, date, self.count, plain)
        return web.Response(status=201, body=answer, content_type="application/json")

    def view(self) -> Json:
        """Return the count and each person's last time."""
        last = {
            unquote_plus(to.decode()): self.last[place]
            for to, place in self.places.items()
            if place < _ROOM
        }
        return {"count": self.count, "last": last}
