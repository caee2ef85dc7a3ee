"""The main job over WhatsApp: somebody reports, a companion answers, nothing stays at Twilio.

The real service, the real library, and a stand-in for Twilio; at the end what was asked of
Twilio is held against Twilio's own description.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.service import STAFF_CHAT, eventually
from tests.somebody import label, words
from tests.standins.twilio.description import check_traffic, find_specs
from tests.whatsapping import OnWhatsApp, Writer, on_whatsapp

VOICE = b"OggS" + bytes(range(256)) * 200


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
    honest = person.ask("1")
    assert words("first", "stays") in honest
    assert words("first", "hurt") in honest
    assert words("first", "about") in person.ask(label("first", "hurt", "again"))
    assert words("first", "story") in person.ask("1")
    assert words("first", "body") in person.ask("", media=[("audio/ogg", VOICE)])
    person.ask("2")
    assert "Pesan Kakak sudah diterima" in person.ask("3")


def test_staff_take_over_and_one_voice_speaks(house: OnWhatsApp) -> None:
    person = Writer(house.twilio)
    before = newest(house)
    person.ask("tolong kak, suami saya mukul saya barusan")
    number = str(eventually(lambda: newest(house) if newest(house) > before else 0))
    house.service.command("queue", "take", number, "--by", "Rani")
    assert "Rani" in person.next()
    house.service.command("queue", "reply", number, "--by", "Rani", typed="Saya di sini, Kak.\n")
    assert person.next() == "Saya di sini, Kak."
    house.twilio.write(person.number, "1")
    assert eventually(lambda: "[delivered]" in opened(house, number))
    shown = opened(house, number)
    assert "Jendela WhatsApp: tinggal 23 jam" in shown
    assert len(person.sent) == 3
    house.service.command("queue", "give-back", number, "--by", "Rani")
    assert person.next()


def newest(house: OnWhatsApp) -> int:
    """The highest number that was told to the staff chat."""
    pings = house.telegram.sent(0, chat=STAFF_CHAT)["calls"]
    told = "\n".join(str(ping["text"]) for ping in pings)
    return max(map(int, re.findall(r"Nomor (\d+)", told)), default=0)


def opened(house: OnWhatsApp, number: str) -> str:
    return house.service.command("queue", "open", number, "--by", "Rani")


def test_twilio_holds_no_words_and_no_files_of_ours_afterwards(house: OnWhatsApp) -> None:
    person = Writer(house.twilio)
    person.ask("halo")
    person.ask("", media=[("image/jpeg", b"a picture" * 999), ("audio/ogg", VOICE)])
    held = (house.twilio.held_bodies, house.twilio.held_media)
    assert eventually(lambda: not any(look() for look in held), 30), [look() for look in held]
    assert len(house.twilio.sent()) > 2


def test_what_is_asked_of_twilio_is_as_twilio_describes_it(house: OnWhatsApp) -> None:
    if find_specs() is None:
        pytest.skip("Twilio's descriptions are not here: what was asked of it is not checked")
    asked = {exchange["operation"] for exchange in house.twilio.traffic()}
    assert {"create", "update", "media.list"} <= asked, asked
    assert check_traffic(house.twilio.traffic()) == []
