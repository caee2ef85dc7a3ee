"""The control side's addresses."""

import json
from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web

from tests.standins.twilio import control_people, control_rules, control_watch
from tests.standins.twilio.common import ControlError, Json
from tests.standins.twilio.state import State

Action = Callable[[State, Json], Awaitable[Json]]

ACTIONS: Mapping[str, Action] = {
    "person": control_people.person,
    "write": control_people.people_write,
    "press": control_people.press,
    "choose": control_people.choose,
    "window": control_people.window,
    "mark_read": control_people.mark_read,
    "fail_person": control_people.fail_person,
    "clock": control_people.clock,
    "webhook": control_rules.webhook,
    "callbacks": control_rules.callbacks,
    "plan": control_rules.plan,
    "account": control_rules.account,
    "approval": control_rules.approval,
    "call_outcome": control_rules.call_outcome,
    "media": control_rules.media,
    "reset": control_rules.reset,
    "sent": control_watch.sent,
    "inbound": control_watch.inbound,
    "callback_log": control_watch.callback_log,
    "held": control_watch.held,
    "traffic": control_watch.traffic,
    "contents": control_watch.contents,
    "calls": control_watch.calls,
    "state": control_watch.view,
    "settle": control_watch.settle,
    "lean": control_watch.lean,
}


async def control(state: State, request: web.BaseRequest, name: str) -> web.Response:
    """Answer one control call: JSON in, JSON out."""
    action = ACTIONS.get(name)
    if action is None:
        return _answer(404, {"error": f"no control call {name}"})
    try:
        body = json.loads(await request.read() or b"{}")
        return _answer(200, await action(state, body))
    except (ControlError, KeyError, TypeError, ValueError) as error:
        return _answer(400, {"error": f"{type(error).__name__}: {error}"})


def _answer(status: int, body: Json) -> web.Response:
    text = json.dumps(body)
    return web.Response(status=status, text=text, content_type="application/json")
