"""Watches the platforms: whether each still takes our messages, and tells staff when not."""

import asyncio
import time
from collections.abc import Mapping
from typing import Final

import structlog

from bot.alarms import StaffRoute
from bot.channels.base import Channel, SendError

log = structlog.get_logger()
EACH_SECONDS: Final = 20
PATIENCE_SECONDS: Final = 5.0
SURE_AFTER: Final = 2
"""So many looks in a row must find it ill: a network that stumbles once is no news."""
WELL: Final = "ok"
NAMES: Final = {"telegram": "Telegram", "whatsapp": "WhatsApp"}


class Watch:
    """What each platform said last; staff hear of a change once, however long it lasts."""

    def __init__(self, channels: Mapping[str, Channel], tell: StaffRoute | None) -> None:
        self._channels = channels
        self._tell = tell
        self._ill: dict[str, int] = {}
        self._told: set[str] = set()
        self._looked = float("-inf")
        self.said: dict[str, str] = {}

    async def look(self) -> None:
        """Ask each platform; called by the scheduler's tick."""
        self._looked = time.monotonic()
        for name, channel in self._channels.items():
            try:
                async with asyncio.timeout(PATIENCE_SECONDS):
                    found = await channel.healthy()
            except Exception as error:
                found = f"does not answer as it should ({type(error).__name__})"
            self.said[name] = found or WELL
            self._ill[name] = self._ill.get(name, 0) + 1 if found else 0

    async def look_and_tell(self) -> None:
        """As `look`, and staff hear of what has changed."""
        await self.look()
        for name in self._channels:
            await self._tell_of(name)

    async def recent(self) -> Mapping[str, str]:
        """What is known, at most so old: whoever asks us must not make us ask them each time."""
        if time.monotonic() - self._looked > EACH_SECONDS:
            await self.look()
        return self.said

    async def _tell_of(self, name: str) -> None:
        ill = self._ill[name] >= SURE_AFTER
        if ill == (name in self._told) or (self._ill[name] and not ill) or self._tell is None:
            return
        try:
            await self._tell(sentence(name, self.said[name], ill=ill))
        except SendError as error:
            log.error("staff could not be told", of=name, error=type(error).__name__)
        else:
            self._told ^= {name}


def sentence(name: str, said: str, *, ill: bool) -> str:
    """What staff read; the reason is the operator's and stays in English."""
    shown = NAMES.get(name, name)
    if not ill:
        return f"{shown} jalan lagi."
    return (
        f"{shown} tidak jalan: pesan dari sana mungkin tidak terjawab. Pakai jalan lain dan beri "
        f"tahu pengelola sistem ({said})."
    )
