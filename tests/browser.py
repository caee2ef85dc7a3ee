"""A real browser for the pages, and what it says about their accessibility."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
AXE = Path(__file__).parents[1] / "node_modules" / "axe-core" / "axe.min.js"

FLAGS = (
    # As root there is no sandbox, and a container's /dev/shm is small.
    "--no-sandbox",
    "--disable-dev-shm-usage",
    # The browser asks this machine only.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def running_browser() -> Iterator[Browser]:
    """Run a headless Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(playwright), args=FLAGS)
        yield browser
        browser.close()


def find_chromium(playwright: Playwright) -> str:
    """Find the system's Chromium, or Playwright's own, or fail the test with what to do."""
    candidates = (os.environ.get("CHROMIUM"), *CHROMIUMS, playwright.chromium.executable_path)
    found = next(filter(None, map(shutil.which, filter(None, candidates))), None)
    if found is None:
        pytest.fail(
            "no Chromium here: run 'sudo apt-get install chromium', or name one in CHROMIUM",
            pytrace=False,
        )
    return found


def accessibility_faults(page: Page) -> list[str]:
    """List what axe-core finds wrong with the page as it stands."""
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run()")
    return [
        f"{fault['id']}: {fault['help']}: {node['html']}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]
