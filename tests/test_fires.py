"""What is due, on both databases: fired once, under the contact's lock."""

from datetime import timedelta

import pytest
from sqlalchemy import Connection

from bot.turn.fires import KINDS
from storage import dues, erasure
from storage.contacts import Known, lock
from storage.dues import DueKind
from storage.tables import Alarm, Due
from storage.tables.types import table_of
from tests.houses import Place

ALARM, DUE = table_of(Alarm), table_of(Due)
STORY = ("tolong", "1", "2", "1", "td malam dia pukul saya", "anak saya liat")


async def due_kinds(place: Place) -> set[str]:
    return {row.kind for row in await place.rows(DUE)}


async def test_a_pause_in_a_story_asks_the_waiting_question_again(place: Place) -> None:
    await place.tell(*STORY)
    asked = len(await place.said())
    assert await place.house.turn.fires.fire_due() == 0
    place.later(seconds=31)
    assert await place.house.turn.fires.fire_due() == 1
    said = await place.said()
    assert len(said) == asked + 1
    assert said[-1].startswith("Semuanya sudah masuk")
    assert await place.house.turn.fires.fire_due() == 0


async def test_a_pause_says_nothing_once_staff_hold_the_chat(place: Place) -> None:
    await place.tell(*STORY)
    row = next(row for row in await place.rows(DUE) if row.kind == "pause")
    await place.staff.take(1, "Rani")
    assert "pause" not in await due_kinds(place)
    await put_back(place, row)
    place.later(seconds=31)
    before = await place.said()
    await place.house.turn.fires.fire_due()
    assert await place.said() == before


async def put_back(place: Place, row: object) -> None:
    """A due row that another process had read before the takeover."""
    detail, contact_id = row.detail, row.contact_id  # type: ignore[attr-defined]
    now = place.house.clock.now()
    await place.house.opened.database.write(
        lambda conn: dues.put(conn, contact_id, DueKind.PAUSE, now, detail)
    )


async def test_a_row_that_somebody_else_fired_does_nothing(place: Place) -> None:
    await place.tell(*STORY)
    place.later(seconds=31)
    rows = await place.read(lambda conn: dues.now_due(conn, place.house.clock.now(), KINDS))
    fires = place.house.turn.fires
    await fires._fire(rows[0])
    before = await place.said()
    await fires._fire(rows[0])
    assert await place.said() == before


async def test_an_alarm_that_nobody_takes_is_passed_on_and_the_person_told_once(
    place: Place,
) -> None:
    place.house.surroundings.attended = True
    await place.tell("tolong", "1", "2")
    place.later(minutes=10, seconds=1)
    await place.house.turn.fires.fire_due()
    (alarm,) = await place.rows(ALARM)
    assert alarm.state == "passed_on"
    told = (await place.said())[-1]
    assert "belum ada yang bisa membalas" in told
    assert "112" in told
    place.later(minutes=10, seconds=1)
    await place.house.turn.fires.fire_due()
    assert (await place.said()).count(told) == 1
    assert "alarm" in await due_kinds(place)


async def test_a_low_alarm_is_passed_on_once(place: Place) -> None:
    await place.say("tolong")
    place.later(minutes=10, seconds=1)
    await place.house.turn.fires.fire_due()
    assert (await place.rows(ALARM))[0].state == "passed_on"
    assert await due_kinds(place) == set()


async def test_an_alarm_that_was_taken_is_not_passed_on(place: Place) -> None:
    await place.say("tolong")
    await place.staff.take(1, "Rani")
    place.later(minutes=10, seconds=1)
    before = await place.said()
    await place.house.turn.fires.fire_due()
    assert await place.said() == before
    assert (await place.rows(ALARM))[0].state == "taken"


async def test_a_lookup_is_answered_after_the_commit(place: Place) -> None:
    await place.tell("menu", "2")
    assert "0821-5285-8026" in "".join(await place.said())
    assert "lookup" not in await due_kinds(place)


async def test_a_lookup_that_a_crash_cut_off_is_answered_by_the_tick(place: Place) -> None:
    fires = place.house.turn.fires
    answer = fires.look_up

    async def crash(_contact: int, _detail: str) -> None:
        raise RuntimeError

    fires.look_up = crash  # type: ignore[method-assign,assignment]
    await place.say("menu")
    with pytest.raises(RuntimeError):
        await place.say("2")
    fires.look_up = answer  # type: ignore[method-assign]
    assert "lookup" in await due_kinds(place)
    await fires.fire_due()
    assert "0821-5285-8026" in "".join(await place.said())
    assert "lookup" not in await due_kinds(place)


async def test_a_lookup_without_an_answer_says_what_is_known(place: Place) -> None:
    place.house.turn.lookups = {}
    await place.tell("menu", "2")
    assert "112" in "".join(await place.said())


async def test_a_lookup_comes_too_late_for_a_taken_chat(place: Place) -> None:
    fires = place.house.turn.fires
    answer = fires.look_up
    asked: list[tuple[int, str]] = []

    async def slow(contact_id: int, detail: str) -> None:
        asked.append((contact_id, detail))

    fires.look_up = slow  # type: ignore[method-assign]
    await place.tell("tolong", "menu", "2")
    await place.staff.take(1, "Rani")
    before = await place.said()
    assert "lookup" in await due_kinds(place)
    await answer(*asked[0])
    assert await place.said() == before


async def test_a_pause_of_another_session_is_forgotten(place: Place) -> None:
    await place.say("tolong")
    contact_id = (await place.known()).id
    now = place.house.clock.now()
    await place.house.opened.database.write(
        lambda conn: dues.put(conn, contact_id, DueKind.PAUSE, now, "other:1")
    )
    before = await place.said()
    await place.house.turn.fires.fire_due()
    assert await place.said() == before


async def test_nothing_is_due_for_somebody_who_was_erased(place: Place) -> None:
    await place.tell(*STORY)
    known = await place.known()
    now = place.house.clock.now()

    def work(conn: Connection) -> None:
        erasure.erase_contact(
            conn, place.house.opened.ring, known.id, who="Rani", reason="asked", now=now
        )
        dues.put(conn, known.id, DueKind.PAUSE, now - timedelta(seconds=1), "x:1")

    await place.house.opened.database.write(work)
    assert await place.house.turn.fires.fire_due() == 1
    assert await place.rows(DUE) == []
    assert await place.read(lambda conn: missing(conn, place, known))
    await place.house.turn.fires.look_up(known.id, "x:1:numbers")


def missing(conn: Connection, place: Place, known: Known) -> bool:
    return lock(conn, place.house.opened.ring, known.id) is None


async def test_a_due_that_fails_does_not_stop_the_others(place: Place) -> None:
    await place.tell(*STORY)
    place.later(minutes=11)
    fires = place.house.turn.fires

    def broken(_effects: object, _row: object) -> tuple[object, ...]:
        raise ValueError

    fires._kinds[DueKind.PAUSE] = broken  # type: ignore[assignment]
    assert await fires.fire_due() == 2
    assert (await place.rows(ALARM))[0].state == "passed_on"
    assert "pause" in await due_kinds(place)


async def test_a_lookup_that_another_process_answered_is_not_answered_again(place: Place) -> None:
    fires = place.house.turn.fires
    answer = fires.look_up
    asked: list[tuple[int, str]] = []

    async def and_remember(contact_id: int, detail: str) -> None:
        asked.append((contact_id, detail))
        await answer(contact_id, detail)

    fires.look_up = and_remember  # type: ignore[method-assign]
    await place.tell("menu", "2")
    said = await place.said()
    await answer(*asked[0])
    assert await place.said() == said
