"""Takes Telegram's updates in, by webhook or by polling: read, turn, and only then "received"."""

import asyncio
import hmac
from collections.abc import Callable, Coroutine
from functools import partial
from typing import TYPE_CHECKING, Any

import structlog
from telegram.error import TelegramError

from bot.channels.telegram.channel import TelegramChannel, telegram_of
from bot.channels.telegram.polling import Poller
from bot.channels.telegram.receive import Unreadable, receive
from bot.turn import StorageAway

if TYPE_CHECKING:
    from bot.house import House

log = structlog.get_logger()
WEBHOOK_PATH = "/telegram/webhook"
AGAIN_SECONDS = 60


class Intake:
    """What happens to one update, however it came."""

    def __init__(self, house: "House", channel: TelegramChannel) -> None:
        self._house = house
        self._channel = channel
        self._acknowledging: set[asyncio.Task[None]] = set()

    async def take(self, update: dict[str, Any]) -> None:
        """Returns when it is durable, or when it is no business of ours. Raises `StorageAway`."""
        self._acknowledge(update)
        try:
            msg = receive(update, now=self._house.clock.now())
        except Unreadable as error:
            log.error("update could not be read", update=_number(update), why=str(error))
            return
        if msg is not None:
            await self._house.turn.take(msg)

    async def take_until_stored(self, update: dict[str, Any]) -> None:
        """For polling: an update is not passed over while storage is away."""
        while True:
            try:
                await self.take(update)
            except StorageAway:
                log.error("storage is away; polling waits")
                await asyncio.sleep(1)
            else:
                return

    def _acknowledge(self, update: dict[str, Any]) -> None:
        """A press is answered at once: the button must not look dead while we work."""
        query = update.get("callback_query")
        if isinstance(query, dict) and isinstance(query.get("id"), str):
            task = asyncio.create_task(self._channel.acknowledge(query["id"]))
            self._acknowledging.add(task)
            task.add_done_callback(self._acknowledging.discard)


def secret_of(house: "House") -> str:
    """The webhook's secret: given, or derived from the data's own key."""
    given = house.settings.telegram_webhook_secret
    if given is not None:
        return given.get_secret_value()
    return house.opened.ring.index("telegram-webhook").hex()


def is_genuine(house: "House", header: str | None) -> bool:
    """Whether a webhook call carries the secret; compared in constant time."""
    return header is not None and hmac.compare_digest(header.encode(), secret_of(house).encode())


def receiving(house: "House") -> Callable[[], Coroutine[Any, Any, None]]:
    """What a worker runs so that Telegram's updates come in."""
    channel = telegram_of(house.channels)
    if house.settings.telegram_mode == "webhook":
        return partial(_announce_webhook, house, channel)
    intake = Intake(house, channel)
    poller = Poller(channel, house.opened.database, house.clock, intake.take_until_stored)
    return poller.run


async def _announce_webhook(house: "House", channel: TelegramChannel) -> None:
    """Tell Telegram where to bring updates, until it has heard."""
    url = house.settings.public_url.rstrip("/") + WEBHOOK_PATH
    while True:
        try:
            await channel.set_webhook(url, secret_of(house))
        except TelegramError as error:
            log.error("webhook not set", error=type(error).__name__)
            await asyncio.sleep(AGAIN_SECONDS)
        else:
            return


def _number(update: dict[str, Any]) -> str:
    number = update.get("update_id")
    return str(number) if isinstance(number, int) else "?"
