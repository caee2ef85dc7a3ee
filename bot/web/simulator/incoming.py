"""Reads a form of the page as what a platform would bring; what it refuses says why."""

import io
import re
import uuid
import wave
from collections.abc import AsyncGenerator
from dataclasses import replace
from datetime import datetime
from math import exp, pi, sin
from typing import Final

from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from bot.channels.simulator import CHANNEL, SimulatorChannel
from bot.channels.simulator.channel import LARGEST_FILE
from bot.web.simulator.people import PLACE, VOICE, Line, Person
from flows.messages import Location, Media, MediaKind, MsgIn, MsgKind

LONGEST_TEXT: Final = 4096
LONGEST_TOKEN: Final = 64
LARGEST_FORM: Final = LARGEST_FILE + 64 * 1024
SOMEWHERE: Final = Location(-1.2654, 116.8312)
VOICE_SECONDS: Final = 4
_KEY: Final = re.compile(r"[0-9a-f]{32}")


class Refused(Exception):
    """What was sent is not taken: a sentence for the page, in English, and its values."""

    def __init__(self, sentence: str, status: int = 422, **values: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.status = status
        self.values = values


class InMemory(MultiPartParser):
    """Never writes what a person sends to the disk unsealed."""

    spool_max_size = LARGEST_FORM


async def read_form(request: Request) -> FormData:
    """The form, held in memory and never larger than a platform allows."""
    try:
        return await InMemory(request.headers, _limited(request.stream()), max_files=4).parse()
    except (MultiPartException, KeyError, UnicodeDecodeError):
        raise Refused("This form cannot be read. Load the page again.", 400) from None


async def _limited(stream: AsyncGenerator[bytes, None]) -> AsyncGenerator[bytes, None]:
    """Reads too much to its end, so that the browser hears why; much too much is cut off."""
    total = 0
    async for chunk in stream:
        total += len(chunk)
        if total <= LARGEST_FORM:
            yield chunk
        elif total > 4 * LARGEST_FORM:
            break
    if total > LARGEST_FORM:
        raise _too_big()


def _too_big() -> Refused:
    return Refused(
        "This file is larger than 20 MB, the most that Telegram hands on. Nothing was sent.", 413
    )


def empty_msg(form: FormData, urn: str, *, redrawn: bool, now: datetime) -> MsgIn:
    """A message without content yet. A page that is drawn anew after each message gives each
    its own key, so that pressing twice sends once; htmx keeps the form, so there it is ours.
    """
    key = said(form, "key") if redrawn else ""
    return MsgIn(CHANNEL, urn, key if _KEY.fullmatch(key) else uuid.uuid4().hex, now)


def said(form: FormData, name: str) -> str:
    """A field of text; empty when it is missing or a file."""
    value = form.get(name)
    return value if isinstance(value, str) else ""


async def read_msg(
    form: FormData, person: Person, channel: SimulatorChannel, *, msg: MsgIn
) -> MsgIn:
    """`msg`, which names its sender, with what the form holds. Raises `Refused`."""
    if token := said(form, "press"):
        return replace(msg, kind=MsgKind.PRESS, press=token[:LONGEST_TOKEN])
    if said(form, "do") == "place":
        return replace(msg, location=SOMEWHERE)
    if said(form, "do") == "next":
        return _line(msg, _next_line(person, said(form, "line")), channel)
    return await _written(msg, form, channel)


def _next_line(person: Person, number: str) -> Line:
    lines = person.persona.lines
    if not number.isdecimal() or int(number) >= len(lines):
        raise Refused("The script has ended; go on in your own words.")
    return lines[int(number)]


def _line(msg: MsgIn, line: Line, channel: SimulatorChannel) -> MsgIn:
    if line.sends == PLACE:
        return replace(msg, location=SOMEWHERE)
    if line.sends == VOICE:
        data = hum()
        voice = Media(
            MediaKind.VOICE, channel.upload(data), len(data), "audio/wav", None, VOICE_SECONDS
        )
        return replace(msg, media=(voice,))
    return replace(msg, text=line.text)


async def _written(msg: MsgIn, form: FormData, channel: SimulatorChannel) -> MsgIn:
    text = said(form, "text").replace("\r\n", "\n").replace("\x00", "").strip()
    if len(text) > LONGEST_TEXT:
        raise Refused(
            "This message has {number} characters; 4096 is the most, as on Telegram. "
            "Nothing was sent.",
            number=len(text),
        )
    media = [
        await _file(file, field, channel)
        for field, file in form.multi_items()
        if isinstance(file, UploadFile) and file.filename and field in {"photo", "voice"}
    ]
    if not text and not media:
        raise Refused("Write something first.")
    return replace(msg, text=text, media=tuple(media))


async def _file(file: UploadFile, field: str, channel: SimulatorChannel) -> Media:
    data = await file.read()
    if len(data) > LARGEST_FILE:
        raise _too_big()
    mime = (file.content_type or "application/octet-stream")[:100]
    kind = MediaKind.VOICE if field == "voice" else _seen_kind(mime)
    return Media(kind, channel.upload(data), len(data), mime, (file.filename or "")[:100])


def _seen_kind(mime: str) -> MediaKind:
    if mime.startswith("image/"):
        return MediaKind.PHOTO
    return MediaKind.VIDEO if mime.startswith("video/") else MediaKind.DOCUMENT


def hum() -> bytes:
    """An invented voice note: a few seconds of a tone that fades."""
    rate = 8000
    samples = bytes(
        round(128 + 60 * exp(-at / rate) * sin(2 * pi * 220 * at / rate))
        for at in range(rate * VOICE_SECONDS)
    )
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(rate)
        sound.writeframes(samples)
    return file.getvalue()
