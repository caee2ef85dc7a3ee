"""A service on WhatsApp, with its stand-in, and a person who writes there."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import uvicorn

from bot.channels.whatsapp import WhatsAppChannel, whatsapp_of
from bot.clock import Clock
from bot.house import build
from bot.opening import open_house
from bot.settings import load_settings
from bot.web import make_app
from tests.houses import KEY, OUT, Place
from tests.postgres import free_port
from tests.service import STAFF_CHAT, Service
from tests.standins.telegram import TelegramStandIn
from tests.standins.twilio import AsyncTwilioStandIn, TwilioStandIn

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


@dataclass(slots=True)
class Line:
    """A house on WhatsApp in this process, with a clock that can be moved, and one person."""

    place: Place
    twilio: AsyncTwilioStandIn
    address: str
    number: str = field(default_factory=new_number)
    read: int = 0

    @property
    def channel(self) -> WhatsAppChannel:
        """The channel."""
        return whatsapp_of(self.place.house.channels)

    async def ask(self, text: str = "", **more: Any) -> str:
        """Write, and wait for the one answer."""
        await self.twilio.write(self.number, text, **more)
        return await self.next()

    async def next(self, seconds: float = 8.0) -> str:
        """The next message of ours."""
        found = await self.twilio.look("sent", seconds, person=self.number, count=self.read + 1)
        assert found["complete"], f"no answer: {found['messages'][-1:]}"
        self.read += 1
        return str(found["messages"][self.read - 1]["text"])

    async def sent(self) -> list[dict[str, Any]]:
        """Everything that Twilio took for them."""
        found: list[dict[str, Any]] = (await self.twilio.look("sent", person=self.number))[
            "messages"
        ]
        return found

    async def outbox(self) -> list[Any]:
        """The rows of the outbox, in order."""
        return await self.place.rows(OUT)

    async def settled(self) -> None:
        """Nothing is on its way at Twilio."""
        assert (await self.twilio.look("settle", 5.0))["complete"]

    async def until(self, look: Callable[[], Awaitable[Any]], seconds: float = 8.0) -> Any:
        """What `look` gives once it is true."""
        async with asyncio.timeout(seconds):
            while not (found := await look()):  # noqa: ASYNC110 - another process decides
                await asyncio.sleep(0.02)
        return found


@asynccontextmanager
async def a_line(
    folder: Path,
    twilio: TwilioStandIn,
    database_url: str = "",
    *,
    worker: bool = True,
    **given: Any,
) -> AsyncIterator[Line]:
    """Serve a house; it ends with the block."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    ours = {name.lower(): value for name, value in twilio_settings(twilio).items()}
    plain = {"data_dir": folder, "database_url": database_url, "master_key": KEY}
    here = {"public_url": address, "service_open": True, "log_level": "ERROR"}
    settings = load_settings(_env_file=None, **{**ours, **plain, **here, **given})
    house = build(settings, open_house(settings, serving=False), Clock())
    config = uvicorn.Config(
        make_app(house, worker=worker), port=port, log_config=None, timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    async with aiohttp.ClientSession() as session:
        while not server.started:  # noqa: ASYNC110 - the server has no event for it
            await asyncio.sleep(0.01)
        standin = AsyncTwilioStandIn(twilio.url, session)
        await standin.set_webhook(address + WEBHOOK)
        try:
            yield Line(Place(house), standin, address)
        finally:
            server.should_exit = True
            await serving
