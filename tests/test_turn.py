"""The turn, on both databases: stored once, answered, and never silent."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from bot.turn import StorageAway, Took
from flows.conversations import BOOK
from flows.engine.book import Book
from flows.messages import MsgIn
from storage.database import AWAY
from storage.errors import KeysUsedUp
from storage.tables import Alarm, Case, CaseEntry, Due, Message, Outbox, StoredMedia
from storage.tables.types import table_of
from tests.houses import BLOCKED, CHANNEL, EDIT, HERE, UNBLOCKED, Place, voice

ALARM, CASE, ENTRY, DUE = table_of(Alarm), table_of(Case), table_of(CaseEntry), table_of(Due)
MEDIA, MESSAGE, OUT = table_of(StoredMedia), table_of(Message), table_of(Outbox)


async def test_first_words_are_stored_answered_and_in_the_queue(place: Place) -> None:
    assert await place.say("mlm kak.. tolong") is Took.NEW
    assert [body["text"] for body in await place.heard()] == ["mlm kak.. tolong"]
    assert "112" in (await place.said())[0]
    (case,) = await place.rows(CASE)
    assert (case.number, case.state, case.risk) == (1, "waiting", 2)
    (alarm,) = await place.rows(ALARM)
    assert (alarm.state, alarm.level, alarm.case_id) == ("raised", 2, case.id)
    assert len(await place.rows(ENTRY)) == 1


async def test_a_greeting_alone_opens_no_case(place: Place) -> None:
    await place.say("halo kak")
    assert await place.rows(CASE) == []
    assert await place.rows(ALARM) == []


async def test_a_delivery_that_is_repeated_does_nothing(place: Place) -> None:
    await place.say("tolong", key="7")
    assert await place.say("tolong", key="7") is Took.DUPLICATE
    assert len(await place.rows(MESSAGE)) == len(await place.rows(OUT)) == 1


async def test_the_main_job_six_turns_after_the_first_words(place: Place) -> None:
    place.be_at(21)
    await place.tell("tolong", "1", "2", "1")
    await place.say(media=voice())
    await place.say("2")
    await place.say("1 smp jam 10 aja", location=HERE)
    assert "Pesan Kakak sudah diterima" in (await place.said())[-1]
    (case,) = await place.rows(CASE)
    assert case.reported_at is not None
    assert case.risk == 1
    (file,) = await place.rows(MEDIA)
    assert (file.kind, file.state, file.opened_at) == ("voice", "waiting", None)
    known = await place.known()
    assert known.way == "here"
    assert known.until is not None
    assert len(await place.rows(ALARM)) == 1


async def test_case_numbers_count_up(place: Place) -> None:
    for name in ("a", "b", "c"):
        await place.say("tolong", urn=f"simulator:{name}")
    assert [row.number for row in await place.rows(CASE)] == [1, 2, 3]


async def test_a_fault_in_a_flow_silences_nobody(place: Place) -> None:
    await place.tell("tolong", "1")
    place.house.turn.book = Book([])
    broken = place.house.turn.book
    broken.knows = lambda position: True  # type: ignore[method-assign]
    assert await place.say("dia pukul saya lagi") is Took.FAILED
    place.house.turn.book = BOOK
    assert (await place.heard())[-1]["text"] == "dia pukul saya lagi"
    assert "112" in (await place.said())[-1]
    (alarm,) = await place.rows(ALARM)
    assert alarm.level == 1
    assert (await place.rows(MESSAGE))[-1].failed
    assert await place.say("2") is Took.NEW
    assert "Siapa yang mengalaminya" in (await place.said())[-1]


async def test_a_fault_repeated_is_one_message(place: Place) -> None:
    place.house.turn.book = Book([])
    assert await place.say("tolong", key="9") is Took.FAILED
    assert await place.say("tolong", key="9") is Took.DUPLICATE
    assert len(await place.rows(MESSAGE)) == 1


async def test_the_second_transaction_too_finds_a_repeated_delivery(place: Place) -> None:
    await place.say("tolong", key="9")
    msg = MsgIn(CHANNEL, place.urn, "9", place.house.clock.now(), text="tolong")
    outcome = await place.house.turn._survive(msg)
    assert outcome.took is Took.DUPLICATE


async def test_a_fault_before_opening_promises_nobody(place: Place) -> None:
    place.house.surroundings.always_open = frozenset()
    place.house.turn.book = Book([])
    place.house.surroundings.open = True
    await place.say("tolong")
    assert "pendamping" not in (await place.said())[-1]
    place.house.surroundings.attended = True
    await place.say("tolong")
    assert "pendamping" in (await place.said())[-1]
    place.house.surroundings.open = False
    await place.say("halo")
    place.house.turn.book = BOOK
    await place.say("halo")
    assert "belum dibuka" in (await place.said())[-1]


async def test_storage_that_is_away_asks_the_platform_to_come_again(place: Place) -> None:
    turn = place.house.turn

    def away(_conn: object, msg: object) -> None:
        raise OSError

    turn._hear = turn._store_failed = turn._store_bare = away  # type: ignore[method-assign,assignment]
    with pytest.raises(StorageAway):
        await place.say("tolong")


async def test_a_lost_connection_is_storage_that_is_away(place: Place) -> None:
    database = place.house.opened.database
    before = database.write

    async def lost(work: object, *, planned: bool = False) -> object:
        return await before(lambda conn: conn.execute(text("SELECT 1 FROM pg_nowhere.x")))

    await place.say("halo")
    if not database.distributed:
        database.write = lost  # type: ignore[method-assign,assignment]
        with pytest.raises(StorageAway):
            await place.say("tolong")
        database.write = before  # type: ignore[method-assign]
    assert await place.say("tolong") is Took.NEW


async def test_keys_that_run_out_are_made_and_the_work_runs_again(place: Place) -> None:
    ring = place.house.opened.ring
    await place.say("tolong")
    calls = 0
    take = ring.take

    def once_empty() -> tuple[int, bytes]:
        nonlocal calls
        calls += 1
        if calls == 1:
            ring._spare.clear()
            raise KeysUsedUp
        return take()

    ring.take = once_empty  # type: ignore[method-assign]
    assert await place.say("tolong", urn="simulator:baru") is Took.NEW
    assert calls > 1


async def test_a_message_from_yesterday_is_stored_and_not_answered_as_live(place: Place) -> None:
    yesterday = place.house.clock.now() - timedelta(days=1)
    await place.say("dia pukul saya", sent_at=yesterday)
    assert await place.said() == []
    assert (await place.known()).unheard
    assert len(await place.rows(ALARM)) == 1
    await place.say("kak?")
    assert "112" in (await place.said())[0]


async def test_an_edit_keeps_both_versions_and_answers_nothing(place: Place) -> None:
    await place.say("tolong", ref="5")
    before = await place.said()
    await place.say("dia bawa parang sekarang", ref="5", kind=EDIT)
    assert [body["text"] for body in await place.heard()] == ["tolong", "dia bawa parang sekarang"]
    assert await place.said() == before
    assert (await place.rows(CASE))[0].risk == 0


async def test_blocking_stops_what_waits_and_tells_staff(place: Place) -> None:
    await place.say("tolong")
    await place.staff.take(1, "Rani")
    await place.say(kind=BLOCKED)
    assert {row.state for row in await place.rows(OUT)} == {"cancelled"}
    assert (await place.known()).blocked_at is not None
    assert [alarm.state for alarm in await place.rows(ALARM)] == ["taken", "raised"]
    await place.say(kind=UNBLOCKED)
    assert (await place.known()).blocked_at is None


async def test_blocking_without_a_case_calls_nobody(place: Place) -> None:
    await place.say("halo")
    await place.say(kind=BLOCKED)
    assert await place.rows(ALARM) == []


async def test_quit_cancels_what_waits_freezes_and_flags(place: Place) -> None:
    await place.tell("tolong", "1", "x")
    rows = await place.rows(OUT)
    assert [row.state for row in rows] == ["cancelled", "cancelled", "due"]
    known = await place.known()
    assert known.frozen_at is not None
    assert known.unheard


async def test_stop_is_obeyed_and_becomes_a_task(place: Place) -> None:
    await place.say("halo")
    await place.say("berhenti")
    assert (await place.known()).stopped_at is not None
    assert len(await place.rows(ALARM)) == 1


async def test_language_and_short_mode_are_kept(place: Place) -> None:
    await place.tell("tolong", "english", "3")
    known = await place.known()
    assert known.locale == "en"
    assert known.short_mode
    assert "is anyone hurt" in (await place.said())[-1]


async def test_a_late_copy_of_older_words_does_not_turn_the_clock_back(place: Place) -> None:
    now = place.house.clock.now()
    await place.say("tolong", sent_at=now)
    await place.say("1", sent_at=now - timedelta(seconds=30))
    assert (await place.known()).wrote_at == now.replace(tzinfo=UTC)
    assert isinstance(now, datetime)


async def test_how_to_answer_is_kept_for_the_gate(place: Place) -> None:
    await place.tell("tolong", "1", "3", "1", "dia pukul saya", "2", "3")
    known = await place.known()
    assert (known.way, known.until) == ("self", None)
    assert known.agreed_at == known.wrote_at


async def test_who_is_not_safe_is_not_written_to_first(place: Place) -> None:
    await place.tell("tolong", "2")
    assert (await place.known()).way == "self"


async def test_a_case_that_cannot_be_read_still_leaves_message_words_and_alarm(
    place: Place,
) -> None:
    await place.say("tolong")
    turn = place.house.turn

    def broken(_conn: object, msg: object) -> None:
        raise ValueError

    turn._store_failed = broken  # type: ignore[method-assign,assignment]
    turn.book = Book([])
    assert await place.say("dia pukul saya", key="k") is Took.FAILED
    assert await place.say("dia pukul saya", key="k") is Took.DUPLICATE
    assert (await place.heard())[-1]["text"] == "dia pukul saya"
    assert "112" in (await place.said())[-1]
    assert (await place.rows(ALARM))[0].level == 1


async def test_storage_that_goes_away_after_a_fault_is_away(place: Place) -> None:
    turn = place.house.turn
    turn.book = Book([])

    def lost(_conn: object, msg: object) -> None:
        raise AWAY[2]

    turn._store_failed = lost  # type: ignore[method-assign,assignment]
    with pytest.raises(StorageAway):
        await place.say("tolong")


async def test_who_waits_for_keys_finds_the_shelf_full(place: Place) -> None:
    await place.say("tolong")
    before = place.house.opened.ring.spare
    await place.house.turn._make_keys()
    assert place.house.opened.ring.spare == before
