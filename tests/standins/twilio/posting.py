"""Signed requests to the other side, with retries as the address's fragment asks for."""

import asyncio
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode

import aiohttp
from yarl import URL

from tests.standins.twilio.common import Json, Options
from tests.standins.twilio.signing import sign

MOST_RETRIES = 5
POLICIES = frozenset({"all", "ct", "rt", "4xx", "5xx"})
_TYPE = "application/x-www-form-urlencoded; charset=UTF-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """An address without its fragment, and what the fragment says about trying again."""

    url: str
    retries: int = 1
    policy: frozenset[str] = frozenset({"ct"})
    connect: float
    read: float
    total: float

    def tries_again(self, kind: str) -> bool:
        """Say whether this kind of failure is worth another attempt."""
        return "all" in self.policy or kind in self.policy


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What one attempt brought: kind is ok, ct, rt, or the class of the status such as 5xx."""

    kind: str
    status: int | None = None
    content_type: str = ""
    body: str = ""
    error: str | None = None


@dataclass(slots=True)
class Sending:
    """One thing to send, its token the same on every attempt."""

    fields: dict[str, str]
    token: str = field(default_factory=lambda: str(uuid.uuid4()))
    attempts: list[Json] = field(default_factory=list)


def target(url: str, options: Options) -> Target:
    """Read an address with its connection overrides; what they ask for is capped."""
    bare, _, fragment = url.partition("#")
    asked = dict(parse_qsl(fragment))
    policy = frozenset(asked.get("rp", "ct").split(","))
    if unknown := policy - POLICIES:
        raise ValueError(f"11243: no such retry policy: {', '.join(sorted(unknown))}")
    total = min(_seconds(asked, "tt", options.webhook_total), options.webhook_total)
    return Target(
        url=bare,
        retries=min(int(asked.get("rc", 1)), MOST_RETRIES),
        policy=policy,
        connect=min(_seconds(asked, "ct", options.webhook_connect), total),
        read=min(_seconds(asked, "rt", total), total),
        total=total,
    )


class Poster:
    """Sends forms, signed with the account's token."""

    def __init__(self, options: Options, now: Callable[[], float]) -> None:
        self.options = options
        self.now = now
        self._session: aiohttp.ClientSession | None = None

    async def deliver(self, url: str, sending: Sending) -> Reply:
        """Post until it is taken, the retries are used up, or the time is over."""
        wanted = target(url, self.options)
        deadline = time.monotonic() + wanted.total
        for attempt in range(wanted.retries + 1):
            left = deadline - time.monotonic()
            if attempt and left <= 0:
                break
            reply = await self._attempt(wanted, sending, left)
            if reply.kind == "ok" or not wanted.tries_again(reply.kind):
                break
            await asyncio.sleep(self.options.retry_pause)
        return reply

    async def fetch(self, url: str) -> tuple[str, bytes]:
        """Fetch a file that is to be sent to somebody."""
        limit = aiohttp.ClientTimeout(total=self.options.webhook_total)
        async with self._client().get(URL(url, encoded=True), timeout=limit) as response:
            response.raise_for_status()
            return response.content_type, await response.read()

    async def close(self) -> None:
        """Close every connection."""
        if self._session:
            await self._session.close()
            self._session = None

    async def _attempt(self, wanted: Target, sending: Sending, left: float) -> Reply:
        attempt: Json = {"url": wanted.url, "time": self.now(), "status": None, "error": None}
        sending.attempts.append(attempt)
        reply = await self._post(wanted, sending, max(left, 0.001))
        attempt |= {"status": reply.status, "error": reply.error, "kind": reply.kind}
        attempt["answered_at"] = self.now()
        return reply

    async def _post(self, wanted: Target, sending: Sending, left: float) -> Reply:
        limit = aiohttp.ClientTimeout(total=min(wanted.read, left), sock_connect=wanted.connect)
        headers = {
            "Content-Type": _TYPE,
            "User-Agent": "TwilioProxy/1.1",
            "X-Twilio-Signature": sign(self.options.auth_token, wanted.url, sending.fields),
            "I-Twilio-Idempotency-Token": sending.token,
        }
        try:
            async with self._client().post(
                # As it was given: what is signed must be what is asked for.
                URL(wanted.url, encoded=True),
                data=urlencode(sending.fields).encode(),
                headers=headers,
                timeout=limit,
                allow_redirects=False,
            ) as response:
                return _read(response.status, response.content_type, await response.text())
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError):
            return Reply(kind="ct", error="11205 HTTP connection failure")
        except (TimeoutError, aiohttp.ClientError, OSError):
            return Reply(kind="rt", error="11205 HTTP connection failure")

    def _client(self) -> aiohttp.ClientSession:
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=0)
            self._session = aiohttp.ClientSession(connector=connector)
        return self._session


def _read(status: int, content_type: str, body: str) -> Reply:
    if 200 <= status <= 299:
        return Reply(kind="ok", status=status, content_type=content_type, body=body)
    kind = f"{status // 100}xx"
    error = "11200 HTTP retrieval failure"
    return Reply(kind=kind, status=status, content_type=content_type, body=body, error=error)


def _seconds(asked: Json, name: str, usual: float) -> float:
    return int(asked[name]) / 1000 if name in asked else usual
