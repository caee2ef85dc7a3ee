"""The simulator in a real browser: from the first words to the case, as a visitor tries it."""

import base64
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Locator, Page, Route, ViewportSize, expect

from bot.channels.simulator.channel import LARGEST_FILE
from bot.i18n import for_staff, translate
from bot.web.simulator.incoming import hum
from flows import triage
from tests.browser import accessibility_faults
from tests.pictures import small_png
from tests.simulating import Simulating, running_simulator

pytestmark = pytest.mark.browser

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
LARGEST_PICTURE = 200_000
DESKTOP: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 360, "height": 740}
ANSWER_SECONDS = 10

# The smallest picture that there is: one pixel.
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
PHOTO = FilePayload(name="foto.png", mimeType="image/png", buffer=PIXEL)
VOICE = FilePayload(name="suara.wav", mimeType="audio/wav", buffer=hum())

RECEIVED = "Your message has been received."


@pytest.fixture(scope="module")
def simulating(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulating]:
    with running_simulator(tmp_path_factory.mktemp("house")) as running:
        yield running


@pytest.fixture
def at(page: Page, simulating: Simulating) -> Iterator[str]:
    """The simulator's address; whatever the browser complains of fails the test."""
    complaints: list[str] = []
    page.set_default_timeout(ANSWER_SECONDS * 1000)
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.set_viewport_size(DESKTOP)
    yield f"{simulating.address}/simulator"
    assert [line for line in complaints if "with a status of 422" not in line] == []


def answers(page: Page) -> Locator:
    return page.locator("#thread .bubble.theirs")


