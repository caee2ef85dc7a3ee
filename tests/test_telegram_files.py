"""Files as Telegram hands them out, says that it does not, or only does not now."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from bot.channels.base import FileGone, FileTooBig
from bot.channels.telegram import TelegramChannel
from flows.messages import Media, MediaKind
from tests.standins.telegram import TelegramStandIn


@pytest.fixture(scope="module")
def standin() -> Iterator[TelegramStandIn]:
    """A stand-in whose files nobody is told of."""
    with TelegramStandIn() as running:
        yield running


@pytest.fixture
async def telegram(standin: TelegramStandIn) -> AsyncIterator[TelegramChannel]:
    """The channel, pointed at the stand-in."""
    channel = TelegramChannel(standin.token, standin.url, 30)
    yield channel
    await channel.close()
    standin.cancel()


async def fetched(telegram: TelegramChannel, standin: TelegramStandIn, size: int) -> bytes:
    """Somebody sends a file of this size, and it is fetched without knowing its size."""
    standin.user(9001)
    message = standin.say(9001, document={"size": size})["update"]["message"]
    wanted = Media(MediaKind.DOCUMENT, message["document"]["file_id"])
    return b"".join([piece async for piece in telegram.fetch(wanted)])


async def test_telegram_hands_out_a_file(
    telegram: TelegramChannel, standin: TelegramStandIn
) -> None:
    assert len(await fetched(telegram, standin, 150_000)) == 150_000


async def test_telegram_says_that_a_file_is_too_big(
    telegram: TelegramChannel, standin: TelegramStandIn
) -> None:
    with pytest.raises(FileTooBig):
        await fetched(telegram, standin, 21 * 1024 * 1024)


@pytest.mark.parametrize(
    "plan",
    [
        {
            "method": "getFile",
            "status": 400,
            "description": "Bad Request: wrong file_id or the file is temporarily unavailable",
        },
        {"method": "download", "status": 404},
        {"method": "download", "status": 410},
    ],
    ids=["unavailable", "404", "410"],
)
async def test_telegram_does_not_hand_a_file_out_now_and_does_later(
    telegram: TelegramChannel, standin: TelegramStandIn, plan: dict[str, Any]
) -> None:
    standin.plan(**plan)
    with pytest.raises(FileGone):
        await fetched(telegram, standin, 1000)
    assert len(await fetched(telegram, standin, 1000)) == 1000
