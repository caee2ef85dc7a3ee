"""The text of a message after its HTML was read, with Telegram's errors."""

import html
import re
from dataclasses import dataclass, field

from tests.standins.telegram.common import Json, bad_request

_TAG = re.compile(r"<(/?)([a-zA-Z0-9-]*)((?:\s[^<>]*)?)>|<")
_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}


@dataclass(slots=True)
class _Reader:
    text: str = ""
    entities: list[Json] = field(default_factory=list)
    open: list[tuple[str, Json]] = field(default_factory=list)

    def take(self, tag: re.Match[str]) -> None:
        name = (tag.group(2) or "").lower()
        if name not in _KINDS:
            raise _cannot_parse(f'Unsupported start tag "{name}" at byte offset {tag.start()}')
        if tag.group(1):
            self.close(name, tag.start())
            return
        entity: Json = {"type": _KINDS[name], "offset": utf16_length(self.text)}
        address = re.search(r'href="([^"]*)"', tag.group(3))
        if name == "a" and address:
            entity["url"] = html.unescape(address.group(1))
        self.open.append((name, entity))

    def close(self, name: str, place: int) -> None:
        if not self.open or self.open[-1][0] != name:
            raise _cannot_parse(f'Unmatched end tag at byte offset {place}, found "</{name}>"')
        _, entity = self.open.pop()
        entity["length"] = utf16_length(self.text) - entity["offset"]
        if entity["length"]:
            self.entities.append(entity)


def read_text(text: str, parse_mode: str | None) -> tuple[str, list[Json]]:
    """Return the text and the entities in it."""
    if not parse_mode:
        return text, []
    if parse_mode.lower() != "html":
        raise bad_request(f"parse_mode {parse_mode} is not modelled by the stand-in")
    reader, done = _Reader(), 0
    for tag in _TAG.finditer(text):
        reader.text += html.unescape(text[done : tag.start()])
        reader.take(tag)
        done = tag.end()
    reader.text += html.unescape(text[done:])
    if reader.open:
        raise _cannot_parse(
            f'Can\'t find end tag corresponding to start tag "{reader.open[-1][0]}"'
        )
    return reader.text, reader.entities


def commands_in(text: str) -> list[Json]:
    """Return the entity of a command at the beginning, as Telegram marks it."""
    found = re.match(r"/[a-zA-Z0-9_]{1,32}(@\w+)?(?=\s|$)", text)
    return [{"type": "bot_command", "offset": 0, "length": found.end()}] if found else []


def utf16_length(text: str) -> int:
    """Return the length in the units that entities count in."""
    return len(text.encode("utf-16-le")) // 2


def _cannot_parse(reason: str) -> Exception:
    return bad_request(f"can't parse entities: {reason}")
