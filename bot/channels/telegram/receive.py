"""Reads Telegram's updates: pure, payload → MsgIn, and None for what is not for us.

Private chats with people only. What cannot be read is still told apart by its number, so
that it is stored and answered rather than delivered for ever.
"""

from datetime import UTC, datetime
from typing import Any

from telegram import CallbackQuery, ChatMember, ChatMemberUpdated, Message, Update

from flows.messages import Card, Location, Media, MediaKind, MsgIn, MsgKind, storable

CHANNEL = "telegram"
ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
LONGEST_TEXT = 20_000

NEEDED_FIELDS = frozenset({"message_id", "from", "chat", "date", "text"})
PLAIN_FIELDS = NEEDED_FIELDS | {"entities"}

_OTHERS = (
    "dice",
    "poll",
    "venue",
    "game",
    "story",
    "invoice",
    "checklist",
    "paid_media",
    "giveaway",
)


class Unreadable(ValueError):
    """An update that does not have Telegram's own form."""


def receive(payload: dict[str, Any], *, now: datetime) -> MsgIn | None:
    """The message in an update; None when it is no business of ours. Raises `Unreadable`."""
    plain = _plain(payload)
    if plain is not None:
        return plain
    try:
        update = Update.de_json(payload, None)
        key = str(int(update.update_id))
        if update.message is not None:
            return _message(update.message, key, MsgKind.MESSAGE)
        if update.edited_message is not None:
            return _message(update.edited_message, key, MsgKind.EDIT)
        if update.callback_query is not None:
            return _press(update.callback_query, key, now)
        if update.my_chat_member is not None:
            return _membership(update.my_chat_member, key)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError, OSError) as error:
        saved = _salvaged(payload, now)
        if saved is None:
            raise Unreadable(type(error).__name__) from error
        return saved
    return None


def _plain(payload: dict[str, Any]) -> MsgIn | None:
    """A private message of nothing but words, which most are; None for anything else.

    The library's types read the same, and everything else, at ten times the cost.
    """
    message, number = payload.get("message"), payload.get("update_id")
    if len(payload) != 2 or type(number) is not int or type(message) is not dict:
        return None
    if message.keys() - PLAIN_FIELDS or not message.keys() >= NEEDED_FIELDS:
        return None
    chat, sender, text = message["chat"], message["from"], message["text"]
    if type(chat) is not dict or type(sender) is not dict or type(text) is not str:
        return None
    numbers = (chat.get("id"), sender.get("id"), message["message_id"], message["date"])
    if chat.get("type") != "private" or sender.get("is_bot") is not False:
        return None
    if not text or any(type(one) is not int or one < 0 for one in numbers):
        return None
    return MsgIn(
        channel=CHANNEL,
        urn=f"{CHANNEL}:{chat['id']}",
        key=str(number),
        sent_at=datetime.fromtimestamp(message["date"], UTC),
        text=storable(text[:LONGEST_TEXT]),
        ref=str(message["message_id"]),
    )


def _salvaged(payload: dict[str, Any], now: datetime) -> MsgIn | None:
    """Who wrote, and the words, of a message in which something else cannot be read."""
    raw = payload.get("message")
    number = payload.get("update_id")
    if not isinstance(raw, dict) or not isinstance(number, int):
        return None
    chat, sender, text = raw.get("chat"), raw.get("from"), raw.get("text") or raw.get("caption")
    if not isinstance(chat, dict) or not isinstance(sender, dict):
        return None
    if chat.get("type") != "private" or sender.get("is_bot") or not isinstance(chat.get("id"), int):
        return None
    return MsgIn(
        channel=CHANNEL,
        urn=f"{CHANNEL}:{chat['id']}",
        key=str(number),
        sent_at=now,
        text=storable(text[:LONGEST_TEXT]) if isinstance(text, str) else "",
        other="unreadable",
    )


def _message(message: Message, key: str, kind: MsgKind) -> MsgIn | None:
    sender = message.from_user
    if message.chat.type != "private" or sender is None or sender.is_bot:
        return None
    at = message.edit_date if kind is MsgKind.EDIT and message.edit_date else message.date
    text = message.text or message.caption or ""
    media = _media(message)
    return MsgIn(
        channel=CHANNEL,
        urn=f"{CHANNEL}:{message.chat.id}",
        key=key,
        sent_at=at.astimezone(UTC),
        kind=kind,
        text=storable(text[:LONGEST_TEXT]),
        ref=str(message.message_id),
        media=media,
        location=_location(message),
        card=_card(message, sender.id),
        other=None if text or media else _other(message),
    )


def _press(query: CallbackQuery, key: str, now: datetime) -> MsgIn | None:
    """A button has no time of its own; Telegram drops presses after 150 seconds."""
    chat = query.message.chat if query.message is not None else None
    if query.from_user.is_bot or (chat is not None and chat.type != "private"):
        return None
    return MsgIn(
        channel=CHANNEL,
        urn=f"{CHANNEL}:{query.from_user.id}",
        key=key,
        sent_at=now,
        kind=MsgKind.PRESS,
        press=storable((query.data or "")[:64]),
    )


def _membership(member: ChatMemberUpdated, key: str) -> MsgIn | None:
    """In a private chat this comes only when the person blocks us, or takes it back."""
    if member.chat.type != "private":
        return None
    gone = member.new_chat_member.status in {ChatMember.BANNED, ChatMember.LEFT}
    return MsgIn(
        channel=CHANNEL,
        urn=f"{CHANNEL}:{member.chat.id}",
        key=key,
        sent_at=member.date.astimezone(UTC),
        kind=MsgKind.BLOCKED if gone else MsgKind.UNBLOCKED,
    )


def _media(message: Message) -> tuple[Media, ...]:
    found = []
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        found.append(Media(MediaKind.PHOTO, largest.file_id, largest.file_size, "image/jpeg"))
    for kind, file in (
        (MediaKind.VOICE, message.voice),
        (MediaKind.AUDIO, message.audio),
        (MediaKind.VIDEO, message.video),
        (MediaKind.VIDEO, message.video_note),
        (MediaKind.DOCUMENT, message.document if message.animation is None else None),
        (MediaKind.VIDEO, message.animation),
        (MediaKind.STICKER, message.sticker),
    ):
        if file is not None:
            found.append(_file(kind, file))
    return tuple(found)


def _file(kind: MediaKind, file: Any) -> Media:
    duration = getattr(file, "duration", None)
    seconds = getattr(duration, "total_seconds", None)
    return Media(
        kind=kind,
        file_id=file.file_id,
        size=file.file_size,
        mime=getattr(file, "mime_type", None),
        name=storable(getattr(file, "file_name", None) or "") or None,
        seconds=int(seconds()) if seconds else duration,
    )


def _location(message: Message) -> Location | None:
    place = message.venue.location if message.venue else message.location
    return Location(place.latitude, place.longitude) if place else None


def _card(message: Message, sender: int) -> Card | None:
    """A shared contact may be somebody else's: it is never taken for the sender's number."""
    contact = message.contact
    if contact is None:
        return None
    name = " ".join(part for part in (contact.first_name, contact.last_name) if part)
    return Card(storable(name), storable(contact.phone_number), own=contact.user_id == sender)


def _other(message: Message) -> str | None:
    if message.location or message.contact:
        return None
    names = [name for name in _OTHERS if getattr(message, name, None) is not None]
    return names[0] if names else "unknown"
