"""Words that act, with their rows: receipts, the code word, HAPUS, doubts, take-backs."""

from datetime import timedelta

import pytest

from flows.language.secret_words import typed_receipt
from flows.reviewing import LOCK_SCREEN
from storage import receipts
from storage.erasure import erase_by_number
from storage.tables import Alarm, Case, Contact, Counter, Due, Erasure, Message, Outbox, Receipt
from storage.tables.types import table_of
from tests.houses import EDIT, Place, voice

ALARM, CASE, CONTACT, COUNTER, DUE, ERASURE, MESSAGE, OUT, RECEIPT = (
    table_of(model)
    for model in (Alarm, Case, Contact, Counter, Due, Erasure, Message, Outbox, Receipt)
)
STORY = ("tolong", "1", "2", "1", "td malam dia pukul saya", "2", "3")
OTHER = "simulator:budi"


async def code_of(place: Place) -> str:
    """The receipt that KODE shows."""
    await place.say("KODE")
    said = (await place.said())[-1]
    line = said.splitlines()[0].rpartition(": ")[2]
    assert typed_receipt(line)
    assert said.index(line) > LOCK_SCREEN
    return line


async def reasons(place: Place, number: int = 1) -> set[str]:
    """Why staff were called."""
    found = await place.open(number)
    assert found is not None
    return {reason.reason for reason in found.case.report.risk.reasons}


async def dues(place: Place) -> set[str]:
    """What will happen by itself."""
    return {row.kind for row in await place.rows(DUE)}


# --- KODE


async def test_a_receipt_brings_another_phone_to_the_case(place: Place) -> None:
    await place.tell(*STORY)
    code = await code_of(place)

    await place.say(code.lower().replace("-", " "), urn=OTHER)

    assert "kodenya cocok" in (await place.said(OTHER))[-1]
    assert "pukul" not in "".join(await place.said(OTHER))
    here, there = await place.known(), await place.known(OTHER)
    assert here.case_id == there.case_id
    assert here.key != there.key
    await place.say("dia cari saya", urn=OTHER)
    found = await place.open(1)
    assert found is not None
    assert {"td malam dia pukul saya", "dia cari saya"} <= {line.text for line in found.thread}


async def test_a_receipt_is_nowhere_to_be_read(place: Place) -> None:
    await place.tell(*STORY)
    code = await code_of(place)
    await place.say(code, urn=OTHER)
    assert (await place.heard(OTHER))[0] == {"other": "kode"}
    found = await place.open(1)
    assert found is not None
    assert all(code not in line.text for line in found.thread if line.state == "")


async def test_before_anything_was_told_there_is_nothing_to_come_back_to(place: Place) -> None:
    await place.say("kode")
    assert "belum ada" in (await place.said())[-1]
    assert await place.rows(RECEIPT) == []


async def test_the_paper_of_last_week_still_holds(place: Place) -> None:
    await place.tell(*STORY)
    codes = [await code_of(place) for _ in range(receipts.MOST_KEPT + 1)]
    assert len(await place.rows(RECEIPT)) == receipts.MOST_KEPT
    await place.say(codes[0], urn="simulator:first")
    await place.say(codes[1], urn="simulator:second")
    assert "tidak saya kenal" in (await place.said("simulator:first"))[-1]
    assert "kodenya cocok" in (await place.said("simulator:second"))[-1]


async def test_after_five_wrong_ones_a_day_even_the_right_one_is_not_looked_at(
    place: Place,
) -> None:
    await place.tell(*STORY)
    code = await code_of(place)
    for _ in range(5):
        await place.say("A3A4-A3A4-A3A4", urn=OTHER)
    wrong = (await place.said(OTHER))[-1]
    await place.say(code, urn=OTHER)
    assert (await place.said(OTHER))[-1] == wrong
    place.later(hours=25)
    await place.say(code, urn=OTHER)
    assert "kodenya cocok" in (await place.said(OTHER))[-1]


