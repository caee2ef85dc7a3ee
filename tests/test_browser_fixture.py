"""The browser that tests drive is real, and stays on this machine."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Error, Page

from tests.browser import accessibility_faults

pytestmark = pytest.mark.browser

GOOD = b"""<!doctype html><html lang="id"><title>Halaman</title><main><h1>Halo</h1>
<label>Nama <input></label></main></html>"""


class Handler(BaseHTTPRequestHandler):
    """Serves one page, under a policy as strict as ours."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", "default-src 'self'")
        self.end_headers()
        self.wfile.write(GOOD)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def test_a_sound_page_has_no_faults(page: Page, address: str) -> None:
    page.goto(address)
    assert page.title() == "Halaman"
    assert accessibility_faults(page) == []


def test_a_fault_is_found(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("document.querySelector('label').replaceWith(document.createElement('input'))")
    faults = accessibility_faults(page)
    assert [fault.partition(":")[0] for fault in faults] == ["label"]


def test_it_does_not_leave_this_machine(page: Page) -> None:
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://example.org/")
