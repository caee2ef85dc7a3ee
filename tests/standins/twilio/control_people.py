"""The control side: what people do, and what goes wrong with them."""

from tests.standins.twilio.callbacks import tell
from tests.standins.twilio.common import ControlError, Json
from tests.standins.twilio.incoming import write
from tests.standins.twilio.messages import Message
from tests.standins.twilio.people import Failure
from tests.standins.twilio.state import State


async def person(state: State, body: Json) -> Json:
    """Make or change a person."""
    somebody = state.people.at(body["person"])
    somebody.name = body.get("name") or somebody.name
    if body.get("user_id"):
        state.people.know(somebody, body["user_id"])
    return somebody.view(state.now(), state.options.window_seconds)


async def people_write(state: State, body: Json) -> Json:
    """Let a person write."""
    return write(state, body)


async def press(state: State, body: Json) -> Json:
    """Let a person press a quick reply of a message that they got."""
    message = _shown(state, body, "twilio/quick-reply")
    title = body["title"]
    actions = (message.content or {})["actions"]
    found = [action for action in actions if action["title"] == title]
    if not found:
        raise ControlError(f"no such button: {title}")
    payload = found[0].get("id") or title
    wanted: Json = {"text": title, "payload": payload}
    more: Json = {"text": title, "button": wanted, "quote": message.sid}
    # A button of an approved template is told as another kind than one of a session.
    more["kind"] = "button" if message.template else "interactive"
    return write(state, {"person": body["person"]} | more | body.get("more", {}))


async def choose(state: State, body: Json) -> Json:
    """Let a person choose an item of a list that they got."""
    message = _shown(state, body, "twilio/list-picker")
    items = (message.content or {})["items"]
    found = [item for item in items if body["item"] in {item["item"], item["id"]}]
    if not found:
        raise ControlError(f"no such item: {body['item']}")
    chosen = {"id": found[0]["id"], "title": found[0]["item"], "named": body.get("named", "list")}
    more: Json = {"text": found[0]["item"], "item": chosen, "quote": message.sid}
    return write(state, {"person": body["person"]} | more | body.get("more", {}))


async def window(state: State, body: Json) -> Json:
    """Open or close somebody's 24-hour window."""
    somebody = state.people.at(body["person"])
    somebody.last_inbound = state.now() if body["open"] else None
    return somebody.view(state.now(), state.options.window_seconds)


async def mark_read(state: State, body: Json) -> Json:
    """Let a person read a message."""
    message = state.messages.known(body["sid"])
    if message is None or message.status not in {"sent", "delivered"}:
        raise ControlError("no such message to be read")
    message.move("read", state.now())
    state.tasks.spawn(tell(state, message, ["read"]))
    return message.view()


async def fail_person(state: State, body: Json) -> Json:
    """Let messages to somebody fail, or no longer if no code is given."""
    somebody = state.people.at(body["person"])
    if body.get("code") is None:
        somebody.failures.clear()
        return {}
    somebody.failures.append(
        Failure(
            code=int(body["code"]),
            status=body.get("status") or "undelivered",
            at=body.get("at", "callback"),
            times=body.get("times"),
        )
    )
    return {}


async def clock(state: State, body: Json) -> Json:
    """Move the time here forward."""
    state.ahead += float(body["advance"])
    state.tasks.changed()
    return {"now": state.now()}


def _shown(state: State, body: Json, kind: str) -> Message:
    somebody = state.people.at(body["person"])
    addresses = {somebody.address, f"whatsapp:{somebody.user_id}"}
    for message in reversed(state.messages.everything):
        if message.sid != (body.get("sid") or message.sid) or message.person not in addresses:
            continue
        if message.content and message.content["kind"] == kind and message.error_code is None:
            return message
    raise ControlError(f"this person got no {kind}")
