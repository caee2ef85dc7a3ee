"""After an outage on WhatsApp all is there, nothing is there twice, nothing late is answered."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.crash.looking import StoredWhatsApp, look
from tests.crash.whatsapp import looked_up_to
from tests.outage.outage import AFTER, Plan, outage
from tests.service import eventually
from tests.stored import MEDIA, OUT
from tests.whatsapping import OnWhatsApp, Writer, new_number, on_whatsapp

SEED = 7


@pytest.mark.slow
@pytest.mark.parametrize("seed", [SEED])
def test_what_nobody_took_is_found_in_the_list(seed: int) -> None:
    verdict = outage(Plan(seed=seed, people=12, messages=50))
    assert verdict.holds, f"seed {seed}: {verdict}"
    assert verdict.missed == 50
    assert verdict.late > 40
    assert verdict.files > 5
    assert verdict.answered_afterwards == 12


@pytest.mark.slow
def test_files_that_cannot_be_listed_hold_up_nobody(tmp_path: Path) -> None:
    """The words are taken in at once; the files come when they can be asked for."""
    with on_whatsapp(tmp_path) as house, stored_there(house) as looking:
        assert eventually(lambda: looked_up_to(looking), 10)
        with missing(house):
            first = house.twilio.write(new_number(), media=[("image/jpeg", b"\xff\xd8 bukti")])
            second = house.twilio.write(new_number(), "ada orang?")
            house.twilio.fail_next("media.list", status=500, times=None)
        assert eventually(lambda: {first["sid"], second["sid"]} <= keys(looking), 10)
        assert not looking.count(MEDIA, MEDIA.c.state == "stored")
        house.twilio.cancel_failures()
        assert eventually(lambda: looking.count(MEDIA, MEDIA.c.state == "stored"), 30)


def test_the_same_words_said_before_are_not_taken_for_a_doubtful_answer(tmp_path: Path) -> None:
    """Two lines are answered alike; of the second answer nobody knows whether it left."""
    with on_whatsapp(tmp_path) as house:
        person = Writer(house.twilio)
        for text in ("halo", "1", "3", "1", "cerita", "2", "3", "cukup", "satu"):
            person.ask(text)
        house.twilio.fail_next("create", action="close", effect=False, skip=1)
        house.twilio.write(person.number, "dua")
        house.twilio.write(person.number, "tiga")
        assert person.next() == person.next()


@pytest.mark.slow
def test_what_may_have_left_is_looked_for_however_often_that_fails(tmp_path: Path) -> None:
    with on_whatsapp(tmp_path) as house, stored_there(house) as looking:
        house.twilio.callbacks(withheld=["sent", "delivered"])
        house.twilio.cut_off()
        house.twilio.fail_next("list", status=429, retry_after=1)
        house.twilio.write(new_number(), "tolong")
        assert eventually(lambda: looking.count(OUT, OUT.c.state == "sent"), 40)
        assert len(house.twilio.sent()) == 1


@contextmanager
def missing(house: OnWhatsApp) -> Iterator[None]:
    """The service is down; what is written meanwhile is old enough when it comes back."""
    house.service.kill9()
    house.twilio.advance(-AFTER)
    yield
    house.twilio.settle()
    house.twilio.advance(AFTER)
    house.service.start()


@contextmanager
def stored_there(house: OnWhatsApp) -> Iterator[StoredWhatsApp]:
    """What is stored."""
    looking = look(house.service)
    try:
        yield looking
    finally:
        looking.close()


def keys(looking: StoredWhatsApp) -> set[str]:
    """The ids of the messages that are stored."""
    return {one.key for one in looking.taken()}
