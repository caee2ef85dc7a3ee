"""`POST /telegram/webhook`: 200 after the commit, 403 without the secret, 503 without storage."""

import json

from starlette.types import Receive, Scope, Send

from bot.channels.telegram import Intake, TelegramChannel, is_genuine
from bot.house import House
from bot.turn import StorageAway

SECRET_HEADER = b"x-telegram-bot-api-secret-token"
LARGEST_BODY = 2 * 1024 * 1024
NO_BODY = [(b"content-length", b"0")]
AGAIN = [*NO_BODY, (b"retry-after", b"5")]


class TelegramWebhook:
    """One update a call, as Telegram brings them."""

    def __init__(self, house: House, channel: TelegramChannel) -> None:
        self._house = house
        self._intake = Intake(house, channel)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as an ASGI application: no framework stands between."""
        status = await self._status(scope, receive)
        headers = AGAIN if status == 503 else NO_BODY
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": b""})

    async def _status(self, scope: Scope, receive: Receive) -> int:
        if not is_genuine(self._house, _header(scope)):
            return 403
        body = await _body(receive)
        if body is None:
            return 413
        try:
            update = json.loads(body)
        except (ValueError, RecursionError):
            return 400
        if not isinstance(update, dict):
            return 400
        try:
            await self._intake.take(update)
        except StorageAway:
            return 503
        return 200


def _header(scope: Scope) -> str | None:
    for name, value in scope["headers"]:
        if name == SECRET_HEADER:
            return str(value, "latin-1")
    return None


async def _body(receive: Receive) -> bytes | None:
    """The body; None when it is larger than any update is."""
    body: bytes = b""
    while True:
        part = await receive()
        body += part.get("body", b"")
        if len(body) > LARGEST_BODY:
            return None
        if not part.get("more_body"):
            return body
