"""The control side's addresses."""

import json
from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web

from tests.standins.telegram import control_people, control_watch
from tests.standins.telegram.common import ControlError, Json
from tests.standins.telegram.state import State

Action = Callable[[State, Json], Awaitable[Json]]

ACTIONS: Mapping[tuple[str, str], Action] = {
    ("POST", "user"): control_people.user,
    ("POST", "chat"): control_people.chat,
    ("POST", "say"): control_people.people_say,
    ("POST", "press"): control_people.press,
    ("POST", "raw"): control_people.raw,
    ("POST", "block"): control_people.block,
    ("POST", "unblock"): control_people.unblock,
    ("POST", "clock"): control_people.clock,
    ("POST", "plan"): control_watch.plan,
    ("POST", "reset"): control_watch.reset,
    ("GET", "sent"): control_watch.sent,
    ("GET", "state"): control_watch.view,
    ("GET", "messages"): control_watch.messages,
    ("GET", "lean"): control_watch.lean,
}


async def control(state: State, request: web.BaseRequest, name: str) -> web.Response:
    """Answer one control call."""
    action = ACTIONS.get((request.method, name))
    if action is None:
        return _answer(404, {"error": f"no control call {request.method} {name}"})
    try:
        body = dict(request.query) if request.method == "GET" else await _body(request)
        return _answer(200, await action(state, body))
    except (ControlError, KeyError, TypeError, ValueError) as error:
        return _answer(400, {"error": f"{type(error).__name__}: {error}"})


async def _body(request: web.BaseRequest) -> Json:
    if not request.can_read_body:
        return {}
    body = await request.json()
    if not isinstance(body, dict):
        raise ControlError("the body is no JSON object")
    return body


def _answer(status: int, body: Json) -> web.Response:
    text = json.dumps(body)
    return web.Response(status=status, text=text, content_type="application/json")
