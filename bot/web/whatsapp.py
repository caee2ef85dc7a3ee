"""`POST /whatsapp/webhook` and `/whatsapp/status`: answered after the commit.

403 without Twilio's signature, 503 without storage: then Twilio tries again, and at last asks
the fallback address.
"""

from collections.abc import Awaitable, Callable
from typing import Final
from urllib.parse import parse_qs

from starlette.types import Receive, Scope, Send

from bot.channels.whatsapp.channel import STATUS_PATH
from bot.channels.whatsapp.intake import WEBHOOK_PATH, Intake
from bot.channels.whatsapp.receive import Fields
from bot.channels.whatsapp.signature import (
    SIGNATURE_HEADER,
    Form,
    Signatures,
    read_form,
    read_text,
    signatures_of,
)
from bot.house import House
from bot.metrics import counted
from bot.turn import StorageAway
from bot.web.bodies import body_of, header_of

EMPTY_TWIML: Final = b'<?xml version="1.0" encoding="UTF-8"?><Response></Response>'
HEADERS: Final = [
    (b"content-type", b"text/xml; charset=utf-8"),
    (b"content-length", b"%d" % len(EMPTY_TWIML)),
]
NO_BODY: Final = [(b"content-length", b"0")]
Take = Callable[[Fields, str], Awaitable[None]]


class TwilioWebhook:
    """One signed form a call."""

    def __init__(self, signatures: Signatures, take: Take) -> None:
        self._signatures = signatures
        self._take = take

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as an ASGI application: no framework stands between."""
        status = await self._status(scope, receive)
        taken = status == 200
        counted["webhooks", str(status)] += 1
        headers = HEADERS if taken else NO_BODY
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": EMPTY_TWIML if taken else b""})

    async def _status(self, scope: Scope, receive: Receive) -> int:
        signed = header_of(scope, SIGNATURE_HEADER)
        if not signed:
            return 403
        body = await body_of(receive)
        if body is None:
            return 413
        query = scope["query_string"].decode("latin-1")
        is_json = "json" in (header_of(scope, b"content-type") or "")
        content = read_text(body) if is_json else read_form(body)
        if not self._signatures.holds(scope["path"], query, content, signed):
            return 403
        if not isinstance(content, Form):
            return 200  # Twilio's own, and no business of ours
        try:
            await self._take(content, parse_qs(query).get("m", [""])[0])
        except StorageAway:
            return 503
        return 200


def whatsapp_webhooks(house: House) -> dict[str, TwilioWebhook]:
    """Both addresses, by their paths."""
    intake, signatures = Intake(house), signatures_of(house.settings)

    async def take(form: Fields, _mark: str) -> None:
        await intake.take(form)

    return {
        WEBHOOK_PATH: TwilioWebhook(signatures, take),
        STATUS_PATH: TwilioWebhook(signatures, intake.take_status),
    }
