"""Now and then: words of ours that lie at Twilio though no row of ours looks after them.

A message that was sent twice has two ids there and one here; one whose answer was lost has
none here; the fallback's answers were never ours. `aftercare` cannot know of them.
"""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import structlog

from bot.channels.whatsapp.channel import WhatsAppChannel
from bot.channels.whatsapp.client import NotConnected, TwilioError, Unanswered
from bot.channels.whatsapp.intake import STATES
from bot.channels.whatsapp.receive import CHANNEL
from storage import lookouts

if TYPE_CHECKING:
    from bot.house import House

log = structlog.get_logger()
EACH_SECONDS: Final = 1800
MOST: Final = 2000
"""Of the newest messages; half an hour at 80 a second is more, and then it is only later."""
PAGE: Final = 500
STILL_WANTED: Final = timedelta(minutes=30)
"""So long a doubtful send may be looked for by its words."""


class Sweep:
    """Looks through the newest messages of our sender; called by the scheduler's tick."""

    def __init__(self, house: "House", channel: WhatsAppChannel) -> None:
        self._database = house.opened.database
        self._clock = house.clock
        self._client = channel.client
        self._sender = channel.sender
        self._kept = timedelta(minutes=house.settings.twilio_keep_minutes)

    async def look(self) -> None:
        """Redact what nobody looks after."""
        try:
            listed = await self._client.messages.list_async(
                from_=self._sender, limit=MOST, page_size=PAGE
            )
            left = [one for one in listed if self._is_left(one)]
            refs = [str(one.sid) for one in left]
            cared = await self._database.read(lambda conn: lookouts.cared_for(conn, CHANNEL, refs))
            for one in left:
                if one.sid not in cared:
                    await one.update_async(body="")
        except (TwilioError, NotConnected, Unanswered) as error:
            log.warning("sweep broke off", error=type(error).__name__)

    def _is_left(self, listed: Any) -> bool:
        """Whether it has ended, is old enough, and still has its words."""
        at: datetime = listed.date_created
        old = at.astimezone(UTC) < self._clock.now() - max(self._kept, STILL_WANTED)
        return bool(listed.body) and old and str(listed.status) in STATES
