"""Delivery of inbound messages: the webhook with its retries, then the fallback, then nothing."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.standins.twilio.common import ApiError, Json
from tests.standins.twilio.outbox import Draft, dispatch
from tests.standins.twilio.posting import Reply, Sending, target
from tests.standins.twilio.twiml import BadTwiml, ReplyMessage, read_twiml

if TYPE_CHECKING:
    from tests.standins.twilio.state import State


@dataclass(slots=True, kw_only=True)
class Inbound:
    """One message on its way to the other side."""

    sid: str
    person: str
    fields: dict[str, str]
    state: str = "pending"  # then delivered, fallback or lost
    attempts: list[Json] = field(default_factory=list)
    token: str = ""

    def view(self) -> Json:
        """Return this as a test sees it."""
        return {
            "sid": self.sid,
            "person": self.person,
            "fields": self.fields,
            "state": self.state,
            "attempts": self.attempts,
            "token": self.token,
        }


async def deliver(state: State, inbound: Inbound) -> None:
    """Deliver one message; it stays in Twilio's list whatever comes of it."""
    async with AsyncExitStack() as stack:
        if state.one_by_one:
            lock = state.lines.setdefault(inbound.person, asyncio.Lock())
            await stack.enter_async_context(lock)
        if state.webhook_url:
            await _deliver(state, inbound)
        else:
            inbound.state = "lost"
    state.tasks.changed()


async def _deliver(state: State, inbound: Inbound) -> None:
    sending = Sending(dict(inbound.fields), attempts=inbound.attempts)
    inbound.token = sending.token
    code = await _try(state, inbound, state.webhook_url, sending)
    if code is None:
        inbound.state = "delivered"
        return
    state.record.count("webhook_failures")
    if state.fallback_url is None:
        inbound.state = "lost"
        return
    failed = target(state.webhook_url, state.options).url
    sending.fields |= {"ErrorCode": str(code), "ErrorUrl": failed}
    code = await _try(state, inbound, state.fallback_url, sending)
    inbound.state = "fallback" if code is None else "lost"


async def _try(state: State, inbound: Inbound, url: str, sending: Sending) -> int | None:
    reply = await state.poster.deliver(url, sending)
    if reply.kind != "ok":
        return int((reply.error or "11200").split()[0])
    try:
        messages = _read(reply)
    except BadTwiml as error:
        state.violate("webhook", str(error))
        return error.code
    for message in messages:
        await reply_to(state, inbound.person, message)
    return None


async def reply_to(state: State, address: str, reply: ReplyMessage) -> None:
    """Send what the answer to an inbound message asks for."""
    params: Json = {"Body": reply.body}
    if reply.media_urls:
        params["MediaUrl"] = list(reply.media_urls)
    if reply.status_callback:
        params["StatusCallback"] = reply.status_callback
    draft = Draft(to=reply.to or address, params=params, direction="outbound-reply")
    try:
        await dispatch(state, draft)
    except ApiError as error:
        state.violate("webhook", f"{error.code} {error.message}")


def _read(reply: Reply) -> list[ReplyMessage]:
    return read_twiml(reply.status or 0, reply.content_type, reply.body)
