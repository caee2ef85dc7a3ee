"""People on WhatsApp: each says what the last question asks for, then anything, for a while.

A message whose webhook fails for good is one that nobody answers: whoever wrote it goes on.
Afterwards the service asks them anew whether the moment is good, so they go by what they
read and not by a script.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final

from tests.service import Json
from tests.standins.twilio import AsyncTwilioStandIn

PATIENCE: Final = 45.0
LOOK_SECONDS: Final = 0.7
GRACE: Final = (2.0, 5.0)
"""So long somebody waits who gets no answer: it may still come, if the turn was done and only
the 200 was lost."""
MOST: Final = 16
"""Fewer than the burst that a person is sent at full pace: nobody here waits for the pace."""
NO_STORY: Final = frozenset({"menu", "cukup"})
"""Words that act and say nothing: missed, they are stored, and nobody need look at them."""
ACT: Final = NO_STORY | {"DARURAT"}
BODY: Final = "da luka, sesak"
HOW: Final = "agaimana kami boleh membalas"
MORE: Final = "boleh kami bertanya lagi"
ASKED_OF_A_STORY: Final = (BODY, HOW, MORE)
"""What is asked while the story may still go on: then more of it has no answer of its own."""
ANSWERS: Final = {
    "waktu yang pas": "1",
    "aman menulis": "1",
    "terluka atau terancam": "3",
    "Siapa yang mengalaminya": "1",
    "Cerita sedikit": "",
    "Apa yang terlihat": "",
    BODY: "2",
    HOW: "3",
    MORE: "1",
    "CUKUP": "cukup",
}
"""What is asked, by words of the question, and what these people answer: nothing, a story."""


@dataclass(frozen=True, slots=True)
class Said:
    """One message: Twilio's id of it, its words, and the files in it."""

    sid: str
    text: str
    files: tuple[bytes, ...] = ()


@dataclass(slots=True)
class Post:
    """Brings everybody what was sent to them: one look at Twilio for all of them."""

    twilio: AsyncTwilioStandIn
    boxes: dict[str, Callable[[Json], None]] = field(default_factory=dict)

    async def run(self) -> None:
        """Bring until cancelled."""
        after = 0
        while True:
            found = await self.twilio.look("sent", 1.0, after=after, count=1)
            for message in found["messages"]:
                after = max(after, message["n"])
                self.boxes[message["to"]](message)


class Writer:
    """One person, known by a number, or by a number and an id."""

    def __init__(
        self,
        post: Post,
        digits: int,
        random: Random,
        happened: Callable[[], None],
        *,
        user_id: str = "",
    ) -> None:
        self.chat = digits
        self.number = f"+{digits}"
        self.user_id = user_id
        self.said: list[Said] = []
        self.unanswered: list[str] = []
        self._twilio = post.twilio
        self._random = random
        self._happened = happened
        self._heard: list[str] = []
        self._read = 0
        self._arrived = asyncio.Event()
        for address in filter(None, (self.number, user_id)):
            post.boxes[f"whatsapp:{address}"] = self._hears

    async def live(self, enough: asyncio.Event) -> None:
        """Write until it is enough, or this person has said all that they have to say."""
        if self.user_id:
            await self._twilio.person(self.number, user_id=self.user_id)
        while len(self.said) < MOST and not (enough.is_set() and self._has_reported):
            await self._go_on()
            await asyncio.sleep(self._random.uniform(0, 0.3))

    @property
    def _has_reported(self) -> bool:
        return any(HOW in text or MORE in text for text in self._heard) and self._asked() is None

    async def _go_on(self) -> None:
        """Answer what is asked, or do whatever people do."""
        asked = self._asked()
        if not self._heard:
            await self._hear(await self._say("halo"))
        elif asked is not None:
            await self._hear(await self._say(ANSWERS[asked] or f"cerita dari {self.number}"))
        else:
            await self._random.choice(self._habits())()

    def _asked(self) -> str | None:
        """The question that stands last in what was read last."""
        last = self._heard[-1] if self._heard else ""
        asked = [words for words in ANSWERS if words in last]
        return max(asked, key=last.rindex, default=None)

    def _habits(self) -> list[Callable[[], Awaitable[None]]]:
        return [self._burst, self._burst, self._emergency, self._menu, self._photo, self._voice]

    async def _burst(self) -> None:
        count = self._random.randint(1, 3)
        lines = [f"baris {len(self.said) + at} dari {self.number}" for at in range(count)]
        await self._hear(*[await self._say(line) for line in lines])

    async def _emergency(self) -> None:
        await self._hear(await self._say("DARURAT"))

    async def _menu(self) -> None:
        """Important numbers are looked up outside the turn."""
        await self._hear(await self._say("menu"))
        if "nomor penting" in self._heard[-1]:
            await self._hear(await self._say("2"))

    async def _photo(self) -> None:
        await self._hear(await self._say("", file=("image/jpeg", 3000)))

    async def _voice(self) -> None:
        await self._hear(await self._say("", file=("audio/ogg", 5000)))

    async def _say(self, text: str, *, file: tuple[str, int] | None = None) -> Said:
        more: dict[str, Any] = {}
        files: tuple[bytes, ...] = ()
        if file is not None:
            files = (self._random.randbytes(file[1]),)
            more["media"] = [(file[0], files[0])]
        sent = await self._twilio.write(self.number, text, **more)
        said = Said(sent["sid"], text, files)
        self.said.append(said)
        self._happened()
        return said

    def _hears(self, message: Json) -> None:
        self._heard.append(message["text"])
        self._arrived.set()

    async def _hear(self, *said: Said) -> None:
        """Wait for an answer to each, but not to what Twilio has given up on."""
        deadline = time.monotonic() + PATIENCE
        wanted = len(said)
        while len(self._heard) - self._read < wanted:
            if time.monotonic() > deadline:
                self.unanswered.append(said[-1].text)
                break
            self._arrived.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._arrived.wait(), LOOK_SECONDS)
                continue
            lost = await self._lost({one.sid for one in said})
            wanted = len(said) - len(lost)
            if lost:
                await asyncio.sleep(self._random.uniform(*GRACE))
        self._read = len(self._heard)

    async def _lost(self, sids: Iterable[str]) -> set[str]:
        found = await self._twilio.look("inbound", person=self.number)
        lost = {one["sid"] for one in found["messages"] if one["state"] == "lost"}
        return lost & set(sids)
