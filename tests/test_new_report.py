"""A new report beside an old one, a summary on demand, and what SIMFONI calls it."""

from flows.casework.simfoni import categories
from storage.tables import Case
from storage.tables.types import table_of
from tests.houses import Place

CASE = table_of(Case)
STORY = ("tolong", "1", "2", "1", "td malam dia pukul saya", "2", "3")
MORE = ("1 2", "kemarin di sepinggan", "1", "1 6", "1 5", "1 3", "1 3")


async def test_something_else_is_a_case_of_its_own(place: Place) -> None:
    await place.tell(*STORY, "cukup")
    await place.tell("menu", "cerita hal lain")
    assert "waktu" not in (await place.said())[-1]
    await place.tell("1", "3", "3", "tetangga saya juga teriak tiap malam")
    first, second = await place.rows(CASE)
    assert (first.number, second.number) == (1, 2)
    assert (await place.known()).case_id == second.id
    await place.open(1)
    await place.staff.close(1, "Rani")
    assert (await place.known()).case_id == second.id


async def test_a_summary_only_when_it_is_asked_for_and_gone_from_the_outbox(
    place: Place,
) -> None:
    await place.tell(*STORY, *MORE)
    assert not [said for said in await place.said() if "kemarin di sepinggan" in said]
    await place.say("ringkasan")
    said = (await place.said())[-1]
    assert "kejadiannya: dipukul atau disakiti, dihina, diancam, dikekang" in said
    assert "kapan dan di mana: kemarin di sepinggan" in said
    assert "pukul saya" not in said


async def test_no_summary_on_a_phone_that_others_read_nor_after_a_silence(place: Place) -> None:
    await place.tell("tolong", "3", "2", "1", "td malam dia pukul saya", "2", "3", *MORE)
    await place.say("ringkasan")
    assert "tidak ditampilkan" in (await place.said())[-1]
    await place.say("tolong", urn="simulator:b")
    place.later(hours=1)
    await place.say("ringkasan", urn="simulator:b")
    assert (await place.said("simulator:b"))[-1].startswith("Halo, ini pesan otomatis")


async def test_plain_words_are_simfoni_s_inside(place: Place) -> None:
    await place.tell(*STORY, *MORE)
    found = await place.open(1)
    assert found is not None
    assert categories(found.case.report) == {
        "Bentuk": ("Fisik", "Psikis"),
        "Hubungan": ("Suami/Istri atau Pacar",),
        "Usia": ("18–59",),
        "Layanan": ("Rehabilitasi Sosial", "Bantuan Hukum"),
    }


async def test_a_language_that_we_do_not_write_is_passed_on(place: Place) -> None:
    await place.tell("halo", "bahasa", "banjar", "bahasa banjar")
    found = await place.open(1)
    assert found is not None
    assert "wishes another language" in {one.reason for one in found.case.report.risk.reasons}
