"""The simulator's addresses: the real turn behind them, and its real limits."""

import re
import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.channels.simulator.channel import LARGEST_FILE
from bot.i18n import say_when, translate
from bot.settings import fresh_key
from bot.web import pages
from bot.web.simulator import view, words
from bot.web.simulator.incoming import SOMEWHERE
from bot.web.simulator.people import PERSONAS, PLACE, VOICE, Line, Persona
from flows import reception
from flows.conversations import BOOK
from flows.engine.environment import Capabilities, Environment
from flows.engine.events import Button, Event, LocaleChosen, Reported
from flows.messages import Media, MediaKind, MsgIn
from flows.persons import Person
from storage import outbox
from tests.simulating import (
    EVENING,
    SAME,
    Simulating,
    running_simulator,
    say,
    seen_by,
    send_file,
    visiting,
)

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def simulating(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulating]:
    with running_simulator(tmp_path_factory.mktemp("house")) as running:
        yield running


@pytest.fixture
def client(simulating: Simulating) -> Iterator[httpx.Client]:
    with visiting(simulating) as opened:
        yield opened


def test_a_message_takes_the_turn_and_its_answer_is_shown(
    simulating: Simulating, client: httpx.Client
) -> None:
    assert say(client, "mlm kak.. <b>tolong</b>").headers["location"] == "/simulator?who=malam"
    html = client.get("/simulator").text
    assert "mlm kak.. &lt;b&gt;tolong&lt;/b&gt;" in html
    assert "Terima kasih sudah menghubungi, Kak." in html
    assert "2 · Risiko sedang" in html
    seen = seen_by(simulating, client)
    assert [out.row.state for out in seen.out] == ["sent"]
    assert [turn.kind for turn in view.trail(seen)] == ["text"]
    tables = [effect.table for effect in view.trail(seen)[0].effects]
    assert tables == ["message", "case", "entry", "alarm", "outbox"]


def test_the_same_form_twice_is_one_message(simulating: Simulating, client: httpx.Client) -> None:
    key = uuid.uuid4().hex
    for _ in range(2):
        say(client, "mlm kak", key=key)
    assert len(seen_by(simulating, client).messages) == 1


def test_a_form_that_stays_on_the_page_sends_each_time(
    simulating: Simulating, client: httpx.Client
) -> None:
    key = uuid.uuid4().hex
    client.headers["HX-Request"] = "true"
    for text in ("mlm kak", "tolong"):
        answer = say(client, text, key=key)
        assert 'id="thread" hx-swap-oob="innerHTML"' in answer.text
    assert len(seen_by(simulating, client).messages) == 2


def test_the_longest_text_is_taken_whole(simulating: Simulating, client: httpx.Client) -> None:
    assert say(client, "a" * 4096).status_code == 303
    assert seen_by(simulating, client).messages[0].body["text"] == "a" * 4096


def test_longer_text_is_refused_and_not_thrown_away(
    simulating: Simulating, client: httpx.Client
) -> None:
    answer = say(client, "a" * 4097)
    assert answer.status_code == 422
    assert "Pesan ini 4097 karakter; paling banyak 4096" in answer.text
    assert "a" * 4097 in answer.text
    assert seen_by(simulating, client) is None


def test_the_largest_file_is_taken(simulating: Simulating, client: httpx.Client) -> None:
    assert send_file(client, "voice", bytes(LARGEST_FILE), "audio/ogg").status_code == 303
    (file,) = seen_by(simulating, client).media
    assert (file.kind, file.size) == ("voice", LARGEST_FILE)


@pytest.mark.parametrize("more", [1, 2 * LARGEST_FILE])
def test_a_larger_file_is_refused(simulating: Simulating, client: httpx.Client, more: int) -> None:
    answer = send_file(client, "photo", bytes(LARGEST_FILE + more), "image/png")
    assert answer.status_code == 413
    assert "Berkas ini lebih dari 20 MB" in answer.text
    assert seen_by(simulating, client) is None


@pytest.mark.parametrize(
    ("field", "mime", "kind", "shown"),
    [
        ("photo", "image/jpeg", "photo", "belum dilihat"),
        ("photo", "video/mp4", "video", "belum dilihat"),
        ("photo", "text/html", "document", "belum dilihat"),
        ("voice", "audio/ogg", "voice", "belum didengar"),
    ],
)
def test_a_file_waits_to_be_opened_by_a_person(
    simulating: Simulating, client: httpx.Client, field: str, mime: str, kind: str, shown: str
) -> None:
    send_file(client, field, b"invented", mime)
    assert [file.kind for file in seen_by(simulating, client).media] == [kind]
    assert shown in client.get("/simulator").text


def test_nothing_is_sent_for_nothing(simulating: Simulating, client: httpx.Client) -> None:
    assert "Tulis sesuatu dulu." in say(client, "  \r\n").text
    assert client.post("/simulator/say", content=b"text=halo").status_code == 400
    assert seen_by(simulating, client) is None


def test_a_place_is_invented(simulating: Simulating, client: httpx.Client) -> None:
    say(client, "", do="place")
    body = seen_by(simulating, client).messages[0].body
    assert body["location"] == {
        "latitude": SOMEWHERE.latitude,
        "longitude": SOMEWHERE.longitude,
    }


def test_a_button_carries_its_token(simulating: Simulating, client: httpx.Client) -> None:
    say(client, "mlm kak")
    button: Button = seen_by(simulating, client).out[0].buttons[0]
    assert f'name="press" value="{button.token}"' in client.get("/simulator").text
    say(client, "", press=button.token)
    assert "menekan <b>aman menulis</b>" in client.get("/simulator").text


