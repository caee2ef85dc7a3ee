"""Fixtures for tests that need Twilio: ``pytest_plugins = ("tests.standins.twilio.fixtures",)``."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.standins.twilio.client import TwilioStandIn
from tests.standins.twilio.library import client_for
from tests.standins.twilio.receiver import Receiver


@pytest.fixture(scope="session")
def twilio_process() -> Iterator[TwilioStandIn]:
    """Start a stand-in for the whole run."""
    with TwilioStandIn() as standin:
        yield standin


@pytest.fixture
def twilio(twilio_process: TwilioStandIn) -> Iterator[TwilioStandIn]:
    """Give a stand-in that remembers nothing, and look whether it failed itself."""
    twilio_process.reset()
    yield twilio_process
    faults = [item for item in twilio_process.state()["violations"] if item["where"] == "stand-in"]
    assert faults == []


@pytest.fixture
def twilio_client(twilio: TwilioStandIn) -> Iterator[Any]:
    """Give a client of the real library."""
    client = client_for(twilio)
    yield client
    client.http_client.close()


@pytest.fixture
def other_side() -> Iterator[Receiver]:
    """Give a server that takes webhooks and callbacks."""
    with Receiver() as listening:
        yield listening
