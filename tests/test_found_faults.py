"""Faults that the runs over real HTTP found: each test says what must hold instead."""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from storage.tables import Due
from storage.tables.types import table_of
from tests.houses import Place
from tests.postgres import new_database
from tests.service import STAFF_CHAT, Json, Service, eventually
from tests.somebody import Somebody, words
from tests.standins.telegram import TelegramStandIn
from tests.stored import MESSAGE, Stored, stored

SIZE = 200_000


@pytest.fixture(scope="module")
def standin() -> Iterator[TelegramStandIn]:
    """A stand-in with a staff chat."""
    with TelegramStandIn(retry_scale=0.05) as running:
        running.chat(STAFF_CHAT, title="Petugas")
        yield running


@pytest.fixture(scope="module")
def service(standin: TelegramStandIn, tmp_path_factory: Any) -> Iterator[Service]:
    """A service behind a webhook."""
    folder: Path = tmp_path_factory.mktemp("found")
    with Service(folder / "data", standin, "webhook") as running:
        yield running


@pytest.fixture
def look(service: Service) -> Iterator[Stored]:
    """What the service has stored."""
    with stored(service) as looking:
        yield looking


@pytest.fixture(scope="module")
def pair(postgres_url: str, tmp_path_factory: Any) -> Iterator[tuple[Service, Service]]:
    """Two processes that do everything, on one database, with a stand-in of their own."""
    folder: Path = tmp_path_factory.mktemp("found-pair")
    with ExitStack() as stack:
        fresh = stack.enter_context(TelegramStandIn(retry_scale=0.05))
        fresh.chat(STAFF_CHAT, title="Petugas")
        url = stack.enter_context(new_database(postgres_url))
        first = Service(folder / "data", fresh, "webhook", database_url=url)
        stack.enter_context(first)
        second = Service(folder / "data", fresh, "webhook", database_url=url, like=first)
        yield first, stack.enter_context(second)


def message(person: Somebody, text: str) -> Json:
    """A message that no stand-in would make."""
    body = {
        "message_id": 1,
        "date": int(time.time()),
        "chat": {"id": person.chat, "type": "private", "first_name": "Sari"},
        "from": {"id": person.chat, "is_bot": False, "first_name": "Sari"},
        "text": text,
    }
    return {"update_id": 60_000_000 + person.chat, "message": body}


def test_no_is_an_answer_and_not_a_language(standin: TelegramStandIn, look: Stored) -> None:
    person = Somebody(standin)
    person.ask("halo")
    person.ask("1")

    assert words("first", "about") in person.ask("tidak")
    assert look.contact(person.chat).locale == "id"


def test_handing_back_is_told_before_the_question_is_asked_again(
    standin: TelegramStandIn, service: Service, look: Stored
) -> None:
    person = Somebody(standin)
    person.ask("halo")
    question = person.ask("1")
    person.ask("aku takut pulang ke rumah")
    number = str(eventually(lambda: look.cases(person.chat))[0].number)
    service.command("queue", "take", number, "--by", "Rani")
    person.hear()

    service.command("queue", "give-back", number, "--by", "Rani")

    assert person.hear(2).endswith(question)


def test_half_a_character_is_kept_and_answered(
    standin: TelegramStandIn, service: Service, look: Stored
) -> None:
    person = Somebody(standin)
    person.ask("halo")
    update = message(person, "tolong \ud83d saya")
    assert service.deliver(update) == 200
    assert len(look.rows(MESSAGE, MESSAGE.c.key == str(update["update_id"]))) == 1
    assert person.hear()


@pytest.mark.parametrize("body", [b"[" * 100_000, b'{"a":' * 50_000], ids=["lists", "objects"])
def test_body_nested_without_end_is_no_update(service: Service, body: bytes) -> None:
    assert service.deliver(body) == 400


def test_download_that_hangs_holds_up_nobody_else(standin: TelegramStandIn, look: Stored) -> None:
    slow, other = Somebody(standin), Somebody(standin)
    slow.ask("halo")
    other.ask("halo")
    plan = standin.plan("download", action="hang", times=1)
    slow.write(photo={})
    assert eventually(lambda: standin.state(deliveries=False)["plans"][-1]["hits"])

    other.write(voice={})

    assert eventually(lambda: [file for file in look.media(other.chat) if file.state == "stored"])
    standin.cancel(plan["id"])


async def test_a_lookup_that_two_processes_answer_is_answered_once(place: Place) -> None:
    await place.tell("halo", "menu")
    contact = await place.known()
    turn = place.house.turn
    kept = turn.fires.look_up
    details = []

    async def late(contact_id: int, detail: str) -> None:
        """The process that took the message is slow; the other's tick is first."""
        details.append(detail)

    turn.fires.look_up = late  # type: ignore[method-assign]
    await place.tell("2")
    turn.fires.look_up = kept  # type: ignore[method-assign]
    await kept(contact.id, details[0])
    answered = await place.said()

    await kept(contact.id, details[0])

    assert await place.said() == answered
    assert not [row for row in await place.rows(table_of(Due)) if row.kind == "lookup"]


@pytest.mark.postgres
def test_staff_are_told_once_of_one_alarm(pair: tuple[Service, Service]) -> None:
    standin = pair[0].standin
    standin.plan("sendMessage", chat=STAFF_CHAT, action="delay", delay=1.5, times=None)
    person = Somebody(standin)
    person.ask("halo")
    person.ask("1")
    person.ask("aku takut pulang ke rumah")
    with stored(pair[0]) as look:
        number = look.cases(person.chat)[0].number
    time.sleep(4)
    standin.cancel()
    calls = standin.sent(0, chat=STAFF_CHAT)["calls"]
    assert sum(f"Nomor {number}:" in call["text"] for call in calls) == 1


@pytest.mark.postgres
def test_file_is_fetched_once_and_whole(pair: tuple[Service, Service]) -> None:
    standin = pair[0].standin
    standin.plan("download", action="delay", delay=1.5, times=None)
    person = Somebody(standin)
    for _ in range(4):
        person.write(voice={"size": SIZE})
    with stored(pair[0]) as look:
        eventually(lambda: look.count(MESSAGE) >= 4)
        files = eventually(lambda: _all_stored(look, person.chat), 20)
        assert len(files) == 4
        assert [len(look.file(file)) for file in files] == [SIZE] * 4
    assert len(standin.sent(0, method="download")["calls"]) == 4


def _all_stored(look: Stored, chat: int) -> list[Any]:
    files = [file for file in look.media(chat) if file.state == "stored"]
    return files if len(files) == 4 else []
