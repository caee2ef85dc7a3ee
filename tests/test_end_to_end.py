"""The main job over real HTTP: somebody reports, a companion answers, the bot keeps quiet."""

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pytest

from tests.service import STAFF_CHAT, Service, eventually
from tests.somebody import Somebody, label, words
from tests.standins.telegram import TelegramStandIn
from tests.stored import Stored, stored

Mode = Literal["polling", "webhook"]
VOICE = bytes(range(256)) * 300
HURT, ABOUT = words("first", "hurt"), words("first", "about")
SAFE = label("first", "safe", "safe")
AGAIN = label("first", "hurt", "again")


TONGUES = {
    "id": ("halo", "kemarin malam di rumah, aku bingung harus gimana"),
    "en": ("english", "it was last night at home, I do not know what to do"),
}
"""How somebody begins in a language, and what they tell."""


@dataclass(frozen=True, slots=True)
class Running:
    """A service that takes messages, and its stand-in."""

    service: Service
    standin: TelegramStandIn


both_modes = pytest.mark.parametrize("house", ["polling", "webhook"], indirect=True)


@pytest.fixture(scope="module")
def house(request: pytest.FixtureRequest, tmp_path_factory: Any) -> Iterator[Running]:
    """One service for the tests of a mode; each test has a person of its own."""
    mode: Mode = getattr(request, "param", "webhook")
    folder: Path = tmp_path_factory.mktemp(mode)
    with TelegramStandIn(retry_scale=0.05) as standin:
        standin.chat(STAFF_CHAT, title="Petugas")
        with Service(folder / "data", standin, mode) as service:
            yield Running(service, standin)
            assert service.terminate() in {0, -15}
        assert standin.state(deliveries=False)["violations"] == []
        assert service.logs("error", "critical") == []


@pytest.fixture
def look(house: Running) -> Iterator[Stored]:
    """What the service has stored."""
    with stored(house.service) as looking:
        yield looking


def number_of(house: Running, look: Stored, person: Somebody) -> int:
    """The number by which staff call this person's case."""
    return int(eventually(lambda: look.cases(person.chat))[0].number)


@both_modes
@pytest.mark.parametrize("locale", TONGUES)
def test_report_is_received_six_turns_after_the_first_words(
    house: Running, look: Stored, locale: str
) -> None:
    person = Somebody(house.standin)
    hello, story = TONGUES[locale]
    safe = label("first", "safe", "safe", locale)

    assert "112" in person.ask(hello)
    assert safe in person.buttons()
    assert words("first", "hurt", locale) in person.press(safe)
    assert words("first", "about", locale) in person.ask("2")
    assert words("first", "story", locale) in person.ask("1")
    assert words("first", "body", locale) in person.ask(story)
    assert words("first", "how", locale) in person.ask("2")
    answer = person.ask("3")

    assert words("first", "received", locale) in answer
    assert words("first", "self_said", locale) in answer
    assert person.messages == 1 + 6
    assert [msg.text for msg in look.messages(person.chat)][4] == story
    assert eventually(lambda: {out.state for out in look.outbox(person.chat)} == {"sent"})


@both_modes
def test_files_and_a_place_on_the_way_are_kept(house: Running, look: Stored) -> None:
    person = Somebody(house.standin)
    person.ask(location={"latitude": -1.2379, "longitude": 116.8529})
    person.press(SAFE)
    picture = person.write(photo={"size": 300_000}, caption="2")
    person.hear()
    person.ask("1")
    voice = person.write(voice={"bytes": base64.b64encode(VOICE).decode(), "duration": 9})
    person.hear()
    person.ask("2")

    answer = person.ask("3")

    assert words("first", "received") in answer
    assert person.messages == 1 + 6
    place = look.messages(person.chat)[0].body["location"]
    assert place == {"latitude": -1.2379, "longitude": 116.8529}
    files = eventually(lambda: _both_stored(look, person.chat))
    assert [(row.kind, row.opened_at) for row in files] == [("photo", None), ("voice", None)]
    for row, sent in zip(files, (picture, voice), strict=True):
        content = look.file(row)
        assert len(content) == sent["files"][0]["size"] == row.size
        assert hashlib.sha256(content).hexdigest() == sent["files"][0]["sha256"]
        assert content[:512] not in look.files.path(row.id).read_bytes()


def _both_stored(look: Stored, chat: int) -> list[Any]:
    files = [row for row in look.media(chat) if row.state == "stored"]
    return files if len(files) == 2 else []


