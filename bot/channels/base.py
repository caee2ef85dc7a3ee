"""What a channel is: what it can do, how it sends, and how sending can fail.

SendError
├── RetryLater      try again, not before a time; that contact's messages wait
├── ContactGone     exists no more, or wants nothing of us: stop sending, tell staff
│   └── Unwanted    they blocked us, or asked the platform for silence
├── ContentRefused  the platform will never take this message
├── WindowClosed    the person must write first: only a template may leave
├── OurFault        token, address or code is wrong: nothing leaves until it is mended
└── Doubtful        nobody knows whether it left
"""

from collections.abc import AsyncIterator, Collection
from typing import Protocol

from flows.engine.environment import Capabilities
from flows.engine.events import Said
from flows.messages import Media
from storage.outbox import MsgOut


class SendError(Exception):
    """A message was not sent; never carries its words."""


class RetryLater(SendError):
    """The platform asks for patience, in seconds; with this contact, or with everyone."""

    def __init__(self, seconds: float, *, everyone: bool = False) -> None:
        super().__init__(f"again in {seconds:.0f} s")
        self.seconds = seconds
        self.everyone = everyone


class ContactGone(SendError):
    """The person blocked us, or the account exists no more."""


class Unwanted(ContactGone):
    """They blocked us, or told the platform that they want nothing from us."""


class WindowClosed(SendError):
    """The person must write first; until then the platform takes templates only."""


class ContentRefused(SendError):
    """The platform will never take this message."""


class OurFault(SendError):
    """Something on our side is wrong; every other message would fail the same way."""


class Doubtful(SendError):
    """The connection broke: it may have been sent, or not."""


class FileGone(Exception):
    """The platform says that it does not have the file any more."""


class FileTooBig(Exception):
    """The platform does not hand out files of this size."""


class Templates(Protocol):
    """Messages that the platform has approved, each in the languages we speak."""

    def approved(self, locale: str) -> frozenset[str]:
        """The kinds of template that may be sent in a language now."""

    def is_approved(self, name: str) -> bool:
        """Whether this very template, words and all, may be sent now."""

    def said(self, kind: str, locale: str) -> Said:
        """What announces, under the cover's name, that something waits."""


class Channel(Protocol):
    """One platform."""

    name: str
    capabilities: Capabilities
    per_second: float
    """How many messages a second the platform takes from us in all."""
    per_contact: float
    """How many messages a second to one person, beyond a small burst."""

    @property
    def templates(self) -> Templates | None:
        """What may leave where the person must write first; None where they need not."""

    async def send(self, msg: MsgOut) -> str | None:
        """Send one message; the platform's id of it. Raises `SendError`."""

    async def take_back(self, urn: str, refs: Collection[str]) -> None:
        """Delete messages of a private chat, both sides; what is gone already is passed over.

        Only where `capabilities.deletion`. Raises `SendError`.
        """

    def fetch(self, media: Media) -> AsyncIterator[bytes]:
        """The file's bytes, in pieces. Raises `FileGone`, `FileTooBig` or any network error."""

    def secrets(self) -> list[str]:
        """What must never appear in a log."""

    async def healthy(self) -> str | None:
        """None when the platform answers us, else what is wrong."""

    async def close(self) -> None:
        """Let go of connections."""
