"""KELUAR on Telegram, over real HTTP: both sides go, the cover stays, a crash hides nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.service import Service, eventually
from tests.somebody import Somebody
from tests.standins.telegram import TelegramStandIn
from tests.stored import MESSAGE, OUT, Stored, stored


@pytest.fixture(scope="module")
def standin() -> Iterator[TelegramStandIn]:
    """The platform."""
    with TelegramStandIn(retry_scale=0.05) as running:
        yield running


@pytest.fixture
def service(standin: TelegramStandIn, tmp_path: Path) -> Iterator[Service]:
    """A service behind a webhook."""
    with Service(tmp_path / "data", standin, "webhook") as running:
        yield running


@pytest.fixture
def look(service: Service) -> Iterator[Stored]:
    """What the service has stored."""
    with stored(service) as looking:
        yield looking


def in_chat(standin: TelegramStandIn, person: Somebody) -> list[Any]:
    """What the person sees in their chat now, both sides."""
    return list(standin.messages(chat=person.chat)["messages"])


def only_cover_left(standin: TelegramStandIn, person: Somebody) -> bool:
    left = in_chat(standin, person)
    return len(left) == 1 and "HALO" in left[0]["message"]["text"]


@pytest.mark.parametrize("word", ["keluar", "X"])
def test_leaving_leaves_the_cover_alone_in_the_chat(
    standin: TelegramStandIn, service: Service, look: Stored, word: str
) -> None:
    person = Somebody(standin)
    person.ask("mlm kak")
    person.ask("1")
    person.ask("2")
    assert len(in_chat(standin, person)) == 6

    person.ask(word)

    assert eventually(lambda: only_cover_left(standin, person))
    mine = MESSAGE.c.contact_id == look.contact(person.chat).id
    assert eventually(lambda: all(row.taken_back_at for row in look.rows(MESSAGE, mine)))
    assert "mlm kak" in [msg.text for msg in look.messages(person.chat)]


def test_what_comes_after_is_not_taken_back(
    standin: TelegramStandIn, service: Service, look: Stored
) -> None:
    person = Somebody(standin)
    person.ask("mlm kak")
    person.ask("00")
    assert eventually(lambda: only_cover_left(standin, person))
    person.ask("halo")
    assert len(in_chat(standin, person)) == 3


def test_a_platform_that_is_away_is_asked_again(
    standin: TelegramStandIn, service: Service, look: Stored
) -> None:
    person = Somebody(standin)
    person.ask("mlm kak")
    standin.plan("deleteMessages", chat=person.chat, status=429, parameters={"retry_after": 1})
    person.ask("x")
    assert eventually(lambda: only_cover_left(standin, person))


def test_what_was_sent_just_before_a_crash_goes_too(
    standin: TelegramStandIn, service: Service, look: Stored
) -> None:
    person = Somebody(standin)
    person.ask("mlm kak")
    standin.plan("sendMessage", chat=person.chat, action="delay", delay=30)
    person.write("1")
    assert eventually(lambda: len(in_chat(standin, person)) == 4)
    service.kill9()
    service.start()
    person.hear()
    assert len(in_chat(standin, person)) == 5

    person.ask("x")

    assert eventually(lambda: only_cover_left(standin, person))


def test_a_receipt_is_taken_back_and_stands_in_no_store(
    standin: TelegramStandIn, service: Service, look: Stored
) -> None:
    person, other = Somebody(standin), Somebody(standin)
    for text in ("halo", "1", "2", "1", "dia ngancam aku terus", "2"):
        person.ask(text)
    code = person.ask("kode").splitlines()[0].rpartition(": ")[2]
    assert eventually(lambda: [row.body_sealed for row in look.rows(OUT, OUT.c.secret)] == [None])

    assert "cocok" in other.ask(code)

    assert eventually(lambda: code not in str(in_chat(standin, other)))
    data = b"".join(path.read_bytes() for path in service.data_dir.rglob("*") if path.is_file())
    assert code.encode() not in data
