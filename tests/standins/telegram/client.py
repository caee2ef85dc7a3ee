"""Starts and stops the stand-in, and talks to its control side."""

import json
import os
import selectors
import subprocess
import sys
import time
from collections.abc import Awaitable
from http.client import HTTPConnection
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self
from urllib.parse import urlencode, urlsplit

import aiohttp

from tests.standins.telegram.common import Json
from tests.standins.telegram.controls import Controls

ROOT = Path(__file__).parents[3]
SPEC_IN_SHARED = Path("..", "shared", "specs", "telegram_bot_api.json")
_START_SECONDS = 15.0


def find_spec() -> Path | None:
    """Return where the Bot API description is, by TELEGRAM_SPEC or beside the repository."""
    given = os.environ.get("TELEGRAM_SPEC")
    path = Path(given) if given else ROOT / SPEC_IN_SHARED
    return path if path.exists() else None


class StandInError(Exception):
    """The stand-in does not start, or refuses a control call."""


class TelegramStandIn(Controls[Json]):
    """A stand-in in a process of its own; use it with ``with``, or ``start`` and ``stop``.

    Options are the flags of the command line: ``TelegramStandIn(latency_ms=50, lean=True)``.
    The description is used where it is found; ``spec=""`` goes without it.
    """

    def __init__(self, *, token: str = "123:TEST", url: str = "", **options: Any) -> None:  # noqa: S107
        self.token = token
        self.url = url
        self.options = {"spec": find_spec() or "", **options}
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def base_url(self) -> str:
        """Return what python-telegram-bot takes as ``base_url``."""
        return f"{self.url}/bot"

    @property
    def base_file_url(self) -> str:
        """Return what python-telegram-bot takes as ``base_file_url``."""
        return f"{self.url}/file/bot"

    @property
    def pid(self) -> int:
        """Return the process id."""
        if self._process is None:
            raise StandInError("not started")
        return self._process.pid

    def start(self) -> Self:
        """Start the process and wait until it listens."""
        command = [sys.executable, "-m", "tests.standins.telegram", "--with-parent"]
        command += ["--token", self.token, *_flags(self.options)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        line = _first_line(self._process.stdout)
        if not line.startswith("listening on "):
            self.stop()
            raise StandInError(f"did not start: {line!r}")
        self.url = line.removeprefix("listening on ").strip()
        return self

    def stop(self) -> None:
        """Stop the process."""
        process, self._process = self._process, None
        if process is None:
            return
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for stream in (process.stdin, process.stdout):
            if stream:
                stream.close()

    def wait_sent(self, count: int, seconds: float = 5.0, **wanted: Any) -> list[Json]:
        """Return the bot's calls once there are so many, or fail."""
        found = self.sent(count, seconds, **wanted)
        if not found["complete"]:
            seen = [(call["method"], call["chat_id"], call["text"]) for call in found["calls"]]
            raise AssertionError(f"waited {seconds} s for {count} calls, saw {seen}")
        calls: list[Json] = found["calls"]
        return calls

    def _call(self, verb: str, name: str, body: Json, wait: float = 0.0) -> Json:
        connection = HTTPConnection(urlsplit(self.url).netloc, timeout=wait + 30)
        path, content = _request(verb, name, body)
        try:
            connection.request(verb, path, content, {"Content-Type": "application/json"})
            response = connection.getresponse()
            return _read(response.status, response.read())
        finally:
            connection.close()


class AsyncTelegramStandIn(Controls[Awaitable[Json]]):
    """The same control calls, awaited; the process is started elsewhere."""

    def __init__(self, url: str, session: aiohttp.ClientSession) -> None:
        self.url = url
        self.session = session

    async def _call(self, verb: str, name: str, body: Json, wait: float = 0.0) -> Json:
        path, content = _request(verb, name, body)
        limit = aiohttp.ClientTimeout(total=wait + 30)
        headers = {"Content-Type": "application/json"}
        async with self.session.request(
            verb, self.url + path, data=content, headers=headers, timeout=limit
        ) as response:
            return _read(response.status, await response.read())


def _request(verb: str, name: str, body: Json) -> tuple[str, bytes | None]:
    if verb == "GET":
        return f"/control/{name}?{urlencode(body)}", None
    return f"/control/{name}", json.dumps(body).encode()


def _read(status: int, content: bytes) -> Json:
    body: Json = json.loads(content)
    if status != 200:
        raise StandInError(body.get("error", f"status {status}"))
    return body


def _flags(options: Json) -> list[str]:
    flags: list[str] = []
    for name, value in options.items():
        flag = f"--{name.replace('_', '-')}"
        if value is True:
            flags.append(flag)
        elif value not in {None, False}:
            flags += [flag, str(value)]
    return flags


def _first_line(stream: IO[str] | None) -> str:
    if stream is None:
        return ""
    deadline = time.monotonic() + _START_SECONDS
    with selectors.DefaultSelector() as selector:
        selector.register(stream, selectors.EVENT_READ)
        if not selector.select(deadline - time.monotonic()):
            return f"nothing within {_START_SECONDS} s"
    return stream.readline()
