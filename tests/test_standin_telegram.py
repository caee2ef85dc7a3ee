"""The stand-in for Telegram behaves as Telegram does, seen by the real client library."""

import asyncio
import base64
import itertools
import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import aiohttp
import pytest
from aiohttp import web
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    Update,
)
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from tests.standins.telegram import AsyncTelegramStandIn, TelegramStandIn
from tests.standins.telegram.builtin import builtin_description
from tests.standins.telegram.client import StandInError, find_spec
from tests.standins.telegram.common import Json
from tests.standins.telegram.description import Description
from tests.standins.telegram.receiver import Receiver
from tests.standins.telegram.updates import build_update, contents, update_kinds

# The library says so whenever it reads a retry_after.
pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")

Answer = TypeVar("Answer")
SARI = 77


@pytest.fixture(scope="module")
def process() -> Iterator[TelegramStandIn]:
    with TelegramStandIn(retry_scale=0.05, webhook_timeout=0.5) as standin:
        yield standin


@pytest.fixture
def standin(process: TelegramStandIn) -> Iterator[TelegramStandIn]:
    process.reset()
    yield process
    faults = [item for item in process.state()["violations"] if item["method"] == "stand-in"]
    assert faults == []


@pytest.fixture(scope="module")
def spec() -> Json:
    path = find_spec()
    if path is None:
        pytest.skip("the Bot API description is missing: set TELEGRAM_SPEC to its JSON file")
    described: Json = json.loads(path.read_text(encoding="utf-8"))
    return described


def ask(standin: TelegramStandIn, work: Callable[[Bot], Awaitable[Answer]]) -> Answer:
    """Run some calls of the real library against the stand-in."""

    async def run() -> Answer:
        bot = Bot(standin.token, standin.base_url, standin.base_file_url)
        async with bot:
            return await work(bot)

    return asyncio.run(run())


def send(standin: TelegramStandIn, text: str, chat: int = SARI, **more: Any) -> int:
    return ask(standin, lambda bot: bot.send_message(chat, text, **more)).message_id


def post(standin: TelegramStandIn, method: str, **how: Any) -> tuple[int, Json]:
    """Call a method by hand, for what the library would not do."""

    async def run() -> tuple[int, Json]:
        url = f"{standin.base_url}{how.pop('token', standin.token)}/{method}"
        async with aiohttp.ClientSession() as session, session.post(url, **how) as response:
            return response.status, await response.json()

    return asyncio.run(run())


def violations(standin: TelegramStandIn) -> list[str]:
    return [item["problem"] for item in standin.state()["violations"]]


# Calls and their checks


def test_bot_introduces_itself(standin: TelegramStandIn) -> None:
    me = ask(standin, lambda bot: bot.get_me())

    assert me.is_bot
    assert me.id == 123


def test_wrong_token_is_refused(standin: TelegramStandIn) -> None:
    assert post(standin, "getMe", token="123:WRONG")[1] == {  # noqa: S106
        "ok": False,
        "error_code": 401,
        "description": "Unauthorized",
    }

    async def introduce() -> None:
        async with Bot("123:WRONG", standin.base_url):
            pass

    with pytest.raises(InvalidToken):
        asyncio.run(introduce())


def test_message_is_sent_and_recorded(standin: TelegramStandIn) -> None:
    standin.say(SARI, "halo")
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Ya", callback_data="y")]])

    sent = ask(
        standin,
        lambda bot: bot.send_message(
            SARI, "Siapa?", reply_markup=markup, protect_content=True, disable_notification=True
        ),
    )

    assert sent.text == "Siapa?"
    assert sent.has_protected_content
    assert sent.reply_markup == markup
    [call] = standin.wait_sent(1, chat=SARI)
    assert call["message_id"] == sent.message_id == 2
    assert call["buttons"] == [["Ya"]]
    assert call["params"]["protect_content"] is True
    assert call["params"]["disable_notification"] is True
    assert (call["status"], call["outcome"], call["delivered"]) == (200, "answered", True)
    assert violations(standin) == []


@pytest.mark.parametrize("how", ["data", "json", "params"])
def test_every_way_of_passing_parameters(standin: TelegramStandIn, how: str) -> None:
    standin.say(SARI, "halo")

    status, body = post(standin, "sendMessage", **{how: {"chat_id": SARI, "text": "baik"}})

    assert (status, body["result"]["text"]) == (200, "baik")


