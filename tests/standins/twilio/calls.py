"""Voice calls: a small model, with an outcome that a test chooses."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.standins.twilio.common import VERSION, Json, rfc2822
from tests.standins.twilio.posting import Sending
from tests.standins.twilio.twiml import check_voice

if TYPE_CHECKING:
    from tests.standins.twilio.state import State

OUTCOMES = ("completed", "busy", "no-answer", "failed")
# What a call's status is named where callbacks are asked for.
_EVENTS = {"queued": "initiated", "ringing": "ringing", "in-progress": "answered"}

_UNKNOWN = (
    "answered_by",
    "caller_name",
    "forwarded_from",
    "group_sid",
    "parent_call_sid",
    "phone_number_sid",
    "price",
    "trunk_sid",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CallPlan:
    """What becomes of the calls."""

    outcome: str = "completed"
    duration: int = 12


@dataclass(slots=True, kw_only=True)
class Call:
    """One outbound call."""

    n: int
    sid: str
    account_sid: str
    to: str
    sender: str
    created: float
    params: Json
    status: str = "queued"
    started: float | None = None
    ended: float | None = None
    duration: int | None = None
    spoken: str = ""
    callbacks: list[Json] = field(default_factory=list)

    def resource(self) -> Json:
        """Return what the API shows."""
        uri = f"/{VERSION}/Accounts/{self.account_sid}/Calls/{self.sid}"
        return dict.fromkeys(_UNKNOWN) | {
            "account_sid": self.account_sid,
            "api_version": VERSION,
            "date_created": rfc2822(self.created),
            "date_updated": rfc2822(self.ended or self.created),
            "direction": "outbound-api",
            "duration": None if self.duration is None else str(self.duration),
            "end_time": rfc2822(self.ended),
            "from": self.sender,
            "from_formatted": self.sender,
            "price_unit": "USD",
            "queue_time": "0",
            "sid": self.sid,
            "start_time": rfc2822(self.started),
            "status": self.status,
            "subresource_uris": {"events": f"{uri}/Events.json"},
            "to": self.to,
            "to_formatted": self.to,
            "uri": f"{uri}.json",
        }

    def view(self) -> Json:
        """Return this as a test sees it."""
        return {
            "sid": self.sid,
            "to": self.to,
            "from": self.sender,
            "status": self.status,
            "duration": self.duration,
            "params": self.params,
            "spoken": self.spoken,
            "callbacks": self.callbacks,
        }


async def place(state: State, call: Call) -> None:
    """Let a call ring, be answered or not, and end."""
    plan = state.call_plan
    await _move(state, call, "queued")
    await _move(state, call, "ringing")
    if plan.outcome == "completed":
        call.started = state.now()
        await _move(state, call, "in-progress")
        call.spoken = await _document(state, call)
        call.duration = plan.duration
    else:
        call.duration = 0
    call.ended = state.now()
    await _move(state, call, plan.outcome)


async def _document(state: State, call: Call) -> str:
    document: str = call.params.get("Twiml", "")
    if not document:
        sending = Sending(_fields(call))
        reply = await state.poster.deliver(call.params["Url"], sending)
        document = reply.body if reply.kind == "ok" else ""
    if problem := check_voice(document):
        state.violate("call", problem)
    return document


async def _move(state: State, call: Call, status: str) -> None:
    call.status = status
    state.tasks.changed()
    event = _EVENTS.get(status, "completed")
    wanted = call.params.get("StatusCallbackEvent", ["completed"])
    if "StatusCallback" not in call.params or event not in wanted:
        return
    number = str(len(call.callbacks))
    extra = {"CallbackSource": "call-progress-events", "SequenceNumber": number}
    extra |= {"Timestamp": rfc2822(state.now()) or ""}
    if call.duration is not None:
        extra["CallDuration"] = str(call.duration)
    sending = Sending(_fields(call) | extra)
    call.callbacks.append({"status": status, "fields": sending.fields})
    await state.poster.deliver(call.params["StatusCallback"], sending)


def _fields(call: Call) -> dict[str, str]:
    # What the callback for "initiated" calls its status.
    status = "initiated" if call.status == "queued" else call.status
    return {
        "AccountSid": call.account_sid,
        "ApiVersion": VERSION,
        "CallSid": call.sid,
        "CallStatus": status,
        "Called": call.to,
        "Caller": call.sender,
        "Direction": "outbound-api",
        "From": call.sender,
        "To": call.to,
    }
