"""Delivery of updates to the bot's webhook, in queues, with Telegram's retries."""

import asyncio
import json
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import aiohttp

from tests.standins.telegram.backlog import Backlog, Pending
from tests.standins.telegram.common import Json, Options

MAX_RETRY_AFTER = 3600
MAX_DELAY = 60  # to twice that


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookConfig:
    """What the bot asked for with setWebhook."""

    url: str
    secret_token: str = ""
    max_connections: int = 40


@dataclass(frozen=True, slots=True)
class Reply:
    """What the bot's server answered to one attempt."""

    status: int | None
    error: str | None
    retry_after: int = 0
    call: Json | None = None


class Webhook:
    """Sends each queue's updates one after the other, the queues side by side."""

    def __init__(self, backlog: Backlog, options: Options, on_call: Callable[[Json], None]) -> None:
        self.backlog = backlog
        self.options = options
        self.on_call = on_call
        self.config: WebhookConfig | None = None
        self.last_error: Json = {}
        self._lines: dict[str, deque[Pending]] = {}
        self._workers: dict[str, asyncio.Task[None]] = {}
        self._slots = asyncio.Semaphore(1)
        self._session: aiohttp.ClientSession | None = None

    def start(self, config: WebhookConfig) -> None:
        """Send everything pending, and everything new, to this address."""
        self.stop()
        self.config = config
        self.last_error = {}
        self._slots = asyncio.Semaphore(config.max_connections)
        self.backlog.listener = self._push
        for pending in list(self.backlog.pending):
            self._push(pending)

    def stop(self) -> None:
        """Stop sending; what was not delivered stays pending."""
        self.config = None
        self.backlog.listener = None
        for worker in self._workers.values():
            worker.cancel()
        self._lines, self._workers = {}, {}

    async def close(self) -> None:
        """Stop for good."""
        self.stop()
        if self._session:
            await self._session.close()

    def _push(self, pending: Pending) -> None:
        line = self._lines.setdefault(pending.queue, deque())
        line.append(pending)
        if pending.queue not in self._workers:
            worker = asyncio.create_task(self._drain(pending.queue, line))
            self._workers[pending.queue] = worker

    async def _drain(self, queue: str, line: deque[Pending]) -> None:
        while line:
            await self._deliver(line[0])
            line.popleft()
        del self._lines[queue], self._workers[queue]

    async def _deliver(self, pending: Pending) -> None:
        failures, delay = 0, 1
        while pending.state == "pending":
            if pending.expires_at < self.backlog.now():
                return self.backlog.settle(pending, "expired")
            async with self._slots:
                reply = await self._attempt(pending)
            if reply.error is None:
                return self._delivered(pending, reply)
            if not reply.retry_after and failures:
                delay = min(_longest(pending.update_id), delay * 2)
            wait = reply.retry_after or (delay * self.options.retry_scale if failures else 0)
            if self.backlog.now() + wait > pending.expires_at:
                return self.backlog.settle(pending, "expired")
            failures += 1
            await asyncio.sleep(wait)
        return None

    def _delivered(self, pending: Pending, reply: Reply) -> None:
        self.backlog.settle(pending, "delivered")
        if reply.call:
            self.on_call(reply.call)

    async def _attempt(self, pending: Pending) -> Reply:
        attempt: Json = {"time": self.backlog.now(), "via": "webhook", "status": None}
        pending.attempts.append(attempt)
        reply = await self._post(pending.update)
        attempt |= {"status": reply.status, "error": reply.error}
        attempt["answered_at"] = self.backlog.now()
        if reply.error:
            self.last_error = {
                "last_error_date": int(self.backlog.now()),
                "last_error_message": reply.error,
            }
        return reply

    async def _post(self, update: Json) -> Reply:
        config = self.config
        if config is None:
            return Reply(None, "webhook was deleted")
        secret = config.secret_token
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
        headers["Content-Type"] = "application/json"
        body = json.dumps(update).encode()
        try:
            async with self._client().post(
                config.url, data=body, headers=headers, allow_redirects=False
            ) as response:
                return _read(response.status, response.reason, response, await response.read())
        except TimeoutError:
            return Reply(None, "Read timeout expired")
        except aiohttp.ClientConnectorError as error:
            return Reply(None, f"Connection failed: {error.strerror or error}")
        except (aiohttp.ClientError, OSError):
            return Reply(None, "Webhook connection closed")

    def _client(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=0),
                timeout=aiohttp.ClientTimeout(total=self.options.webhook_timeout),
            )
        return self._session


def _read(status: int, reason: str | None, response: aiohttp.ClientResponse, body: bytes) -> Reply:
    if 200 <= status <= 299:
        return Reply(status, None, call=_call_in(response.content_type, body))
    given = response.headers.get("Retry-After", "")
    retry_after = min(int(given), MAX_RETRY_AFTER) if given.isdigit() else 0
    return Reply(status, f"Wrong response from the webhook: {status} {reason}", retry_after)


def _call_in(content_type: str, body: bytes) -> Json | None:
    if content_type != "application/json":
        return None
    try:
        call = json.loads(body)
    except ValueError:
        return None
    return call if isinstance(call, dict) and call.get("method") else None


def _longest(update_id: int) -> int:
    return MAX_DELAY + update_id * 7919 % (MAX_DELAY + 1)
