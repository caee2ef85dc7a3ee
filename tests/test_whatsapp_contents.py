"""What must lie at Twilio, and what of it the service uses: nothing that says other words."""

import gc
import tracemalloc
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.channels.whatsapp import contents as module
from bot.channels.whatsapp.channel import WhatsAppChannel
from bot.channels.whatsapp.contents import ON_WHATSAPP, OURS, UTILITY, Contents, Wanted, wanted
from bot.i18n import LOCALES, catalog
from bot.settings import load_settings
from flows.conversations import BOOK
from flows.engine.asking import read_token
from flows.engine.environment import Environment
from flows.engine.events import Said
from flows.questions import LONGEST_TITLE, Shape, shape_of
from flows.templates import SAMPLES, TEMPLATES
from storage import contents
from storage.contents import Stored
from storage.database import Connection
from storage.tables.content import ContentState
from tests.houses import Place
from tests.transcripts_runner import begun, read, transcripts

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
EVERYTHING = wanted()
DAY = {"day": "Senin,  7\nDes", "hour": "09.00 WITA"}
BODIES = {"quick": "twilio/quick-reply", "list": "twilio/list-picker", "template": "twilio/text"}


def as_stored(one: Wanted, **change: Any) -> Stored:
    """A content as it is remembered when all is well."""
    state = ContentState.APPROVED if one.template else ContentState.SESSION
    stored = Stored(
        name=one.name,
        sid=f"HX{one.name}",
        locale=one.locale,
        template=one.template,
        state=state,
        category=UTILITY if one.template else "",
    )
    return replace(stored, **change)


async def filled(place: Place, *rows: Stored) -> Contents:
    """The service's copy of a table that holds these."""
    database = place.house.opened.database

    def work(conn: Connection) -> None:
        for row in rows:
            contents.put(conn, row, now=NOW)

    await database.write(work)
    made = Contents("Rani")
    await made.refresh(database)
    return made


def pressed(one: Wanted) -> tuple[str, tuple[str, ...]]:
    """The words and labels of a question."""
    (body,) = one.types.values()
    if one.kind == "list":
        return body["body"], tuple(item["item"] for item in body["items"])
    return body["body"], tuple(action["title"] for action in body["actions"])


def of(kind: str, locale: str = "id") -> Wanted:
    """A template, or the first question of a kind."""
    return next(
        one for one in EVERYTHING if one.locale == locale and kind in {one.template, one.kind}
    )


# What should be there


def test_every_content_has_a_name_of_its_own_that_the_platform_takes() -> None:
    names = [one.name for one in EVERYTHING]
    assert len(set(names)) == len(names)
    assert all(OURS.fullmatch(name) and len(name) <= 512 for name in names)


def test_every_language_has_every_template_and_questions_of_both_shapes() -> None:
    counted = Counter((one.locale, one.kind) for one in EVERYTHING)
    for locale in LOCALES:
        assert counted[locale, "template"] == len(TEMPLATES)
        assert counted[locale, "quick"] >= 10
        assert counted[locale, "list"] >= 10


@pytest.mark.parametrize("one", EVERYTHING, ids=lambda one: one.name)
def test_a_content_is_as_the_content_api_reads_it(one: Wanted) -> None:
    assert list(one.types) == [BODIES[one.kind]]
    (body,) = one.types.values()
    assert 1 <= len(body["body"]) <= 1024
    if one.template:
        assert one.variables == {str(at): SAMPLES[one.locale][name] for at, name in _names(one)}
        return
    assert one.variables == {}
    _, labels = pressed(one)
    parts = body["items"] if one.kind == "list" else body["actions"]
    assert [part["id"] for part in parts] == [str(place) for place in range(len(labels))]
    assert shape_of(labels) == one.kind
    assert max(map(len, labels)) <= LONGEST_TITLE[Shape(one.kind)]
    if one.kind == "list":
        assert body["button"] == {"id": "Pilih", "en": "Choose"}[one.locale]


def _names(one: Wanted) -> list[tuple[int, str]]:
    words = next(t.text for t in TEMPLATES if t.kind == one.template)
    said = catalog(one.locale)[words]
    named = sorted(SAMPLES[one.locale], key=lambda name: said.find(f"{{{name}}}"))
    return list(enumerate((name for name in named if f"{{{name}}}" in said), 1))


