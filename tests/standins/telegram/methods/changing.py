"""Editing and deleting messages."""

from tests.standins.telegram.common import Json, bad_request
from tests.standins.telegram.markup import check_markup
from tests.standins.telegram.methods.sending import checked_text
from tests.standins.telegram.state import State
from tests.standins.telegram.world import Chat, Stored

DELETE_LIMIT = 48 * 3600


def edit_message_text(state: State, params: Json) -> Json:
    """Change the text of one of the bot's messages; its buttons go unless given again."""
    _, stored = _editable(state, params)
    if "text" not in stored.message:
        raise bad_request("there is no text in the message to edit")
    return _change(state, stored, checked_text(params), params.get("reply_markup"))


def edit_message_reply_markup(state: State, params: Json) -> Json:
    """Change or remove the buttons of one of the bot's messages."""
    _, stored = _editable(state, params)
    return _change(state, stored, {}, params.get("reply_markup"))


def delete_message(state: State, params: Json) -> bool:
    """Delete one message, if it is younger than 48 hours."""
    chat = state.world.writable_chat(params["chat_id"])
    stored = chat.messages.get(params["message_id"])
    if stored is None:
        raise bad_request("message to delete not found")
    _check_deletable(state, chat, stored)
    del chat.messages[params["message_id"]]
    return True


def delete_messages(state: State, params: Json) -> bool:
    """Delete up to 100 messages; those not found are skipped."""
    chat = state.world.writable_chat(params["chat_id"])
    wanted = params["message_ids"]
    if not wanted:
        raise bad_request("message identifiers are not specified")
    if len(wanted) > 100:
        raise bad_request("too many message identifiers specified")
    found = [chat.messages[number] for number in wanted if number in chat.messages]
    for stored in found:
        _check_deletable(state, chat, stored)
    for stored in found:
        chat.messages.pop(stored.message["message_id"], None)
    return True


def _check_deletable(state: State, chat: Chat, stored: Stored) -> None:
    young = state.world.now() - stored.message["date"] < DELETE_LIMIT
    ours = stored.outgoing or chat.kind == "private"
    if not (young and ours):
        raise bad_request("message can't be deleted")


def _editable(state: State, params: Json) -> tuple[Chat, Stored]:
    if "chat_id" not in params:
        raise bad_request("message identifier is not specified")
    chat = state.world.writable_chat(params["chat_id"])
    stored = chat.messages.get(params.get("message_id", 0))
    if stored is None:
        raise bad_request("message to edit not found")
    if not stored.outgoing:
        raise bad_request("message can't be edited")
    return chat, stored


def _change(state: State, stored: Stored, content: Json, markup: Json | None) -> Json:
    check_markup(markup, private=True)
    before = stored.message
    after = {name: value for name, value in before.items() if name != "reply_markup"}
    if content:
        after = {name: value for name, value in after.items() if name != "entities"}
    after |= content
    if markup and markup["inline_keyboard"]:
        after["reply_markup"] = markup
    if after == before:
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly "
            "the same as a current content and reply markup of the message"
        )
    after["edit_date"] = int(state.world.now())
    stored.message, stored.markup = after, markup
    return after
