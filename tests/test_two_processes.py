"""Two processes on one PostgreSQL: one sends, either takes over, a contact is never split."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.postgres import new_database
from tests.service import STAFF_CHAT, Json, Service, eventually
from tests.somebody import Somebody
from tests.standins.telegram import TelegramStandIn
from tests.stored import ENTRY, LEASE, OUT, Stored, stored

pytestmark = pytest.mark.postgres
TAKEOVER_SECONDS = 12.0
REPORT = ("halo", "1", "3", "1", "cerita", "2", "3")


@pytest.fixture(scope="module")
def standin() -> Iterator[TelegramStandIn]:
    """A stand-in whose webhook goes to the process that started last."""
    with TelegramStandIn(retry_scale=0.05) as running:
        running.chat(STAFF_CHAT, title="Petugas")
        yield running


@pytest.fixture(scope="module")
def pair(
    postgres_url: str, standin: TelegramStandIn, tmp_path_factory: Any
) -> Iterator[tuple[Service, Service]]:
    """Two processes that do everything, on one database."""
    folder: Path = tmp_path_factory.mktemp("pair")
    with ExitStack() as stack:
        url = stack.enter_context(new_database(postgres_url))
        first = Service(folder / "data", standin, "webhook", database_url=url)
        stack.enter_context(first)
        second = Service(folder / "data", standin, "webhook", database_url=url, like=first)
        stack.enter_context(second)
        yield first, second
        for service in (first, second):
            assert service.terminate() in {0, -15}
            assert service.logs("error", "critical") == []


@pytest.fixture
def look(pair: tuple[Service, Service]) -> Iterator[Stored]:
    """What both have stored."""
    with stored(pair[0]) as looking:
        yield looking


def update(person: Somebody, number: int, text: str) -> Json:
    """A message as Telegram would bring it, with a number above the stand-in's own."""
    body = {
        "message_id": 1000 + number,
        "date": int(time.time()),
        "chat": {"id": person.chat, "type": "private", "first_name": "Sari"},
        "from": {"id": person.chat, "is_bot": False, "first_name": "Sari"},
        "text": text,
    }
    return {"update_id": 40_000_000 + person.chat * 1000 + number, "message": body}


def reported(standin: TelegramStandIn) -> Somebody:
    """Somebody who is through the first conversation: each message now has one answer."""
    person = Somebody(standin)
    for text in REPORT:
        person.ask(text)
    return person


def test_one_of_two_sends(
    pair: tuple[Service, Service], standin: TelegramStandIn, look: Stored
) -> None:
    people = [Somebody(standin) for _ in range(12)]
    for person in people:
        person.write("halo")
    with ThreadPoolExecutor(24) as pool:
        posts = [
            pool.submit(pair[place % 2].deliver, update(person, 1, "1"))
            for place, person in enumerate(people * 2)
        ]
        assert {post.result() for post in posts} == {200}

    for person in people:
        person.hear(2)
    assert all(person.hears_nothing(0) for person in people)
    senders = {row.epoch for row in look.rows(OUT)}
    assert len(senders) == 1
    assert len(look.rows(LEASE, LEASE.c.name == "send:telegram")) == 1


def test_same_update_at_both_doors_is_taken_once(
    pair: tuple[Service, Service], standin: TelegramStandIn, look: Stored
) -> None:
    person = reported(standin)
    before = len(look.outbox(person.chat))
    with ThreadPoolExecutor(8) as pool:
        for number in range(10):
            same = update(person, number, f"baris {number}")
            posts = [pool.submit(pair[door % 2].deliver, same) for door in range(4)]
            assert {post.result() for post in posts} == {200}
    assert len(look.messages(person.chat)) == len(REPORT) + 10
    assert len(look.outbox(person.chat)) == before + 10
    entries = [row.message_id for row in look.rows(ENTRY)]
    assert len(entries) == len(set(entries))


def test_messages_of_one_contact_are_taken_one_after_the_other(
    pair: tuple[Service, Service], standin: TelegramStandIn, look: Stored
) -> None:
    person = reported(standin)
    with ThreadPoolExecutor(16) as pool:
        posts = [
            pool.submit(pair[number % 2].deliver, update(person, number, f"baris {number}"))
            for number in range(40)
        ]
        assert {post.result() for post in posts} == {200}

    rows = look.outbox(person.chat)
    assert [row.seq for row in rows] == list(range(1, len(REPORT) + 41))
    assert look.contact(person.chat).out_seq == len(REPORT) + 40
    [case] = look.cases(person.chat)
    kept = [row for row in look.rows(ENTRY, ENTRY.c.case_id == case.id)]
    assert len(kept) >= 40
    assert not [msg for msg in look.messages(person.chat) if msg.failed]


def test_new_contact_at_both_doors_is_one_contact(
    pair: tuple[Service, Service], standin: TelegramStandIn, look: Stored
) -> None:
    for _ in range(5):
        person = Somebody(standin)
        with ThreadPoolExecutor(4) as pool:
            posts = [
                pool.submit(pair[number % 2].deliver, update(person, number, "aku dipukul"))
                for number in range(4)
            ]
            assert {post.result() for post in posts} == {200}
        assert len(look.messages(person.chat)) == 4
        assert len(look.cases(person.chat)) == 1
        assert len(look.alarms(person.chat)) == 1


def test_other_takes_over_within_seconds(
    pair: tuple[Service, Service], standin: TelegramStandIn, look: Stored
) -> None:
    people = [reported(standin) for _ in range(3)]
    epoch = look.epoch()
    victim, other = pair[::-1]
    for attempt in (1, 2):
        victim.kill9()
        killed = time.monotonic()
        for number, person in enumerate(people):
            assert other.deliver(update(person, 100 * attempt + number, "masih di sini")) == 200
        for person in people:
            person.hear(1, TAKEOVER_SECONDS)
        taken_over = time.monotonic() - killed
        victim.start()
        if look.epoch() != epoch:
            break
        victim, other = other, victim

    assert look.epoch() != epoch
    assert taken_over < TAKEOVER_SECONDS
    for person in people:
        rows = look.outbox(person.chat)
        assert eventually(lambda rows=rows: {row.state for row in rows} == {"sent"})  # type: ignore[misc]
        assert [row.seq for row in rows] == list(range(1, len(rows) + 1))


def test_web_and_worker_share_the_work(
    postgres_database: str, standin: TelegramStandIn, tmp_path: Path
) -> None:
    url = postgres_database
    with (
        TelegramStandIn(retry_scale=0.05) as fresh,
        Service(tmp_path / "data", fresh, "webhook", database_url=url, role="web") as web,
    ):
        worker = Service(
            tmp_path / "data",
            fresh,
            "webhook",
            database_url=url,
            role="worker",
            like=web,
            public_url=web.url,
        )
        fresh.chat(STAFF_CHAT, title="Petugas")
        with worker:
            person = Somebody(fresh)
            for text in REPORT[:-1]:
                person.ask(text)
            worker.kill9()
            person.write("3")
            with stored(web) as look:
                assert eventually(lambda: len(look.messages()) == len(REPORT))
                worker.start()
                began = time.monotonic()
                person.hear(1, TAKEOVER_SECONDS)
                assert time.monotonic() - began < TAKEOVER_SECONDS