@pytest.mark.parametrize(
    ("text", "reason"),
    [("", "Message text is empty"), ("  \n", "Message text is empty"), ("a" * 4097, "too long")],
)
def test_text_has_limits(standin: TelegramStandIn, text: str, reason: str) -> None:
    standin.say(SARI, "halo")
    with pytest.raises(BadRequest, match=reason):
        send(standin, text)


def test_longest_text_is_sent(standin: TelegramStandIn) -> None:
    standin.say(SARI, "halo")
    assert send(standin, "a" * 4096) == 2


def test_text_is_counted_after_its_html_is_read(standin: TelegramStandIn) -> None:
    standin.say(SARI, "halo")
    text = "<b>Penting</b>: a &lt; b"

    sent = ask(standin, lambda bot: bot.send_message(SARI, text, parse_mode="HTML"))

    assert sent.text == "Penting: a < b"
    assert sent.entities[0].length == 7
    with pytest.raises(BadRequest, match="entities"):
        send(standin, "a < b", parse_mode="HTML")


def test_chats_that_cannot_be_written_to(standin: TelegramStandIn) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        send(standin, "halo", chat=5)
    standin.user(6)
    with pytest.raises(Forbidden, match="can't initiate conversation"):
        send(standin, "halo", chat=6)
    standin.say(7, "halo")
    standin.block(7)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        send(standin, "halo", chat=7)
    standin.unblock(7)
    assert send(standin, "halo", chat=7)
    standin.user(7, deactivated=True)
    with pytest.raises(Forbidden, match="user is deactivated"):
        send(standin, "halo", chat=7)
    standin.chat(-100, kicked=True)
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        send(standin, "halo", chat=-100)


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        ({"text": "Ya", "callback_data": "é" * 33}, "BUTTON_DATA_INVALID"),
        ({"text": " ", "callback_data": "y"}, "must be non-empty"),
        ({"text": "Ya"}, "Text buttons are unallowed"),
        ({"text": "Ya", "callback_data": "y", "colour": "red"}, "colour"),
        ({"callback_data": "y"}, "text is missing"),
    ],
)
def test_bad_buttons_are_refused(standin: TelegramStandIn, button: Json, reason: str) -> None:
    standin.say(SARI, "halo")
    markup = {"inline_keyboard": [[button]]}

    status, body = post(
        standin, "sendMessage", json={"chat_id": SARI, "text": "?", "reply_markup": markup}
    )

    assert status == 400
    assert reason in body["description"]


def test_contact_is_asked_for_in_private_only(standin: TelegramStandIn) -> None:
    standin.say(SARI, "halo")
    standin.chat(-100)
    markup = ReplyKeyboardMarkup([[KeyboardButton("Nomor saya", request_contact=True)]])

    assert send(standin, "Nomor?", reply_markup=markup)
    with pytest.raises(BadRequest, match="private chats only"):
        send(standin, "Nomor?", chat=-100, reply_markup=markup)


@pytest.mark.parametrize(
    ("method", "params", "problem"),
    [
        ("sendMessage", {"chat_id": 1}, "missing required parameter text"),
        ("sendMessage", {"chat_id": 1, "text": "a", "colour": "red"}, "unknown parameter colour"),
        ("sendMessage", {"chat_id": 1.5, "text": "a"}, "chat_id is no"),
        ("deleteMessages", {"chat_id": 1, "message_ids": "5"}, "message_ids is no array"),
        ("getUpdates", {"timeout": "soon"}, "timeout is no Integer"),
        ("getUpdates", {"allowed_updates": ["mesage"]}, "no such kind of update: mesage"),
    ],
)
def test_wrong_parameters_are_violations(
    standin: TelegramStandIn, method: str, params: Json, problem: str
) -> None:
    status, _ = post(standin, method, json=params)

    assert status == 400
    assert any(problem in found for found in violations(standin))


def test_unknown_and_unmodelled_methods(standin: TelegramStandIn, spec: Json) -> None:
    assert "banChatMember" in spec["methods"]
    assert post(standin, "sendMesage")[0] == 404
    status, body = post(standin, "banChatMember", json={"chat_id": 1, "user_id": 1})

    assert status == 400
    assert "not modelled" in body["description"]
    assert len(violations(standin)) == 2


