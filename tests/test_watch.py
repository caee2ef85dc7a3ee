"""Platforms are watched: staff hear once that one is ill, and once that it is well again."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.channels.base import SendError
from bot.watch import Watch
from tests.standins.twilio import TwilioStandIn
from tests.whatsapping import Line, a_line


@pytest.fixture(scope="module")
def twilio() -> Iterator[TwilioStandIn]:
    """One stand-in for all tests."""
    with TwilioStandIn() as standin:
        yield standin


@pytest.fixture
async def line(twilio: TwilioStandIn, tmp_path: Path) -> AsyncIterator[Line]:
    """A house whose own watch does not look meanwhile."""
    twilio.reset()
    async with a_line(tmp_path, twilio, worker=False) as running:
        yield running


class Staff:
    """Hears what is told, unless the way to staff is broken."""

    def __init__(self, line: Line) -> None:
        self.heard: list[str] = []
        self.reachable = True
        self.watch = Watch(line.place.house.channels, self.tell)

    async def tell(self, text: str) -> None:
        if not self.reachable:
            raise SendError("broken")
        self.heard.append(text)

    async def looks(self, times: int) -> list[str]:
        for _ in range(times):
            await self.watch.look_and_tell()
        return self.heard


async def test_staff_hear_once_that_the_token_is_dead_and_once_that_it_lives(line: Line) -> None:
    staff = Staff(line)
    assert await staff.looks(2) == []
    await line.twilio.revoke_token()
    assert await staff.looks(1) == []
    [said] = await staff.looks(3)
    assert "WhatsApp tidak jalan" in said
    assert "TWILIO_AUTH_TOKEN" in said
    await line.twilio.restore_token()
    assert (await staff.looks(3))[1:] == ["WhatsApp jalan lagi."]


async def test_what_staff_could_not_be_told_is_told_later(line: Line) -> None:
    staff = Staff(line)
    await line.twilio.suspend()
    staff.reachable = False
    assert await staff.looks(3) == []
    staff.reachable = True
    assert len(await staff.looks(2)) == 1


async def test_whoever_asks_does_not_make_us_ask_each_time(line: Line) -> None:
    watch = Staff(line).watch
    assert await watch.recent() == {"whatsapp": "ok"}
    await line.twilio.suspend()
    assert await watch.recent() == {"whatsapp": "ok"}
