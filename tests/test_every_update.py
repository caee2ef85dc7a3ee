"""Every kind of update that Telegram describes, and what nobody describes, at the webhook."""

import itertools
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.service import STAFF_CHAT, Json, Service, eventually
from tests.somebody import Somebody
from tests.standins.telegram import TelegramStandIn
from tests.standins.telegram.client import find_spec
from tests.standins.telegram.updates import build_update, contents, update_kinds
from tests.stored import MESSAGE, Stored, stored

SPEC_PATH = find_spec()
SPEC: Json = json.loads(SPEC_PATH.read_text()) if SPEC_PATH else {"types": {}}
described = pytest.mark.skipif(
    SPEC_PATH is None,
    reason="no Bot API description: set TELEGRAM_SPEC, or put it at ../shared/specs",
)
TAKEN = ("message", "edited_message", "callback_query", "my_chat_member")
TOO_BIG = 2 * 1024**3


@pytest.fixture(scope="module")
def standin() -> Iterator[TelegramStandIn]:
    """A stand-in that is only sent to; updates are posted by the tests themselves."""
    with TelegramStandIn() as running:
        running.chat(STAFF_CHAT, title="Petugas")
        yield running


@pytest.fixture(scope="module")
def service(standin: TelegramStandIn, tmp_path_factory: Any) -> Iterator[Service]:
    """A service behind a webhook that logged no fault in any test of this module."""
    folder: Path = tmp_path_factory.mktemp("updates")
    with Service(folder / "data", standin, "webhook") as running:
        yield running


@pytest.fixture
def person(standin: TelegramStandIn, service: Service) -> Somebody:
    """Somebody who has written once already, so that the bot may write to them."""
    new = Somebody(standin)
    new.ask("halo")
    return new


@pytest.fixture
def look(service: Service) -> Iterator[Stored]:
    """What the service has stored."""
    with stored(service) as looking:
        yield looking


@pytest.fixture
def faults(service: Service) -> Iterator[list[str]]:
    """What is logged as an error during a test: none, unless the test takes it out."""
    before = len(service.logs("error", "critical"))
    expected: list[str] = []
    yield expected
    found = service.logs("error", "critical")[before:]
    assert [entry for entry in found if entry["event"] not in expected] == []


number = itertools.count(50_000_000).__next__
"""Update ids far above the stand-in's own."""


def by_key(look: Stored, update: Json) -> list[Any]:
    """The rows of an update."""
    return look.rows(MESSAGE, MESSAGE.c.key == str(update["update_id"]))


def message(person: Somebody, **content: Any) -> Json:
    """An update with a message of this person."""
    sender = {"id": person.chat, "is_bot": False, "first_name": "Sari", "language_code": "id"}
    body = {
        "message_id": number() % 1_000_000,
        "date": int(time.time()),
        "chat": {"id": person.chat, "type": "private", "first_name": "Sari"},
        "from": sender,
        **content,
    }
    return {"update_id": number(), "message": body}


