"""The other side in the test's own process: takes webhooks and callbacks, remembers them."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qsl

from twilio.request_validator import RequestValidator

TWIML = '<?xml version="1.0" encoding="UTF-8"?><Response/>'


@dataclass(frozen=True, slots=True)
class Received:
    """One request that came."""

    url: str
    fields: dict[str, str]
    headers: dict[str, str]
    at: float

    @property
    def path(self) -> str:
        """Return the address without its host."""
        return "/" + self.url.split("/", 3)[3]

    def is_signed(self, token: str) -> bool:
        """Say whether the client library takes the signature."""
        signature = self.headers.get("x-twilio-signature", "")
        return bool(RequestValidator(token).validate(self.url, self.fields, signature))


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered."""

    status: int = 200
    body: str = TWIML
    content_type: str = "text/xml"
    after: float = 0.0


Decide = Callable[[Received], Reply]


def taken(received: Received) -> Reply:
    """Take everything."""
    del received
    return Reply()


@dataclass(slots=True)
class Receiver:
    """Listens on a free port; ``decide`` says what each request is answered."""

    decide: Decide = taken
    url: str = ""
    requests: list[Received] = field(default_factory=list)
    most_at_once: int = 0
    _running: int = 0
    _changed: threading.Condition = field(default_factory=threading.Condition)
    _server: ThreadingHTTPServer | None = None
    _thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            """Hands each request to the receiver."""

            def do_POST(self) -> None:
                receiver._answer(self)

            def do_GET(self) -> None:
                receiver._answer(self)

            def log_message(self, *parts: Any) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        if self._server and self._thread:
            self._server.shutdown()
            self._thread.join()
            self._server.server_close()

    def at(self, path: str) -> list[Received]:
        """Return what came to an address."""
        return [received for received in list(self.requests) if received.path == path]

    def wait(self, count: int, path: str | None = None, seconds: float = 5.0) -> list[Received]:
        """Return what came once there is so much, or fail."""

        def found() -> list[Received]:
            return self.at(path) if path else list(self.requests)

        with self._changed:
            if not self._changed.wait_for(lambda: len(found()) >= count, seconds):
                seen = [received.path for received in found()]
                raise AssertionError(f"waited {seconds} s for {count} requests, saw {seen}")
        return found()

    def _answer(self, handler: BaseHTTPRequestHandler) -> None:
        length = int(handler.headers.get("Content-Length", "0"))
        fields = dict(parse_qsl(handler.rfile.read(length).decode(), keep_blank_values=True))
        headers = {name.lower(): value for name, value in handler.headers.items()}
        received = Received(self.url + handler.path, fields, headers, time.monotonic())
        with self._changed:
            self.requests.append(received)
            self._running += 1
            self.most_at_once = max(self.most_at_once, self._running)
            self._changed.notify_all()
        reply = self.decide(received)
        time.sleep(reply.after)
        with self._changed:
            self._running -= 1
        _write(handler, reply)


def _write(handler: BaseHTTPRequestHandler, reply: Reply) -> None:
    body = reply.body.encode()
    try:
        handler.send_response(reply.status)
        handler.send_header("Content-Type", reply.content_type)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)
    except ConnectionError:
        handler.close_connection = True
