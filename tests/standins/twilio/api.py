"""The API's side: each request is recorded, checked, perhaps made to fail, done and answered."""

import asyncio
import base64
import binascii
import contextlib
import hmac

from aiohttp import web

from tests.standins.twilio.common import ApiError, not_found
from tests.standins.twilio.plans import Plan
from tests.standins.twilio.record import Exchange
from tests.standins.twilio.request import Answer, Asked
from tests.standins.twilio.resources import Route, find_route
from tests.standins.twilio.resources.media import CDN, download_elsewhere
from tests.standins.twilio.state import State


class Api:
    """Answers what is asked of Twilio."""

    def __init__(self, state: State) -> None:
        self.state = state

    async def handle(self, request: web.BaseRequest) -> web.Response:
        """Answer one request."""
        exchange = await self._open(request)
        try:
            if request.path.startswith(CDN):
                exchange.operation = "media.elsewhere"
                return self._close(exchange, await download_elsewhere(self.state, request.path))
            return await self._answer(request, exchange)
        except ApiError as error:
            return self._close(exchange, self._refuse(exchange, error))

    async def _open(self, request: web.BaseRequest) -> Exchange:
        body = await request.read()
        exchange = Exchange(
            n=len(self.state.record.exchanges) + 1,
            method=request.method,
            path=request.path,
            query=request.query_string,
            content_type=request.headers.get("Content-Type", ""),
            body=body.decode(errors="replace"),
            time=self.state.now(),
        )
        self.state.record.exchanges.append(exchange)
        return exchange

    async def _answer(self, request: web.BaseRequest, exchange: Exchange) -> web.Response:
        found = find_route(request.method, request.path)
        exchange.operation = found[0].name if found else ""
        self._check_sign_in(request, exchange, found[1] if found else {})
        if found is None:
            self.state.violate(request.method, f"no such address: {request.path}")
            raise not_found(request.path)
        self._check_account(found[0])
        route, parts = found
        asked = Asked(
            path=request.path,
            parts=parts,
            query=list(request.query.items()),
            content_type=exchange.content_type,
            body=await request.read(),
        )
        plan = self.state.plans.take(route.name)
        if plan:
            return await self._fail(request, exchange, (route, asked), plan)
        answer = await self._perform(exchange, route, asked)
        await asyncio.sleep(self.state.options.latency)
        return self._close(exchange, answer)

    async def _perform(self, exchange: Exchange, route: Route, asked: Asked) -> Answer:
        try:
            return await route.operation(self.state, asked)
        except ApiError as error:
            return self._refuse(exchange, error)
        finally:
            exchange.params = {
                name: value if isinstance(value, str | int | float | list | dict) else str(value)
                for name, value in asked.params.items()
            }

    async def _fail(
        self, request: web.BaseRequest, exchange: Exchange, work: tuple[Route, Asked], plan: Plan
    ) -> web.Response:
        answer = self._refused(plan.error())
        if plan.has_effect():
            done = await self._perform(exchange, *work)
            answer = done if plan.action in {"delay", "cut"} else answer
        await asyncio.sleep(plan.delay)
        if plan.action not in {"hang", "close", "cut"}:
            return self._close(exchange, answer)
        exchange.outcome = "hung" if plan.action == "hang" else "closed"
        self.state.tasks.changed()
        if plan.action == "hang":
            await _hang(self.state, request)
        if plan.action == "cut":
            await _send_half(request, answer)
        if request.transport:
            request.transport.close()
        return web.Response()

    def _check_sign_in(
        self, request: web.BaseRequest, exchange: Exchange, parts: dict[str, str]
    ) -> None:
        options = self.state.options
        pairs = {options.api_key: options.api_secret}
        if not self.state.token_revoked:
            pairs[options.account_sid] = options.auth_token
        name, password = _signed_in(request.headers.get("Authorization", ""))
        own = parts.get("account", options.account_sid) == options.account_sid
        if not own or not hmac.compare_digest(pairs.get(name, "\0").encode(), password.encode()):
            self.state.record.count("auth_failures")
            raise ApiError(401, 20003, "Authenticate")
        exchange.authorized = True

    def _check_account(self, route: Route) -> None:
        if self.state.account_status != "active" and route.name != "account.fetch":
            raise ApiError(403, 20005, f"Account is {self.state.account_status}, not active")

    def _refuse(self, exchange: Exchange, error: ApiError) -> Answer:
        if error.status not in {401, 403, 404}:
            problem = f"{error.code} {error.message}"
            self.state.violate(exchange.operation or exchange.path, problem)
        return self._refused(error)

    def _refused(self, error: ApiError) -> Answer:
        headers = {"Retry-After": str(error.retry_after)} if error.retry_after else {}
        if error.status == 401:
            headers["WWW-Authenticate"] = 'Basic realm="Twilio API"'
        return Answer(error.status, error.body(), headers)

    def _close(self, exchange: Exchange, answer: Answer) -> web.Response:
        exchange.status, exchange.outcome = answer.status, "answered"
        exchange.answer_type = answer.content_type()
        if not isinstance(answer.body, bytes):
            exchange.answer = answer.content().decode()
        self.state.tasks.changed()
        headers = {"Content-Type": exchange.answer_type} if exchange.answer_type else {}
        return web.Response(
            status=answer.status, body=answer.content(), headers={**headers, **answer.headers}
        )


async def _send_half(request: web.BaseRequest, answer: Answer) -> None:
    content = answer.content()
    response = web.StreamResponse(status=answer.status)
    response.content_type = answer.content_type()
    response.content_length = len(content)
    await response.prepare(request)
    await response.write(content[: len(content) // 2])


async def _hang(state: State, request: web.BaseRequest) -> None:
    while request.transport and not request.transport.is_closing():
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(state.stopping.wait(), 0.1)
            return


def _signed_in(header: str) -> tuple[str, str]:
    scheme, _, given = header.partition(" ")
    if scheme.lower() != "basic":
        return "", ""
    try:
        name, _, password = base64.b64decode(given, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return name, password