def test_other_words_are_another_content(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what holds the word that opens a list is renamed, and in one language only."""
    reworded = {**catalog("id"), "Choose": "Pilih!"}
    monkeypatch.setattr(
        module, "catalog", lambda locale: reworded if locale == "id" else catalog(locale)
    )
    before, after = ({one.name: one for one in some} for some in (EVERYTHING, wanted()))
    gone = [before[name] for name in before.keys() - after.keys()]
    assert {(one.kind, one.locale) for one in gone} == {("list", "id")}
    assert len(gone) == sum((one.kind, one.locale) == ("list", "id") for one in EVERYTHING)


def test_messages_are_those_of_a_channel_like_this_one(tmp_path: Path) -> None:
    settings = load_settings(
        _env_file=None,
        data_dir=tmp_path,
        twilio_account_sid="AC" + "0" * 32,
        twilio_auth_token="t",  # noqa: S106
        twilio_whatsapp_from="+12025550199",
        public_url="https://example.org",
    )
    channel = WhatsAppChannel(settings)
    env = Environment(
        now=NOW,
        zone=UTC,
        locale="id",
        translate=lambda _, msgid: msgid,
        say_when=lambda *_: "",
        channel=channel.capabilities,
    )
    assert {name: env.knows(name) for name in ON_WHATSAPP} == ON_WHATSAPP
    assert isinstance(channel.templates, Contents)


# What the service uses


async def test_nothing_is_used_before_it_was_made(place: Place) -> None:
    made = await filled(place)
    assert made.approved("id") == frozenset()
    assert made.question(*pressed(of("quick"))) is None
    assert not made.is_approved(of("answered").name)
    assert made.sid(of("answered").name) is None


async def test_a_question_is_found_by_its_very_words(place: Place) -> None:
    made = await filled(place, *map(as_stored, EVERYTHING))
    for one in (of("quick"), of("list"), of("quick", "en"), of("list", "en")):
        text, labels = pressed(one)
        assert made.question(text, labels) == f"HX{one.name}" == made.sid(one.name)
        assert made.question(f"{text} ", labels) is None
        assert made.question(text, labels[1:]) is None
        assert made.question(text, ("", *labels)) is None
        assert not made.is_approved(one.name)


async def test_templates_are_used_once_they_are_approved(place: Place) -> None:
    made = await filled(place, *map(as_stored, EVERYTHING))
    for locale in LOCALES:
        assert made.approved(locale) == {one.kind for one in TEMPLATES}
    assert made.approved("fr") == frozenset()
    assert made.is_approved(of("answered").name)
    assert made.sid(of("answered").name) == f"HX{of('answered').name}"
    assert made.names == {one.name for one in EVERYTHING}


@pytest.mark.parametrize(
    "change",
    [
        *({"state": state} for state in ContentState if state is not ContentState.APPROVED),
        {"category": "MARKETING"},
        {"category": ""},
        {"name": f"{of('answered').name[:-8]}00000000"},
    ],
    ids=str,
)
async def test_a_template_that_is_not_approved_as_it_reads_now_is_not_used(
    place: Place, change: dict[str, Any]
) -> None:
    made = await filled(place, as_stored(of("answered"), **change), as_stored(of("reminder")))
    name = change.get("name", of("answered").name)
    assert made.approved("id") == {"reminder"}
    assert not made.is_approved(name)
    assert made.sid(name) is None


async def test_a_question_of_other_words_is_not_used(place: Place) -> None:
    one = of("quick")
    made = await filled(place, as_stored(one, name=f"{one.name[:-8]}00000000"))
    assert made.question(*pressed(one)) is None


async def test_what_changes_is_used_after_the_next_look(place: Place) -> None:
    one, database = of("answered"), place.house.opened.database
    made = await filled(place, as_stored(one))
    stopped = as_stored(one, state=ContentState.STOPPED)
    await database.write(lambda conn: contents.put(conn, stopped, now=NOW))
    assert made.is_approved(one.name)
    await made.refresh(database)
    assert not made.is_approved(one.name)


# What templates say


def test_a_template_is_said_under_the_covers_name() -> None:
    said = Contents("  Ra\n ni ").said("answered", "id")
    assert said.text.startswith("Halo Kak, ini Ra ni, soal jadwal.")
    assert said.template == of("answered").name
    assert said.values == ("Ra ni",)
    assert Contents("Rani").said("answered", "en").text.startswith("Hello, this is Rani,")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", [template.kind for template in TEMPLATES])
def test_the_values_fill_the_approved_words_to_what_is_said(kind: str, locale: str) -> None:
    said = Contents("Rani").said(kind, locale, DAY)
    (body,) = of(kind, locale).types.values()
    filled_in = body["body"]
    for place, value in enumerate(said.values, 1):
        filled_in = filled_in.replace(f"{{{{{place}}}}}", value)
    assert filled_in == said.text
    assert "{" not in said.text
    assert "\n" not in said.text


# What the flows really say


def asked(settings: Mapping[str, str]) -> Counter[tuple[str, tuple[str, ...]]]:
    """Every question with buttons that all transcripts lead to, with what a channel can do."""
    found: Counter[tuple[str, tuple[str, ...]]] = Counter()
    for path in transcripts():
        world, turns, _ = begun(BOOK, read(path))
        world.settings |= settings
        for line, _ in turns:
            world.after(line)
            for event in world.decided:
                buttons = event.buttons if isinstance(event, Said) else ()
                if isinstance(event, Said) and buttons and read_token(buttons[0].token):
                    found[event.text, tuple(button.label for button in buttons)] += 1
    return found


async def test_most_questions_that_can_be_pressed_are_found(place: Place) -> None:
    """The rest says what only that moment knows, or asks again in other words."""
    made = await filled(place, *map(as_stored, EVERYTHING))
    said = {
        question: count
        for question, count in asked({"buttons": "yes", "shows number": "yes"}).items()
        if shape_of(question[1]) is not None
    }
    found = sum(count for question, count in said.items() if made.question(*question))
    assert sum(said.values()) > 500
    assert found / sum(said.values()) > 0.8


def test_the_copy_is_small() -> None:
    """It is kept for ever in every process: names and hashes, and the words of templates."""
    wanted()  # what is only read once is not counted
    tracemalloc.start()
    try:
        kept = Contents("Rani")
        gc.collect()
        size, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept.names
    assert size < 300_000
