"""Status callbacks: what is told of a message's way, in which order, how often and when."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.standins.twilio.common import VERSION, Json, reason
from tests.standins.twilio.messages import Message, masked
from tests.standins.twilio.posting import Sending

if TYPE_CHECKING:
    from tests.standins.twilio.state import State

ORDERS = ("in order", "shuffled")
CHANNEL_INSTALL_SID = "XE7e1e907e7e1e907e7e1e907e7e1e907e"
_BAD = {"failed", "undelivered"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CallbackPlan:
    """How the callbacks of a message come; ``withheld`` names statuses that are never told.

    ``hold`` is how long a message stays queued.
    """

    order: str = "in order"
    doubled: bool = False
    withheld: tuple[str, ...] = ()
    delay: float = 0.0
    early: bool = False
    read: bool = False
    hold: float = 0.0

    def arrange(self, statuses: list[str]) -> list[str]:
        """Return which statuses are told, as they are told."""
        told = [status for status in statuses if status not in self.withheld]
        if self.order == "shuffled":
            told = told[-1:] + told[:-1]
        return [status for status in told for _ in range(2 if self.doubled else 1)]


def fields(message: Message, status: str) -> dict[str, str]:
    """Return the form of one callback."""
    person = masked(message.person) if message.hidden_address else message.person
    form = {
        "AccountSid": message.account_sid,
        "ApiVersion": VERSION,
        "ChannelInstallSid": CHANNEL_INSTALL_SID,
        "ChannelPrefix": "whatsapp",
        "ChannelToAddress": masked(message.person.removeprefix("whatsapp:")),
        "From": message.sender,
        "MessageSid": message.sid,
        "MessageStatus": status,
        "SmsSid": message.sid,
        "SmsStatus": status,
        "StructuredMessage": "true" if message.content else "false",
        "To": person,
    }
    if message.service_sid:
        form["MessagingServiceSid"] = message.service_sid
    if status in _BAD | {"delivered", "read"}:
        form["EventType"] = status.upper()
    if status in _BAD and message.error_code is not None:
        form["ErrorCode"] = str(message.error_code)
        form["ErrorMessage"] = reason(message.error_code)
        form["ChannelStatusMessage"] = reason(message.error_code)
    return form


async def tell(state: State, message: Message, statuses: list[str]) -> None:
    """Post the callbacks of these statuses, each after the answer to the one before."""
    plan = state.plan_for(message.person)
    for status in plan.arrange(statuses):
        await asyncio.sleep(plan.delay)
        await tell_one(state, message, status)


async def tell_one(state: State, message: Message, status: str) -> None:
    """Post one callback, if the message asked for callbacks."""
    if message.status_callback is None:
        return
    sending = Sending(fields(message, status))
    told: Json = {"sid": message.sid, "person": message.person, "status": status, "answer": None}
    message.callbacks.append(told)
    state.callback_log.append(told)
    reply = await state.poster.deliver(message.status_callback, sending)
    told |= {"answer": reply.status, "error": reply.error, "fields": sending.fields}
    told["attempts"] = sending.attempts
    state.tasks.changed()