def test_built_in_checks_agree_with_the_description(spec: Json) -> None:
    def shape(fields: list[Json]) -> list[tuple[object, ...]]:
        return [(field["name"], field["types"], field["required"]) for field in fields]

    built_in = builtin_description()
    for name, method in built_in["methods"].items():
        assert shape(method["fields"]) == shape(spec["methods"][name].get("fields", []))
    assert Description(built_in, complete=False).update_kinds() == update_kinds(spec)


def test_without_the_description_the_built_in_checks_hold() -> None:
    with TelegramStandIn(spec="") as standin:
        standin.say(SARI, "halo")
        assert send(standin, "baik") == 2
        assert post(standin, "sendMessage", json={"chat_id": SARI})[0] == 400
        assert standin.state()["description"] == "built-in"


# Updates by polling


def test_updates_are_confirmed_by_a_higher_offset(standin: TelegramStandIn) -> None:
    first = standin.say(SARI, "/start satu")
    second = standin.say(SARI, "dua")

    async def poll(bot: Bot) -> list[list[int]]:
        found = [await bot.get_updates(), await bot.get_updates()]
        found.append(await bot.get_updates(offset=first["update_id"] + 1))
        found.append(await bot.get_updates(offset=second["update_id"] + 1))
        return [[update.update_id for update in updates] for updates in found]

    ids = [first["update_id"], second["update_id"]]
    assert ask(standin, poll) == [ids, ids, ids[1:], []]
    state = standin.state()
    assert state["confirmed_offset"] == second["update_id"] + 1
    assert state["pending"] == []


def test_limit_and_negative_offset(standin: TelegramStandIn) -> None:
    ids = [standin.say(SARI, str(number))["update_id"] for number in range(4)]

    async def poll(bot: Bot) -> list[list[int]]:
        found = [await bot.get_updates(limit=3), await bot.get_updates(offset=-1)]
        found.append(await bot.get_updates())
        return [[update.update_id for update in updates] for updates in found]

    assert ask(standin, poll) == [ids[:3], ids[3:], ids[3:]]


def test_long_poll_ends_with_the_first_update(standin: TelegramStandIn) -> None:
    async def poll(bot: Bot) -> tuple[float, str | None]:
        waiting = asyncio.create_task(bot.get_updates(timeout=5))
        await asyncio.sleep(0.1)
        since = time.monotonic()
        await asyncio.to_thread(standin.say, SARI, "halo")
        [update] = await waiting
        assert update.message
        return time.monotonic() - since, update.message.text

    took, text = ask(standin, poll)
    assert text == "halo"
    assert took < 0.5


def test_second_poll_terminates_the_first(standin: TelegramStandIn) -> None:
    async def poll(bot: Bot) -> None:
        waiting = asyncio.create_task(bot.get_updates(timeout=5))
        await asyncio.sleep(0.1)
        async with Bot(standin.token, standin.base_url) as other:
            await other.get_updates(timeout=0)
        with pytest.raises(Conflict, match="terminated by other getUpdates"):
            await waiting

    ask(standin, poll)
    assert standin.state()["counters"]["conflicts"] == 1


def test_allowed_updates_are_remembered(standin: TelegramStandIn) -> None:
    standin.say(SARI, "halo")
    ask(standin, lambda bot: bot.get_updates(offset=-1, allowed_updates=["my_chat_member"]))
    ask(standin, lambda bot: bot.get_updates(offset=5000))
    standin.say(SARI, "tidak diminta")
    standin.block(SARI)

    updates = ask(standin, lambda bot: bot.get_updates(offset=1001))

    assert [update.my_chat_member is not None for update in updates] == [True]
    assert standin.state()["counters"]["skipped_updates"] == 1


def test_old_messages_and_presses_expire(standin: TelegramStandIn) -> None:
    standin.say(SARI, "kemarin", date=int(time.time()) - 25 * 3600)
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Ya", callback_data="y")]])
    message_id = send(standin, "?", reply_markup=markup)
    standin.press(SARI, message_id, "Ya")
    standin.advance(151)
    fresh = standin.say(SARI, "sekarang")

    updates = ask(standin, lambda bot: bot.get_updates())

    assert [update.update_id for update in updates] == [fresh["update_id"]]
    states = [item["state"] for item in standin.state()["deliveries"]]
    assert states == ["expired", "expired", "pending"]


# What people do


