"""Reads Twilio's forms: pure, payload → MsgIn; every field may be missing, blank or strange.

The form carries no time of its own: a webhook comes within seconds of the message, and what
comes later is found by `reconcile`, which knows when it was written.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from flows.messages import Location, Media, MediaKind, MsgIn, storable

CHANNEL: Final = "whatsapp"
LONGEST_TEXT: Final = 20_000
LONGEST_ADDRESS: Final = 200
MOST_FILES: Final = 10
VOICE: Final = "audio/ogg"
"""What a voice note is sent as; other recordings have other types."""

Fields = Mapping[str, str]


class Unreadable(ValueError):
    """A form that tells neither who wrote nor which message it is."""


def receive(form: Fields, *, now: datetime) -> MsgIn:
    """The message in a form whose signature was checked. Raises `Unreadable`."""
    ref = form.get("MessageSid") or form.get("SmsMessageSid") or form.get("SmsSid") or ""
    urn, alias = addresses(form)
    if not ref.isalnum() or len(ref) > 64:
        raise Unreadable("MessageSid")
    media, place = _media(form), _place(form)
    text = _text(form)
    return MsgIn(
        channel=CHANNEL,
        urn=urn,
        key=ref,
        sent_at=now,
        text=text,
        ref=ref,
        media=media,
        location=place,
        other=None if text or media or place else _other(form),
        quotes=_short(form.get("OriginalRepliedMessageSid")),
        option=_option(form),
        forwarded="true" in (form.get("Forwarded"), form.get("FrequentlyForwarded")),
        alias=alias,
    )


def addresses(form: Fields) -> tuple[str, str | None]:
    """The person's address, and the number beside it where both are known.

    With a WhatsApp username the number may be missing, and `From` itself carries the id.
    """
    sender = bare(form.get("From"))
    if not (form.get("From") or "").startswith(f"{CHANNEL}:"):
        raise Unreadable("From")  # another channel of the same account, such as SMS
    person = bare(form.get("ExternalUserId")) or sender
    if not person:
        raise Unreadable("From")
    shown = sender if sender.startswith("+") else _number(form.get("WaId"))
    alias = urn_of(shown) if shown and shown != person else None
    return urn_of(person), alias


def bare(address: str | None) -> str:
    """An address without its scheme; nothing when it is none."""
    found = storable(address or "").strip().removeprefix(f"{CHANNEL}:")
    return found if found.isprintable() and len(found) <= LONGEST_ADDRESS else ""


def urn_of(address: str) -> str:
    """How the house writes an address; Twilio writes it the same way."""
    return f"{CHANNEL}:{address}"


def media_of(url: str, mime: str | None) -> Media:
    """A file by the type that the platform tells."""
    plain = (mime or "").partition(";")[0].strip().lower()
    return Media(_kind(plain), storable(url)[:2048], mime=storable(plain) or None)


def _kind(mime: str) -> MediaKind:
    family = mime.partition("/")[0]
    if mime == "image/webp":
        return MediaKind.STICKER
    if mime == VOICE:
        return MediaKind.VOICE
    return {
        "image": MediaKind.PHOTO,
        "audio": MediaKind.AUDIO,
        "video": MediaKind.VIDEO,
    }.get(family, MediaKind.DOCUMENT)


def _text(form: Fields) -> str:
    """What was typed, what a button says, or how a shared place is called."""
    said = [form.get("Body") or form.get("ButtonText") or form.get("ListTitle") or ""]
    if form.get("Latitude"):
        said += [form.get("Label") or "", form.get("Address") or ""]
    text = "\n".join(dict.fromkeys(part for part in said if part.strip()))
    return storable(text[:LONGEST_TEXT])


def _media(form: Fields) -> tuple[Media, ...]:
    """The files, however many the form says there are."""
    found = []
    for at in range(MOST_FILES):
        url = form.get(f"MediaUrl{at}")
        if url:
            found.append(media_of(url, form.get(f"MediaContentType{at}")))
    return tuple(found)


def _place(form: Fields) -> Location | None:
    try:
        latitude, longitude = float(form["Latitude"]), float(form["Longitude"])
    except (KeyError, ValueError):
        return None
    on_earth = abs(latitude) <= 90 and abs(longitude) <= 180
    return Location(latitude, longitude) if on_earth else None


def _option(form: Fields) -> int | None:
    """The place of the button or line that was chosen; our contents name them by it."""
    chosen = form.get("ButtonPayload") or form.get("ListId") or ""
    return int(chosen) if chosen.isascii() and chosen.isdecimal() and len(chosen) <= 2 else None


def _number(digits: str | None) -> str:
    known = digits is not None and digits.isascii() and digits.isdecimal() and len(digits) <= 15
    return f"+{digits}" if known else ""


def _other(form: Fields) -> str | None:
    """What it was when we can read nothing of it; an empty text is just that."""
    kind = _short(form.get("MessageType")) or "unknown"
    return None if kind == "text" else kind


def _short(value: str | None) -> str | None:
    return storable(value)[:64] if value else None
