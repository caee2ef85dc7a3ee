"""People who write without pause: the next line as soon as the answer is there, or a burst."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from random import Random
from typing import Any, Final

from tests.service import Json
from tests.standins.telegram import AsyncTelegramStandIn

PATIENCE: Final = 45.0
MENU: Final = "Menu."
Clock = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that a person did, and how many answers it must lead to, all in all."""

    update_id: int
    text: str
    answers: int
    content: bool = False
    files: int = 0


class Walker:
    """One person: through the first conversation, then anything, until told to stop."""

    def __init__(
        self, standin: AsyncTelegramStandIn, chat: int, random: Random, happened: Callable[[], None]
    ) -> None:
        self.chat = chat
        self.said: list[Said] = []
        self.unanswered: list[str] = []
        self._standin = standin
        self._random = random
        self._happened = happened
        self._heard: list[Json] = []
        self._after = 0
        self._message_ids: list[int] = []

    async def live(self, enough: asyncio.Event) -> None:
        """Talk until it is enough."""
        for text in ("halo", "1", "3", "1", f"cerita dari {self.chat}", "2", "3", "cukup"):
            await self._say(text, content=text.startswith("cerita"))
            await self._hear(1)
        habits: list[Callable[[], Awaitable[None]]] = [
            self._burst,
            self._burst,
            self._emergency,
            self._menu,
            self._photo,
            self._edit,
            self._press,
        ]
        while not enough.is_set():
            await self._random.choice(habits)()
            await asyncio.sleep(self._random.uniform(0, 0.3))

    async def _burst(self) -> None:
        count = self._random.randint(1, 4)
        for _ in range(count):
            await self._say(f"baris {len(self.said)} dari {self.chat}", content=True)
        await self._hear(count)

    async def _emergency(self) -> None:
        await self._say("DARURAT")
        await self._hear(1)

    async def _menu(self) -> None:
        """Important numbers are looked up outside the turn; nothing else is said meanwhile."""
        await self._say("menu")
        await self._hear_words(MENU)
        await self._say("2")
        await self._hear_words("112", but=MENU)

    async def _photo(self) -> None:
        await self._say("", photo={"size": 3000}, content=True, files=1)
        await self._hear(1)

    async def _edit(self) -> None:
        number = self._random.choice(self._message_ids)
        await self._say(f"ubah {len(self.said)}", answers=0, edit_of=number)

    async def _press(self) -> None:
        """A button of long ago is offered as a correction; the person says no."""
        buttons = [call for call in self._heard if call["buttons"]]
        if not buttons:
            return
        call = self._random.choice(buttons)
        label = call["buttons"][0][0]
        pressed = await self._standin.press(self.chat, call["message_id"], label)
        self._note(pressed, "", answers=1)
        await self._hear(1)
        await self._say("2")
        await self._hear(1)

    async def _say(
        self, text: str, *, answers: int = 1, content: bool = False, files: int = 0, **more: Any
    ) -> None:
        said = await self._standin.say(self.chat, text or None, **more)
        if "edit_of" not in more and text:
            self._message_ids.append(said["message_id"])
        self._note(said, text, answers=answers, content=content, files=files)

    def _note(
        self, said: Json, text: str, *, answers: int, content: bool = False, files: int = 0
    ) -> None:
        self.said.append(Said(said["update_id"], text, answers, content, files))
        self._happened()

    async def _hear(self, count: int) -> None:
        """Wait for so many more answers; one that came twice counts, and harms nobody."""
        found = await self._standin.sent(
            count, PATIENCE, chat=self.chat, after=self._after, method="sendMessage", ok=1
        )
        self._take(found["calls"])
        if not found["complete"]:
            self.unanswered.append(self.said[-1].text)

    async def _hear_words(self, words: str, *, but: str | None = None) -> None:
        """Wait for an answer with these words in it."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            found = await self._standin.sent(
                1, 1.0, chat=self.chat, after=self._after, method="sendMessage", ok=1
            )
            self._take(found["calls"])
            for call in found["calls"]:
                if words in call["text"] and (but is None or but not in call["text"]):
                    return
        self.unanswered.append(self.said[-1].text)

    def _take(self, calls: list[Json]) -> None:
        self._heard += calls
        self._after = max([self._after, *(call["n"] for call in calls)])
