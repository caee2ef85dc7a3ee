"""Builds the messages that people send, from what a test says in short."""

from typing import Any

from tests.standins.telegram.common import ControlError, Json
from tests.standins.telegram.entities import commands_in
from tests.standins.telegram.files import Files
from tests.standins.telegram.state import State
from tests.standins.telegram.world import Chat, Person

# kind: folder, extension, and the fields beside the file's own
_MEDIA: dict[str, tuple[str, str, Json]] = {
    "voice": ("voice", "oga", {"duration": 3, "mime_type": "audio/ogg"}),
    "audio": ("music", "mp3", {"duration": 60, "mime_type": "audio/mpeg"}),
    "video": ("videos", "mp4", {"width": 640, "height": 480, "duration": 5}),
    "video_note": ("video_notes", "mp4", {"length": 240, "duration": 5}),
    "animation": ("animations", "mp4", {"width": 320, "height": 240, "duration": 2}),
    "document": ("documents", "pdf", {"file_name": "file.pdf", "mime_type": "application/pdf"}),
    "sticker": (
        "stickers",
        "webp",
        {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False},
    ),
}
_PLAIN = frozenset({"location", "contact", "venue", "dice", "poll"})
_ABOUT = frozenset(
    {"user", "chat", "chat_type", "date", "edit_of", "text", "caption", "reply_to", "content"}
)
_SIDES = ((90, 67), (320, 240), (800, 600), (1280, 960))


def say(state: State, said: Json) -> Json:
    """Let a person send, or edit, a message; return its ids and the update."""
    person = state.world.person(int(said["user"]))
    if person.blocked or person.deactivated:
        raise ControlError("a person who blocked the bot or is deactivated cannot write")
    chat = _chat(state, person, said)
    content, stored_files = _content(state.files, said)
    if chat.kind == "private":
        person.wrote = True
    if "edit_of" in said:
        kind, message = "edited_message", _edited(state, chat, said, content)
    else:
        kind, message = "message", _new(state, chat, person, said, content)
    if chat.kind == "channel":
        kind = "edited_channel_post" if "edit_of" in said else "channel_post"
    if problems := check_built(state, kind, message):
        raise ControlError(f"this message is not one of Telegram's: {problems}")
    chat.store(message, outgoing=False)
    update = state.backlog.add(kind, message)
    return {
        "update_id": update.get("update_id"),
        "message_id": message["message_id"],
        "update": update,
        "files": stored_files,
    }


def check_built(state: State, kind: str, body: Json) -> list[str]:
    """Return what is wrong with an update of ours, if the description is at hand."""
    if not state.description.complete:
        return []
    return state.description.check_object("Update", {"update_id": 1, kind: body})


def _chat(state: State, person: Person, said: Json) -> Chat:
    chat_id = said.get("chat", person.id)
    if chat_id == person.id:
        return state.world.private_chat(person)
    if chat_id not in state.world.chats:
        kind = said.get("chat_type", "group")
        state.world.chats[chat_id] = Chat(chat_id, kind, {"title": f"Chat {chat_id}"})
    return state.world.chats[chat_id]


def _new(state: State, chat: Chat, person: Person, said: Json, content: Json) -> Json:
    date = int(said.get("date", state.world.now()))
    message: Json = {"message_id": chat.next_message_id(), "chat": chat.chat(), "date": date}
    if chat.kind == "channel":
        message["sender_chat"] = chat.chat()
    else:
        message["from"] = person.user()
    if "reply_to" in said:
        replied = chat.messages.get(said["reply_to"])
        if replied is None:
            raise ControlError("reply_to is no message of this chat")
        message["reply_to_message"] = dict(replied.message)
        message["reply_to_message"].pop("reply_to_message", None)
    return message | content


def _edited(state: State, chat: Chat, said: Json, content: Json) -> Json:
    stored = chat.messages.get(said["edit_of"])
    if stored is None or stored.outgoing:
        raise ControlError("edit_of is no message of a person in this chat")
    kept = {name: value for name, value in stored.message.items() if name != "entities"}
    return kept | content | {"edit_date": int(said.get("date", state.world.now()))}


def _content(files: Files, said: Json) -> tuple[Json, list[Json]]:
    content: Json = dict(said.get("content", {}))
    stored: list[Json] = []
    for name in ("text", "caption"):
        if name in said:
            content[name] = said[name]
    if entities := commands_in(said.get("text", "")):
        content.setdefault("entities", entities)
    for given_name, given in said.items():
        name = given_name.removesuffix("_bytes")
        given = {"bytes": given} if given_name.endswith("_bytes") else given
        if name == "photo":
            content["photo"] = _photo(files, given, stored)
        elif name in _MEDIA:
            content[name] = _media(files, name, given, stored)
        elif name in _PLAIN:
            content[name] = given
        elif name not in _ABOUT:
            raise ControlError(f"unknown in what is said: {given_name}")
    if "animation" in content:
        content.setdefault("document", _as_document(content["animation"]))
    if not content:
        raise ControlError("nothing is said")
    return content, stored


def _photo(files: Files, given: Any, stored: list[Json]) -> list[Json]:
    given = given if isinstance(given, dict) else {}
    sizes = []
    for width, height in _SIDES[:-1]:
        sizes.append({**files.add("photos", "jpg", {"size": width * 10}).ids(), "width": width})
        sizes[-1]["height"] = height
    largest = files.add("photos", "jpg", given)
    stored.append({"file_id": largest.file_id, "size": largest.size, "sha256": largest.sha256()})
    width, height = _SIDES[-1]
    sides = {"width": given.get("width", width), "height": given.get("height", height)}
    return [*sizes, {**largest.ids(), **sides}]


def _media(files: Files, kind: str, given: Any, stored: list[Json]) -> Json:
    given = given if isinstance(given, dict) else {}
    folder, extension, usual = _MEDIA[kind]
    name = str(given.get("file_name", ""))
    extension = name.rpartition(".")[2] if "." in name else extension
    file = files.add(folder, extension, given)
    stored.append({"file_id": file.file_id, "size": file.size, "sha256": file.sha256()})
    more = {key: value for key, value in given.items() if key not in {"bytes", "size"}}
    return {**file.ids(), **usual, **more}


def _as_document(animation: Json) -> Json:
    names = ("file_id", "file_unique_id", "file_size")
    return {name: animation[name] for name in names} | {"mime_type": "video/mp4"}
