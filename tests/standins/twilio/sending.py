"""What becomes of a message to a person: sent and delivered, or failed with one of the codes."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import aiohttp

from tests.standins.twilio.callbacks import tell, tell_one
from tests.standins.twilio.common import Json, reason
from tests.standins.twilio.contents import Content
from tests.standins.twilio.messages import Message
from tests.standins.twilio.people import Person

if TYPE_CHECKING:
    from tests.standins.twilio.state import State

SESSION_BUTTONS = 3
LONGEST_BODY = 1024
LARGEST_MEDIA = 16 * 1024 * 1024
LARGEST_IMAGE = 5 * 1024 * 1024
_TITLES = {"twilio/quick-reply": ("actions", 20), "twilio/list-picker": ("items", 24)}
_MARGIN = 0.01


@dataclass(frozen=True, slots=True)
class Fate:
    """The last status of a message and, if it went wrong, why."""

    status: str = "delivered"
    code: int | None = None


def decide(state: State, message: Message, person: Person, content: Content | None) -> Fate:
    """Return what becomes of a message that the API took."""
    if failure := person.take_failure("callback"):
        return Fate(failure.status, failure.code)
    window_open = state.window_open(person)
    outside = Fate(state.options.window_status, 63016)
    if content is None:
        return Fate() if window_open else outside
    if code := _content_error(message):
        return Fate("failed", code)
    approval = content.approval
    if content.category is None or approval is None:
        if not window_open:
            return outside
        return Fate("failed", 63013) if _too_many_buttons(message) else Fate()
    if approval.status == "paused" and not window_open:
        return Fate("failed", 63041)
    if approval.category == "MARKETING" and (person.number or "").startswith("+1"):
        return Fate("undelivered", 63049)
    return Fate()


async def send(state: State, message: Message, person: Person, content: Content | None) -> None:
    """Take a message along its way; with a plan for it, "sent" is told before this returns."""
    message.in_window = state.window_open(person)
    message.template = content is not None and content.category is not None
    fate = decide(state, message, person, content)
    plan = state.plan_for(message.person)
    if plan.early and fate.code is None:
        await tell_one(state, message, "sent")
    state.tasks.spawn(_go(state, message, fate, early=plan.early and fate.code is None))


async def wait_for_hour(
    state: State, message: Message, person: Person, content: Content | None
) -> None:
    """Keep a scheduled message until its hour; only then is it looked at."""
    hour = message.send_at or 0

    def come() -> bool:
        return message.status != "scheduled" or state.now() >= hour

    while not await state.tasks.wait(come, max(0.0, hour - state.now()) + _MARGIN):
        pass  # the clock here may have been moved
    if message.status == "scheduled":
        await send(state, message, person, content)


async def _go(state: State, message: Message, fate: Fate, *, early: bool) -> None:
    await asyncio.sleep(state.plan_for(message.person).hold)
    if urls := message.params.get("MediaUrl"):
        fate = await _fetch_media(state, message, urls, fate)
    way = ["queued"] if message.status in {"accepted", "scheduled"} else []
    if fate.code is None:
        way += ["sent", "delivered"]
        way += ["read"] if state.plan_for(message.person).read else []
    else:
        way += ["sent"] if fate.status == "undelivered" else []
        way.append(fate.status)
    for status in way:
        if status in {"failed", "undelivered"}:
            message.error_code, message.error_message = fate.code, reason(fate.code or 0)
        message.move(status, state.now())
    state.tasks.changed()
    await tell(state, message, [status for status in way if not (early and status == "sent")])


async def _fetch_media(state: State, message: Message, urls: list[str], fate: Fate) -> Fate:
    for url in urls:
        try:
            content_type, data = await state.poster.fetch(url)
        except (aiohttp.ClientError, TimeoutError, OSError):
            return Fate("failed", 63019)
        if len(data) > (LARGEST_IMAGE if content_type.startswith("image/") else LARGEST_MEDIA):
            return Fate("failed", 63019)
        account = state.options.account_sid
        stored = state.media.add(account, message.sid, content_type, data, state.now())
        message.media_sids.append(stored.sid)
    return fate


def _content_error(message: Message) -> int | None:
    shown: Json = message.content or {}
    if len(shown.get("body", "")) > LONGEST_BODY:
        return 63021
    if re.search(r" {5,}", message.params.get("ContentVariables", "")):
        return 63013
    part, longest = _TITLES.get(shown.get("kind", ""), ("", 0))
    titles = [item.get("title", item.get("item", "")) for item in shown.get(part, [])]
    return 63013 if any(not 1 <= len(title) <= longest for title in titles) else None


def _too_many_buttons(message: Message) -> bool:
    shown: Json = message.content or {}
    return shown["kind"] == "twilio/quick-reply" and len(shown["actions"]) > SESSION_BUTTONS
