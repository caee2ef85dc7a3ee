"""`POST /telegram/webhook`: 200 after the commit, 403 without the secret, 503 without storage."""

import json

from starlette.types import Receive, Scope, Send

from bot.channels.telegram import Intake, TelegramChannel, is_genuine
from bot.house import House
from bot.turn import StorageAway
from bot.web.bodies import body_of, header_of

SECRET_HEADER = b"x-telegram-bot-api-secret-token"
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
        if not is_genuine(self._house, header_of(scope, SECRET_HEADER)):
            return 403
        body = await body_of(receive)
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
