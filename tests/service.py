"""Runs the real service as a process of its own, against a stand-in for Telegram."""

import json
import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Literal, Self, TypeVar

from bot.settings import fresh_key
from tests.postgres import free_port
from tests.standins.telegram import TelegramStandIn

T = TypeVar("T")
ROOT = Path(__file__).parents[1]
START_SECONDS = 30.0
STAFF_CHAT = -100_777
WEBHOOK_PATH = "/telegram/webhook"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
Json = dict[str, Any]


class ServiceError(AssertionError):
    """The service did not do as it should; what it wrote last is in the message."""


def eventually(look: Callable[[], T], seconds: float = 10.0) -> T:
    """What `look` gives once it is true, or what it gave last when the time is over."""
    deadline = time.monotonic() + seconds
    while not (found := look()) and time.monotonic() < deadline:
        time.sleep(0.05)
    return found


class Service:
    """One `python -m bot serve`, and the commands beside it; no `.env` and no setting leaks in.

    Several may share one PostgreSQL: give the second the `like` of the first.
    """

    def __init__(
        self,
        data_dir: Path,
        standin: TelegramStandIn,
        mode: Literal["polling", "webhook"] = "polling",
        *,
        database_url: str | None = None,
        role: str = "all",
        extra_env: dict[str, str] | None = None,
        open: bool = True,
        module: str = "bot",
        public_url: str | None = None,
        like: "Service | None" = None,
    ) -> None:
        self.data_dir = data_dir
        self.standin = standin
        self.mode = mode
        self.role = role
        self.module = module
        self.database_url = database_url
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.public_url = public_url or self.url
        self.secret: str = like.secret if like else secrets.token_hex(16)
        self.master_key: str = like.master_key if like else fresh_key()
        self.extra_env = extra_env or {}
        self.open = open
        self.process: subprocess.Popen[bytes] | None = None
        self.home = data_dir.with_name(f"{data_dir.name}-home-{self.port}")
        self.home.mkdir(parents=True)
        self._out: IO[bytes] | None = None

    @property
    def env(self) -> dict[str, str]:
        """The whole environment of the process."""
        return {
            "PATH": os.environ.get("PATH", ""),
            "PYTHONPATH": str(ROOT),
            "PYTHONUNBUFFERED": "1",
            "DATA_DIR": str(self.data_dir),
            "PORT": str(self.port),
            "PUBLIC_URL": self.public_url if self.mode == "webhook" else "",
            "DATABASE_URL": (self.database_url or "").replace("postgresql+psycopg", "postgresql"),
            "MASTER_KEY": self.master_key,
            "TELEGRAM_BOT_TOKEN": self.standin.token,
            "TELEGRAM_API_URL": self.standin.url,
            "TELEGRAM_MODE": self.mode,
            "TELEGRAM_WEBHOOK_SECRET": self.secret,
            "TELEGRAM_STAFF_CHAT_ID": str(STAFF_CHAT),
            "SERVICE_OPEN": "true" if self.open else "false",
            **self.extra_env,
        }

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.process is not None and self.process.poll() is None:
            self.kill9()
        if self._out is not None:
            self._out.close()

    def start(self, *, wait: bool = True) -> Self:
        """Start the process and, unless told not to, wait until it takes messages."""
        if self._out is None:
            self._out = (self.home / "stdout").open("ab")
        command = [sys.executable, "-m", self.module, "serve", "--role", self.role]
        with (self.home / "stderr").open("ab") as errors:
            self.process = subprocess.Popen(
                command, env=self.env, cwd=self.home, stdout=self._out, stderr=errors
            )
        if wait:
            self.wait_until_ready()
        return self

    def wait_until_ready(self) -> None:
        """Wait for /readyz (a worker alone has none: for its greeting), and for the webhook."""
        if not eventually(self._is_ready, START_SECONDS):
            raise ServiceError(f"the service is not ready: {self.last_words()}")

    def _is_ready(self) -> bool:
        assert self.process is not None
        if self.process.poll() is not None:
            raise ServiceError(f"the service ended by itself: {self.last_words()}")
        if self.role == "worker":
            return b"Rangkul" in (self.home / "stdout").read_bytes()
        try:
            status, _ = self.get("/readyz")
        except OSError:
            return False
        if status != 200 or self.mode == "polling" or self.role == "web":
            return status == 200
        announced = self.standin.state(deliveries=False)["webhook"]
        return bool(announced == self.public_url + WEBHOOK_PATH)

    def kill9(self) -> None:
        """End it as a power cut would."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def terminate(self, seconds: float = 20.0) -> int:
        """Ask it to stop and wait; its exit code."""
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(seconds)

    def get(self, path: str) -> tuple[int, bytes]:
        """Fetch a page of the service."""
        return self._http("GET", path, b"", {})

    def deliver(self, body: bytes | Json, *, secret: str | None = None) -> int:
        """Bring something to the webhook as Telegram would; the status of the answer."""
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        headers = {"Content-Type": "application/json", SECRET_HEADER: secret or self.secret}
        return self._http("POST", WEBHOOK_PATH, data, headers)[0]

    def _http(
        self, verb: str, path: str, body: bytes, headers: dict[str, str]
    ) -> tuple[int, bytes]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(verb, path, body or None, headers)
            response = connection.getresponse()
            return response.status, response.read()
        finally:
            connection.close()

    def command(self, *words: str, code: int = 0, typed: str = "") -> str:
        """Run `python -m bot …` beside the service, typing to it; what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", "bot", *words],
            env=self.env,
            cwd=self.home,
            input=typed,
            capture_output=True,
            text=True,
            timeout=60,
        )
        if done.returncode != code:
            raise ServiceError(f"{words} ended with {done.returncode}: {done.stderr[-2000:]}")
        return done.stdout

    def logs(self, *levels: str) -> list[Json]:
        """What it logged, of these levels or of all; a line that is no JSON is an error."""
        found = []
        for line in (self.home / "stderr").read_text().splitlines():
            try:
                entry: Json = json.loads(line)
            except ValueError:
                entry = {"level": "error", "event": line}
            if not levels or entry.get("level") in levels:
                found.append(entry)
        return found

    def last_words(self) -> str:
        """The end of what it printed and logged."""
        texts = [(self.home / name).read_text() for name in ("stdout", "stderr")]
        return "\n".join(text[-2000:] for text in texts)


@contextmanager
def running(services: Sequence[Service]) -> Iterator[None]:
    """Start services one after the other (the first makes the schema), and end them all."""
    try:
        for service in services:
            service.start()
        yield
    finally:
        for service in services:
            service.__exit__(None, None, None)
