"""Five conversations as they look on a phone, and the pictures of them for `docs`.

`UPDATE_PICTURES=1` takes the pictures anew; the test looks that each conversation fits a phone
and that its picture is there.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from bot.web.simulator.incoming import hum
from tests.pictures import small_png
from tests.simulating import running_simulator

pytestmark = pytest.mark.browser

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
LARGEST_PICTURE = 150_000
WIDTH = 360
HEIGHT = 740
ANSWER_MS = 10_000
VOICE = "(voice)"

CONVERSATIONS = {
    "first": (
        "mlm kak.. tolong",
        "3 tp orgnya lg keluar",
        "2",
        "1",
        VOICE,
        "1 td dicekik sbntr",
        "1 smp jam 10 aja",
    ),
    "child": ("aku umur 11, takut pulang", "1", "tidak", "ayah suka marah2", "nenek, sore"),
    "witness": (
        "kak tetangga saya ribut terus",
        "1",
        "2",
        "tetangga",
        "anaknya nangis tiap malam, Gg. 3 rumah pagar hijau",
        "1",
    ),
    "life": ("sy pengen mati aja", "tidak tahu", "ada obat", "adik saya"),
    "cover": ("halo kak", "3", "2", "1", "x", "siapa ini", "ini siapa ya"),
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running_simulator(tmp_path_factory.mktemp("house")) as running:
        running.house.surroundings.attended = True
        yield f"{running.address}/simulator?who=bebas"


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_a_conversation_fits_a_phone(page: Page, address: str, name: str) -> None:
    page.set_default_timeout(ANSWER_MS)
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    page.goto(address)
    page.locator(".places a").first.click()
    for line in CONVERSATIONS[name]:
        send(page, line)
        for region in ("document.documentElement", "document.querySelector('#thread')"):
            wide, seen = page.evaluate(f"[{region}.scrollWidth, {region}.clientWidth]")
            assert wide <= seen, f"{line!r} is wider than the phone"
    picture = PICTURES / f"conversation-{name}.png"
    if "UPDATE_PICTURES" in os.environ:
        picture.write_bytes(taken(page))
    assert picture.stat().st_size <= LARGEST_PICTURE
    page.goto("about:blank")


def send(page: Page, line: str) -> None:
    """Send words or a voice note, and wait until it has been answered."""
    bubbles = page.locator("#thread .bubble.theirs")
    before = bubbles.count()
    if line == VOICE:
        voice = FilePayload(name="suara.wav", mimeType="audio/wav", buffer=hum())
        page.set_input_files("input[name=voice]", [voice])
    else:
        page.fill("#text", line)
        page.press("#text", "Enter")
    expect(bubbles.nth(before)).to_be_visible()
    expect(page.locator("body")).to_have_attribute("data-asking", "0")


def taken(page: Page) -> bytes:
    """The whole chat in one picture: the phone is made as high as what was said."""
    thread = page.locator("#thread")
    hidden = int(thread.evaluate("thread => thread.scrollHeight - thread.clientHeight"))
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT + hidden})
    page.evaluate("document.activeElement?.blur()")
    thread.evaluate("thread => thread.scrollTo(0, 0)")
    return small_png(page, page.locator("#phone .device").screenshot(animations="disabled"))