def test_begin_as_somebody_new(simulating: Simulating, client: httpx.Client) -> None:
    def again() -> str:
        parts: list[tuple[str, Any]] = [("who", (None, "malam"))]
        return client.post("/simulator/again", files=parts).headers["location"]

    assert again() == "/simulator?who=malam"
    say(client, "mlm kak")
    assert again() == "/simulator?who=malam.2"
    html = client.get("/simulator", params={"who": "malam.2"}).text
    assert "mlm kak.. tolong" in html  # the script's first line waits again
    assert "Belum ada pesan" in html


def test_the_next_line_comes_from_the_script(client: httpx.Client) -> None:
    assert 'name="line" value="0"' in client.get("/simulator").text
    say(client, "", do="next", line="0")
    say(client, "kata sendiri di antaranya")
    assert 'name="line" value="1"' in client.get("/simulator").text
    assert "Naskah selesai" in say(client, "", do="next", line="99").text


def test_english_and_night_are_remembered(client: httpx.Client) -> None:
    parts: list[tuple[str, Any]] = [("locale", (None, "en")), ("look", (None, "night"))]
    client.post("/simulator/settings", files=parts)
    html = client.get("/simulator").text
    assert '<html lang="en" data-theme="dark">' in html
    assert "Who is writing?" in html


def test_without_npm_the_page_says_so_and_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = {
        name: file for name, file in pages.FILES.items() if file[0].is_relative_to(ROOT / "bot")
    }
    monkeypatch.setattr(pages, "FILES", ours)
    with (
        running_simulator(tmp_path) as running,
        httpx.Client(base_url=running.address, headers=SAME) as client,
    ):
        html = client.get("/simulator").text
        assert html.count("jalankan “make web”") == 1
        assert "htmx.js" not in html
        say(client, "mlm kak")
        assert "Terima kasih sudah menghubungi, Kak." in client.get("/simulator").text


@pytest.mark.postgres
def test_it_shows_the_same_on_postgresql(tmp_path: Path, postgres_database: str) -> None:
    with (
        running_simulator(
            tmp_path, database_url=postgres_database, master_key=fresh_key()
        ) as running,
        httpx.Client(base_url=running.address, headers=SAME) as client,
    ):
        client.get("/simulator")
        say(client, "mlm kak.. tolong")
        send_file(client, "voice", b"invented", "audio/ogg")
        html = client.get("/simulator").text
        assert "Terima kasih sudah menghubungi, Kak." in html
        assert "Kasus 0001" in html
        assert "belum didengar" in html


def test_a_hint_says_that_something_is_new_and_nothing_else(
    simulating: Simulating, client: httpx.Client
) -> None:
    mark = re.search(r"seen=(\w+)", client.get("/simulator").text)
    assert mark is not None
    address = f"/simulator/stream?who=malam&seen={mark[1]}"
    with client.stream("GET", address) as stream:
        lines = stream.iter_lines()
        assert next(lines) == "retry: 1000"
        say(client, "mlm kak.. tolong")
        hint = [next(lines) for _ in range(4)]
    assert hint[0] == ""
    assert re.fullmatch(r"id: \w+", hint[1])
    assert hint[2:] == ["event: changed", "data: "]


@pytest.mark.parametrize("persona", [p for p in PERSONAS if p.lines], ids=lambda p: p.name)
def test_every_script_reaches_the_end(persona: Persona) -> None:
    """Each invented person is told, by their own words, that the report is received."""
    env = Environment(
        now=EVENING,
        zone=UTC,
        locale="id",
        translate=translate,
        say_when=say_when,
        channel=Capabilities(buttons=True, files=True),
    )
    session, person = None, Person()
    events: list[Event] = []
    for line in persona.lines:
        chosen = [event.locale for event in events if isinstance(event, LocaleChosen)]
        env = replace(env, locale=chosen[-1] if chosen else "id")
        heard = reception.hear(BOOK, person, session, msg_of(line, EVENING), env)
        session, person = heard.session, Person(EVENING, unheard=heard.unheard)
        events += heard.events
    assert Reported() in events


def msg_of(line: Line, now: datetime) -> MsgIn:
    media = (Media(MediaKind.VOICE, "x"),) if line.sends == VOICE else ()
    location = SOMEWHERE if line.sends == PLACE else None
    return MsgIn("simulator", "u", "k", now, text=line.text, media=media, location=location)


def test_every_text_of_the_page_is_in_indonesian() -> None:
    templates = (ROOT / "bot/web/templates").glob("simulator*.html")
    source = "\n".join(path.read_text() for path in templates)
    said = set(re.findall(r'\bt\(\s*"([^"]+)"', source)) | set(
        re.findall(r"\bt\('([^']+)'", source)
    )
    said |= {text for persona in PERSONAS for text in (persona.title, persona.about)}
    said |= {*view.RISKS, *view.LANES.values(), *view.FETCHED.values(), *view.DUES.values()}
    assert sorted(said - set(words.INDONESIAN)) == []


def test_a_number_typed_as_digits_is_shown_and_a_choice_by_its_label(
    simulating: Simulating, client: httpx.Client
) -> None:
    for text in ("tolong", "1", "2", "1", "dia pukul sy", "2", "2", "0812000000"):
        say(client, text)
    found = {question: said for question, *said in view.answers(seen_by(simulating, client))}
    assert found["first.number"] == ["", "0812000000"]
    assert found["first.about"][1] == ""


def test_an_erased_message_is_shown_as_erased(simulating: Simulating, client: httpx.Client) -> None:
    say(client, "mlm kak")
    contact = seen_by(simulating, client).contact.id
    out = outbox._OUT
    simulating.house.opened.database.write_now(
        lambda conn: conn.execute(
            out.update().where(out.c.contact_id == contact).values(body_sealed=None)
        )
    )
    assert "isinya sudah dihapus" in client.get("/simulator").text
