"""`POST /telegram/webhook`: 200 after the commit, 403 without the secret, 503 without storage."""

import json

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from bot.channels.telegram import Intake, TelegramChannel, is_genuine
from bot.house import House
from bot.turn import StorageAway

SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105 - the header's name
LARGEST_BODY = 2 * 1024 * 1024


class TelegramWebhook:
    """One update a call, as Telegram brings them."""

    def __init__(self, house: House, channel: TelegramChannel) -> None:
        self._house = house
        self._intake = Intake(house, channel)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as an ASGI application: no framework stands between."""
        request = Request(scope, receive)
        response = await self._answer(request)
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        if not is_genuine(self._house, request.headers.get(SECRET_HEADER)):
            return Response(status_code=403)
        body = await request.body()
        if len(body) > LARGEST_BODY:
            return Response(status_code=413)
        try:
            update = json.loads(body)
        except (ValueError, RecursionError):
            return Response(status_code=400)
        if not isinstance(update, dict):
            return Response(status_code=400)
        try:
            await self._intake.take(update)
        except StorageAway:
            return Response(status_code=503, headers={"Retry-After": "5"})
        return Response(status_code=200)
