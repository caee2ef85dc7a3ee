"""The simulator is closed: to other sites, to other browsers, and to every other channel."""

import re
import uuid
from collections.abc import Iterator
from contextlib import ExitStack

import httpx
import pytest
from sqlalchemy import Connection

from bot.web.simulator.stream import MOST_STREAMS
from flows.messages import MsgIn
from storage import contacts, messages, simulated
from tests.simulating import (
    COOKIE,
    EVENING,
    Simulating,
    count,
    running_simulator,
    say,
    urn_of,
    visiting,
)


@pytest.fixture(scope="module")
def simulating(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulating]:
    with running_simulator(tmp_path_factory.mktemp("house")) as running:
        yield running


@pytest.fixture
def client(simulating: Simulating) -> Iterator[httpx.Client]:
    with visiting(simulating) as opened:
        yield opened


def test_a_page_is_closed_to_everything_else(client: httpx.Client) -> None:
    headers = client.get("/simulator").headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"


def test_a_page_holds_no_script_and_no_style_of_its_own(client: httpx.Client) -> None:
    say(client, "mlm kak.. tolong")
    html = client.get("/simulator").text
    assert re.findall(r"<script(?![^>]* src=)|<style| style=| on[a-z]+=", html) == []


def test_a_browser_gets_one_name_that_no_script_can_read(simulating: Simulating) -> None:
    with httpx.Client(base_url=simulating.address) as client:
        given = client.get("/simulator").headers["set-cookie"]
        assert re.match(rf"{COOKIE}=[0-9a-f]{{32}}; HttpOnly; Path=/simulator; SameSite=lax", given)
        assert "set-cookie" not in client.get("/simulator").headers


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://example.org"},
        {"Origin": "null", "Cookie": "other=1"},
        {"Cookie": "other=1"},
        {"Host": "rebound.example.org", "Sec-Fetch-Site": "same-origin"},
    ],
)
def test_another_site_cannot_post(simulating: Simulating, headers: dict[str, str]) -> None:
    before = count(simulating)
    for path in ("/simulator/say", "/simulator/again", "/simulator/settings"):
        answer = httpx.post(
            f"{simulating.address}{path}", headers=headers, files={"text": (None, "halo")}
        )
        assert answer.status_code in {403, 421}
    assert count(simulating) == before


@pytest.mark.parametrize("origin", ["here", "null"])
def test_our_own_page_can_post_where_browsers_say_less(simulating: Simulating, origin: str) -> None:
    with httpx.Client(base_url=simulating.address) as client:
        client.get("/simulator")
        here = simulating.address if origin == "here" else "null"
        client.headers["Origin"] = here
        assert say(client, "halo").status_code == 303


def test_one_browser_does_not_see_another(simulating: Simulating, client: httpx.Client) -> None:
    say(client, "kata yang hanya di sini")
    with httpx.Client(base_url=simulating.address) as other:
        assert "kata yang hanya di sini" not in other.get("/simulator").text
    assert "kata yang hanya di sini" in client.get("/simulator").text


def test_no_other_channel_is_ever_opened(simulating: Simulating, client: httpx.Client) -> None:
    """Not even when a row of another channel has the very address that the page asks for."""
    house, urn = simulating.house, urn_of(client)
    msg = MsgIn("telegram", urn, uuid.uuid4().hex, EVENING, text="rahasia orang sungguhan")
    opened = house.opened

    def write(conn: Connection) -> None:
        opened.ring.stock(opened.ring.make(conn))
        known = contacts.lock_or_add(conn, opened.ring, "telegram", urn, locale="id", now=EVENING)
        messages.add(conn, known, msg, now=EVENING)

    before = client.get("/simulator").text
    opened.database.write_now(write)
    with opened.database.read_engine.connect() as conn:
        assert simulated.see(conn, opened.ring, urn) is None
        assert simulated.mark(conn, opened.ring, urn) == "0"
        assert simulated.known(conn, opened.ring, [urn]) == set()
    for html in (client.get("/simulator").text, client.get("/simulator/now").text):
        assert "rahasia" not in html
    assert before.count("<article") == client.get("/simulator").text.count("<article")


@pytest.mark.parametrize("who", ["telegram:1", "malam-2", "malam.1", "malam.21", "nobody", "%00"])
def test_an_address_names_only_invented_people(client: httpx.Client, who: str) -> None:
    html = client.get("/simulator", params={"who": who}).text
    assert 'name="who" value="malam"' in html


@pytest.mark.parametrize(
    "path",
    ["package.json", "..%2Fpackage.json", "%2e%2e/%2e%2e/pyproject.toml", "htmx.org", ""],
)
def test_only_named_files_are_served(client: httpx.Client, path: str) -> None:
    root = str(client.base_url).rstrip("/")
    assert httpx.get(f"{root}/static/x/{path}").status_code == 404


def test_files_are_kept_by_the_browser(client: httpx.Client) -> None:
    address = re.search(r'src="(/static/\w+/simulator.js)"', client.get("/simulator").text)
    assert address is not None
    root = str(client.base_url).rstrip("/")
    answer = httpx.get(f"{root}{address[1]}")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "immutable" in answer.headers["cache-control"]


def test_a_browser_has_only_so_many_streams(client: httpx.Client) -> None:
    address = "/simulator/stream?who=malam"
    with ExitStack() as stack:
        for _ in range(MOST_STREAMS):
            stream = stack.enter_context(client.stream("GET", address))
            assert stream.status_code == 200
        assert client.get(address).status_code == 204


def test_a_browser_without_a_name_begins_with_the_page(simulating: Simulating) -> None:
    answer = httpx.get(f"{simulating.address}/simulator/now", headers={"HX-Request": "true"})
    assert answer.headers["hx-redirect"] == "/simulator"
    assert httpx.get(f"{simulating.address}/simulator/stream").status_code == 204
