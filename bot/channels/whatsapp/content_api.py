"""Twilio's Content API as we use it: what lies there, made, sent in for approval, removed.

Every failure becomes a sentence that says what to do. Nothing of a person is in any content.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from twilio.rest import Client
from twilio.rest.content.v1.content import ContentList
from twilio.rest.content.v1.content.approval_create import ApprovalCreateList

from bot.channels.whatsapp.client import NotConnected, TwilioError, Unanswered, refusal
from bot.channels.whatsapp.contents import UTILITY, Wanted
from storage.tables.content import ContentState

T = TypeVar("T")
PAGE: Final = 100
PATIENCE: Final = (1.0, 5.0, 20.0)
"""How long to wait, time after time, when Twilio says that it is too much at once."""
TOO_MANY: Final = 429
MOST_REASON: Final = 200
UNDER_WAY: Final = frozenset({"received", "pending"})


class ContentError(Exception):
    """Something about contents could not be done; the message says what to do."""


class ContentRefused(ContentError):
    """Twilio does not take this one content; it would take others."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far WhatsApp's approval of a content is."""

    state: ContentState
    category: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A content at Twilio; `name` is empty where somebody gave it none."""

    name: str
    sid: str
    locale: str
    standing: Standing


class ContentApi:
    """The requests, one after the other; asked again where Twilio asks for patience."""

    def __init__(self, client: Client, patience: Sequence[float] = PATIENCE) -> None:
        self._content = client.content.v1
        self._patience = patience

    async def found(self) -> list[Found]:
        """Everything that lies at Twilio, whoever made it; the oldest first."""

        async def read() -> list[Found]:
            stream = await self._content.content_and_approvals.stream_async(page_size=PAGE)
            return [_found(one) async for one in stream]

        return (await self._ask("list the contents", read))[::-1]

    async def make(self, wanted: Wanted) -> str:
        """Make a content; its id."""
        request = ContentList.ContentCreateRequest(
            {
                "friendly_name": wanted.name,
                "language": wanted.locale,
                "types": wanted.types,
                "variables": wanted.variables,
            }
        )
        made = await self._ask(
            f"make {wanted.name}", lambda: self._content.contents.create_async(request)
        )
        return str(made.sid)

    async def submit(self, wanted: Wanted, sid: str) -> Standing:
        """Send a template in for approval, as what somebody waits for."""
        request = ApprovalCreateList.ContentApprovalRequest(
            {"name": wanted.name, "category": UTILITY}
        )
        approvals = self._content.contents(sid).approval_create
        answer = await self._ask(f"send in {wanted.name}", lambda: approvals.create_async(request))
        return standing({"status": answer.status, "category": answer.category})

    async def remove(self, found: Found) -> None:
        """Remove a content."""
        content = self._content.contents(found.sid)
        await self._ask(f"remove {found.name}", content.delete_async)

    async def _ask(self, what: str, request: Callable[[], Awaitable[T]]) -> T:
        """What was refused as too much at once was not done: it can be asked for again."""
        for seconds in (*self._patience, None):
            try:
                return await request()
            except TwilioError as error:
                if refusal(error)[1] != TOO_MANY or seconds is None:
                    raise _refused(what, error) from None
                await asyncio.sleep(seconds)
            except (NotConnected, Unanswered) as error:
                raise ContentError(_away(what, error)) from None
        raise AssertionError("the last time has no wait behind it")


def standing(approval: Mapping[str, Any]) -> Standing:
    """What an approval says; a word that we do not know is no approval."""
    status = str(approval.get("status") or "unsubmitted").lower()
    category = str(approval.get("category") or "").upper()
    reason = _one_line(approval.get("rejection_reason"))
    if status == "unsubmitted":
        return Standing(ContentState.CREATED)
    if status in UNDER_WAY:
        return Standing(ContentState.PENDING, category)
    if status == "rejected":
        return Standing(ContentState.REJECTED, category, reason)
    if status != "approved":
        return Standing(ContentState.STOPPED, category, reason or status)
    if category != UTILITY:
        return Standing(ContentState.STOPPED, category, category)
    return Standing(ContentState.APPROVED, category)


def _found(content: Any) -> Found:
    return Found(
        name=content.friendly_name or "",
        sid=content.sid,
        locale=content.language or "",
        standing=standing(content.approval_requests or {}),
    )


def _away(what: str, error: Exception) -> str:
    if isinstance(error, NotConnected):
        return f"Twilio was not reached to {what}: look at the network, then run it again"
    return (
        f"Twilio was asked to {what} and did not answer: run it again, what was made meanwhile "
        "is found by its name"
    )


def _refused(what: str, error: Any) -> ContentError:
    code, status = refusal(error)
    told = f"Twilio refuses to {what} ({status}, code {code or 'unknown'})"
    match status:
        case 401:
            return ContentError(f"{told}: check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN")
        case 403:
            return ContentError(f"{told}: is the account suspended? Look at Twilio's console")
        case 429:
            return ContentError(f"{told}: run it again in some minutes, what is done stays done")
        case _ if status >= 500:
            return ContentError(f"{told}: the fault is Twilio's, run it again later")
    said = getattr(error, "detail", None) or getattr(error, "msg", "")
    return ContentRefused(f"{told}: {_one_line(said)}")


def _one_line(text: object) -> str:
    return " ".join(str(text or "").split())[:MOST_REASON]
