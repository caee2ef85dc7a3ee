"""The main job over WhatsApp: somebody reports, a companion answers, nothing stays at Twilio."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.service import eventually
from tests.whatsapping import OnWhatsApp, Writer, on_whatsapp


@pytest.fixture(scope="module")
def house(tmp_path_factory: Any) -> Iterator[OnWhatsApp]:
    """One service for all tests; each has a person of its own."""
    folder: Path = tmp_path_factory.mktemp("whatsapp")
    with on_whatsapp(folder, settings={"TWILIO_KEEP_MINUTES": "0"}) as running:
        yield running
        assert running.service.terminate() in {0, -15}
        running.twilio.settle()
        assert running.twilio.violations() == []
        assert running.service.logs("error", "critical") == []


def test_report_is_received_six_turns_after_the_first_words(house: OnWhatsApp) -> None:
    person = Writer(house.twilio)
    assert "112" in person.ask("mlm kak.. tolong")
    person.ask("1")
    person.ask("2")
    person.ask("1")
    person.ask("kemarin malam di rumah, aku bingung harus gimana")
    person.ask("2")
    person.ask("3")
    assert eventually(lambda: not house.twilio.held_bodies(), 20), house.twilio.held_bodies()
