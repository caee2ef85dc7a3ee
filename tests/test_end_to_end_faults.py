"""What goes wrong outside and inside, over real HTTP: nobody is left without an answer."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.service import STAFF_CHAT, Service, eventually
from tests.somebody import Somebody, words
from tests.standins.telegram import TelegramStandIn
from tests.stored import Stored, stored

PLANTED = "kata yang merusak"
WRONG = "wrong"
DAY = 23 * 3600


@pytest.fixture(scope="module")
def standin() -> Iterator[TelegramStandIn]:
    """A stand-in whose webhook retries are quick."""
    with TelegramStandIn(retry_scale=0.05) as running:
        running.chat(STAFF_CHAT, title="Petugas")
        yield running


@pytest.fixture(scope="module")
def service(standin: TelegramStandIn, tmp_path_factory: Any) -> Iterator[Service]:
    """A service behind a webhook, with a defect planted for one phrase."""
    folder: Path = tmp_path_factory.mktemp("faults")
    with Service(
        folder / "data",
        standin,
        "webhook",
        module="tests.planted",
        extra_env={"PLANTED": PLANTED},
    ) as running:
        yield running


@pytest.fixture
def look(service: Service) -> Iterator[Stored]:
    """What the service has stored."""
    with stored(service) as looking:
        yield looking


def pings(standin: TelegramStandIn, number: int, *, after: int = 0) -> list[str]:
    """What the staff chat was told of one case."""
    calls = standin.sent(0, chat=STAFF_CHAT, after=after, ok=1)["calls"]
    return [call["text"] for call in calls if f"Nomor {number}:" in call["text"]]


def told_something(standin: TelegramStandIn, look: Stored, **about: Any) -> tuple[Somebody, int]:
    """Somebody whose case waits, and its number; staff have been told of it."""
    person = Somebody(standin, **about)
    person.ask("halo")
    person.ask("1")
    person.ask("aku takut pulang ke rumah")
    number = int(look.cases(person.chat)[0].number)
    assert eventually(lambda: pings(standin, number))
    return person, number


def test_defect_of_ours_silences_nobody(
    standin: TelegramStandIn, service: Service, look: Stored
) -> None:
    person = Somebody(standin)
    person.ask("halo")
    question = person.ask("1")

    answer = person.ask(f"aku {PLANTED} sekali")

    assert "112" in answer
    [failed] = [msg for msg in look.messages(person.chat) if msg.failed]
    assert failed.text == f"aku {PLANTED} sekali"
    number = int(look.cases(person.chat)[0].number)
    assert look.alarms(person.chat)[0].level == 1
    assert eventually(lambda: pings(standin, number))
    assert failed.text in service.command("queue", "open", str(number), "--by", "Rani")
    assert question != person.ask("3")
    [logged] = [entry for entry in service.logs("error") if entry["event"] == "turn failed"]
    assert logged["error"] == "RuntimeError"
    assert PLANTED not in str(service.logs())


def test_wrong_secret_is_turned_away(service: Service, look: Stored) -> None:
    before = len(look.messages())
    update = {"update_id": 1, "message": {"message_id": 1, "date": int(time.time())}}
    assert service.deliver(update, secret=WRONG) == 403
    assert service.deliver(b"{", secret=WRONG) == 403
    assert len(look.messages()) == before


def test_flood_wait_holds_up_nobody_else(standin: TelegramStandIn, service: Service) -> None:
    slow, other = Somebody(standin), Somebody(standin)
    standin.flood(slow.chat, retry_after=2)
    slow.write("halo")
    eventually(lambda: standin.sent(0, chat=slow.chat)["calls"])
    began = time.monotonic()

    other.ask("halo")

    assert time.monotonic() - began < 1.5
    slow.hear()
    assert time.monotonic() - began > 1.5
    slow.ask("1")
    assert standin.state(deliveries=False)["counters"]["sends_during_flood_wait"] == 0


def test_unreachable_contact_is_left_alone_and_staff_are_told(
    standin: TelegramStandIn, service: Service, look: Stored
) -> None:
    person, number = told_something(standin, look)
    service.command("queue", "take", str(number), "--by", "Rani")
    person.hear()
    before = standin.sent(0)["last"]
    blocked = "Forbidden: bot was blocked by the user"
    standin.plan("sendMessage", chat=person.chat, status=403, description=blocked)

    service.command("queue", "reply", str(number), "--by", "Rani", typed="Saya di sini.")

    assert eventually(lambda: look.contact(person.chat).gone_at)
    assert eventually(lambda: pings(standin, number, after=before))
    shown = service.command("queue", "open", str(number), "--by", "Rani")
    assert "refused: gone" in shown
    assert "tidak bisa dihubungi" in shown
    service.command("queue", "give-back", str(number), "--by", "Rani")
    assert person.hears_nothing(2)
    assert words("first", "about") in person.ask("3")


def test_block_and_unblock(standin: TelegramStandIn, service: Service, look: Stored) -> None:
    person, number = told_something(standin, look)
    standin.block(person.chat)
    assert eventually(lambda: look.contact(person.chat).blocked_at)
    shown = service.command("queue", "open", str(number), "--by", "Rani")
    assert "tidak bisa dihubungi" in shown

    standin.unblock(person.chat)
    assert eventually(lambda: look.contact(person.chat).blocked_at is None)
    assert person.ask("halo")


def test_day_old_message_gets_no_live_answer(standin: TelegramStandIn, look: Stored) -> None:
    person = Somebody(standin)
    old = int(time.time()) - DAY

    person.write("tolong aku dipukul", date=old)

    assert eventually(lambda: look.messages(person.chat))
    number = int(look.cases(person.chat)[0].number)
    assert eventually(lambda: pings(standin, number))
    assert person.hears_nothing(1)
    assert look.contact(person.chat).wrote_at.timestamp() == old
    assert "112" in person.ask("halo")


def test_download_is_tried_until_the_file_is_here(standin: TelegramStandIn, look: Stored) -> None:
    person = Somebody(standin)
    person.ask("halo")
    standin.plan("download", status=500, times=1)
    standin.plan("getFile", status=502, times=1)
    standin.plan("download", action="cut", after_bytes=1000, times=1)

    person.write(voice={"size": 150_000})

    [file] = eventually(lambda: [f for f in look.media(person.chat) if f.state == "stored"], 20)
    assert file.attempts == 3
    assert len(look.file(file)) == file.size == 150_000
    assert not list(look.files.path(file.id).parent.glob("*.part"))


def test_file_that_is_not_handed_out_is_marked_and_not_asked_for_again(
    standin: TelegramStandIn, service: Service, look: Stored
) -> None:
    person = Somebody(standin)
    person.ask("halo")
    standin.plan("getFile", status=400, description="Bad Request: file is too big", times=1)

    person.write(photo={})
    heard = person.hear(2)  # the question again, and once it is refused, how else

    assert "Berkas ini terlalu besar" in heard
    [file] = look.media(person.chat)
    assert file.state == "too_big"
    shown = service.command("queue", "open", str(look.cases(person.chat)[0].number))
    assert "terlalu besar" in shown


def test_clean_stop_loses_nothing(standin: TelegramStandIn, tmp_path: Path) -> None:
    with TelegramStandIn(retry_scale=0.05, latency_ms=100) as fresh:
        fresh.chat(STAFF_CHAT, title="Petugas")
        with Service(tmp_path / "data", fresh, "webhook") as service:
            people = [Somebody(fresh) for _ in range(12)]
            for person in people:
                for text in ("halo", "1", "3"):
                    person.write(text)
            assert service.terminate() in {0, -15}
            service.start()
            for person in people:
                person.hear(3, 15)
            assert not fresh.state()["pending"]
            with stored(service) as look:
                assert len(look.messages()) == 36
                assert [out.state for out in look.outbox()] == ["sent"] * 36
            assert all(person.hears_nothing(0) for person in people)
            assert service.logs("error", "critical") == []


def test_not_open_gives_the_emergency_number_only(tmp_path: Path) -> None:
    with TelegramStandIn() as fresh:
        fresh.chat(STAFF_CHAT, title="Petugas")
        with Service(tmp_path / "data", fresh, open=False) as service:
            person = Somebody(fresh)
            answer = person.ask("halo")
            assert "112" in answer
            assert person.buttons() == []
            assert person.ask("aku dipukul suami") == answer
            with stored(service) as look:
                assert [msg.text for msg in look.messages()] == ["halo", "aku dipukul suami"]
                assert look.cases(person.chat)