def test_staff_are_told_and_nothing_is_given_away(house: Running, look: Stored) -> None:
    before = house.standin.sent(0)["last"]
    person = Somebody(house.standin, first_name="Melati", username="melati_bpn")
    person.ask("halo")
    person.ask("suamiku mengancam pakai parang, tolong")
    number = number_of(house, look, person)

    def pings() -> list[str]:
        calls = house.standin.sent(0, chat=STAFF_CHAT, after=before, ok=1)["calls"]
        return [call["text"] for call in calls if re.search(rf"\b{number}\b", call["text"])]

    found = eventually(pings)
    assert found
    for text in found:
        assert not re.search("suami|parang|ancam|tolong|melati|" + str(person.chat), text, re.I)
    listed = house.service.command("queue")
    [line] = [line for line in listed.splitlines() if line.split()[0] == str(number)]
    assert "0 SEKARANG" in line
    assert "menunggu" in line
    assert "melati" not in listed.lower()


def test_staff_take_a_chat_answer_and_give_it_back(house: Running, look: Stored) -> None:
    staff = house.service.command
    person = Somebody(house.standin)
    person.ask("halo")
    question = person.ask("1")
    person.ask("aku takut pulang ke rumah")
    number = str(number_of(house, look, person))

    shown = staff("queue", "open", number, "--by", "Rani")
    assert "aku takut pulang ke rumah" in shown
    staff("queue", "take", number, "--by", "Rani")
    assert "Rani" in person.hear()
    assert "diambil (Rani)" in staff("queue")
    staff("queue", "take", number, "--by", "Budi", code=1)

    person.write("mbak, aku di sini")
    person.write("1")
    assert person.hears_nothing()
    staff("queue", "reply", number, "--by", "Rani", typed="Saya baca, Kak.")
    assert person.hear() == "Saya baca, Kak."
    assert "mbak, aku di sini" in staff("queue", "open", number, "--by", "Rani")

    staff("queue", "give-back", number, "--by", "Rani")
    assert question in person.hear(2)
    assert ABOUT in person.ask("3")


@pytest.mark.parametrize("word", ["KELUAR", "x"])
def test_leaving_changes_the_subject_and_the_way_back_is_neutral(
    house: Running, look: Stored, word: str
) -> None:
    person = Somebody(house.standin)
    person.ask("halo")
    person.ask("1")

    cover = person.ask(word)

    assert "HALO" in cover
    assert not re.search("kekerasan|lapor|korban|pendamping|112", cover, re.I)
    assert look.contact(person.chat).frozen_at is not None
    back = person.ask("halo")
    assert words("returning", "safe") in back
    assert HURT not in back
    assert words("returning", "hidden") in person.ask("1")


def test_emergency_word_is_answered_in_every_state(house: Running, look: Stored) -> None:
    person = Somebody(house.standin)
    assert "112" in person.ask("DARURAT")
    person.ask("halo")
    question = person.ask("1")

    answer = person.ask("darurat!")

    assert "112" in answer
    assert question not in answer
    assert ABOUT in person.ask("3")
    assert look.cases(person.chat)[0].risk == 0


def test_stop_word_and_a_wish_for_a_person(house: Running, look: Stored) -> None:
    person = Somebody(house.standin)
    person.ask("halo")
    person.ask("1")

    assert "112" in person.ask("PETUGAS")
    number_of(house, look, person)
    assert "112" in person.ask("BERHENTI")

    row = look.contact(person.chat)
    assert row.stopped_at is not None
    assert look.alarms(person.chat)[0].level <= 2


def test_late_press_is_offered_as_a_correction(house: Running, look: Stored) -> None:
    person = Somebody(house.standin)
    person.ask("halo")
    safe = person.heard[-1]
    person.press(SAFE)
    hurt = person.heard[-1]
    about = person.press(label("first", "hurt", "no"))

    offered = person.press(AGAIN, on=hurt)
    assert AGAIN in offered
    changed = person.ask("1")
    assert changed.endswith(about)

    person.press(label("first", "safe", "shared"), on=safe)
    assert person.ask("2").endswith(about)


def test_edit_keeps_both_versions(house: Running, look: Stored) -> None:
    person = Somebody(house.standin)
    person.ask("halo")
    said = person.write("dia memukul aku")
    person.hear()

    person.write("tidak jadi", edit_of=said["message_id"])

    def versions() -> list[tuple[str, str]]:
        found = look.messages(person.chat)
        mine = [(msg.kind, msg.text) for msg in found if msg.ref == str(said["message_id"])]
        return mine if len(mine) == 2 else []

    assert eventually(versions) == [("message", "dia memukul aku"), ("edit", "tidak jadi")]
    assert person.hears_nothing(0.5)
    number = number_of(house, look, person)
    shown = house.service.command("queue", "open", str(number), "--by", "Rani")
    assert "dia memukul aku" in shown
    assert "tidak jadi" in shown
