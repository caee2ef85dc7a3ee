"""WhatsApp in a crash run: what finally fails at the webhook must be found by the reconcile."""

import asyncio
import contextlib
import time
from collections.abc import Sequence
from random import Random
from typing import Any, Final

import aiohttp

from bot.channels.whatsapp.reconcile import GRACE
from tests.crash.looking import StoredWhatsApp, look, user_id
from tests.crash.people import Clock
from tests.crash.sides import Restart
from tests.crash.whatsapp_verdict import Evidence, WhatsAppVerdict, judge_whatsapp
from tests.crash.writers import Post, Writer
from tests.service import Json, Service, eventually
from tests.standins.twilio import AsyncTwilioStandIn, TwilioStandIn
from tests.stored import OFFSET, Stored
from tests.whatsapping import WEBHOOK, twilio_settings

FIRST_NUMBER: Final = 62_812_000_000_000
LOOK_SECONDS: Final = 60.0
TAKEN_IN: Final = "messages whose webhook never came were taken in"


class WhatsAppSide:
    """People on WhatsApp, one after the other; every third is known by an id as well."""

    lease = "send:whatsapp"
    together = 0.25
    rests: Sequence[float] = (0, 0.5, 2.0, 5.0)
    expected = frozenset({TAKEN_IN})

    def __init__(self, twilio: TwilioStandIn) -> None:
        self.settings = twilio_settings(twilio)
        self.writers: list[Writer] = []
        self._url = twilio.url
        self._twilio: AsyncTwilioStandIn | None = None
        self._post: Post | None = None
        self._bringing: asyncio.Task[None] | None = None

    @property
    def twilio(self) -> AsyncTwilioStandIn:
        """The stand-in, once the run has begun."""
        assert self._twilio is not None
        return self._twilio

    async def begin(self, session: aiohttp.ClientSession, address: str) -> None:
        """One address for all that people write, and the same once more as the fallback."""
        self._twilio = AsyncTwilioStandIn(self._url, session)
        await self._twilio.set_webhook(address + WEBHOOK, fallback=address + WEBHOOK)
        self._post = Post(self._twilio)
        self._bringing = asyncio.create_task(self._post.run())

    async def end(self) -> None:
        """Bring nothing any more."""
        if self._bringing is not None:
            self._bringing.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._bringing

    def look(self, service: Service) -> StoredWhatsApp:
        """What is stored."""
        return look(service)

    def person(self, random: Random, happened: Clock) -> Writer:
        """The next number."""
        assert self._post is not None
        digits = FIRST_NUMBER + len(self.writers)
        known_by = user_id(digits) if len(self.writers) % 3 == 2 else ""
        writer = Writer(self._post, digits, random, happened, user_id=known_by)
        self.writers.append(writer)
        return writer

    async def pending(self) -> bool:
        """Whether a message or a callback is on its way."""
        return not (await self.twilio.look("settle"))["complete"]

    async def finish(self, looking: Stored, restart: Restart) -> None:
        """A last start, once what was missed is old enough for the reconcile to look at it."""
        written = [message["attempts"][0]["time"] for message in await self._missed()]
        if not written:
            return
        newest = max(written) + 1
        await asyncio.sleep(max(0.0, newest + GRACE.total_seconds() + 1 - time.time()))
        await restart()
        await asyncio.to_thread(eventually, lambda: looked_up_to(looking) >= newest, LOOK_SECONDS)

    async def judge(self, looking: Stored, *, kills: int, in_flight: int) -> WhatsAppVerdict:
        """By what Twilio brought, lists and was asked to send."""
        assert isinstance(looking, StoredWhatsApp)
        verdict = WhatsAppVerdict(kills, in_flight=in_flight)
        state = await self.twilio.state()
        if state["violations"]:
            verdict.wrong.append(f"against Twilio's rules: {state['violations'][:3]}")
        inbound = (await self.twilio.look("inbound"))["messages"]
        sent = (await self.twilio.look("sent"))["messages"]
        return judge_whatsapp(verdict, Evidence(inbound, sent, self.writers, looking))

    async def _missed(self) -> list[Json]:
        found: Any = await self.twilio.look("inbound")
        return [message for message in found["messages"] if message["state"] == "lost"]


def looked_up_to(looking: Stored) -> int:
    """Up to which second Twilio's list was compared with what is stored."""
    rows = looking.rows(OFFSET, OFFSET.c.channel == "whatsapp")
    return int(rows[0].next_update) if rows else 0
