"""The stand-in for Twilio behaves as Twilio does, seen by the real client library."""

from collections.abc import Iterator
from typing import Any

import pytest
from twilio.base.exceptions import TwilioRestException

from tests.standins.twilio import TwilioStandIn
from tests.standins.twilio.library import client_for
from tests.standins.twilio.receiver import Receiver

SARI = "+6281200000001"
BUDI = "+6281200000002"


@pytest.fixture(scope="module")
def process() -> Iterator[TwilioStandIn]:
    with TwilioStandIn(webhook_total=0.6) as standin:
        yield standin


@pytest.fixture
def standin(process: TwilioStandIn) -> Iterator[TwilioStandIn]:
    process.reset()
    yield process
    faults = [item for item in process.state()["violations"] if item["where"] == "stand-in"]
    assert faults == []


@pytest.fixture
def client(standin: TwilioStandIn) -> Iterator[Any]:
    made = client_for(standin)
    yield made
    made.http_client.close()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as listening:
        yield listening


def send(
    client: Any, standin: TwilioStandIn, text: str = "baik", to: str = SARI, **more: Any
) -> Any:
    more = {"body": text, "from_": standin.sender} | more
    return client.messages.create(to=f"whatsapp:{to}", **more)


def refused(error: pytest.ExceptionInfo[TwilioRestException]) -> tuple[int, int]:
    return error.value.status, error.value.code


# Messages


def test_message_is_sent_and_recorded(client: Any, standin: TwilioStandIn) -> None:
    standin.write(SARI, "halo")

    message = send(client, standin, "Siapa?")

    assert message.status == "queued"
    assert message.direction == "outbound-api"
    assert message.to == f"whatsapp:{SARI}"
    assert message.date_sent is None
    [sent] = standin.wait_sent(1, SARI)
    assert (sent["sid"], sent["text"], sent["in_window"]) == (message.sid, "Siapa?", True)
    standin.settle()
    assert client.messages(message.sid).fetch().status == "delivered"
    assert standin.violations() == []


def test_write_and_receive(standin: TwilioStandIn, receiver: Receiver) -> None:
    standin.set_webhook(f"{receiver.url}/in?from=twilio%20x#rc=5&rp=all")

    written = standin.write(SARI, "halo")

    [received] = receiver.wait(1)
    assert received.path == "/in?from=twilio%20x"
    assert received.is_signed(standin.auth_token)
    assert received.fields == written["fields"]


def test_outside_the_window_free_text_fails_by_callback(
    client: Any, standin: TwilioStandIn, receiver: Receiver
) -> None:
    message = send(client, standin, status_callback=f"{receiver.url}/status?n=1")

    assert message.status == "queued"
    [received] = receiver.wait(1)
    assert received.is_signed(standin.auth_token)
    assert received.fields["MessageStatus"] == "failed"
    assert received.fields["ErrorCode"] == "63016"
