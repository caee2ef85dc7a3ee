"""The bot's side: each call is recorded, checked, perhaps made to fail, done and answered."""

import asyncio
import contextlib
import json
from collections.abc import Mapping

from aiohttp import web

from tests.standins.telegram.calls import Call
from tests.standins.telegram.common import ApiError, Json, Upload, bad_request
from tests.standins.telegram.methods import METHODS, SENDS
from tests.standins.telegram.methods.webhooks import check_kinds
from tests.standins.telegram.params import read_params
from tests.standins.telegram.plans import Plan
from tests.standins.telegram.state import State

LONGEST_POLL = 50
_WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)
_OTHER_POLL = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)


class BotApi:
    """Answers what the bot asks."""

    def __init__(self, state: State) -> None:
        self.state = state
        self._polling: web.BaseRequest | None = None

    async def handle(self, request: web.BaseRequest, given: str) -> web.Response:
        """Answer one HTTP request for a method."""
        method = self.state.description.method_name(given)
        if method is None:
            self.state.violate(given, "no such method")
            return answer(404, ApiError(404, "Not Found: method not found").answer())
        self.state.record.count(method)
        try:
            params, files = await read_params(request)
        except ApiError as error:
            self.state.violate(method, error.description)
            return answer(error.status, error.answer())
        call = self._open(method, params, files, "http")
        problems = self._check(call, params, files)
        plan = self.state.plans.take(method, call.chat_id)
        if plan:
            return await self._fail(request, call, problems, plan)
        status, body = await self._perform(request, call, problems)
        await self._latency(method)
        return self._answered(call, status, body)

    async def serve_webhook_calls(self) -> None:
        """Do the calls that the bot gives as its answer to a webhook request."""
        while True:
            given = await self.state.webhook_calls.get()
            method = self.state.description.method_name(str(given.pop("method"))) or ""
            if method not in METHODS or method.startswith("get") or "Webhook" in method:
                self.state.violate(method, "cannot be called in the answer to a webhook request")
                continue
            call = self._open(method, given, {}, "webhook")
            status, body = await self._perform(None, call, self._check(call, given, {}))
            self._answered(call, status, body)

    def _open(self, method: str, params: Json, files: Mapping[str, Upload], via: str) -> Call:
        if method == "getUpdates":  # counted, but not kept: there are too many
            return Call(n=0, method=method, params=params, time=self.state.world.now())
        return self.state.calls.open(method, params, files, via)

    def _check(self, call: Call, params: Json, files: Mapping[str, Upload]) -> list[str]:
        values, problems = self.state.description.check_call(call.method, params, files)
        if call.method not in METHODS and call.method != "getUpdates":
            problems = [f"{call.method} is not modelled by the stand-in"]
        for problem in problems:
            self.state.violate(call.method, problem)
        call.params = values
        chat = values.get("chat_id")
        call.chat_id = chat if isinstance(chat, int) else None
        return problems

    async def _perform(
        self, request: web.BaseRequest | None, call: Call, problems: list[str]
    ) -> tuple[int, Json]:
        try:
            if self.state.logged_out:
                raise ApiError(400, "Logged out")
            if problems:
                raise bad_request("; ".join(problems))
            if call.method == "getUpdates" and request:
                return 200, {"ok": True, "result": await self._get_updates(request, call.params)}
            self._check_flood(call)
            result = METHODS[call.method](self.state, call.params)
        except ApiError as error:
            return error.status, error.answer()
        finally:
            call.params = {
                name: f"<file {value.name}>" if isinstance(value, Upload) else value
                for name, value in call.params.items()
            }
        for problem in self.state.description.check_result(call.method, result):
            self.state.violate("stand-in", f"wrong answer to {call.method}: {problem}")
        call.delivered = True
        if isinstance(result, dict):
            call.message_id = result.get("message_id")
        return 200, {"ok": True, "result": result}

    def _check_flood(self, call: Call) -> None:
        if call.method in SENDS and call.chat_id is not None:
            refusal = self.state.flood.check(call.chat_id, call.time)
            if refusal:
                self.state.record.count("flood_refusals")
                raise refusal

    async def _get_updates(self, request: web.BaseRequest, params: Json) -> list[Json]:
        backlog = self.state.backlog
        if self.state.webhook.config:
            self.state.record.count("conflicts")
            raise ApiError(409, _WEBHOOK_ACTIVE)
        check_kinds(self.state, params)
        if not 1 <= params.get("limit", 100) <= 100:
            self.state.violate("getUpdates", "limit is not between 1 and 100")
        earlier = self._polling
        if backlog.conflict(_OTHER_POLL) and earlier and not is_gone(earlier):
            self.state.record.count("conflicts")
        self._polling = request
        backlog.allow(params.get("allowed_updates"))
        limit = min(100, max(1, params.get("limit", 100)))
        seconds = min(LONGEST_POLL, max(0, params.get("timeout", 0)))
        return await backlog.get(params.get("offset", 0), limit, seconds)

    async def _fail(
        self, request: web.BaseRequest, call: Call, problems: list[str], plan: Plan
    ) -> web.Response:
        status, body = plan.status, plan.error().answer()
        if plan.has_effect():
            done_status, done_body = await self._perform(request, call, problems)
            if plan.action == "delay":
                status, body = done_status, done_body
        await asyncio.sleep(plan.delay)
        if plan.action == "hang":
            self.state.calls.close(call, "hung", None, None)
            await hang(self.state, request)
        if plan.action in {"hang", "close", "cut"}:
            if plan.action != "hang":
                self.state.calls.close(call, "closed", None, None)
            close_connection(request)
            return web.Response()
        await self._latency(call.method)
        return self._answered(call, status, body)

    async def _latency(self, method: str) -> None:
        if self.state.options.latency and method != "getUpdates":
            await asyncio.sleep(self.state.options.latency)

    def _answered(self, call: Call, status: int, body: Json) -> web.Response:
        self.state.calls.close(call, "answered", status, body.get("description"))
        return answer(status, body)


def answer(status: int, body: Json) -> web.Response:
    """Return the HTTP answer, with Retry-After where Telegram gives it."""
    retry_after = body.get("parameters", {}).get("retry_after")
    headers = {"Retry-After": str(retry_after)} if retry_after else None
    text = json.dumps(body)
    return web.Response(status=status, text=text, content_type="application/json", headers=headers)


async def hang(state: State, request: web.BaseRequest) -> None:
    """Wait until the other side has gone or the stand-in stops."""
    while not is_gone(request) and not state.stopping.is_set():
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(state.stopping.wait(), 0.2)


def is_gone(request: web.BaseRequest) -> bool:
    """Say whether the other side closed its connection."""
    return request.transport is None or request.transport.is_closing()


def close_connection(request: web.BaseRequest) -> None:
    """Close the connection without an answer."""
    if request.transport:
        request.transport.close()
