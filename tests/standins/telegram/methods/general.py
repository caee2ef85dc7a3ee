"""getMe, getFile, button presses, and other small methods."""

import re

from tests.standins.telegram.common import Json, bad_request
from tests.standins.telegram.state import State
from tests.standins.telegram.world import BOT

_ACTIONS = (
    "typing upload_photo record_video upload_video record_voice upload_voice upload_document "
    "choose_sticker find_location record_video_note upload_video_note"
)
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")


def get_me(state: State, params: Json) -> Json:
    """Return the bot."""
    del state, params
    abilities = {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }
    return BOT | abilities


def log_out(state: State, params: Json) -> bool:
    """Note that the bot left the cloud."""
    del params
    state.logged_out = True
    return True


def close(state: State, params: Json) -> bool:
    """Close the bot's instance; nothing changes here."""
    del state, params
    return True


def get_file(state: State, params: Json) -> Json:
    """Return a file's path, good for an hour."""
    return state.files.link(params["file_id"])


def set_my_commands(state: State, params: Json) -> bool:
    """Keep the bot's list of commands."""
    if len(params["commands"]) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in params["commands"]:
        if not _COMMAND.fullmatch(command["command"]):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    state.world.commands = params["commands"]
    return True


def send_chat_action(state: State, params: Json) -> bool:
    """Show that the bot is doing something."""
    state.world.writable_chat(params["chat_id"])
    if params["action"] not in _ACTIONS.split():
        raise bad_request("wrong parameter action in request")
    return True


def answer_callback_query(state: State, params: Json) -> bool:
    """Answer a button press, if it is not too late."""
    press = state.world.presses.get(params["callback_query_id"])
    age = state.world.now() - press.since if press else None
    if press is None or age is None or age > state.options.callback_limit:
        state.record.count("late_callback_answers")
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if len(params.get("text", "")) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    press.answers += 1
    return True
