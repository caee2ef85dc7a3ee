"""Takes Twilio's webhooks in: read, turn, and only then "received"."""

from typing import TYPE_CHECKING, Final

import structlog

from bot.channels.whatsapp.errors import error_for
from bot.channels.whatsapp.receive import CHANNEL, Fields, Unreadable, receive
from bot.delivery.statuses import Status, Statuses
from bot.turn import StorageAway
from storage.database import AWAY
from storage.tables.outbox import OutState

if TYPE_CHECKING:
    from bot.house import House

log = structlog.get_logger()
WEBHOOK_PATH: Final = "/whatsapp/webhook"
STATES: Final = {
    "sent": OutState.SENT,
    "delivered": OutState.DELIVERED,
    "read": OutState.READ,
    "undelivered": OutState.FAILED,
    "failed": OutState.FAILED,
    "canceled": OutState.FAILED,
}
"""Twilio's words for what became of a message; before these it only waits."""


class Intake:
    """What happens to one form."""

    def __init__(self, house: "House") -> None:
        self._house = house
        self._statuses = Statuses(house.turn)

    async def take(self, form: Fields) -> None:
        """Returns when the message is durable. Raises `StorageAway`."""
        try:
            msg = receive(form, now=self._house.clock.now())
        except Unreadable as error:
            log.error("form could not be read", without=str(error))
            return
        await self._house.turn.take(msg)

    async def take_status(self, form: Fields, mark: str) -> None:
        """Returns when the status is durable; `mark` is our own id of the message.

        Raises `StorageAway`.
        """
        status = status_of(
            ref=form.get("MessageSid") or form.get("SmsSid") or "",
            word=form.get("MessageStatus") or form.get("SmsStatus") or "",
            code=form.get("ErrorCode"),
            mark=mark,
        )
        if status is None:
            return
        try:
            await self._statuses.take(status)
        except AWAY as error:
            raise StorageAway from error


def status_of(*, ref: str, word: str, code: str | None, mark: str = "") -> Status | None:
    """A status in the words of every channel; None when it says nothing that is news."""
    state = STATES.get(word.lower())
    if state is None or not ref:
        return None
    number = int(code) if code and code.isascii() and code.isdecimal() else None
    return Status(
        channel=CHANNEL,
        ref=ref[:64],
        state=state,
        outbox_id=int(mark) if mark.isascii() and mark.isdecimal() and len(mark) < 19 else None,
        error=error_for(number, status=0) if state is OutState.FAILED else None,
        code=str(number) if number is not None else None,
    )