def test_edits_replies_and_media(standin: TelegramStandIn) -> None:
    first = standin.say(SARI, "salah ketik")
    standin.say(SARI, "salah tulis", edit_of=first["message_id"])
    standin.say(SARI, "balasan", reply_to=first["message_id"])
    standin.say(SARI, photo={"size": 5000}, caption="foto")
    standin.say(SARI, voice={"size": 700, "duration": 9})
    standin.say(SARI, document={"size": 9, "file_name": "surat.docx"})
    standin.say(SARI, video={}, content={"media_group_id": "1"})
    standin.say(SARI, location={"latitude": -1.26, "longitude": 116.83})
    standin.say(SARI, contact={"phone_number": "+628", "first_name": "Bu", "user_id": 9})
    standin.say(SARI, sticker={"emoji": "x"})
    standin.say(SARI, animation={})

    updates = ask(standin, lambda bot: bot.get_updates())

    edited = updates[1].edited_message
    assert edited
    assert (edited.text, edited.message_id) == ("salah tulis", first["message_id"])
    messages = [update.effective_message for update in updates]
    assert messages[2]
    assert messages[2].reply_to_message
    assert messages[2].reply_to_message.text == "salah tulis"
    assert messages[3]
    assert messages[3].photo[-1].file_size == 5000
    assert messages[4]
    assert messages[4].voice
    assert messages[4].voice.duration == 9
    assert messages[5]
    assert messages[5].document
    assert messages[5].document.file_name == "surat.docx"
    assert messages[8]
    assert messages[8].contact
    assert messages[8].contact.user_id == 9


def test_press_carries_its_message_and_is_answered_in_time(standin: TelegramStandIn) -> None:
    standin.say(SARI, "halo")
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Ya", callback_data="token:y")]])
    message_id = send(standin, "Setuju?", reply_markup=markup)
    standin.press(SARI, message_id, "Ya")

    async def answer(bot: Bot) -> str:
        query = (await bot.get_updates(offset=-1))[0].callback_query
        assert query
        assert query.message
        assert query.message.message_id == message_id
        assert query.data == "token:y"
        assert await query.answer()
        return query.id

    query_id = ask(standin, answer)
    standin.advance(16)
    for late in (query_id, "unknown"):
        with pytest.raises(BadRequest, match="Query is too old"):
            ask(standin, lambda bot, late=late: bot.answer_callback_query(late))  # type: ignore[misc]
    with pytest.raises(StandInError, match="no such button"):
        standin.press(SARI, message_id, "Tidak")


def test_block_is_told_by_an_update(standin: TelegramStandIn) -> None:
    standin.say(SARI, "halo")
    standin.block(SARI)

    update = ask(standin, lambda bot: bot.get_updates(offset=-1))[0].my_chat_member

    assert update
    assert (update.old_chat_member.status, update.new_chat_member.status) == ("member", "kicked")
    with pytest.raises(StandInError, match="cannot write"):
        standin.say(SARI, "halo")


# Changing messages


def test_edit_and_its_refusals(standin: TelegramStandIn) -> None:
    theirs = standin.say(SARI, "halo")["message_id"]
    ours = send(standin, "satu")

    async def edit(bot: Bot) -> None:
        await bot.edit_message_text("dua", SARI, ours)
        with pytest.raises(BadRequest, match="Message is not modified"):
            await bot.edit_message_text("dua", SARI, ours)
        with pytest.raises(BadRequest, match="Message can't be edited"):
            await bot.edit_message_text("dua", SARI, theirs)
        with pytest.raises(BadRequest, match="Message to edit not found"):
            await bot.edit_message_text("dua", SARI, 99)
        markup = InlineKeyboardMarkup([[InlineKeyboardButton("Ya", callback_data="y")]])
        await bot.edit_message_reply_markup(SARI, ours, reply_markup=markup)

    ask(standin, edit)
    shown = standin.messages(SARI)["messages"][1]["message"]
    assert shown["text"] == "dua"
    assert shown["reply_markup"]["inline_keyboard"][0][0]["text"] == "Ya"


def test_delete_within_48_hours_only(standin: TelegramStandIn) -> None:
    theirs = standin.say(SARI, "halo")["message_id"]
    ours = [send(standin, text) for text in ("satu", "dua", "tiga")]

    async def delete(bot: Bot) -> None:
        assert await bot.delete_message(SARI, theirs)
        with pytest.raises(BadRequest, match="Message to delete not found"):
            await bot.delete_message(SARI, theirs)
        assert await bot.delete_messages(SARI, [*ours[:2], 99])
        await asyncio.to_thread(standin.advance, 48 * 3600)
        with pytest.raises(BadRequest, match="Message can't be deleted"):
            await bot.delete_message(SARI, ours[2])

    ask(standin, delete)
    assert len(standin.messages(SARI)["messages"]) == 1


