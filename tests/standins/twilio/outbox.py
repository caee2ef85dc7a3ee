"""Makes a message to a person out of checked parameters, and sends it on its way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.standins.twilio.common import ApiError, Json, bad_request, new_sid, reason
from tests.standins.twilio.contents import Content
from tests.standins.twilio.messages import Message
from tests.standins.twilio.people import is_address
from tests.standins.twilio.sending import send, wait_for_hour

if TYPE_CHECKING:
    from tests.standins.twilio.state import State

LONGEST_BODY = 1600
MOST_MEDIA = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is to be sent to whom."""

    to: str
    params: Json
    direction: str = "outbound-api"
    status: str = "queued"
    send_at: float | None = None


async def dispatch(state: State, draft: Draft) -> Message:
    """Check what is to be sent, keep it and send it, or refuse as Twilio does."""
    params = draft.params
    if not is_address(draft.to):
        raise bad_request(21211, f"The 'To' number {draft.to} is not a valid phone number.")
    content = _content(state, params)
    if content is None and not params.get("Body") and not params.get("MediaUrl"):
        raise bad_request(21619, "A text message body or media urls must be specified.")
    if len(params.get("Body", "")) > LONGEST_BODY:
        raise bad_request(
            21617, f"The concatenated message body exceeds the {LONGEST_BODY} character limit"
        )
    if len(params.get("MediaUrl", [])) > MOST_MEDIA:
        raise bad_request(21623, "Number of media files exceeds allowed limit")
    shown = content.render(params.get("ContentVariables")) if content else None
    person = state.people.at(draft.to)
    if failure := person.take_failure("create"):
        raise ApiError(400, failure.code, reason(failure.code))
    message = _keep(state, draft, shown)
    if draft.send_at:
        state.tasks.later(wait_for_hour(state, message, person, content))
    else:
        await send(state, message, person, content)
    state.tasks.changed()
    return message


def _content(state: State, params: Json) -> Content | None:
    if "ContentSid" not in params:
        if "ContentVariables" in params:
            raise bad_request(21654, "ContentSid Required")
        return None
    if params.get("Body") or params.get("MediaUrl"):
        # Twilio's pages say to leave them out; what it does otherwise is not told.
        raise bad_request(20001, "Body and MediaUrl do not go together with ContentSid")
    content = state.contents.find(params["ContentSid"])
    if content is None:
        raise bad_request(21655, "The ContentSid is Invalid")
    return content


def _keep(state: State, draft: Draft, shown: Json | None) -> Message:
    params, now = draft.params, state.now()
    text = str(shown["body"]) if shown else params.get("Body", "")
    forgets = params.get("ContentRetention") == "discard"
    message = Message(
        n=state.messages.next_number(),
        sid=new_sid("MM" if params.get("MediaUrl") or shown else "SM"),
        account_sid=state.options.account_sid,
        direction=draft.direction,
        sender=state.options.sender,
        to=draft.to,
        person=draft.to,
        body="" if forgets else text,
        written=text,
        status=draft.status,
        created=now,
        params=params,
        content=shown,
        service_sid=params.get("MessagingServiceSid"),
        status_callback=params.get("StatusCallback"),
        send_at=draft.send_at,
        hidden_address=params.get("AddressRetention") == "obfuscate",
    )
    message.move(draft.status, now)
    return state.messages.add(message)
