"""The twilio client on our network: time limits hold, and nothing of a request is logged."""

import logging
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest
from twilio.rest import Client

from bot.channels.whatsapp.client import (
    Network,
    NotConnected,
    TwilioError,
    Unanswered,
    make_client,
    refusal,
)
from tests.postgres import free_port
from tests.standins.twilio import TwilioStandIn

PERSON = "whatsapp:+6281200000001"


@pytest.fixture(scope="module")
def twilio() -> Iterator[TwilioStandIn]:
    """One stand-in for all tests."""
    with TwilioStandIn() as standin:
        yield standin


@asynccontextmanager
async def client(
    twilio: TwilioStandIn, url: str = "", token: str = "", seconds: float = 0.5
) -> AsyncIterator[Client]:
    network = Network({"api.twilio.com": url or twilio.url}, seconds=seconds)
    made = Client(twilio.account_sid, token or twilio.auth_token, http_client=network)
    try:
        yield made
    finally:
        await network.close()


async def send(made: Client, twilio: TwilioStandIn) -> str:
    sent = await made.messages.create_async(to=PERSON, from_=twilio.sender, body="rahasia")
    return str(sent.sid)


async def test_a_time_limit_holds(twilio: TwilioStandIn) -> None:
    twilio.answer_late(5)
    began = time.monotonic()
    async with client(twilio) as made:
        with pytest.raises(Unanswered):
            await send(made, twilio)
    assert time.monotonic() - began < 2


async def test_a_connection_that_breaks_leaves_a_doubt(twilio: TwilioStandIn) -> None:
    twilio.cut_off()
    async with client(twilio) as made:
        with pytest.raises(Unanswered):
            await send(made, twilio)


async def test_who_is_not_reached_did_nothing(twilio: TwilioStandIn) -> None:
    async with client(twilio, url=f"http://127.0.0.1:{free_port()}") as made:
        with pytest.raises(NotConnected):
            await send(made, twilio)


async def test_a_refusal_is_read_of_a_resource_and_of_a_list(twilio: TwilioStandIn) -> None:
    async with client(twilio, token="wrong") as made:  # noqa: S106
        with pytest.raises(TwilioError) as created:
            await send(made, twilio)
        with pytest.raises(TwilioError) as listed:
            await made.messages.list_async()
    assert refusal(created.value) == (20003, 401)
    assert refusal(listed.value)[1] == 401


async def test_nothing_of_a_request_is_logged(
    twilio: TwilioStandIn, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        async with client(twilio, seconds=5) as made:
            await send(made, twilio)
    assert "rahasia" not in caplog.text
    assert PERSON not in caplog.text


def test_both_hosts_are_swapped() -> None:
    _, network = make_client("AC1", "t", api_url="http://a:1/", content_url="http://c:2")
    assert network.address("https://api.twilio.com/2010-04-01/x.json?a=1") == (
        "http://a:1/2010-04-01/x.json?a=1"
    )
    assert network.address("https://content.twilio.com/v1/Content") == "http://c:2/v1/Content"
    assert network.address("https://elsewhere.example/x") == "https://elsewhere.example/x"