# Files


def test_download_streams_the_same_bytes(standin: TelegramStandIn) -> None:
    content = os.urandom(200_000)
    said = standin.say(SARI, photo_bytes=base64.b64encode(content).decode())
    [stored] = said["files"]

    async def fetch(bot: Bot) -> bytes:
        file = await bot.get_file(stored["file_id"])
        return bytes(await file.download_as_bytearray())

    assert ask(standin, fetch) == content


def test_files_over_20_mb_cannot_be_had(standin: TelegramStandIn) -> None:
    limit = 20 * 1024 * 1024
    small = standin.say(SARI, document={"size": limit})["files"][0]["file_id"]
    large = standin.say(SARI, document={"size": limit + 1})["files"][0]["file_id"]

    async def fetch(bot: Bot) -> int | None:
        with pytest.raises(BadRequest, match="File is too big"):
            await bot.get_file(large)
        return (await bot.get_file(small)).file_size

    assert ask(standin, fetch) == limit


def test_planned_download_failures(standin: TelegramStandIn) -> None:
    file_id = standin.say(SARI, voice={"size": 300_000})["files"][0]["file_id"]
    standin.plan("download", status=500, times=2)
    standin.plan("download", action="cut", after_bytes=100_000)
    standin.plan("download", status=404, description="Not Found")

    async def fetch(bot: Bot) -> int:
        file = await bot.get_file(file_id)
        for _ in range(4):
            with pytest.raises(TelegramError):
                await file.download_as_bytearray()
        return len(await file.download_as_bytearray())

    assert ask(standin, fetch) == 300_000
    calls = standin.sent(method="download")["calls"]
    assert [call["status"] for call in calls] == [500, 500, 200, 404, 200]
    assert [call["delivered"] for call in calls] == [False, False, False, False, True]


def test_links_are_good_for_an_hour(standin: TelegramStandIn) -> None:
    file_id = standin.say(SARI, voice={})["files"][0]["file_id"]

    async def fetch(bot: Bot) -> None:
        file = await bot.get_file(file_id)
        await asyncio.to_thread(standin.advance, 3601)
        with pytest.raises(TelegramError):
            await file.download_as_bytearray()
        assert await (await bot.get_file(file_id)).download_as_bytearray()

    ask(standin, fetch)


def test_files_are_sent(standin: TelegramStandIn) -> None:
    standin.say(SARI, "halo")

    async def send_files(bot: Bot) -> None:
        sent = await bot.send_document(SARI, b"isi surat", filename="surat.txt", caption="surat")
        assert sent.document
        assert sent.document.file_name == "surat.txt"
        again = await bot.send_document(SARI, sent.document.file_id)
        assert again.document
        assert again.document.file_size == 9
        assert (await bot.send_photo(SARI, b"foto")).photo
        assert (await bot.send_voice(SARI, b"suara", duration=2)).voice

    ask(standin, send_files)
    calls = standin.sent(chat=SARI)["calls"]
    assert calls[0]["files"] == [{"field": "document", "name": "surat.txt", "size": 9}]
    assert violations(standin) == []


# Failures


def test_flood_wait_for_one_chat(standin: TelegramStandIn) -> None:
    standin.say(SARI, "halo")
    standin.say(78, "halo")
    standin.flood(SARI, retry_after=1)

    async def flood(bot: Bot) -> None:
        with pytest.raises(RetryAfter) as told:
            await bot.send_message(SARI, "satu")
        assert told.value.retry_after == 1
        await bot.send_message(78, "lain")
        with pytest.raises(RetryAfter):
            await bot.send_message(SARI, "terlalu cepat")
        await asyncio.sleep(1.0)
        await bot.send_message(SARI, "satu")

    ask(standin, flood)
    state = standin.state()
    assert state["counters"]["sends_during_flood_wait"] == 1
    assert state["flood_by_chat"] == {str(SARI): 1}


def test_flood_wait_for_a_period_counts_only_who_was_told(standin: TelegramStandIn) -> None:
    standin.say(SARI, "halo")
    standin.flood(period=60)
    for expected in (0, 1):
        with pytest.raises(RetryAfter):
            send(standin, "halo")
        assert standin.state()["counters"]["sends_during_flood_wait"] == expected
    standin.advance(61)
    assert send(standin, "halo")


