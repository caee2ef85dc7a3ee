"""Starts and stops the stand-in, and talks to its control side."""

import json
import selectors
import subprocess
import sys
import time
from collections.abc import Awaitable
from http.client import HTTPConnection
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self
from urllib.parse import urlsplit

import aiohttp

from tests.standins.twilio.common import Json, Options
from tests.standins.twilio.controls import Controls

ROOT = Path(__file__).parents[3]
_START_SECONDS = 15.0


class StandInError(Exception):
    """The stand-in does not start, or refuses a control call."""


class TwilioStandIn(Controls[Json]):
    """A stand-in in a process of its own; use it with ``with``, or ``start`` and ``stop``.

    Options are the flags of the command line: ``TwilioStandIn(webhook_total=1, lean=True)``.
    """

    def __init__(self, **options: Any) -> None:
        self.options = Options(**options)
        self.url = ""
        self.account_sid = self.options.account_sid
        self.auth_token = self.options.auth_token
        self.api_key = self.options.api_key
        self.api_secret = self.options.api_secret
        self.sender = self.options.sender
        self.messaging_service_sid = self.options.messaging_service_sid
        self._given = options
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
    def pid(self) -> int:
        """Return the process id."""
        if self._process is None:
            raise StandInError("not started")
        return self._process.pid

    def start(self) -> Self:
        """Start the process and wait until it listens."""
        command = [sys.executable, "-m", "tests.standins.twilio", "--with-parent"]
        self._process = subprocess.Popen(
            [*command, *_flags(self._given)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
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

    def sent(self, person: str | None = None, *, after: int = 0) -> list[Json]:
        """Return the outbound messages, those to one person or all."""
        found: list[Json] = self.look("sent", person=person, after=after)["messages"]
        return found

    def wait_sent(
        self, count: int, person: str | None = None, *, seconds: float = 5.0, after: int = 0
    ) -> list[Json]:
        """Return the outbound messages once there are so many, or fail."""
        found = self.look("sent", seconds, person=person, after=after, count=count)
        messages: list[Json] = found["messages"]
        if not found["complete"]:
            seen = [(message["to"], message["text"]) for message in messages]
            raise AssertionError(f"waited {seconds} s for {count} messages, saw {seen}")
        return messages

    def inbound(self, person: str | None = None) -> list[Json]:
        """Return the inbound messages with their state and attempts."""
        found: list[Json] = self.look("inbound", person=person)["messages"]
        return found

    def callback_log(self, count: int = 0, *, sid: str = "", seconds: float = 5.0) -> list[Json]:
        """Return the posted callbacks once so many were answered, or fail."""
        found = self.look("callback_log", seconds, count=count, sid=sid)
        told: list[Json] = found["callbacks"]
        if not found["complete"]:
            raise AssertionError(f"waited {seconds} s for {count} callbacks, saw {told}")
        return told

    def held_bodies(self) -> dict[str, str]:
        """Return the texts that Twilio has now, by message."""
        found: dict[str, str] = self.look("held")["bodies"]
        return found

    def held_media(self) -> list[Json]:
        """Return the files that Twilio has now."""
        found: list[Json] = self.look("held")["media"]
        return found

    def traffic(self, operation: str = "", *, after: int = 0) -> list[Json]:
        """Return everything that was asked of the API, for ``check_traffic`` among others."""
        found: list[Json] = self.look("traffic", operation=operation, after=after)["exchanges"]
        return found

    def contents(self) -> list[Json]:
        """Return the contents with their approvals, deleted ones too."""
        found: list[Json] = self.look("contents")["contents"]
        return found

    def calls(self, count: int = 0, *, seconds: float = 5.0) -> list[Json]:
        """Return the calls, once there are so many."""
        found: list[Json] = self.look("calls", seconds, count=count)["calls"]
        return found

    def violations(self) -> list[str]:
        """Return the breaches of the platform's rules."""
        return [item["problem"] for item in self.state()["violations"]]

    def settle(self, seconds: float = 5.0) -> None:
        """Wait until no message and no callback is on its way."""
        if not self.look("settle", seconds)["complete"]:
            raise AssertionError(f"something is still on its way after {seconds} s")

    def _call(self, name: str, body: Json, wait: float = 0.0) -> Json:
        connection = HTTPConnection(urlsplit(self.url).netloc, timeout=wait + 30)
        try:
            connection.request("POST", f"/control/{name}", json.dumps(body).encode())
            response = connection.getresponse()
            return _read(response.status, response.read())
        finally:
            connection.close()


class AsyncTwilioStandIn(Controls[Awaitable[Json]]):
    """The same control calls, awaited; the process is started elsewhere."""

    def __init__(self, url: str, session: aiohttp.ClientSession) -> None:
        self.url = url
        self.session = session

    async def _call(self, name: str, body: Json, wait: float = 0.0) -> Json:
        limit = aiohttp.ClientTimeout(total=wait + 30)
        async with self.session.post(
            f"{self.url}/control/{name}", data=json.dumps(body).encode(), timeout=limit
        ) as response:
            return _read(response.status, await response.read())


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
        elif value is not False:
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
