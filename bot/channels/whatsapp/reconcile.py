"""After an outage: what Twilio lists and never reached us is taken in, once, as late.

A webhook that fails is tried again for seconds, then the fallback address is asked, then
nobody (the platform page, §3): only the listing still knows the message. On each start, and
every few minutes, it is compared with what we have.
"""

import asyncio
import secrets
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import structlog

from bot.channels.whatsapp.channel import WhatsAppChannel, address_of, place_of
from bot.channels.whatsapp.client import NotConnected, TwilioError, Unanswered
from bot.channels.whatsapp.receive import (
    CHANNEL,
    LONGEST_TEXT,
    MOST_FILES,
    bare,
    media_of,
    urn_of,
)
from bot.turn import StorageAway
from flows.messages import Media, MediaKind, MsgIn, storable
from storage import leases, messages, offsets
from storage.database import Connection

if TYPE_CHECKING:
    from bot.house import House

log = structlog.get_logger()
LEASE: Final = f"reconcile:{CHANNEL}"
EACH_SECONDS: Final = 120
AGAIN_SECONDS: Final = 15
GRACE: Final = timedelta(seconds=60)
"""The webhook of so new a message may still be on its way, retries included."""
OVERLAP: Final = timedelta(minutes=10)
"""Looked at twice, so that nothing falls between two looks."""
PAGE: Final = 200
LONGEST_OUTAGE: Final = timedelta(days=30)


class Reconcile:
    """One process looks; how far it has looked is a row, so that another can go on from it."""

    def __init__(self, house: "House", channel: WhatsAppChannel) -> None:
        self._turn = house.turn
        self._database = house.opened.database
        self._clock = house.clock
        self._client = channel.client
        self._sender = channel.sender
        self._holder = secrets.token_hex(8)

    async def run(self) -> None:
        """Look until cancelled."""
        while True:
            done = False
            try:
                done = await self.look()
            except (TwilioError, NotConnected, Unanswered, StorageAway) as error:
                log.warning("reconcile failed", error=type(error).__name__)
            await asyncio.sleep(EACH_SECONDS if done else AGAIN_SECONDS)

    async def look(self) -> bool:
        """Compare once; false where another process does it, or something is still missing."""
        if not await self._database.write(self._hold):
            return False
        now = self._clock.now()
        since = await self._database.read(lambda conn: offsets.get(conn, CHANNEL))
        if since and not await self._take_missed(datetime.fromtimestamp(since, UTC), now):
            return False
        following = int((now - GRACE).timestamp())
        await self._database.write(lambda conn: offsets.put(conn, CHANNEL, following))
        return True

    def _hold(self, conn: Connection) -> bool:
        alone = not self._database.distributed
        return leases.hold(conn, LEASE, self._holder, self._clock.now(), force=alone) is not None

    async def _take_missed(self, since: datetime, now: datetime) -> bool:
        """Take in what we do not have; whether that was all of it."""
        start = max(since - OVERLAP, now - LONGEST_OUTAGE)
        found = await self._client.messages.list_async(
            to=self._sender, date_sent_after=start, page_size=PAGE
        )
        listed = [one for one in found if _written_at(one) <= now - GRACE]
        listed.reverse()  # newest first is how they are listed
        refs = [str(one.sid) for one in listed if one.direction == "inbound"]
        known = await self._database.read(lambda conn: messages.known_keys(conn, CHANNEL, refs))
        missing = set(refs) - known
        taken = [await self._took(one) for one in listed if one.sid in missing]
        if any(taken):
            log.error("messages whose webhook never came were taken in", number=sum(taken))
        return all(taken)

    async def _took(self, listed: Any) -> bool:
        """Take one in; one that cannot be taken now holds up nobody else's."""
        try:
            await self._take(listed)
        except StorageAway:
            raise
        except Exception as error:
            log.warning("missed message waits", ref=listed.sid, error=type(error).__name__)
            return False
        return True

    async def _take(self, listed: Any) -> None:
        person = bare(listed.from_)
        if not person:
            log.error("listed message without a sender", ref=listed.sid)
            return
        files = await self._files(listed)
        text = storable((listed.body or "")[:LONGEST_TEXT])
        await self._turn.take(
            MsgIn(
                channel=CHANNEL,
                urn=urn_of(person),
                key=str(listed.sid),
                sent_at=_written_at(listed),
                text=text,
                ref=str(listed.sid),
                media=files,
                other=None if text or files else "unknown",
                late=True,
            )
        )

    async def _files(self, listed: Any) -> tuple[Media, ...]:
        """The listing only counts them; what cannot be asked for now is found when fetched."""
        number = min(int(listed.num_media or 0), MOST_FILES)
        if not number:
            return ()
        try:
            found = await self._client.messages(listed.sid).media.list_async()
        except (TwilioError, NotConnected, Unanswered):
            return tuple(
                Media(MediaKind.DOCUMENT, place_of(listed.sid, at)) for at in range(number)
            )
        return tuple(media_of(address_of(file.uri), file.content_type) for file in found)


def _written_at(listed: Any) -> datetime:
    at: datetime = listed.date_sent or listed.date_created
    return at.astimezone(UTC)
