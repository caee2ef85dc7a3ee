"""What a person sent, in the words that every channel shares."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class MsgKind(StrEnum):
    """What a platform told us about one person."""

    MESSAGE = "message"
    EDIT = "edit"
    PRESS = "press"
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"


class MediaKind(StrEnum):
    """The kinds of file that a person can send."""

    PHOTO = "photo"
    VOICE = "voice"
    AUDIO = "audio"
    VIDEO = "video"
    DOCUMENT = "document"
    STICKER = "sticker"


@dataclass(frozen=True, slots=True)
class Media:
    """A file that waits on the platform to be fetched."""

    kind: MediaKind
    file_id: str
    size: int | None = None
    mime: str | None = None
    name: str | None = None
    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class Location:
    """A shared position, in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Card:
    """A shared address-book entry; `own` when it is the sender's own number."""

    name: str
    number: str
    own: bool


def storable(text: str) -> str:
    """A text that any store takes: no NUL, and no half of a character."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode()


@dataclass(frozen=True, slots=True)
class MsgIn:
    """One message, edit, button press or notice of blocking, from one address.

    `key` is unique on its channel and absorbs repeated deliveries; `sent_at` is the
    platform's clock in UTC; `ref` is the platform's own id of the message, `quotes` that of
    the message it replies to, and `option` the place of a button that was pressed on it.
    `alias`: another address of the same person that the platform
    shows beside the first, such as a phone number. `late`: taken in after an outage, and
    never answered as live, however new it is.
    """

    channel: str
    urn: str
    key: str
    sent_at: datetime
    kind: MsgKind = MsgKind.MESSAGE
    text: str = ""
    ref: str | None = None
    press: str | None = None
    media: tuple[Media, ...] = ()
    location: Location | None = None
    card: Card | None = None
    other: str | None = None
    """What it was when it was nothing that we know: a dice, a poll, a story."""
    quotes: str | None = None
    option: int | None = None
    forwarded: bool = False
    alias: str | None = None
    late: bool = False

    @property
    def carries(self) -> bool:
        """Whether it holds anything beside text: a file, a place, a contact."""
        return bool(self.media or self.location or self.card)
