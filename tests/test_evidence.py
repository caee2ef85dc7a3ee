"""Evidence: its keyed digest, what is too large to come in, and what is never previewed."""

import hashlib
from collections.abc import Callable
from typing import Any

import pytest

from bot.channels.base import FileTooBig
from bot.cli.shown import show
from flows.casework.evidence import is_young, may_preview
from flows.casework.report import Report
from flows.engine.events import Answered, RiskSeen
from flows.messages import Card, Media, MediaKind
from flows.triage import UNFETCHED, risks_in_event, risks_in_words
from storage.access import open_media
from storage.sealing import Purpose, keyed_digest
from storage.tables import Due, StoredMedia
from storage.tables.types import table_of
from tests.fetching import WORDS, Platform, report, states
from tests.houses import READER, Place, voice

MEDIA, DUE = table_of(StoredMedia), table_of(Due)
HUGE = 20 * 1024 * 1024 + 1
TOO_LARGE = "Berkas ini terlalu besar"


async def fetch(place: Place) -> None:
    await place.house.fetcher.fetch_waiting()


async def told(place: Place) -> list[str]:
    return [text for text in await place.said() if text.startswith(TOO_LARGE)]


async def test_a_stored_file_has_a_digest_that_only_its_own_key_makes(
    place: Place, platform: Platform
) -> None:
    await place.tell("halo", "1")
    for name in ("a", "b"):
        await place.say(media=voice(name))
    await fetch(place)

    first, second = await place.rows(MEDIA)
    plain = hashlib.sha256(WORDS).digest()
    keys = [
        await place.read(lambda conn, row=row: place.house.opened.ring.get(conn, row.key_id))
        for row in (first, second)
    ]
    for row, key in zip((first, second), keys, strict=True):
        assert row.digest == keyed_digest(key, plain, Purpose.FILE_DIGEST, row.id)
        assert row.digest != plain
    assert first.digest != second.digest  # the same picture of two people is not seen as one


async def test_the_digest_stays_good_when_the_master_key_changes(
    place: Place, platform: Platform
) -> None:
    await place.say(media=voice("a"))
    await fetch(place)
    [before] = await place.rows(MEDIA)
    opened, new = place.house.opened, bytes(reversed(range(32)))
    await opened.database.write(lambda conn: opened.ring.rewrap(conn, new))
    ring = type(opened.ring)(new)
    await place.read(ring.open)
    key = await place.read(lambda conn: ring.get(conn, before.key_id))
    assert place.house.files.measure(before.id, key).digest == before.digest


async def test_who_sends_a_file_that_is_too_large_is_told_in_the_same_turn(
    place: Place, platform: Platform
) -> None:
    await place.tell("halo", "1")
    await place.say(media=voice("huge", size=HUGE))

    said = await place.said()
    assert said[-2].startswith(TOO_LARGE)
    assert "ada yang terluka" in said[-1]
    assert await states(place) == ["too_big"]
    assert UNFETCHED in (await report(place)).risk.reasons
    await fetch(place)
    assert platform.began == []


async def test_a_file_as_large_as_the_limit_is_fetched(place: Place, platform: Platform) -> None:
    await place.say(media=voice("large", size=HUGE - 1))
    await fetch(place)
    assert await states(place) == ["stored"]
    assert await told(place) == []


async def refused(place: Place, platform: Platform) -> None:
    """A file of unknown size that the platform refuses when it is asked."""
    platform.plans["v"] = FileTooBig()
    await place.say(media=(Media(MediaKind.VIDEO, "v"),))
    await fetch(place)
    assert await states(place) == ["too_big"]
    assert UNFETCHED in (await report(place)).risk.reasons


async def test_who_is_still_there_is_told_when_the_platform_refuses(
    place: Place, platform: Platform
) -> None:
    await place.tell("halo", "1")
    await refused(place, platform)
    assert await told(place) == []

    for _ in range(2):
        await place.house.turn.fires.fire_due()

    assert len(await told(place)) == 1


async def taken(place: Place) -> None:
    await place.staff.take(1, "Rani")


async def gone(place: Place) -> None:
    place.later(minutes=11)


async def left(place: Place) -> None:
    await place.say("KELUAR")


async def stopped(place: Place) -> None:
    await place.say("BERHENTI")


async def closed(place: Place) -> None:
    place.house.surroundings.open = False
    place.house.surroundings.always_open = frozenset()


