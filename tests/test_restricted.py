"""Reports about officials, officers, teachers, clerics or colleagues: two named people only."""

from pathlib import Path

import pytest

from bot.settings import SettingsError
from bot.turn.staff import Refused, StaffTurn
from flows.casework.access import Reader, Role
from storage.access import NotAllowed, open_media, read_case
from storage.tables import Case, StoredMedia
from storage.tables.types import table_of
from tests.houses import Place, settings_for, voice

REPORT = ("tolong", "1", "2", "1", "dia polisi, dia pukul saya", "2", "3", "1", "lewati")
OFFICER = "polisi"


async def restricted(place: Place) -> None:
    """A report whose accused is an officer."""
    await place.tell(*REPORT, OFFICER)


async def test_others_are_named_and_the_report_is_for_two_people(place: Place) -> None:
    await restricted(place)
    said = (await place.said())[-1]
    assert "hanya dua orang kami" in said
    assert "129" in said
    assert "148" in said
    with pytest.raises(NotAllowed, match="RESTRICTED_READERS"):
        await place.open(1)
    database, ring = place.house.opened.database, place.house.opened.ring
    trusted = Reader("Rani", Role.OPERATOR, trusted=True)
    now = place.house.clock.now()
    found = await database.write(lambda conn: read_case(conn, ring, trusted, 1, now=now))
    assert found is not None
    assert found.case.number == 1


async def test_nobody_else_answers_it_either(place: Place) -> None:
    await restricted(place)
    with pytest.raises(Refused, match="RESTRICTED_READERS"):
        await place.staff.take(1, "Budi")
    await StaffTurn(place.house.turn, frozenset({"Rani"})).take(1, "Rani")
    assert (await place.known()).taken_by == "Rani"


async def test_a_neighbour_restricts_nothing(place: Place) -> None:
    await place.tell(*REPORT, "tetangga")
    assert await place.open(1) is not None


def test_two_people_are_named_at_most(tmp_path: Path) -> None:
    assert settings_for(tmp_path, restricted_readers=" Rani, Budi ,").trusted == {"Rani", "Budi"}
    with pytest.raises(SettingsError, match="RESTRICTED_READERS"):
        settings_for(tmp_path, restricted_readers="a, b, c")


async def test_no_other_case_of_theirs_is_a_way_in(place: Place) -> None:
    await restricted(place)
    await place.tell("cukup", "menu", "cerita hal lain", "1", "3", "3", "tetangga teriak terus")
    for number in (1, 2):
        with pytest.raises(NotAllowed):
            await place.open(number)
    with pytest.raises(Refused, match="RESTRICTED_READERS"):
        await place.staff.take(2, "Budi")


async def test_files_of_theirs_are_not_opened_either(place: Place) -> None:
    await restricted(place)
    await place.say(media=voice())
    (file,) = await place.rows(table_of(StoredMedia))
    reader, now = Reader("Budi", Role.OPERATOR), place.house.clock.now()
    database, ring = place.house.opened.database, place.house.opened.ring
    with pytest.raises(NotAllowed):
        await database.write(lambda conn: open_media(conn, ring, reader, file.id, now=now))


async def test_a_case_that_was_just_closed_does_not_lose_the_restriction(place: Place) -> None:
    await place.tell(*REPORT)
    await place.open(1)
    await place.staff.close(1, "Rani")
    await place.say("guru")
    assert [row.restricted for row in await place.rows(table_of(Case))] == [False, True]


async def test_staff_restrict_a_case_by_hand_with_a_reason(place: Place) -> None:
    await place.tell(*REPORT)
    with pytest.raises(Refused, match="reason"):
        await place.staff.restrict(1, "Rani", " ")
    await place.staff.restrict(1, "Rani", "anaknya menyebut gurunya")
    with pytest.raises(NotAllowed):
        await place.open(1)