async def test_after_many_wrong_ones_of_everybody_none_is_looked_at(place: Place) -> None:
    await place.tell(*STORY)
    code = await code_of(place)
    for number in range(receipts.WRONG_AN_HOUR // 5):
        for _ in range(5):
            await place.say("A3A4-A3A4-A3A4", urn=f"simulator:g{number}")
    await place.say(code, urn=OTHER)
    assert "tidak saya kenal" in (await place.said(OTHER))[-1]
    place.later(hours=25)
    await place.say(code, urn=OTHER)
    assert "kodenya cocok" in (await place.said(OTHER))[-1]
    assert len(await place.rows(COUNTER)) <= 2


async def test_a_receipt_opens_a_closed_case_again(place: Place) -> None:
    await place.tell(*STORY)
    code = await code_of(place)
    await place.open(1)
    await place.staff.close(1, "Rani")
    await place.say(code, urn=OTHER)
    assert (await place.rows(CASE))[0].state == "waiting"
    assert (await place.known(OTHER)).case_id == (await place.rows(CASE))[0].id


# --- KELUAR, freezes, who asks


async def test_a_right_receipt_ends_a_freeze_and_goes_on_at_the_same_question(
    place: Place,
) -> None:
    await place.tell("tolong", "1", "2", "1")
    code = await code_of(place)
    await place.say("x")
    assert (await place.known()).frozen_at is not None
    await place.tell("halo", "1")
    assert "silakan tulis" in (await place.said())[-1]
    await place.say(code)
    assert (await place.known()).frozen_at is None
    assert "Cerita sedikit saja" in (await place.said())[-1]


async def test_leaving_takes_both_sides_back(place: Place) -> None:
    await place.tell("tolong", "1")
    await place.say("00")
    assert "take_back" in await dues(place)


async def test_who_asks_twice_freezes_and_staff_get_a_task(place: Place) -> None:
    await place.tell(*STORY)
    await place.say("ini siapa ya")
    assert (await place.known()).frozen_at is None
    await place.say("siapa ini?")
    assert "salah sambung" in (await place.said())[-1]
    assert (await place.known()).frozen_at is not None
    assert any("asked twice" in reason for reason in await reasons(place))


async def test_who_asks_gets_the_agreed_cover(place: Place) -> None:
    await place.tell(*STORY, "cukup")
    await place.tell("menu", "1")
    known = await place.known()
    assert not known.guard.cover
    place.house.surroundings.facts["cover"] = "Rani"
    await place.tell("siapa ini")
    assert "Rani" not in (await place.said())[-1]


async def test_agreeing_to_the_cover_name_is_a_consent_of_its_own(place: Place) -> None:
    await place.tell(*STORY, "1", "lewati", "4", "1 2", "6", "1 4")
    assert (await place.known()).guard.cover
    await place.say("siapa ini")
    assert (await place.said())[-1].startswith("Ini Rani, soal jadwal")
    found = await place.open(1)
    assert found is not None
    given = {kind: given for kind, given, _, _ in found.case.report.consents}
    assert given == {"remind": True, "ask": False, "share": False, "cover": True}


# --- the code word


async def agreed(place: Place, word: str = "jambu air") -> None:
    """A report, and a code word agreed after it."""
    await place.tell(*STORY, "cukup")
    await place.tell("kata kunci", word)


async def test_an_agreed_word_is_asked_for_and_goes_on(place: Place) -> None:
    await agreed(place)
    assert (await place.known()).guard.counted == "jambu air"
    place.later(hours=20)
    await place.tell("halo", "1")
    assert "Kata apa" in (await place.said())[-1]
    await place.say("Jambu  airr")
    assert "Kalau mendesak: 112" in (await place.said())[-1]
    typed = [one for one in await place.heard() if one == {"other": "kode"}]
    assert len(typed) == 2


async def test_a_wrong_word_twice_gets_a_decoy_a_freeze_and_a_task(place: Place) -> None:
    await agreed(place)
    place.later(hours=20)
    await place.tell("halo", "1", "mangga", "pisang")
    said = (await place.said())[-1]
    assert "Darurat: 112" in said
    assert (await place.known()).frozen_at is not None
    assert any("wrong code word" in reason for reason in await reasons(place))
    await place.say("darurat")
    assert "112" in (await place.said())[-1]
    await place.say("petugas")
    assert "asked for a person" in await reasons(place)


async def test_nobody_but_who_knows_the_word_gets_a_receipt_after_a_silence(
    place: Place,
) -> None:
    await agreed(place)
    place.later(hours=20)
    await place.say("kode")
    assert await place.rows(RECEIPT) == []


# --- HAPUS


async def test_delete_looks_done_and_a_report_becomes_a_request_to_staff(place: Place) -> None:
    await place.tell(*STORY)
    await place.say("hapus semua")
    known = await place.known()
    assert known.frozen_at is not None
    assert known.guard.hidden
    assert known.session is None
    assert {"delete", "take_back"} <= await dues(place)
    assert any("HAPUS" in reason for reason in await reasons(place))
    place.later(hours=73)
    await place.house.turn.fires.fire_due()
    assert (await place.rows(CONTACT))[0].erased_at is None
    assert "HAPUS was three days ago: erase it, or say why not" in await reasons(place)


async def test_an_empty_chat_is_erased_after_three_days(place: Place) -> None:
    await place.tell("halo", "hapus")
    place.later(hours=71)
    await place.house.turn.fires.fire_due()
    assert (await place.rows(CONTACT))[0].erased_at is None
    place.later(hours=2)
    await place.house.turn.fires.fire_due()
    (contact,) = await place.rows(CONTACT)
    assert contact.erased_at is not None
    assert contact.urn_sealed is None
    assert len(await place.rows(ERASURE)) == 1


async def test_delete_is_called_back_by_the_receipt(place: Place) -> None:
    await place.tell(*STORY)
    code = await code_of(place)
    await place.say("hapus")
    await place.say(code)
    known = await place.known()
    assert (known.frozen_at, known.guard.hidden) == (None, False)
    assert "delete" not in await dues(place)


async def test_staff_lift_a_freeze_and_doubts_are_over(place: Place) -> None:
    await place.tell(*STORY)
    await place.tell("siapa ini", "siapa ini", "halo")
    await place.staff.lift(1, "Rani", "ditelepon, benar dia sendiri")
    known = await place.known()
    assert (known.frozen_at, known.guard.doubts) == (None, 0)
    await place.tell("halo", "1")
    assert "silakan tulis" not in (await place.said())[-1]


# --- jokes


async def test_jokes_end_after_a_warning_and_a_cry_for_help_is_heard_all_the_same(
    place: Place,
) -> None:
    await place.tell("halo", "bot tolol", "dasar bot goblok")
    warned, ended = (await place.said())[-2:]
    assert "dibaca manusia" in warned
    assert "112" in ended
    before = len(await place.said())
    await place.say("anjing lu")
    assert len(await place.said()) == before
    await place.say("kak tolong saya dipukul")
    assert len(await place.said()) > before
    assert "jokes or abuse: a supervisor decides" in await reasons(place)


@pytest.mark.parametrize("word", ["hapus", "kata", "kode", "bersih"])
async def test_staff_in_the_chat_keep_every_other_word(place: Place, word: str) -> None:
    await place.tell(*STORY)
    await place.staff.take(1, "Rani")
    before = len(await place.said())
    await place.say(word)
    answered = len(await place.said()) - before
    assert answered == (1 if word == "hapus" else 0)


async def test_the_hour_of_a_guess_ends(place: Place) -> None:
    await place.say("A3A4-A3A4-A3A4")
    (one,) = [row for row in await place.rows(COUNTER) if row.name.startswith("receipt:")]
    assert one.value == 1
    place.later(days=2)
    await place.say("A3A4-A3A4-A3A4")
    (one,) = [row for row in await place.rows(COUNTER) if row.name.startswith("receipt:")]
    assert one.name.endswith(f"{place.house.clock.now():%dT%H}")
    assert timedelta(hours=1) < timedelta(days=2)


# --- the phone in the wrong hands, and receipts of others


async def test_a_receipt_of_somebody_else_opens_nothing_here(place: Place) -> None:
    """Whoever reports has one; on the phone of another it proves nothing."""
    await place.tell("tolong", "1", "2", "1")
    for line in STORY:
        await place.say(line, urn=OTHER)
    await place.say("kode", urn=OTHER)
    foreign = (await place.said(OTHER))[-1].splitlines()[0].rpartition(": ")[2]
    await place.say("x")
    await place.say(foreign)
    known = await place.known()
    assert "tidak saya kenal" in (await place.said())[-1]
    assert known.frozen_at is not None
    assert known.case_id != (await place.known(OTHER)).case_id


async def test_words_of_suicide_open_no_way_around_a_freeze(place: Place) -> None:
    await place.tell("tolong", "1", "2", "1")
    await place.tell("x", "halo", "1", "aku mau bunuh diri", "lewati", "lewati", "lewati", "lanjut")
    assert not any("Cerita sedikit saja" in said for said in (await place.said())[6:])
    assert (await place.known()).frozen_at is not None


async def test_a_word_cannot_be_guessed_again_by_going_back(place: Place) -> None:
    await agreed(place)
    place.later(hours=20)
    await place.tell("halo", "1", "mangga", "pisang")
    for guess in ("kembali", "salak", "kembali", "kembali", "jambu air", "jambu air"):
        await place.say(guess)
    assert (await place.known()).frozen_at is not None
    assert (await place.known()).guard.counted == ""


async def test_a_person_is_called_over_a_menu_too(place: Place) -> None:
    await place.tell(*STORY)
    await place.tell("menu", "x", "orang")
    assert "asked for a person" in await reasons(place)
    assert "112" in (await place.said())[-1]


async def test_a_code_word_stands_in_no_thread_however_it_comes(place: Place) -> None:
    await agreed(place)
    place.later(hours=20)
    await place.say("jambu air")
    await place.say("kata", urn=OTHER)
    place.later(hours=1)
    await place.say("nangka madu", urn=OTHER)
    assert {"other": "kode"} in await place.heard()
    assert all("jambu" not in str(one) for one in await place.heard())
    assert all("nangka" not in str(one) for one in await place.heard(OTHER))


async def test_an_edit_of_a_secret_is_one_too(place: Place) -> None:
    await place.tell(*STORY, "cukup", "kata")
    await place.say("rambutan", ref="77")
    await place.say("rambutan manis", ref="77", kind=EDIT)
    assert all("rambutan" not in str(one) for one in await place.heard())


async def test_a_picture_with_a_receipt_below_it_still_rings(place: Place) -> None:
    await place.say("A3A4-A3A4-A3A4", media=voice())
    assert len(await place.rows(CASE)) == 1
    assert len(await place.rows(ALARM)) == 1


async def test_nothing_of_before_speaks_after_leaving(place: Place) -> None:
    await place.tell(*STORY)
    await place.tell("menu", "x")
    assert not await dues(place) & {"lookup", "pause"}


async def test_an_edited_word_leaves_too(place: Place) -> None:
    await place.tell("tolong", "1")
    await place.say("keluar", kind=EDIT, ref="9")
    assert (await place.known()).frozen_at is not None
    await place.say("2")
    assert (await place.said())[-1].startswith("Halo, ini pesan otomatis")


async def test_what_was_erased_takes_a_joined_phone_with_it(place: Place) -> None:
    await place.tell(*STORY)
    await place.say(await code_of(place), urn=OTHER)
    opened, files = place.house.opened, place.house.files
    now = place.house.clock.now()
    erase_by_number(opened.database, opened.ring, files, 1, who="Rani", reason="asked", now=now)
    assert all(row.erased_at is not None for row in await place.rows(CONTACT))