@pytest.mark.parametrize("meanwhile", [taken, gone, left, stopped, closed])
async def test_the_bot_does_not_speak_of_it_where_it_may_not(
    place: Place, platform: Platform, meanwhile: Callable[[Place], Any]
) -> None:
    await place.tell("halo", "1")
    await refused(place, platform)
    await meanwhile(place)
    await place.house.turn.fires.fire_due()
    assert await told(place) == []
    assert "too_large" not in {row.kind for row in await place.rows(DUE)}
    assert not (await place.known()).unheard or meanwhile is left or meanwhile is stopped


async def test_staff_see_what_a_file_is_and_who_opened_it_first(
    place: Place, platform: Platform
) -> None:
    await place.tell("halo", "1", "1", "1")
    await place.say(media=(Media(MediaKind.PHOTO, "p", 5, "image/jpeg"),))
    await place.say(media=voice("huge", size=HUGE))
    await fetch(place)
    first, _ = await place.rows(MEDIA)
    opened, now = place.house.opened, place.house.clock.now()

    found = await place.open(1)
    assert found is not None
    shown = show(found, place.house.settings.zone)
    at = next(n for n, line in enumerate(shown) if line.startswith("PERINGATAN"))
    assert f"berkas {first.id}: photo, tersimpan, {len(WORDS)} byte" in shown[at + 1]
    assert f"sidik {first.digest[:6].hex()}" in shown[at + 1]
    assert shown[at + 1].endswith("belum didengar / dilihat")
    assert "terlalu besar" in shown[at + 2]

    await opened.database.write(
        lambda conn: open_media(conn, opened.ring, READER, first.id, now=now)
    )
    found = await place.open(1)
    assert found is not None
    assert "dibuka pertama oleh Rani" in show(found, place.house.settings.zone)[at + 1]


async def test_pictures_of_somebody_under_18_are_marked(place: Place, platform: Platform) -> None:
    await place.tell("halo", "1", "3", "4")
    await place.say(media=(Media(MediaKind.PHOTO, "p", 5, "image/jpeg"),))
    await place.say(media=voice("v"))
    found = await place.open(1)
    assert found is not None
    shown = show(found, place.house.settings.zone)
    assert any(line.startswith("Di bawah 18 tahun") for line in shown)
    photo, sound = shown[-2:]
    assert photo.endswith("TANPA PRATINJAU")
    assert not sound.endswith("TANPA PRATINJAU")


def after(*events: Answered | RiskSeen) -> Report:
    """A report after answers and words, as a turn makes it."""
    risks = [risk for event in events for risk in risks_in_event(event)]
    return Report().after((*events, *risks))


def about(category: str) -> Answered:
    return Answered("first.about", category, "")


ADULT = after(about("me"))
YOUNG = {
    "under 18": after(about("minor")),
    "their child": after(about("child")),
    "corrected afterwards": after(about("minor"), about("me")),
    "a child in the words": after(
        about("me"), *risks_in_words("bapak tiri pegang-pegang anak saya")
    ),
}


@pytest.mark.parametrize("known", YOUNG.values(), ids=YOUNG.keys())
def test_no_picture_of_somebody_under_18_is_previewed(known: Report) -> None:
    assert is_young(known)
    assert not may_preview(known, MediaKind.PHOTO)
    assert not may_preview(known, MediaKind.VIDEO)
    assert may_preview(known, MediaKind.VOICE)


@pytest.mark.parametrize("known", [Report(), after(about("other"))], ids=["nothing", "other"])
def test_no_picture_is_previewed_as_long_as_the_age_is_not_known(known: Report) -> None:
    assert not is_young(known)
    assert not may_preview(known, MediaKind.PHOTO)


@pytest.mark.parametrize("kind", MediaKind)
def test_what_is_neither_picture_nor_sound_is_never_rendered(kind: MediaKind) -> None:
    unknown = kind in {MediaKind.DOCUMENT, MediaKind.STICKER}
    assert may_preview(ADULT, kind) is not unknown


async def test_places_and_contacts_are_kept_and_shown(place: Place) -> None:
    await place.tell("halo", "1")
    await place.say(card=Card("Joko", "0812", own=False))
    found = await place.open(1)
    assert found is not None
    assert "Joko 0812" in "\n".join(show(found, place.house.settings.zone))
