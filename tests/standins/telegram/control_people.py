"""The control side: what people do."""

import itertools
import secrets

from tests.standins.telegram.common import ControlError, Json
from tests.standins.telegram.incoming import check_built, say
from tests.standins.telegram.markup import find_button
from tests.standins.telegram.state import State
from tests.standins.telegram.world import BOT, Chat, Person, Press, Stored

_press_ids = itertools.count(1)


async def user(state: State, body: Json) -> Json:
    """Make or change a person."""
    person = state.world.person(int(body["id"]))
    for name in set(body) - {"id"}:
        if name not in {"first_name", "last_name", "username", "language_code", "deactivated"}:
            raise ControlError(f"unknown for a user: {name}")
        setattr(person, name, body[name])
    if person.id in state.world.chats:
        state.world.chats[person.id].about["first_name"] = person.first_name
    return person.user()


async def chat(state: State, body: Json) -> Json:
    """Make or change a group, supergroup or channel; ``kicked`` takes the bot out."""
    number = int(body["id"])
    if number >= 0:
        raise ControlError("ids of groups and channels are below zero")
    made = state.world.chats.setdefault(number, Chat(number, "group", {"title": f"Chat {number}"}))
    made.kind = body.get("type", made.kind)
    made.kicked = bool(body.get("kicked", made.kicked))
    made.about |= {key: body[key] for key in ("title", "username", "is_forum") if key in body}
    return made.chat()


async def people_say(state: State, body: Json) -> Json:
    """Let a person write, or edit what they wrote."""
    if "user" not in body:
        raise ControlError("who says it? user is missing")
    return say(state, body)


async def press(state: State, body: Json) -> Json:
    """Let a person press a button, by its data or its label; ``force`` allows a gone one."""
    person = state.world.person(int(body["user"]))
    there = state.world.chats.get(body.get("chat", person.id))
    if person.blocked or there is None:
        raise ControlError("this person has no open chat with the bot")
    stored = there.messages.get(body["message_id"])
    label, data = body.get("label"), body.get("data")
    button = find_button(stored.markup if stored else None, label=label, data=data)
    if button is None and body.get("force") and data is not None:
        button = {"callback_data": data}
    if button is None:
        raise ControlError("there is no such button on that message")
    if stored and stored.markup and "keyboard" in stored.markup:
        return say(state, {"user": person.id, "chat": there.id, "text": button["text"]})
    if "callback_data" not in button:
        raise ControlError("that button sends no callback")
    query = _callback_query(person, there, stored, int(body["message_id"]), button)
    state.world.presses[query["id"]] = Press(since=float(body.get("date", state.world.now())))
    if problems := check_built(state, "callback_query", query):
        raise ControlError(f"this press is not one of Telegram's: {problems}")
    update = state.backlog.add("callback_query", query)
    return {
        "update_id": update.get("update_id"),
        "message_id": body["message_id"],
        "callback_query_id": query["id"],
        "update": update,
    }


async def raw(state: State, body: Json) -> Json:
    """Queue an update as given; its chat, message and button press exist from then on."""
    update = body["update"]
    query = update.get("callback_query")
    if isinstance(query, dict) and "id" in query:
        state.world.presses.setdefault(str(query["id"]), Press(since=state.world.now()))
    for message in (update.get("message"), update.get("edited_message")):
        if isinstance(message, dict):
            _remember(state, message)
    return {"update_id": state.backlog.queue(dict(update)).update_id}


async def block(state: State, body: Json) -> Json:
    """Let a person block the bot."""
    return _set_blocked(state, int(body["user"]), blocked=True)


async def unblock(state: State, body: Json) -> Json:
    """Let a person take back the block."""
    return _set_blocked(state, int(body["user"]), blocked=False)


async def clock(state: State, body: Json) -> Json:
    """Move the time here forward."""
    state.world.ahead += float(body["advance"])
    return {"now": state.world.now()}


def _remember(state: State, message: Json) -> None:
    given, number = message.get("chat"), message.get("message_id")
    if not isinstance(given, dict) or not isinstance(given.get("id"), int):
        return
    if given["id"] > 0:
        person = state.world.person(given["id"])
        person.wrote = True
        there = state.world.private_chat(person)
    else:
        new = Chat(given["id"], str(given.get("type", "group")), {"title": given.get("title", "")})
        there = state.world.chats.setdefault(given["id"], new)
    if isinstance(number, int) and isinstance(message.get("date"), int):
        there.store(message, outgoing=False)
        there.last_message_id = max(there.last_message_id, number)


def _callback_query(
    person: Person, there: Chat, stored: Stored | None, message_id: int, button: Json
) -> Json:
    gone = {"chat": there.chat(), "message_id": message_id, "date": 0}
    return {
        "id": f"{person.id}{next(_press_ids):06d}{secrets.randbelow(10**6):06d}",
        "from": person.user(),
        "message": stored.message if stored else gone,
        "chat_instance": f"-{abs(there.id)}7",
        "data": button["callback_data"],
    }


def _set_blocked(state: State, user_id: int, *, blocked: bool) -> Json:
    person = state.world.person(user_id)
    if person.blocked == blocked:
        raise ControlError("that changes nothing")
    person.blocked = blocked
    member = {"user": dict(BOT), "status": "member"}
    banned = {"user": dict(BOT), "status": "kicked", "until_date": 0}
    body = {
        "chat": state.world.private_chat(person).chat(),
        "from": person.user(),
        "date": int(state.world.now()),
        "old_chat_member": member if blocked else banned,
        "new_chat_member": banned if blocked else member,
    }
    update = state.backlog.add("my_chat_member", body)
    return {"update_id": update.get("update_id"), "update": update}
