"""What happens on WhatsApp beyond the plain way: two addresses, failures, the window, outages."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, update

from bot.channels.whatsapp import Aftercare, Reconcile, Sweep
from flows.engine.events import Lane, MsgOutKind, ReplyWay, Said
from flows.sending import WINDOW
from flows.triage import MISSED
from storage import contacts, outbox
from storage.tables import Alarm, Case, PollOffset, StoredMedia
from storage.tables.types import table_of
from tests.houses import CONTACT, MESSAGE, OUT
from tests.standins.twilio import TwilioStandIn
from tests.whatsapping import Line, a_line

ALARM, CASE = table_of(Alarm), table_of(Case)
MEDIA, OFFSET = table_of(StoredMedia), table_of(PollOffset)


@pytest.fixture(scope="module")
def twilio() -> Iterator[TwilioStandIn]:
    """One stand-in for all tests; each has a number of its own."""
    with TwilioStandIn(webhook_total=2.0) as standin:
        yield standin
        assert standin.violations() == []


@pytest.fixture
async def line(twilio: TwilioStandIn, tmp_path: Path, database_url: str) -> AsyncIterator[Line]:
    """A house that serves, on SQLite or on PostgreSQL."""
    twilio.reset()
    async with a_line(tmp_path, twilio, database_url) as running:
        yield running


async def later(line: Line, **by: float) -> None:
    """Time passes here and at Twilio."""
    line.place.later(**by)
    await line.twilio.advance(timedelta(**by).total_seconds())


async def states(line: Line) -> list[str]:
    return [row.state for row in await line.outbox()]


async def until_last(line: Line, *wanted: str) -> Any:
    """The last row of the outbox, once it stands so."""

    async def look() -> Any:
        rows = await line.outbox()
        return rows[-1] if rows and rows[-1].state in wanted else None

    return await line.until(look)


async def staff_says(line: Line, text: str, *, urn: str | None = None) -> None:
    """A companion writes, as staff commands do."""
    turn, whose = line.place.house.turn, urn or f"whatsapp:{line.number}"

    def work(conn: Connection) -> None:
        found = contacts.find(conn, turn.ring, whose)
        assert found is not None
        known = contacts.lock(conn, turn.ring, found)
        assert known is not None
        said = Said(text, kind=MsgOutKind.STAFF, lane=Lane.STAFF)
        outbox.add(conn, known, [said], now=turn.clock.now())
        contacts.save(conn, known)

    await turn.write(work)
    turn.committed("whatsapp")


async def may_answer_for(line: Line, days: int) -> None:
    """They agreed that we answer here for some days."""
    turn = line.place.house.turn

    def work(conn: Connection) -> None:
        known = line.place._known(conn, f"whatsapp:{line.number}")
        known.way, known.agreed_at = ReplyWay.HERE.value, known.wrote_at
        known.until = turn.clock.now() + timedelta(days=days)
        contacts.save(conn, known)

    await turn.write(work)


async def agree_to_cover(line: Line) -> None:
    """They agreed to be written to under another name."""
    turn = line.place.house.turn

    def work(conn: Connection) -> None:
        known = line.place._known(conn, f"whatsapp:{line.number}")
        known.keep_guard(replace(known.guard, cover=True))
        contacts.save(conn, known)

    await turn.write(work)


async def aftercare(line: Line) -> None:
    await Aftercare(line.place.house, line.channel).run()


async def held(line: Line) -> dict[str, str]:
    found: dict[str, str] = (await line.twilio.look("held"))["bodies"]
    return found


# What becomes of a message.


async def test_an_answer_is_followed_until_it_is_read(line: Line) -> None:
    await line.twilio.callbacks(read=True)
    await line.ask("tolong")
    await until_last(line, "read")


@pytest.mark.parametrize("order", ["shuffled", "in order"])
async def test_statuses_only_move_forward(line: Line, order: str) -> None:
    await line.twilio.callbacks(read=True, doubled=True, order=order, early=order == "shuffled")
    await line.ask("tolong")
    await until_last(line, "read")
    await line.settled()
    assert await states(line) == ["read"]


async def test_a_missing_status_is_asked_for(line: Line) -> None:
    await line.twilio.callbacks(withheld=["sent", "delivered", "read"])
    await line.ask("tolong")
    await line.settled()
    await until_last(line, "sent")
    await later(line, minutes=6)
    await aftercare(line)
    assert await states(line) == ["delivered"]


async def test_a_failure_that_nobody_called_back_is_found_too(line: Line) -> None:
    await line.twilio.fail_person(line.number, 63003)
    await line.twilio.callbacks(withheld=["sent", "undelivered", "failed"])
    await line.ask("tolong, saya dipukul")
    await line.settled()
    await later(line, minutes=6)
    await aftercare(line)
    assert (await line.outbox())[-1].error == "63003"
    assert (await line.place.rows(CONTACT))[-1].gone_at is not None


@pytest.mark.parametrize(
    ("code", "mark"), [(63003, "gone_at"), (63024, "gone_at"), (63014, "blocked_at")]
)
async def test_who_cannot_be_reached_is_not_written_to_and_staff_know(
    line: Line, code: int, mark: str
) -> None:
    await line.ask("tolong, suami saya memukul saya tadi")
    await line.twilio.fail_person(line.number, code)
    await line.ask("masih di sini")
    row = await until_last(line, "failed")
    assert row.error == str(code)
    [contact] = await line.place.rows(CONTACT)
    assert getattr(contact, mark) is not None
    [case] = await line.place.rows(CASE)
    alarm = (await line.place.rows(ALARM))[-1]
    assert (alarm.case_id, alarm.state) == (case.id, "raised")


async def test_words_after_a_block_are_answered_again(line: Line) -> None:
    await line.twilio.fail_person(line.number, 63014, times=1)
    await line.ask("tolong")
    await until_last(line, "failed")
    await line.ask("halo")
    await until_last(line, "delivered")


async def test_content_that_is_refused_alarms_and_is_not_sent_again(line: Line) -> None:
    await line.ask("tolong, saya takut")
    await line.twilio.fail_person(line.number, 63013, times=1)
    await line.ask("1")
    row = await until_last(line, "failed")
    assert (row.error, row.because) == ("63013", "not_delivered")
    await asyncio.sleep(0.3)
    assert len(await line.sent()) == 2


async def test_a_busy_channel_is_given_time(line: Line) -> None:
    await line.twilio.fail_person(line.number, 63018, times=1)
    await line.ask("tolong")
    row = await until_last(line, "due")
    assert row.due_at > line.place.house.clock.now() + timedelta(seconds=5)
    line.place.later(seconds=20)
    await line.next()
    await until_last(line, "delivered")


async def test_a_late_word_about_the_first_try_changes_nothing(line: Line) -> None:
    """63018 comes first, "sent" of the same try after it: it is still to be sent again."""
    await line.twilio.callbacks(order="shuffled")
    await line.twilio.fail_person(line.number, 63018, times=1)
    await line.ask("tolong")
    await until_last(line, "due")
    await line.settled()
    assert await states(line) == ["due"]


async def test_what_failed_late_is_not_said_after_they_left(line: Line) -> None:
    """63018 for an answer comes after KELUAR: the cover stands alone."""
    await line.twilio.callbacks(delay=1.0)
    await line.twilio.fail_person(line.number, 63018, times=1)
    await line.ask("tolong")
    await line.ask("x")
    await line.until(lambda: has_error(line, "63018"))
    line.place.later(seconds=30)
    await asyncio.sleep(1.5)
    assert len(await line.sent()) == 2
    assert (await line.outbox())[0].state == "failed"


async def has_error(line: Line, code: str) -> bool:
    return any(row.error == code for row in await line.outbox())


@pytest.mark.parametrize(("code", "mark"), [(63016, "window_closed_at"), (63024, "gone_at")])
async def test_a_verdict_on_old_words_does_not_overrule_new_ones(
    line: Line, code: int, mark: str
) -> None:
    """They wrote after the message had left: they are there, and the window is open."""
    await line.twilio.fail_person(line.number, code, times=1)
    await line.twilio.callbacks(delay=1.5)
    await line.ask("tolong, saya dipukul")
    await line.ask("1")
    await line.until(lambda: has_error(line, str(code)))
    [contact] = await line.place.rows(CONTACT)
    assert getattr(contact, mark) is None


async def test_a_held_row_that_was_delivered_is_not_sent_again(line: Line) -> None:
    """The answer of Twilio was lost, the hour ended, and then it is told: it arrived."""
    await line.ask("tolong, saya dipukul")
    await may_answer_for(line, 3)
    await line.twilio.callbacks(delay=1.0)
    await line.twilio.cut_off()
    await staff_says(line, "Saya di sini, Kak.")
    await until_last(line, "due")
    await stop_answers(line)
    await later(line, minutes=11)
    await until_last(line, "delivered")
    assert [one["text"] for one in await line.sent()].count("Saya di sini, Kak.") == 1


async def stop_answers(line: Line) -> None:
    """The hour that they agreed to is over."""
    turn = line.place.house.turn

    def work(conn: Connection) -> None:
        known = line.place._known(conn, f"whatsapp:{line.number}")
        known.until = turn.clock.now()
        contacts.save(conn, known)

    await turn.write(work)


async def test_words_that_no_row_looks_after_do_not_stay_at_twilio(line: Line) -> None:
    await line.ask("tolong")
    await line.settled()
    await line.twilio.advance(3600)
    line.place.later(hours=1)
    turn = line.place.house.turn
    forget = update(OUT).values(ref=None, look_at=None)
    await turn.database.write(lambda conn: conn.execute(forget))
    assert await held(line) != {}
    await Sweep(line.place.house, line.channel).look()
    assert [body for body in (await held(line)).values() if body != "tolong"] == []


async def test_a_number_that_was_silent_for_a_month_is_asked_who_it_is(line: Line) -> None:
    await line.ask("tolong, saya dipukul")
    for text in ("1", "2", "1"):
        await line.ask(text)
    await later(line, days=31)
    assert "Apa sekarang waktu yang pas" in await line.ask("assalamualaikum, ini toko bangunan?")
    assert "silakan tulis" in await line.ask("1")
    [contact] = await line.place.rows(CONTACT)
    assert contact.frozen_at is not None


async def test_an_old_number_is_not_moved_to_a_new_id(line: Line) -> None:
    await line.ask("tolong, saya dipukul")
    await later(line, days=31)
    await line.twilio.person(line.number, user_id="ID.new")
    await line.twilio.write(line.number, "halo")
    assert (await line.twilio.look("sent", 8.0, person="ID.new", count=2))["complete"]
    assert len(await line.place.rows(CONTACT)) == 2


# Sending when something is wrong between us.


async def test_a_doubtful_send_is_looked_for_before_it_is_sent_again(line: Line) -> None:
    await line.twilio.cut_off()
    await line.twilio.callbacks(withheld=["sent", "delivered", "read"])
    await line.ask("tolong")
    await until_last(line, "sent")
    assert len(await line.sent()) == 1


async def test_a_send_that_did_not_leave_is_sent_again(line: Line) -> None:
    await line.twilio.fail_next("create", status=503)
    await line.ask("tolong")
    await until_last(line, "delivered")
    assert len(await line.sent()) == 1


async def test_an_equal_answer_of_before_is_not_taken_for_a_doubtful_one(line: Line) -> None:
    await line.ask("halo")
    await line.ask("?")
    await later(line, seconds=3)
    await line.twilio.fail_next("create", status=500)
    await line.ask("?")
    await until_last(line, "delivered")
    assert len(await line.sent()) == 3


async def test_a_rate_limit_is_obeyed(line: Line) -> None:
    await line.twilio.rate_limit(1, retry_after=1)
    await line.twilio.write(line.number, "tolong")
    row = await until_last(line, "due")
    assert row.due_at > line.place.house.clock.now() + timedelta(seconds=5)


async def test_a_dead_token_is_seen_and_loses_nothing(line: Line) -> None:
    await line.twilio.revoke_token()
    await line.twilio.write(line.number, "tolong")
    row = await until_last(line, "due")
    assert row.because == "our_fault"
    house = line.place.house
    await house.watch.look()
    assert "TWILIO_AUTH_TOKEN" in house.watch.said["whatsapp"]
    await line.twilio.restore_token()
    line.place.later(seconds=10)
    await line.next()
    await house.watch.look()
    assert house.watch.said["whatsapp"] == "ok"


async def test_a_suspended_account_is_seen(line: Line) -> None:
    await line.twilio.suspend()
    await line.place.house.watch.look()
    assert line.place.house.watch.said["whatsapp"] != "ok"


# The window.


async def test_words_of_staff_wait_for_the_person_where_no_template_is_approved(
    line: Line,
) -> None:
    await line.ask("tolong, saya dipukul")
    await may_answer_for(line, 3)
    await later(line, hours=24)
    await staff_says(line, "Halo Kak, ini Rani.")
    row = await until_last(line, "held")
    assert row.because == "window"
    assert len(await line.sent()) == 1


async def test_the_window_closes_ten_minutes_before_the_day_is_over(line: Line) -> None:
    await line.ask("tolong, saya dipukul")
    await may_answer_for(line, 3)
    line.place.house.clock.shift += WINDOW - timedelta(minutes=2)
    await staff_says(line, "Halo Kak, ini Rani.")
    assert await line.next() == "Halo Kak, ini Rani."
    line.place.later(minutes=3)
    await staff_says(line, "Masih di sini ya.")
    assert (await until_last(line, "held")).because == "window"


async def test_a_window_that_closed_early_puts_the_message_back(line: Line) -> None:
    await line.ask("tolong, saya dipukul")
    await may_answer_for(line, 3)
    await later(line, minutes=40)
    await line.twilio.close_window(line.number)
    await staff_says(line, "Halo Kak, ini Rani.")
    row = await until_last(line, "held")
    assert (row.because, row.error) == ("window", "63016")
    [contact] = await line.place.rows(CONTACT)
    assert contact.window_closed_at is not None
    line.place.later(hours=1)
    await line.twilio.advance(3600)
    await Sweep(line.place.house, line.channel).look()
    assert "Halo Kak, ini Rani." not in (await held(line)).values()


# Two addresses.


async def test_a_number_beside_an_id_is_one_person(line: Line) -> None:
    await line.ask("tolong")
    await line.twilio.person(line.number, user_id="ID.7aa")
    await line.ask("1")
    await line.ask("2", hide_number=True)
    assert len(await line.place.rows(CONTACT)) == 1
    sent = await line.sent()
    assert [one["to"] for one in sent][-1] == "whatsapp:ID.7aa"


async def test_a_number_that_shows_up_later_is_kept(line: Line) -> None:
    person = line.number
    await line.twilio.person(person, user_id="ID.7ab")
    await line.ask("tolong", hide_number=True)
    [before] = await line.place.rows(CONTACT)
    await line.ask("1")
    [after] = await line.place.rows(CONTACT)
    assert before.alias_index is None
    assert after.alias_index == line.place.house.opened.ring.index(f"whatsapp:{person}")


async def test_another_id_behind_the_same_number_is_another_person(line: Line) -> None:
    """A number passes to somebody else: nothing of the first is told to the second."""
    await line.twilio.person(line.number, user_id="ID.one")
    await line.ask("tolong, saya dipukul")
    await line.twilio.person(line.number, user_id="ID.two")
    await line.twilio.write(line.number, "halo")
    [greeting] = (await line.twilio.look("sent", 8.0, person="ID.two", count=1))["messages"]
    assert "112" in greeting["text"]
    assert len(await line.place.rows(CONTACT)) == 2


# What people send.


async def test_files_come_at_full_size_and_leave_twilio(line: Line) -> None:
    voice, picture = b"OggS" + bytes(70_000), bytes(range(256)) * 900
    await line.ask("tolong")
    await line.twilio.redirect_media()
    await line.ask("", media=[("audio/ogg", voice), ("image/jpeg", picture)])
    rows = await line.until(lambda: stored_files(line))
    assert [(row.kind, row.size) for row in rows] == [
        ("voice", len(voice)),
        ("photo", len(picture)),
    ]
    await line.settled()
    await later(line, minutes=11)
    await aftercare(line)
    assert (await line.twilio.look("held"))["media"] == []
    assert await held(line) == {}


async def test_a_file_that_is_not_here_yet_stays_at_twilio(line: Line) -> None:
    await line.twilio.fail_next("media.download", status=503, times=50)
    await line.ask("", media=[("image/jpeg", b"a picture")])
    await later(line, minutes=11)
    await aftercare(line)
    assert len((await line.twilio.look("held"))["media"]) == 1


async def stored_files(line: Line) -> Any:
    rows = await line.place.rows(MEDIA)
    return rows if rows and all(row.state == "stored" for row in rows) else None


async def test_everything_that_people_send_is_kept(line: Line) -> None:
    place = {"latitude": -1.27, "longitude": 116.83, "label": "Toko", "address": "Jalan Rekaan"}
    first = await line.twilio.write(line.number, "tolong")
    await line.next()
    await line.ask("", location=place)
    await line.twilio.sticker(line.number)
    await line.next()
    await line.twilio.contact(line.number, "BEGIN:VCARD\nFN:Ibu Rekaan\nEND:VCARD")
    await line.next()
    await line.ask("ini dari grup", forwarded="frequently", quote=first["sid"])
    heard = await line.place.heard(f"whatsapp:{line.number}")
    assert heard[1]["location"] == {"latitude": -1.27, "longitude": 116.83}
    assert "Jalan Rekaan" in heard[1]["text"]
    assert [one["media"][0]["kind"] for one in heard[2:4]] == ["sticker", "document"]
    assert heard[4]["forwarded"] is True
    assert heard[4]["quotes"] == first["sid"]


# After an outage.


async def test_what_never_reached_us_is_taken_in_once_and_never_answered(line: Line) -> None:
    reconcile = Reconcile(line.place.house, line.channel)
    await line.until(lambda: first_look(line))
    written = await line.twilio.write(line.number, "tolong, dia pukul saya", deliver=False)
    await line.twilio.write(line.number, "", media=[("audio/ogg", b"OggS")], deliver=False)
    line.place.later(seconds=61)  # old enough, and under ten minutes: it would be live
    for _ in range(2):
        assert await reconcile.look()
    heard = await line.place.heard(f"whatsapp:{line.number}")
    assert [one.get("text", "") for one in heard] == ["tolong, dia pukul saya", ""]
    assert (await line.place.rows(MESSAGE))[0].key == written["sid"]
    assert await line.place.rows(OUT) == []
    [alarm] = await line.place.rows(ALARM)
    assert alarm.level == 0
    await line.until(lambda: stored_files(line))
    assert "112" in await line.ask("halo?")


@pytest.mark.parametrize(("text", "level"), [("halo", 2), ("DARURAT", 0)])
async def test_whatever_was_missed_is_alarmed_and_says_so(
    line: Line, text: str, level: int
) -> None:
    await line.until(lambda: first_look(line))
    await line.twilio.write(line.number, text, deliver=False)
    line.place.later(seconds=61)
    await Reconcile(line.place.house, line.channel).look()
    [alarm] = await line.place.rows(ALARM)
    assert alarm.level == level
    case = await line.place.open(1)
    assert case is not None
    assert MISSED.reason in {reason.reason for reason in case.case.report.risk.reasons}


async def test_a_webhook_on_its_way_is_not_overtaken(line: Line) -> None:
    await line.until(lambda: first_look(line))
    await line.twilio.write(line.number, "halo", deliver=False)
    await Reconcile(line.place.house, line.channel).look()
    assert await line.place.rows(MESSAGE) == []


async def first_look(line: Line) -> Any:
    return await line.place.rows(OFFSET)


# At rest.


async def test_hapus_hastens_what_twilio_still_holds(line: Line) -> None:
    await line.ask("tolong, saya dipukul")
    await line.ask("HAPUS")
    await line.settled()
    await line.until(lambda: nothing_held(line))


async def nothing_held(line: Line) -> bool:
    await aftercare(line)
    return not await held(line)