def test_rates_answer_429() -> None:
    with TelegramStandIn(chat_rate=1, chat_burst=2) as standin:
        standin.say(SARI, "halo")
        assert send(standin, "satu")
        assert send(standin, "dua")
        with pytest.raises(RetryAfter):
            send(standin, "tiga")


def test_planned_answers_for_one_chat(standin: TelegramStandIn) -> None:
    standin.say(SARI, "halo")
    standin.say(78, "halo")
    standin.plan("sendMessage", chat=SARI, status=502, description="Bad Gateway", times=2)
    assert send(standin, "lain", chat=78)
    for _ in range(2):
        with pytest.raises(NetworkError):
            send(standin, "halo")
    assert send(standin, "halo")


def test_closed_connection_leaves_the_bot_in_doubt(standin: TelegramStandIn) -> None:
    standin.say(SARI, "halo")
    standin.plan("sendMessage", action="close")
    standin.plan("sendMessage", action="close", effect=False)
    for _ in range(2):
        with pytest.raises(NetworkError):
            send(standin, "terkirim?")
    calls = standin.wait_sent(2, chat=SARI)
    assert [call["delivered"] for call in calls] == [True, False]
    assert [call["outcome"] for call in calls] == ["closed", "closed"]
    assert len(standin.messages(SARI)["messages"]) == 2


def test_hanging_call_is_never_answered(standin: TelegramStandIn) -> None:
    standin.say(SARI, "halo")
    standin.plan("sendMessage", action="hang")
    with pytest.raises(TimedOut):
        ask(standin, lambda bot: bot.send_message(SARI, "halo", read_timeout=0.3))
    assert standin.wait_sent(1, chat=SARI)[0]["outcome"] == "hung"


def test_latency_does_not_serialise() -> None:
    with TelegramStandIn(latency_ms=200) as standin:
        standin.say(SARI, "halo")

        async def burst(bot: Bot) -> float:
            since = time.monotonic()
            sends = [bot.send_message(SARI, str(number)) for number in range(20)]
            ids = [message.message_id for message in await asyncio.gather(*sends)]
            assert sorted(ids) == list(range(2, 22))
            return time.monotonic() - since

        assert 0.2 <= ask(standin, burst) < 1.5


# Webhooks


def receive(
    standin: TelegramStandIn,
    decide: Callable[[Json, int], Awaitable[web.Response]],
    work: Callable[[Bot, AsyncTelegramStandIn, str], Awaitable[None]],
) -> Receiver:
    """Run a bot's server beside the work of a test."""

    async def run() -> Receiver:
        bot = Bot(standin.token, standin.base_url)
        async with Receiver(decide) as receiver, bot, aiohttp.ClientSession() as session:
            await work(bot, AsyncTelegramStandIn(standin.url, session), receiver.url)
            await bot.delete_webhook()
        return receiver

    return asyncio.run(run())


async def until_delivered(there: AsyncTelegramStandIn, seconds: float = 5.0) -> Json:
    """Wait until nothing is pending."""
    deadline = time.monotonic() + seconds
    while (state := await there.state())["pending"]:
        assert time.monotonic() < deadline, state
        await asyncio.sleep(0.02)
    return state


async def fine(update: Json, times: int) -> web.Response:
    del update, times
    return web.Response()


def test_webhook_gets_its_secret_and_excludes_polling(standin: TelegramStandIn) -> None:
    before = standin.say(SARI, "sebelum")

    async def work(bot: Bot, there: AsyncTelegramStandIn, url: str) -> None:
        await bot.set_webhook(url, secret_token="rahasia_1")  # noqa: S106
        with pytest.raises(Conflict):
            await bot.get_updates()
        after = await there.say(SARI, "sesudah")
        state = await until_delivered(there)
        assert [item["update_id"] for item in state["deliveries"]] == [
            before["update_id"],
            after["update_id"],
        ]
        info = await bot.get_webhook_info()
        assert (info.url, info.pending_update_count, info.max_connections) == (url, 0, 40)

    receiver = receive(standin, fine, work)
    assert receiver.secrets == {"rahasia_1"}
    assert len(receiver.seen) == 2


