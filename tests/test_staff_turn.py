"""What staff do in a chat, on both databases: one voice, one winner, every act on the trail."""

import asyncio

import pytest

from bot.turn.staff import Refused
from flows.sending import Because, Hold, Send
from storage import erasure
from storage.tables import Alarm, AuditEntry, Case, Outbox
from storage.tables.types import table_of
from tests.houses import Place

ALARM, AUDIT, CASE, OUT = (
    table_of(Alarm),
    table_of(AuditEntry),
    table_of(Case),
    table_of(Outbox),
)


async def test_taking_a_chat_silences_the_bot(place: Place) -> None:
    await place.say("tolong")
    await place.staff.take(1, "Rani")
    assert [row.state for row in await place.rows(OUT)] == ["cancelled", "due"]
    assert "Rani" in (await place.said())[-1]
    before = await place.said()
    await place.say("2")
    assert await place.said() == before
    await place.say("darurat")
    assert "112" in (await place.said())[-1]
    assert (await place.rows(CASE))[0].taken_by == "Rani"
    assert (await place.rows(ALARM))[0].state == "taken"


async def test_a_taken_chat_rings_again_until_it_is_answered(place: Place) -> None:
    await place.say("tolong")
    await place.staff.take(1, "Rani")
    await place.say("kak masih di situ?")
    await place.say("dia lagi ngamuk sekarang bawa parang")
    assert [(row.state, row.level) for row in await place.rows(ALARM)] == [
        ("taken", 2),
        ("raised", 0),
    ]
    await place.staff.reply(1, "Rani", "Saya di sini")
    assert [row.state for row in await place.rows(ALARM)] == ["taken", "taken"]


async def test_staff_hear_what_becomes_of_their_words(place: Place) -> None:
    await place.say("tolong")
    assert await place.staff.take(1, "Rani") == Send()
    place.later(minutes=11)
    assert await place.staff.reply(1, "Rani", "Halo") == Hold(Because.WRITES_FIRST)
    await place.say("x")
    with pytest.raises(Refused, match="KELUAR"):
        await place.staff.reply(1, "Rani", "Halo")


async def test_giving_back_says_nothing_of_the_case_to_who_left(place: Place) -> None:
    await place.say("tolong")
    await place.staff.take(1, "Rani")
    await place.say("x")
    await place.staff.give_back(1, "Rani")
    assert "mendesak" not in "".join((await place.said())[-2:])


async def test_only_who_holds_the_chat_writes(place: Place) -> None:
    await place.say("tolong")
    with pytest.raises(Refused, match="take number 1 first"):
        await place.staff.reply(1, "Rani", "Halo")
    await place.staff.take(1, "Rani")
    await place.staff.reply(1, "Rani", "Napasnya sekarang bagaimana?")
    assert (await place.said())[-1] == "Napasnya sekarang bagaimana?"
    with pytest.raises(Refused):
        await place.staff.reply(1, "Dewi", "Halo")
    with pytest.raises(Refused, match="characters"):
        await place.staff.reply(1, "Rani", "  ")


async def test_one_of_many_takes_a_chat(place: Place) -> None:
    await place.say("tolong")
    names = [f"n{number}" for number in range(12)]
    found = await asyncio.gather(
        *(place.staff.take(1, name) for name in names), return_exceptions=True
    )
    assert [one for one in found if one == Send()] == [Send()]
    assert sum(isinstance(one, Refused) for one in found) == len(names) - 1


async def test_giving_back_asks_the_same_question(place: Place) -> None:
    await place.tell("tolong", "1")
    question = (await place.said())[-1]
    await place.staff.take(1, "Rani")
    with pytest.raises(Refused, match="not with you"):
        await place.staff.give_back(1, "Dewi")
    await place.staff.give_back(1, "Rani")
    assert (await place.said())[-1] == question
    await place.say("3")
    assert "Siapa yang mengalaminya" in (await place.said())[-1]


async def test_giving_back_a_chat_that_never_began(place: Place) -> None:
    await place.say("berhenti")
    await place.staff.take(1, "Rani")
    await place.staff.give_back(1, "Rani")
    assert (await place.session()) is None


async def test_closing_ends_the_case_and_the_next_words_open_another(place: Place) -> None:
    await place.say("tolong")
    await place.staff.take(1, "Rani")
    with pytest.raises(Refused, match="is with Rani"):
        await place.staff.close(1, "Dewi")
    with pytest.raises(Refused, match="nobody has read"):
        await place.staff.close(1, "Rani")
    await place.open(1)
    await place.staff.close(1, "Rani")
    with pytest.raises(Refused, match="is closed"):
        await place.staff.close(1, "Rani")
    with pytest.raises(Refused, match="is closed"):
        await place.staff.take(1, "Rani")
    await place.say("dia pukul saya lagi")
    assert [(row.number, row.state) for row in await place.rows(CASE)] == [
        (1, "closed"),
        (2, "waiting"),
    ]


async def test_a_freeze_is_lifted_with_a_reason(place: Place) -> None:
    await place.tell("tolong", "x")
    with pytest.raises(Refused, match="reason"):
        await place.staff.lift(1, "Rani", " ")
    await place.staff.lift(1, "Rani", "spoke on the phone")
    assert (await place.known()).frozen_at is None
    assert [(row.who, row.action) for row in await place.rows(AUDIT)][-1] == (
        "Rani",
        "contact.lift_freeze",
    )


@pytest.mark.parametrize(("number", "who"), [(9, "Rani"), (1, " ")])
async def test_nobody_and_nothing_are_refused(place: Place, number: int, who: str) -> None:
    await place.say("tolong")
    with pytest.raises(Refused):
        await place.staff.take(number, who)


async def test_a_chat_that_left_is_not_taken_before_the_freeze_is_lifted(place: Place) -> None:
    await place.tell("tolong", "x")
    with pytest.raises(Refused, match="Lift the freeze"):
        await place.staff.take(1, "Rani")
    await place.staff.lift(1, "Rani", "spoke on the phone")
    await place.staff.take(1, "Rani")


async def test_an_erased_chat_is_nobodys(place: Place) -> None:
    await place.say("tolong")
    known, now = await place.known(), place.house.clock.now()
    ring = place.house.opened.ring
    await place.house.opened.database.write(
        lambda conn: erasure.erase_contact(
            conn, ring, known.id, who="Rani", reason="asked", now=now
        )
    )
    with pytest.raises(Refused, match="erased"):
        await place.staff.take(1, "Rani")
