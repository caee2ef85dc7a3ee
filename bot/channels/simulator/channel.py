"""A channel whose platform is this process: what is sent is shown to whoever looks."""

import secrets
from collections.abc import AsyncIterator, Callable, Collection
from typing import Final

from bot.channels.base import FileGone
from flows.engine.environment import Capabilities
from flows.messages import Media
from storage.outbox import MsgOut

CHANNEL: Final = "simulator"
LARGEST_FILE: Final = 20 * 1024 * 1024
MOST_FILES: Final = 20


class SimulatorChannel:
    """Keeps uploads in memory until they are fetched, as a platform would."""

    name = CHANNEL
    capabilities = Capabilities(buttons=True, deletion=True, files=True, file_limit=LARGEST_FILE)
    per_second = 30.0
    per_contact = 1.0
    templates = None

    def __init__(self) -> None:
        self._files: dict[str, bytes] = {}
        self.watchers: list[Callable[[MsgOut], None]] = []

    def upload(self, data: bytes) -> str:
        """Keep a file for `fetch`; its id."""
        while len(self._files) >= MOST_FILES:
            self._files.pop(next(iter(self._files)))
        file_id = secrets.token_hex(8)
        self._files[file_id] = data
        return file_id

    async def send(self, msg: MsgOut) -> str | None:
        """Show a message to whoever watches."""
        for watcher in self.watchers:
            watcher(msg)
        return f"s{msg.id}"

    async def take_back(self, urn: str, refs: Collection[str]) -> None:
        """The phone of the simulator leaves out what our rows say was taken back."""

    async def fetch(self, media: Media) -> AsyncIterator[bytes]:
        """The uploaded bytes, once."""
        data = self._files.pop(media.file_id, None)
        if data is None:
            raise FileGone
        yield data

    async def healthy(self) -> str | None:
        """Always."""
        return None

    def secrets(self) -> list[str]:
        """None."""
        return []

    async def close(self) -> None:
        """Nothing is open."""
