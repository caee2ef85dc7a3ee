"""Voice calls: create, fetch and list."""

import re

from tests.standins.twilio.calls import Call, place
from tests.standins.twilio.common import Json, bad_request, new_sid, not_found
from tests.standins.twilio.listing import Page, date_filters, old_style, within
from tests.standins.twilio.params import (
    Kind,
    Several,
    address,
    boolean,
    integer,
    one_of,
    sid_of,
    text,
)
from tests.standins.twilio.request import Answer, Asked
from tests.standins.twilio.state import State
from tests.standins.twilio.twiml import check_voice

_METHOD = one_of("GET", "POST")
CREATE: dict[str, Kind | Several] = {
    "To": text,
    "From": text,
    "Url": address,
    "Twiml": text,
    "Method": _METHOD,
    "FallbackUrl": address,
    "FallbackMethod": _METHOD,
    "StatusCallback": address,
    "StatusCallbackEvent": Several(one_of("initiated", "ringing", "answered", "completed")),
    "StatusCallbackMethod": one_of("POST"),
    "SendDigits": text,
    "Timeout": integer,
    "TimeLimit": integer,
    "Record": boolean,
    "MachineDetection": one_of("Enable", "DetectMessageEnd"),
    "CallReason": text,
}
CODES = {"Url": 21205, "StatusCallback": 21609}
STATUSES = ("queued", "ringing", "in-progress", "completed", "busy", "failed", "no-answer")
LIST: dict[str, Kind] = {
    "To": text,
    "From": text,
    "Status": one_of(*STATUSES, "canceled"),
    "ParentCallSid": sid_of("CA"),
    **date_filters("StartTime"),
    **date_filters("EndTime"),
}
LONGEST_TWIML = 4000
_NUMBER = re.compile(r"\+[1-9]\d{6,14}")


async def create(state: State, asked: Asked) -> Answer:
    """Place a call."""
    values = asked.form(CREATE, CODES)
    _check_numbers(state, values)
    if "Url" not in values and "Twiml" not in values:
        raise bad_request(21205, "Url parameter is required.")
    if len(values.get("Twiml", "")) > LONGEST_TWIML:
        raise bad_request(20001, f"Twiml must be at most {LONGEST_TWIML} characters")
    if "Twiml" in values and (problem := check_voice(values["Twiml"])):
        raise bad_request(12100, f"Document parse failure: {problem}")
    call = Call(
        n=len(state.calls) + 1,
        sid=new_sid("CA"),
        account_sid=state.options.account_sid,
        to=values["To"],
        sender=values["From"],
        created=state.now(),
        params=values,
    )
    state.calls.append(call)
    answer = call.resource()
    state.tasks.spawn(place(state, call))
    return Answer(201, answer)


async def fetch(state: State, asked: Asked) -> Answer:
    """Show a call."""
    asked.nothing()
    for call in state.calls:
        if call.sid == asked.parts["sid"]:
            return Answer(200, call.resource())
    raise not_found(asked.path)


async def list_all(state: State, asked: Asked) -> Answer:
    """List calls, the newest first."""
    values = asked.listing(LIST)
    found = [
        call
        for call in reversed(state.calls)
        if values.get("To", call.to) == call.to
        and values.get("From", call.sender) == call.sender
        and values.get("Status", call.status) == call.status
        and "ParentCallSid" not in values
        and within("StartTime", values, call.started)
        and within("EndTime", values, call.ended)
    ]
    return Answer(200, old_style(Page(found, values), asked.path, "calls", asked.query))


def _check_numbers(state: State, values: Json) -> None:
    if not values.get("To"):
        raise bad_request(21201, "No 'To' number is specified")
    if not values.get("From"):
        raise bad_request(21213, "No 'From' number is specified")
    if not _NUMBER.fullmatch(values["To"]):
        raise bad_request(21211, f"The 'To' number {values['To']} is not a valid phone number.")
    if values["From"] != state.options.sender.removeprefix("whatsapp:"):
        raise bad_request(21210, "The source phone number provided is not yet verified")
