"""Builds a valid update of any kind from the Bot API description.

``build_update("message", spec, content="voice")`` gives the required fields only;
``full=True`` fills the optional ones as well, one level deep. ``spec`` is the description
as read from its JSON file, or the path of that file.
"""

import itertools
import json
import re
import time
from pathlib import Path
from typing import Any

from tests.standins.telegram.common import Json
from tests.standins.telegram.description import constant

_ids = itertools.count(700_000)
_ARRAY = "Array of "
_DEEPEST = 6
_PLAIN: Json = {"Integer": 7, "Float": 1.25, "Boolean": True, "String": "teks"}
_PREFERRED = {"MaybeInaccessibleMessage": "Message", "ChatMember": "ChatMemberMember"}
_CHANNEL_KINDS = ("channel_post", "edited_channel_post")
_ABOUT_A_MESSAGE = (
    "from sender_chat sender_boost_count sender_business_bot sender_tag guest_query_id "
    "business_connection_id message_thread_id direct_messages_topic forward_origin "
    "is_topic_message is_automatic_forward reply_to_message external_reply quote reply_to_story "
    "reply_to_checklist_task_id reply_to_poll_option_id via_bot edit_date has_protected_content "
    "is_from_offline is_paid_post media_group_id author_signature paid_star_count entities "
    "link_preview_options suggested_post_info effect_id caption caption_entities "
    "show_caption_above_media has_media_spoiler reply_markup guest_bot_caller_user "
    "guest_bot_caller_chat"
)


class Builder:
    """Makes objects of the description's types, all of one person in one chat."""

    def __init__(self, spec: Json | Path, user: int = 9001, chat: int | None = None) -> None:
        self.spec: Json = json.loads(spec.read_text()) if isinstance(spec, Path) else spec
        self.types: dict[str, Json] = self.spec["types"]
        self.user = user
        self.chat = user if chat is None else chat
        self.chat_kind = "private" if self.chat > 0 else "supergroup"

    def make(self, kind: str, *, full: bool = False, depth: int = 0) -> Any:
        """Return an object of this type: required fields, and optional ones if full."""
        if kind.startswith(_ARRAY):
            inner = kind.removeprefix(_ARRAY)
            return [] if depth >= _DEEPEST else [self.make(inner, depth=depth + 1)]
        if kind in _PLAIN:
            return _PLAIN[kind]
        described = self.types[kind]
        if described.get("subtypes"):
            chosen = _PREFERRED.get(kind, described["subtypes"][0])
            return self.make(chosen, full=full, depth=depth)
        made: Json = {}
        for field in described.get("fields", []):
            if field["required"] or full:
                made[field["name"]] = self.value(kind, field, depth)
        return made

    def value(self, owner: str, field: Json, depth: int) -> Any:
        """Return a fitting value for one field."""
        name, kind = field["name"], field["types"][0]
        known = self._known(owner, name)
        if known is not None:
            return known
        if kind == "Integer":
            return int(time.time()) if "date" in name else next(_ids)
        if kind == "Boolean":
            return owner != "User"
        if kind == "String":
            return constant(field) or _first_quoted(field) or f"{name}-{next(_ids)}"
        return self.make(kind, depth=depth + 1)

    def _known(self, owner: str, name: str) -> Any:
        return {
            ("User", "id"): self.user,
            ("User", "first_name"): "Sari",
            ("User", "language_code"): "id",
            ("Chat", "id"): self.chat,
            ("Chat", "type"): self.chat_kind,
            ("MessageEntity", "offset"): 0,
            ("MessageEntity", "length"): 1,
        }.get((owner, name))


def update_kinds(spec: Json) -> list[str]:
    """Return every kind of update."""
    fields = spec["types"]["Update"]["fields"]
    return [field["name"] for field in fields if field["name"] != "update_id"]


def contents(spec: Json) -> list[str]:
    """Return every kind of content a message may have, service messages among them."""
    fields = spec["types"]["Message"]["fields"]
    optional = [field["name"] for field in fields if not field["required"]]
    return [name for name in optional if name not in _ABOUT_A_MESSAGE.split()]


def build_update(
    kind: str,
    spec: Json | Path,
    *,
    full: bool = False,
    content: str | None = None,
    user: int = 9001,
    chat: int | None = None,
    update_id: int | None = None,
) -> Json:
    """Return an update of this kind; ``content`` chooses what a message carries."""
    in_channel = kind in _CHANNEL_KINDS
    builder = Builder(spec, user, -1001 if in_channel and chat is None else chat)
    builder.chat_kind = "channel" if in_channel else builder.chat_kind
    field = _field(builder.types["Update"], kind)
    body = builder.make(field["types"][0], full=full)
    if field["types"] == ["Message"]:
        body |= _of_a_message(builder, kind, full=full, content=content)
    number = next(_ids) if update_id is None else update_id
    return {"update_id": number, kind: body}


def _of_a_message(builder: Builder, kind: str, *, full: bool, content: str | None) -> Json:
    described = builder.types["Message"]
    names = [] if builder.chat_kind == "channel" else ["from"]
    names += ["sender_chat"] if builder.chat_kind == "channel" else []
    names += ["edit_date"] if kind.startswith("edited") else []
    names += ["business_connection_id"] if "business" in kind else []
    names += ["guest_query_id"] if kind == "guest_message" else []
    if content or not full:
        names.append(content or "text")
    return {name: builder.value("Message", _field(described, name), 0) for name in names}


def _field(described: Json, name: str) -> Json:
    found: Json = next(field for field in described["fields"] if field["name"] == name)
    return found


def _first_quoted(field: Json) -> str | None:
    if not re.search(r"one of|can be|either|must be", field.get("description", "")):
        return None
    found = re.search(r"[“\"]([^”\"]+)[”\"]", field["description"])
    return found.group(1) if found else None
