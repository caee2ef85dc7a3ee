"""Messages: create, fetch, list, update and delete."""

from datetime import datetime, timedelta

from tests.standins.twilio.callbacks import tell_one
from tests.standins.twilio.common import ApiError, Json, bad_request, not_found
from tests.standins.twilio.listing import Page, date_filters, old_style, within
from tests.standins.twilio.messages import FINAL, Message
from tests.standins.twilio.outbox import Draft, dispatch
from tests.standins.twilio.params import (
    Kind,
    Several,
    address,
    boolean,
    integer,
    moment,
    number,
    one_of,
    sid_of,
    text,
)
from tests.standins.twilio.request import Answer, Asked
from tests.standins.twilio.state import State

CREATE: dict[str, Kind | Several] = {
    "To": text,
    "From": text,
    "MessagingServiceSid": sid_of("MG"),
    "Body": text,
    "MediaUrl": Several(address),
    "ContentSid": sid_of("HX"),
    "ContentVariables": text,
    "StatusCallback": address,
    "ApplicationSid": sid_of("AP"),
    "MaxPrice": number,
    "ProvideFeedback": boolean,
    "Attempt": integer,
    "ValidityPeriod": integer,
    "ForceDelivery": boolean,
    "ContentRetention": one_of("retain", "discard"),
    "AddressRetention": one_of("retain", "obfuscate"),
    "SmartEncoded": boolean,
    "PersistentAction": Several(text),
    "TrafficType": one_of("free"),
    "ShortenUrls": boolean,
    "ScheduleType": one_of("fixed"),
    "SendAt": moment,
    "SendAsMms": boolean,
    "RiskCheck": one_of("enable", "disable"),
    "FallbackFrom": text,
}
CODES = {"StatusCallback": 21609, "MediaUrl": 21620, "ContentSid": 21655, "SendAt": 35111}
LIST: dict[str, Kind] = {"To": text, "From": text, **date_filters("DateSent")}
UPDATE: dict[str, Kind | Several] = {"Body": text, "Status": one_of("canceled")}
SOONEST, LATEST = timedelta(minutes=5), timedelta(days=35)


async def create(state: State, asked: Asked) -> Answer:
    """Take a message."""
    values = asked.form(CREATE, CODES)
    if not values.get("To"):
        raise bad_request(21604, "A 'To' phone number is required.")
    _check_sender(state, values)
    send_at = _check_schedule(state, values)
    status = "accepted" if "MessagingServiceSid" in values else "queued"
    draft = Draft(
        to=values["To"],
        params=values,
        status="scheduled" if send_at else status,
        send_at=send_at,
    )
    message = await dispatch(state, draft)
    # What the API answers is the first status, however fast the message goes.
    first = message.resource() | {"status": draft.status, "error_code": None}
    first |= {"error_message": None, "date_sent": None}
    return Answer(201, first | {"num_media": str(len(values.get("MediaUrl", [])))})


async def fetch(state: State, asked: Asked) -> Answer:
    """Show a message."""
    asked.nothing()
    return Answer(200, _find(state, asked).resource())


async def list_all(state: State, asked: Asked) -> Answer:
    """List messages, the newest first."""
    values = asked.listing(LIST)
    found = [
        message
        for message in state.messages.newest_first()
        if values.get("To", message.resource()["to"]) == message.resource()["to"]
        and values.get("From", message.resource()["from"]) == message.resource()["from"]
        and within("DateSent", values, message.sent_at)
    ]
    return Answer(200, old_style(Page(found, values), asked.path, "messages", asked.query))


async def update(state: State, asked: Asked) -> Answer:
    """Forget the text of a message, or cancel a scheduled one."""
    values = asked.form(UPDATE)
    message = _find(state, asked)
    if "Status" in values:
        if message.status != "scheduled":
            raise bad_request(30409, "Message cannot be canceled")
        message.move("canceled", state.now())
        state.tasks.spawn(tell_one(state, message, "canceled"))
    if "Body" in values:
        if values["Body"]:
            raise bad_request(20001, "Only an empty Body is accepted")
        _check_final(message)
        message.body = ""
        message.redacted = True
        message.updated = state.now()
    return Answer(200, message.resource())


async def delete(state: State, asked: Asked) -> Answer:
    """Delete a message."""
    asked.nothing()
    message = _find(state, asked)
    _check_final(message)
    message.deleted = True
    message.body = ""
    return Answer(204)


def _find(state: State, asked: Asked) -> Message:
    message = state.messages.find(asked.parts["sid"])
    if message is None:
        raise not_found(asked.path)
    return message


def _check_final(message: Message) -> None:
    if message.status not in FINAL:
        problem = "Cannot delete this resource before it is complete"
        raise ApiError(409, 20009, problem)


def _check_sender(state: State, values: Json) -> None:
    service, sender = values.get("MessagingServiceSid"), values.get("From")
    if service is None and not sender:
        raise bad_request(21603, "A 'From' phone number is required.")
    if service is not None and service != state.options.messaging_service_sid:
        raise ApiError(404, 21701, "The Messaging Service resource does not exist")
    if sender is None:
        return
    if sender.startswith("whatsapp:") != values["To"].startswith("whatsapp:"):
        raise bad_request(21910, "Invalid From and To pair.")
    if sender != state.options.sender:
        raise bad_request(63007, "Twilio could not find a Channel with the specified From address")


def _check_schedule(state: State, values: Json) -> float | None:
    send_at: datetime | None = values.get("SendAt")
    if send_at is None and "ScheduleType" not in values:
        return None
    if send_at is None or "ScheduleType" not in values:
        raise bad_request(35111, "ScheduleType and SendAt go together")
    if "MessagingServiceSid" not in values:
        raise bad_request(35118, "MessagingServiceSid is required to schedule a message")
    ahead = send_at.timestamp() - state.now()
    if not SOONEST.total_seconds() < ahead <= LATEST.total_seconds():
        raise bad_request(35115, "SendAt time must be more than 5 minutes and at most 35 days off")
    values["SendAt"] = send_at.isoformat()
    return send_at.timestamp()