class Answered:
    """Waits until what is done inside has been answered once."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._answers = answers(page)

    def __enter__(self) -> None:
        self._before = self._answers.count()

    def __exit__(self, *_: object) -> None:
        expect(self._answers).to_have_count(self._before + 1, timeout=ANSWER_SECONDS * 1000)
        settled(self._page)


def settled(page: Page) -> None:
    """The page says itself when nothing is asked for any more and all is drawn."""
    expect(page.locator("body")).to_have_attribute("data-asking", "0")


def write(page: Page, text: str) -> None:
    with Answered(page):
        page.fill("#text", text)
        page.press("#text", "Enter")


def press(page: Page, label: str) -> None:
    with Answered(page):
        page.locator(".choices:not(.old)").get_by_role("button", name=label, exact=True).click()


def tell(page: Page, way: str) -> None:
    """Tell the story as a photo, a voice note or a place."""
    with Answered(page):
        match way:
            case "photo":
                page.set_input_files("input[name=photo]", [PHOTO])
            case "voice":
                page.set_input_files("input[name=voice]", [VOICE])
            case _:
                page.click("#say button[value=place]")


@pytest.mark.parametrize(
    ("way", "unopened"),
    [
        ("photo", triage.UNREAD_REASONS["photo"]),
        ("voice", triage.UNREAD_REASONS["voice"]),
        ("place", triage.UNREAD_REASONS["location"]),
    ],
)
def test_six_turns_in_indonesian(page: Page, at: str, way: str, unopened: str) -> None:
    page.goto(f"{at}?who=bebas")
    write(page, "mlm kak.. tolong")
    write(page, "aman")
    press(page, "tidak, tapi bisa terulang")
    press(page, "saya")
    tell(page, way)
    write(page, "2")
    write(page, "3")
    expect(answers(page).last).to_contain_text("Pesan Kakak sudah diterima")
    case = page.locator("#known article").first
    expect(case).to_contain_text("Kasus 00")
    expect(case).to_contain_text("1 · Risiko tinggi")
    expect(case).to_contain_text("diterima 21.")
    expect(case).to_contain_text(for_staff("id", unopened))
    expect(page.locator("#known")).to_contain_text("tingkat 1 · berbunyi sejak 21.")


def test_six_turns_in_english(page: Page, at: str) -> None:
    page.goto(f"{at}?who=bebas")
    page.get_by_role("button", name="EN", exact=True).click()
    write(page, "english please")
    press(page, "safe to write")
    press(page, "yes")
    press(page, "my child")
    tell(page, "voice")
    for more in ("photo", "place"):
        before = page.locator("#thread .bubble.mine").count()
        if more == "photo":
            page.set_input_files("input[name=photo]", [PHOTO])
        else:
            page.click("#say button[value=place]")
        expect(page.locator("#thread .bubble.mine")).to_have_count(before + 1)
        settled(page)
    write(page, "no")
    press(page, "not yet, I will write again")
    expect(answers(page).last).to_contain_text(RECEIVED)
    case = page.locator("#known article").first
    expect(case).to_contain_text("0 · Danger now")
    for kind in ("photo", "voice", "location"):
        expect(case).to_contain_text(triage.UNREAD_REASONS[kind])
    expect(page.locator("#turns")).to_contain_text("sealed on disk")


def test_a_stale_button_changes_nothing_unasked(page: Page, at: str) -> None:
    page.goto(f"{at}?who=bebas")
    write(page, "mlm kak")
    press(page, "aman menulis")
    known = page.locator("#known")
    expect(known).to_contain_text("first.hurt")
    with Answered(page):
        page.locator(".choices.old").first.get_by_role("button", name="sedang tidak aman").click()
    offered = translate("id", 'Change the earlier answer to "{label}"?')
    expect(answers(page).last).to_contain_text(offered.format(label="sedang tidak aman"))
    expect(known).to_contain_text("first.hurt")
    write(page, "2")
    expect(answers(page).last).to_contain_text("apa ada yang terluka atau terancam sekarang?")


def test_what_is_too_large_is_said_and_kept(page: Page, at: str, tmp_path: Path) -> None:
    page.goto(f"{at}?who=bebas")
    page.fill("#text", "a" * 4097)
    expect(page.locator("#count")).to_have_text("4097 dari 4096 karakter")
    page.press("#text", "Enter")
    expect(page.get_by_role("alert")).to_contain_text("paling banyak 4096")
    expect(page.locator("#text")).to_have_value("a" * 4097)
    large = tmp_path / "large.png"
    large.write_bytes(bytes(LARGEST_FILE + 1))
    page.set_input_files("input[name=photo]", large)
    expect(page.get_by_role("alert")).to_contain_text("lebih dari 20 MB")
    expect(page.locator("#thread .bubble")).to_have_count(0)


def test_it_needs_no_mouse(page: Page, at: str) -> None:
    page.goto(f"{at}?who=malam")
    page.focus("#next-line")
    with Answered(page):
        page.keyboard.press("Enter")
    expect(page.locator("#next-line")).to_contain_text("3 tp orgnya lg keluar")
    expect(page.locator("#next-line")).to_be_focused()
    page.focus("#text")
    page.keyboard.type("satu\n")
    expect(page.locator("#text")).to_have_value("")
    expect(page.locator("#text")).to_be_focused()


def test_an_answer_that_comes_by_itself_is_shown(
    page: Page, at: str, simulating: Simulating
) -> None:
    """Nothing is pressed in this page: the second one writes, and the first one hears of it."""
    page.goto(f"{at}?who=banjar")
    other = page.context.new_page()
    other.goto(f"{at}?who=banjar")
    write(other, "kak tolong")
    expect(answers(page)).to_have_count(1)
    expect(page.locator("#news")).to_contain_text("Terima kasih sudah menghubungi")


def test_it_works_without_scripts(browser: Browser, simulating: Simulating) -> None:
    with browser.new_context(locale="id-ID", java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{simulating.address}/simulator?who=malam")
        page.click("#next-line")
        page.fill("#text", "3")
        page.get_by_role("button", name="Kirim", exact=True).click()
        page.set_input_files("input[name=voice]", [VOICE])
        page.get_by_role("button", name="Kirim", exact=True).click()
        expect(page.locator("#thread .bubble.mine")).to_have_count(3)
        expect(page.locator("#thread")).to_contain_text("Ketik X kapan saja")
        page.locator(".choices:not(.old) button").first.click()
        expect(page.locator("#thread .pressed")).to_have_count(1)


@pytest.mark.parametrize(
    ("width", "look"), [(1440, "day"), (1200, "night"), (360, "day"), (360, "night")]
)
def test_everybody_can_use_it(page: Page, at: str, look: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{at}?who=tetangga")
    page.click(f"button[value={look}]")
    for _ in range(3):
        with Answered(page):
            page.click("#next-line")
    places = page.locator(".places a")
    for place in range(places.count() if width < 1100 else 1):
        if width < 1100:
            places.nth(place).click()
            expect(places.nth(place)).to_have_attribute("aria-current", "true")
        assert accessibility_faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_form_that_was_replaced_while_it_asked_is_not_waited_for(page: Page, at: str) -> None:
    """A hint can draw the page anew while the answer to a press is still on its way."""

    def slowly(route: Route) -> None:
        taken = route.fetch()
        expect(answers(page)).to_have_count(1)
        route.fulfill(response=taken)

    page.route("**/simulator/say", slowly)
    page.goto(f"{at}?who=tetangga")
    with Answered(page):
        page.click("#next-line")


def test_pictures(page: Page, tmp_path: Path) -> None:
    """The pictures of the README: one invented night, on a desk and on a phone."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with running_simulator(tmp_path) as running:
        page.set_viewport_size(DESKTOP)
        page.goto(f"{running.address}/simulator?who=malam")
        for _ in range(6):
            with Answered(page):
                page.click("#next-line")
        expect(page.locator("#turns")).to_contain_text("terkunci di disk")
        page.mouse.move(0, 0)
        take(page, "simulator-desktop.png")
        page.set_viewport_size(PHONE)
        page.locator(".places a").first.click()
        take(page, "simulator-phone.png")
        page.goto("about:blank")


def take(page: Page, name: str) -> None:
    """Take a picture of the page once it stands still; `PICTURES=1` keeps it for the README."""
    page.evaluate("document.activeElement?.blur()")
    data = small_png(page, page.screenshot(animations="disabled"))
    assert len(data) <= LARGEST_PICTURE
    if "PICTURES" in os.environ or not (PICTURES / name).exists():
        (PICTURES / name).write_bytes(data)
