"""`POST /whatsapp/webhook` and `/whatsapp/status`: answered after the commit.

403 without Twilio's signature, 503 without storage: then Twilio tries again, and at last asks
the fallback address.
"""

from collections.abc import Awaitable, Callable
from typing import Final
from urllib.parse import parse_qs

from starlette.types import Receive, Scope, Send

from bot.channels.whatsapp.intake import Intake
from bot.channels.whatsapp.receive import Fields
from bot.channels.whatsapp.signature import (
    SIGNATURE_HEADER,
    Form,
    Signatures,
    read_form,
    read_text,
)
from bot.house import House
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
        headers = HEADERS if taken else NO_BODY
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": EMPTY_TWIML if taken else b""})

    async def _status(self, scope: Scope, receive: Receive) -> int:
        body = await body_of(receive)
        if body is None:
            return 413
        query = scope["query_string"].decode("latin-1")
        is_json = "json" in (header_of(scope, b"content-type") or "")
        signed = header_of(scope, SIGNATURE_HEADER)
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


def message_webhook(house: House, signatures: Signatures) -> TwilioWebhook:
    """Where what people write comes in."""
    intake = Intake(house)

    async def take(form: Fields, _mark: str) -> None:
        await intake.take(form)

    return TwilioWebhook(signatures, take)


def status_webhook(house: House, signatures: Signatures) -> TwilioWebhook:
    """Where what became of our messages comes in."""
    return TwilioWebhook(signatures, Intake(house).take_status)