def test_failing_update_is_retried_and_blocks_its_queue_only(standin: TelegramStandIn) -> None:
    ids: dict[str, int] = {}

    async def decide(update: Json, times: int) -> web.Response:
        failing = update.get("message", {}).get("text") == "sulit" and times < 4
        return web.Response(status=500 if failing else 200)

    async def work(bot: Bot, there: AsyncTelegramStandIn, url: str) -> None:
        await there.say(SARI, "halo")
        markup = InlineKeyboardMarkup([[InlineKeyboardButton("Ya", callback_data="y")]])
        asked = await bot.send_message(SARI, "?", reply_markup=markup)
        await bot.set_webhook(url, drop_pending_updates=True)
        ids["hard"] = (await there.say(SARI, "sulit"))["update_id"]
        ids["next"] = (await there.say(SARI, "berikut"))["update_id"]
        ids["press"] = (await there.press(SARI, asked.message_id, "Ya"))["update_id"]
        ids["other"] = (await there.say(78, "lain"))["update_id"]
        state = await until_delivered(there)
        hard = next(item for item in state["deliveries"] if item["update_id"] == ids["hard"])
        assert [attempt["status"] for attempt in hard["attempts"]] == [500, 500, 500, 200]
        times = [attempt["time"] for attempt in hard["attempts"]]
        gaps = [later - earlier for earlier, later in itertools.pairwise(times)]
        assert gaps[0] < gaps[1]  # at once, 2 s, 4 s, scaled by 0.05
        assert gaps[1] > 0.09
        assert gaps[2] > 0.19
        assert (await bot.get_webhook_info()).last_error_message

    order = [number for number, _ in receive(standin, decide, work).seen]
    assert order.index(ids["press"]) < order.index(ids["next"])
    assert order.index(ids["other"]) < order.index(ids["next"])
    assert order[-1] == ids["next"]


def test_one_queue_is_serial_and_queues_are_parallel(standin: TelegramStandIn) -> None:
    async def decide(update: Json, times: int) -> web.Response:
        del update, times
        await asyncio.sleep(0.05)
        return web.Response()

    async def work(bot: Bot, there: AsyncTelegramStandIn, url: str) -> None:
        await bot.set_webhook(url, max_connections=3)
        for number in range(12):
            await there.say(100 + number % 6, str(number))
        await until_delivered(there)

    receiver = receive(standin, decide, work)
    assert receiver.most_at_once == 3
    by_chat = [[number for number, _ in receiver.seen if number % 6 == chat] for chat in range(6)]
    assert all(numbers == sorted(numbers) for numbers in by_chat)


def test_retry_after_is_obeyed_and_slow_answers_come_again(standin: TelegramStandIn) -> None:
    async def decide(update: Json, times: int) -> web.Response:
        if update["message"]["text"] == "nanti" and times == 1:
            return web.Response(status=503, headers={"Retry-After": "1"})
        if update["message"]["text"] == "lambat" and times == 1:
            await asyncio.sleep(0.8)
        return web.Response()

    async def work(bot: Bot, there: AsyncTelegramStandIn, url: str) -> None:
        await bot.set_webhook(url)
        await there.say(SARI, "nanti")
        await there.say(78, "lambat")
        later, slow = (await until_delivered(there))["deliveries"]
        assert later["attempts"][1]["time"] - later["attempts"][0]["answered_at"] >= 0.99
        assert [attempt["status"] for attempt in slow["attempts"]] == [None, 200]
        assert slow["attempts"][0]["error"] == "Read timeout expired"

    receive(standin, decide, work)


def test_refused_connection_is_retried(standin: TelegramStandIn) -> None:
    async def work(bot: Bot, there: AsyncTelegramStandIn, url: str) -> None:
        await bot.set_webhook("http://127.0.0.1:9/closed")
        await there.say(SARI, "halo")
        await asyncio.sleep(0.3)
        await bot.set_webhook(url)
        [delivery] = (await until_delivered(there))["deliveries"]
        assert "Connection failed" in delivery["attempts"][0]["error"]
        assert delivery["attempts"][-1]["status"] == 200

    assert len(receive(standin, fine, work).seen) == 1


def test_call_in_the_answer_to_a_webhook_is_done(standin: TelegramStandIn) -> None:
    async def decide(update: Json, times: int) -> web.Response:
        del update, times
        return web.json_response({"method": "sendMessage", "chat_id": SARI, "text": "baik"})

    async def work(bot: Bot, there: AsyncTelegramStandIn, url: str) -> None:
        await bot.set_webhook(url)
        await there.say(SARI, "halo")
        sent = await there.sent(1, method="sendMessage")
        assert sent["calls"][0]["via"] == "webhook"

    receive(standin, decide, work)


