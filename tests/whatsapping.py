"""A service on WhatsApp, with its stand-in, and a person who writes there."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.service import STAFF_CHAT, Service
from tests.standins.telegram import TelegramStandIn
from tests.standins.twilio import TwilioStandIn

WEBHOOK = "/whatsapp/webhook#rc=5&rp=all"


@dataclass(frozen=True, slots=True)
class OnWhatsApp:
    """A service that takes messages from both platforms, and the two stand-ins."""

    service: Service
    twilio: TwilioStandIn
    telegram: TelegramStandIn

    def listen(self) -> None:
        """Have Twilio bring what people write to the service."""
        self.twilio.set_webhook(self.service.public_url + WEBHOOK)


def twilio_settings(twilio: TwilioStandIn) -> dict[str, str]:
    """The environment that points a service at the stand-in."""
    return {
        "TWILIO_ACCOUNT_SID": twilio.account_sid,
        "TWILIO_AUTH_TOKEN": twilio.auth_token,
        "TWILIO_WHATSAPP_FROM": twilio.sender.removeprefix("whatsapp:"),
        "TWILIO_API_URL": twilio.url,
        "TWILIO_CONTENT_URL": twilio.url,
    }


@contextmanager
def on_whatsapp(
    folder: Path, *, settings: dict[str, str] | None = None, **options: Any
) -> Iterator[OnWhatsApp]:
    """A running service; `options` are the stand-in's."""
    with TwilioStandIn(**options) as twilio, TelegramStandIn(retry_scale=0.05) as telegram:
        telegram.chat(STAFF_CHAT, title="Petugas")
        given = twilio_settings(twilio) | (settings or {})
        with Service(folder / "data", telegram, "webhook", extra_env=given) as service:
            running = OnWhatsApp(service, twilio, telegram)
            running.listen()
            yield running


def new_number() -> str:
    """A number that nobody has."""
    return f"+62812{secrets.randbelow(10**8):08}"


@dataclass(slots=True)
class Writer:
    """Somebody who writes on WhatsApp and reads what is answered."""

    twilio: TwilioStandIn
    number: str = field(default_factory=new_number)
    read: int = 0

    def ask(self, text: str, **more: Any) -> str:
        """Write, and wait for the one answer to it."""
        self.twilio.write(self.number, text, **more)
        return self.next()

    def press(self, title: str) -> str:
        """Press a quick reply, and wait for the answer."""
        self.twilio.press(self.number, title)
        return self.next()

    def next(self) -> str:
        """The next message of ours."""
        found = self.twilio.wait_sent(self.read + 1, self.number, seconds=10)
        self.read += 1
        return str(found[self.read - 1]["text"])

    @property
    def sent(self) -> list[dict[str, Any]]:
        """Everything that was sent to them."""
        return self.twilio.sent(self.number)