ODD = {
    "one character": "a",
    "longest": "pukul " * 682 + "abcd",
    "emoji": "😭💔👩‍👧🏳️‍🌈🇮🇩",
    "right to left": "\u202eمرحبا ساعدني\u202c",
    "zero width": "to\u200blong\u200d \u2060\ufeff",
    "only zero width": "\u200b\u200c\u200d",
    "nul": "to\x00long",
    "combining": "Z\u0351\u036b\u0343a\u0309" * 400,
    "start with payload": "/start ref_abc-123",
    "unknown command": "/rahasia@rangkul_test_bot",
    "percent and braces": "{time} %s {0.__class__} %(x)s",
    "sql": "'); DROP TABLE message; --",
    "lines": "\n\r\n\t \u2028 \u2029",
    "digits of others": "١ ２ 三",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_text_is_kept_and_answered(
    service: Service, look: Stored, person: Somebody, faults: list[str], text: str
) -> None:
    update = message(person, text=text)
    assert service.deliver(update) == 200
    [kept] = [msg for msg in look.messages(person.chat) if msg.key == str(update["update_id"])]
    assert not kept.failed
    assert person.hear()
    assert kept.text == text.replace("\x00", "")


def test_update_that_comes_twice_is_answered_once(
    service: Service, person: Somebody, faults: list[str]
) -> None:
    update = message(person, text="1")
    assert [service.deliver(update) for _ in range(3)] == [200] * 3
    assert person.hear()
    assert person.hears_nothing(1)


def test_message_without_anything_is_kept_and_answered(
    service: Service, look: Stored, person: Somebody, faults: list[str]
) -> None:
    for content in ({}, {"text": ""}):
        update = message(person, **content)
        assert service.deliver(update) == 200
        assert len(by_key(look, update)) == 1
        assert person.hear()


def test_stale_and_forged_buttons(
    service: Service, look: Stored, person: Somebody, faults: list[str]
) -> None:
    for data in ("deadbeef.1.0", "x", "...", "1.99999999999999999999.1", "\u0663.1.1", ""):
        query = {
            "id": str(number()),
            "from": {"id": person.chat, "is_bot": False, "first_name": "Sari"},
            "chat_instance": "1",
            "data": data,
        }
        update = {"update_id": number(), "callback_query": query}
        assert service.deliver(update) == 200
        assert len(by_key(look, update)) == 1
        person.hear(seconds=10)


def test_contact_of_somebody_else_is_not_taken_for_their_own(
    service: Service, look: Stored, person: Somebody, faults: list[str]
) -> None:
    for user_id, own in ((person.chat, True), (person.chat + 1, False), (None, False)):
        card = {"phone_number": "+628125550101", "first_name": "Budi"}
        update = message(person, contact=card | ({"user_id": user_id} if user_id else {}))
        assert service.deliver(update) == 200
        [kept] = [msg for msg in look.messages(person.chat) if msg.key == str(update["update_id"])]
        assert kept.body["card"] == {"name": "Budi", "number": "+628125550101", "own": own}


def test_file_that_the_platform_does_not_hand_out_is_marked(
    service: Service, look: Stored, person: Somebody, faults: list[str]
) -> None:
    video = {
        "file_id": "BAAC",
        "file_unique_id": "AgAD",
        "width": 1920,
        "height": 1080,
        "duration": 7200,
        "file_size": TOO_BIG,
    }
    assert service.deliver(message(person, video=video)) == 200
    assert eventually(lambda: [row.state for row in look.media(person.chat)] == ["too_big"])


def test_day_old_message_is_kept_without_an_answer(
    service: Service, look: Stored, person: Somebody, faults: list[str]
) -> None:
    for date in (int(time.time()) - 86_000, 0, -1):
        update = message(person, text="tolong", date=date)
        assert service.deliver(update) == 200
        assert len(by_key(look, update)) == 1
    assert person.hears_nothing(1)


def test_groups_channels_and_bots_are_none_of_our_business(
    service: Service, look: Stored, person: Somebody, faults: list[str]
) -> None:
    before = look.count(MESSAGE)
    group = {"id": -100_42, "type": "supergroup", "title": "Keluarga"}
    robot = {"id": person.chat, "is_bot": True, "first_name": "Robot"}
    for content in ({"chat": group}, {"from": robot}, {"from": None}):
        assert service.deliver(message(person, text="DARURAT", **content)) == 200
    press = {"id": "1", "from": robot, "chat_instance": "1", "data": "a.1.0"}
    assert service.deliver({"update_id": number(), "callback_query": press}) == 200
    assert look.count(MESSAGE) == before
    assert person.hears_nothing(0.5)


WRONG: list[Any] = [
    {"update_id": "x", "message": {"message_id": 1}},
    {"update_id": 50, "message": {"message_id": "satu", "date": "kemarin", "chat": 5}},
    {"update_id": 51, "message": []},
    {"update_id": 52, "message": {"message_id": 1, "date": 1e30, "chat": {"id": 1}}},
    {"update_id": 53, "callback_query": {"id": 5, "from": None}},
    {"update_id": 54, "my_chat_member": {"chat": {}, "date": None}},
    {"update_id": None},
    {},
]


@pytest.mark.parametrize("update", WRONG, ids=lambda update: json.dumps(update)[:40])
def test_wrong_types_are_logged_and_not_stored_by_half(
    service: Service, look: Stored, faults: list[str], update: Any
) -> None:
    faults.append("update could not be read")
    before, logged = look.count(MESSAGE), len(service.logs())
    assert service.deliver(update) == 200
    assert look.count(MESSAGE) == before
    events = [entry["event"] for entry in service.logs()[logged:]]
    assert events.count("update could not be read") == 1


@pytest.mark.parametrize("field", ["text", "voice", "photo", "contact", "location", "date", "from"])
@pytest.mark.parametrize("value", [7, "x", [1], {"a": 1}, None, True], ids=repr)
def test_field_of_a_wrong_type_breaks_nothing(
    service: Service, look: Stored, person: Somebody, faults: list[str], field: str, value: Any
) -> None:
    faults.append("update could not be read")
    assert service.deliver(message(person, **{field: value})) == 200
    assert person.ask("1")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b'{"update_id": 1, "mess', 400),
        (b"", 400),
        (b"[1, 2]", 400),
        (b'"halo"', 400),
        (b"\xff\xfe\x00", 400),
        (b'{"update_id": 1, "x": "' + b"a" * 3_000_000 + b'"}', 413),
    ],
    ids=["cut", "empty", "list", "text", "no utf-8", "huge"],
)
def test_body_that_is_no_update(
    service: Service, look: Stored, faults: list[str], body: bytes, status: int
) -> None:
    before = look.count(MESSAGE)
    assert service.deliver(body) == status
    assert look.count(MESSAGE) == before
    assert service.get("/healthz")[0] == 200


def test_large_update_is_taken(service: Service, look: Stored, person: Somebody) -> None:
    entity = {"type": "bold", "offset": 0, "length": 1}
    update = message(person, text="halo " * 800, entities=[entity] * 20_000)
    assert service.deliver(update) == 200
    assert len(by_key(look, update)) == 1


@described
@pytest.mark.parametrize("full", [False, True], ids=["minimal", "full"])
@pytest.mark.parametrize("kind", update_kinds(SPEC) if SPEC_PATH else ["message"])
def test_update_of_every_kind_is_taken(
    service: Service, look: Stored, person: Somebody, faults: list[str], kind: str, full: bool
) -> None:
    update = build_update(kind, SPEC, full=full, user=person.chat, update_id=number())
    assert service.deliver(update) == 200
    assert service.deliver(update) == 200
    assert len(by_key(look, update)) == (kind in TAKEN)


@described
@pytest.mark.parametrize("full", [False, True], ids=["minimal", "full"])
def test_message_of_every_content_is_kept(
    service: Service, look: Stored, standin: TelegramStandIn, faults: list[str], full: bool
) -> None:
    people = [Somebody(standin) for _ in range(8)]
    for person in people:
        person.ask("halo")
    names = contents(SPEC)
    for place, content in enumerate(names):
        chat = people[place % len(people)].chat
        update = build_update(
            "message", SPEC, full=full, content=content, user=chat, update_id=number()
        )
        assert service.deliver(update) == 200, content
        assert len(by_key(look, update)) == 1, content
    assert len(names) > 50