# Every kind of update


@pytest.mark.parametrize("full", [False, True])
def test_update_of_every_kind_is_valid_and_read(
    standin: TelegramStandIn, spec: Json, full: bool
) -> None:
    description = Description(spec, complete=True)
    kinds = update_kinds(spec)
    made = [build_update(kind, spec, full=full) for kind in kinds]
    made += [build_update("message", spec, content=content) for content in contents(spec)]
    assert len(made) >= 100
    for update in made:
        assert description.check_object("Update", update) == [], update
        standin.raw(update)

    async def poll(bot: Bot) -> list[Update]:
        found: list[Update] = []
        while more := await bot.get_updates(offset=found[-1].update_id + 1 if found else 0):
            found += more
        return found

    assert [update.update_id for update in ask(standin, poll)] == [
        update["update_id"] for update in made
    ]


# The process


def test_lean_mode_counts() -> None:
    with TelegramStandIn(lean=True) as standin:
        since = time.time()

        async def burst(bot: Bot) -> None:
            for number in range(50):
                await bot.send_message(number % 5, "halo")

        ask(standin, burst)
        assert post(standin, "sendMessage", json={"text": "a", "chat_id": -5})[0] == 200
        assert post(standin, "sendMessage", data=_multipart(chat_id="9", text="a"))[0] == 200
        lean = standin.lean()
        assert lean["count"] == 52
        assert set(lean["last"]) == {"0", "1", "2", "3", "4", "-5", "9"}
        assert min(lean["last"].values()) >= since


def _multipart(**fields: str) -> aiohttp.FormData:
    form = aiohttp.FormData(default_to_multipart=True)
    for name, value in fields.items():
        form.add_field(name, value)
    return form


def test_dead_clients_are_neither_conflicts_nor_violations(standin: TelegramStandIn) -> None:
    address = urlsplit(standin.url)
    head = "HTTP/1.1\r\nHost: telegram\r\nContent-Length: 500\r\nContent-Type:"
    for request in (
        "GET /bot123:TEST/getUpdates?timeout=30 HTTP/1.1\r\nHost: telegram\r\n\r\n",
        f"POST /bot123:TEST/sendMessage {head} application/json\r\n\r\n{{",
        f"POST /bot123:TEST/sendMessage {head} application/x-www-form-urlencoded\r\n\r\nchat",
    ):
        with socket.create_connection((address.hostname, address.port or 0)) as connection:
            connection.sendall(request.encode())
            time.sleep(0.05)
    said = standin.say(SARI, "halo \ud83d")

    [update] = ask(standin, lambda bot: bot.get_updates(timeout=1))

    assert update.update_id == said["update_id"]
    state = standin.state()
    assert state["violations"] == []
    assert "conflicts" not in state["counters"]
    assert state["counters"]["aborted_requests"] == 2


def test_raw_update_makes_its_chat(standin: TelegramStandIn, spec: Json) -> None:
    standin.raw(build_update("message", spec, content="voice", user=4321))
    assert send(standin, "terima kasih", chat=4321)


def test_process_ends_with_its_parent() -> None:
    standin = TelegramStandIn().start()
    process = standin._process
    assert process
    assert process.stdin
    process.stdin.close()
    assert process.wait(5) == 0
    standin.stop()


def test_process_stops_on_sigterm_while_a_poll_waits() -> None:
    with TelegramStandIn() as standin:
        process = standin._process
        assert process

        async def poll(bot: Bot) -> None:
            waiting = asyncio.create_task(bot.get_updates(timeout=30))
            await asyncio.sleep(0.1)
            os.kill(standin.pid, signal.SIGTERM)
            assert await asyncio.to_thread(process.wait, 5) == 0
            with pytest.raises(NetworkError):
                await waiting

        ask(standin, poll)


def test_wrong_control_calls_are_refused(standin: TelegramStandIn) -> None:
    with pytest.raises(StandInError, match="unknown in a plan"):
        standin.plan("sendMessage", actoin="hang")
    with pytest.raises(StandInError, match="unknown in what is said"):
        standin.say(SARI, foto={})
    with pytest.raises(StandInError, match="nothing is said"):
        standin.say(SARI)


def test_command_line_explains_itself() -> None:
    root = Path(__file__).parents[1]
    command = [os.sys.executable, "-m", "tests.standins.telegram", "--help"]  # type: ignore[attr-defined]
    shown = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    assert "--latency-ms" in shown.stdout
