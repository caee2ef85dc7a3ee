"""Somebody asks for a service and gets it, on both databases; and the directory fills up."""

from typing import Any

from sqlalchemy import Connection, update

from storage import directory
from storage.tables import DirectoryEntry
from storage.tables.types import table_of
from tests.houses import Place

ENTRY = table_of(DirectoryEntry)


async def change(place: Place, name: str, /, **values: Any) -> None:
    """The agency edits an entry."""
    query = update(ENTRY).where(ENTRY.c.key == name).values(**values)
    await place.house.opened.database.write(lambda conn: conn.execute(query).rowcount)


async def seed_again(place: Place) -> None:
    """The service starts once more."""
    await place.house.opened.database.write(directory.seed)


async def entry(place: Place, key: str) -> Any:
    """One row of the directory."""
    return next(row for row in await place.rows(ENTRY) if row.key == key)


async def test_somebody_asks_and_gets_the_services(place: Place) -> None:
    await place.tell("halo", "1", "menu", "layanan", "hukum")
    told = (await place.said())[-1]
    assert "UPTD PPA Balikpapan: 0821-5285-8026 (buka sekarang, 24 jam)" in told
    assert "LPSK (jam kantor): 148" in told
    assert "asosiasilbhapik" not in told
    assert told.endswith("3 bicara dengan orang")


async def test_somebody_asks_in_english(place: Place) -> None:
    await place.tell("english", "1", "menu", "5", "7")
    told = (await place.said())[-1]
    assert "Emergency (free, no credit needed): 112" in told
    assert "Police (they see the number and place of the caller): 110" in told
    await place.tell("3", "menu", "2")
    assert "Medical emergency: 119" in (await place.said())[-1]


async def test_the_part_of_the_city_is_asked_once_it_matters(place: Place) -> None:
    await change(
        place, "hospital", value="0542-1", mark="C", kecamatan="selatan", place="Jl. Contoh 1"
    )
    await place.tell("halo", "1", "menu", "layanan", "dokter")
    assert (await place.said())[-1].startswith("Daerah mana")
    await place.say("sepinggan kak")
    lines = (await place.said())[-1].splitlines()
    assert lines[1] == "PPT RSUD Beriman: telepon: 0542-1, Jl. Contoh 1"
    await place.tell("lain", "dokter")
    assert "0542-1" in (await place.said())[-1]


async def test_no_number_is_an_honest_answer(place: Place) -> None:
    await change(place, "hotline", needs="legal")
    await place.tell("halo", "1", "menu", "layanan", "uang")
    told = (await place.said())[-1]
    assert "belum punya nomor yang sudah dipastikan" in told
    assert "0821-5285-8026" in told


async def test_services_that_a_crash_cut_off_are_found_by_the_tick(place: Place) -> None:
    fires = place.house.turn.fires
    answer = fires.look_up

    async def crash(_contact: int, _detail: str) -> None:
        pass

    await place.tell("halo", "1", "menu", "layanan")
    fires.look_up = crash  # type: ignore[method-assign,assignment]
    await place.say("hukum")
    fires.look_up = answer  # type: ignore[method-assign]
    before = len(await place.said())
    assert await fires.fire_due() == 1
    assert len(await place.said()) == before + 1
    assert "148" in (await place.said())[-1]
    assert await fires.fire_due() == 0


async def test_an_entry_of_an_older_version_gets_the_new_columns(place: Place) -> None:
    emptied = dict.fromkeys(("label_en", "needs", "hours", "place", "kecamatan"), "")
    await change(place, "police", **emptied)
    await change(place, "medical", value="118", **emptied)
    await change(place, "sapa", label="SAPA", **emptied)
    await change(place, "hotline", needs="legal", hours="")
    await seed_again(place)
    assert (await entry(place, "police")).needs == "police emergency"
    assert (await entry(place, "medical")).needs == ""
    assert (await entry(place, "medical")).value == "118"
    assert (await entry(place, "sapa")).label_en == ""
    hotline = await entry(place, "hotline")
    assert (hotline.needs, hotline.hours) == ("legal", "")


async def test_seeding_again_changes_nothing(place: Place) -> None:
    before = await place.rows(ENTRY)
    await seed_again(place)
    assert await place.rows(ENTRY) == before


async def test_nothing_is_looked_up_for_somebody_who_is_gone(place: Place) -> None:
    def work(conn: Connection) -> Any:
        return place.house.turn.fires._inquiry(conn, 1)

    assert await place.read(work) is None
