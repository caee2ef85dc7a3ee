"""sendMessage, sendPhoto, sendVoice and sendDocument."""

from typing import Any

from tests.standins.telegram.common import ApiError, Json, Upload, bad_request
from tests.standins.telegram.entities import commands_in, read_text
from tests.standins.telegram.markup import check_markup, inline_only
from tests.standins.telegram.state import State
from tests.standins.telegram.world import BOT, Chat

MAX_TEXT = 4096
MAX_CAPTION = 1024
UPLOAD_LIMIT = 50 * 1024 * 1024
PHOTO_LIMIT = 10 * 1024 * 1024


def send_message(state: State, params: Json) -> Json:
    """Send a text."""
    chat = state.world.writable_chat(params["chat_id"])
    return _send(state, chat, params, checked_text(params))


def send_photo(state: State, params: Json) -> Json:
    """Send a photo."""
    chat = state.world.writable_chat(params["chat_id"])
    ids = _file(state, params["photo"], "photos", "jpg", PHOTO_LIMIT)
    content = {"photo": [{**ids, "width": 1280, "height": 960}]}
    return _send(state, chat, params, content | _caption(params))


def send_voice(state: State, params: Json) -> Json:
    """Send a voice message."""
    chat = state.world.writable_chat(params["chat_id"])
    ids = _file(state, params["voice"], "voice", "oga", UPLOAD_LIMIT)
    content = {"voice": {**ids, "duration": params.get("duration", 0), "mime_type": "audio/ogg"}}
    return _send(state, chat, params, content | _caption(params))


def send_document(state: State, params: Json) -> Json:
    """Send a file."""
    chat = state.world.writable_chat(params["chat_id"])
    given = params["document"]
    ids = _file(state, given, "documents", "bin", UPLOAD_LIMIT)
    if isinstance(given, Upload):
        ids |= {"file_name": given.name, "mime_type": given.content_type}
    return _send(state, chat, params, {"document": ids} | _caption(params))


def checked_text(params: Json) -> Json:
    """Return a message's text and entities, or refuse them."""
    text, entities = read_text(params.get("text", ""), params.get("parse_mode"))
    text = text.strip() if not entities else text
    if not text.strip():
        raise bad_request("message text is empty")
    if len(text) > MAX_TEXT:
        raise bad_request("message is too long")
    entities = params.get("entities") or entities or commands_in(text)
    return {"text": text} | ({"entities": entities} if entities else {})


def _caption(params: Json) -> Json:
    text, entities = read_text(params.get("caption", ""), params.get("parse_mode"))
    if len(text) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    entities = params.get("caption_entities") or entities
    content = {"caption": text} if text else {}
    return content | ({"caption_entities": entities} if text and entities else {})


def _file(state: State, given: Any, folder: str, extension: str, limit: int) -> Json:
    if isinstance(given, Upload):
        if not given.data:
            raise bad_request("file must be non-empty")
        if len(given.data) > limit:
            raise ApiError(413, "Request Entity Too Large")
        return state.files.add_upload(folder, extension, given.data).ids()
    if given.startswith(("http://", "https://", "attach://")):
        raise bad_request("sending a file by address or attach:// is not modelled by the stand-in")
    return state.files.find(given).ids()


def _send(state: State, chat: Chat, params: Json, content: Json) -> Json:
    _check_thread(chat, params)
    replied = _replied_to(state, chat, params.get("reply_parameters"))
    markup = params.get("reply_markup")
    check_markup(markup, private=chat.kind == "private")
    message: Json = {
        "message_id": chat.next_message_id(),
        "from": dict(BOT),
        "chat": chat.chat(),
        "date": int(state.world.now()),
    }
    message |= replied | content | inline_only(markup)
    if params.get("protect_content"):
        message["has_protected_content"] = True
    if "message_thread_id" in params:
        message |= {"message_thread_id": params["message_thread_id"], "is_topic_message": True}
    return chat.store(message, outgoing=True, markup=markup)


def _check_thread(chat: Chat, params: Json) -> None:
    if params.get("message_thread_id") and not chat.about.get("is_forum"):
        raise bad_request("message thread not found")


def _replied_to(state: State, chat: Chat, reply: Json | None) -> Json:
    if reply is None:
        return {}
    there = state.world.readable_chat(reply["chat_id"]) if "chat_id" in reply else chat
    stored = there.messages.get(reply["message_id"])
    if stored is None:
        if reply.get("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")
    shown = {name: value for name, value in stored.message.items() if name != "reply_to_message"}
    return {"reply_to_message": shown}
