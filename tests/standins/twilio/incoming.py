"""What a person sends: the form that Twilio makes of a text, a file, a place, a press and more."""

import base64
import json

from tests.standins.twilio.common import VERSION, ControlError, Json, new_sid
from tests.standins.twilio.inbound import Inbound, deliver
from tests.standins.twilio.messages import Message
from tests.standins.twilio.people import Person
from tests.standins.twilio.state import State

KNOWN = {
    "person",
    "text",
    "media",
    "location",
    "quote",
    "forwarded",
    "button",
    "item",
    "fields",
    "without",
    "kind",
    "deliver",
    "hide_number",
}
# Twilio adds fields without notice; this one stands for them.
UNANNOUNCED = {"UnannouncedField": "new", "UnannouncedBlankField": ""}


def write(state: State, body: Json) -> Json:
    """Let a person send something, and deliver it."""
    if unknown := set(body) - KNOWN:
        raise ControlError(f"unknown for writing: {', '.join(sorted(unknown))}")
    person = state.people.at(body["person"])
    shown = _as_shown(person, body)
    message = _message(state, shown, body)
    person.last_inbound = state.now()
    fields = _fields(state, shown, message, body)
    inbound = Inbound(sid=message.sid, person=shown.address, fields=fields)
    state.inbound.append(inbound)
    state.messages.add(message)
    if body.get("deliver", True):
        state.tasks.spawn(deliver(state, inbound))
    else:
        inbound.state = "lost"
    return {"sid": message.sid, "fields": fields}


def _as_shown(person: Person, body: Json) -> Person:
    if not body.get("hide_number"):
        return person
    if person.user_id is None:
        raise ControlError("somebody without an id cannot hide the number")
    return Person(user_id=person.user_id, name=person.name)


def _message(state: State, person: Person, body: Json) -> Message:
    now = state.now()
    sid = new_sid("MM" if body.get("media") else "SM")
    message = Message(
        n=state.messages.next_number(),
        sid=sid,
        account_sid=state.options.account_sid,
        direction="inbound",
        sender=person.address,
        to=state.options.sender,
        person=person.address,
        body=body.get("text", ""),
        written=body.get("text", ""),
        status="received",
        created=now,
        sent_at=now,
    )
    for file in body.get("media", []):
        data = base64.b64decode(file["data"], validate=True)
        account = state.options.account_sid
        stored = state.media.add(account, sid, file["content_type"], data, now)
        message.media_sids.append(stored.sid)
    return message


def _fields(state: State, person: Person, message: Message, body: Json) -> dict[str, str]:
    sid = message.sid
    fields = {
        "AccountSid": state.options.account_sid,
        "ApiVersion": VERSION,
        "Body": message.body,
        "From": person.address,
        "MessageSid": sid,
        "MessageType": _kind(body),
        "NumMedia": str(len(message.media_sids)),
        "NumSegments": "1",
        "ProfileName": person.name,
        "ReferralNumMedia": "0",
        "SmsMessageSid": sid,
        "SmsSid": sid,
        "SmsStatus": "received",
        "To": state.options.sender,
    }
    context = {"ProfileName": person.name} | _identity(person)
    fields |= _identity(person) | UNANNOUNCED
    if person.number and person.user_id:
        fields["ExternalUserId"] = f"whatsapp:{person.user_id}"
    for part in (_buttons(body), _forwarded(body)):
        fields |= part
        context |= part
    fields |= _media(state, message) | _place(body) | _quote(state, person, body) | _item(body)
    metadata = {"type": "whatsapp", "data": {"context": context}}
    fields["ChannelMetadata"] = json.dumps(metadata, separators=(",", ":"), ensure_ascii=False)
    fields |= body.get("fields", {})
    return {name: value for name, value in fields.items() if name not in body.get("without", [])}


def _kind(body: Json) -> str:
    if "kind" in body:
        return str(body["kind"])
    if body.get("button") or body.get("item"):
        return "interactive"
    if body.get("location"):
        return "location"
    files = body.get("media", [])
    if not files:
        return "text"
    content_type = str(files[0]["content_type"])
    if content_type == "text/vcard":
        return "contacts"
    if content_type == "image/webp":
        return "sticker"
    group = content_type.partition("/")[0]
    return group if group in {"image", "audio", "video"} else "document"


def _identity(person: Person) -> dict[str, str]:
    return {"WaId": person.number.removeprefix("+")} if person.number else {}


def _buttons(body: Json) -> dict[str, str]:
    button = body.get("button")
    return {"ButtonText": button["text"], "ButtonPayload": button["payload"]} if button else {}


def _forwarded(body: Json) -> dict[str, str]:
    how = body.get("forwarded")
    if not how and not body.get("button"):
        return {}
    often = how == "frequently"
    return {
        "Forwarded": "true" if how else "false",
        "FrequentlyForwarded": "true" if often else "false",
    }


def _media(state: State, message: Message) -> dict[str, str]:
    fields: dict[str, str] = {}
    for number, sid in enumerate(message.media_sids):
        stored = state.media.everything[sid]
        fields[f"MediaUrl{number}"] = state.url + stored.path
        fields[f"MediaContentType{number}"] = stored.content_type
    return fields


def _place(body: Json) -> dict[str, str]:
    place = body.get("location")
    if not place:
        return {}
    return {
        "Latitude": str(place["latitude"]),
        "Longitude": str(place["longitude"]),
        "Address": str(place.get("address", "")),
        "Label": str(place.get("label", "")),
    }


def _quote(state: State, person: Person, body: Json) -> dict[str, str]:
    if "quote" not in body:
        return {}
    quoted = state.messages.known(body["quote"])
    own = quoted is not None and quoted.direction == "inbound"
    sender = person.address if own else state.options.sender
    return {"OriginalRepliedMessageSid": body["quote"], "OriginalRepliedMessageSender": sender}


def _item(body: Json) -> dict[str, str]:
    """Return the fields of a chosen list item.

    Twilio's pages do not name them, so a test can have each of the ways that were seen.
    """
    item = body.get("item")
    if not item:
        return {}
    match item["named"]:
        case "list":
            return {"ListId": item["id"], "ListTitle": item["title"]}
        case "payload":
            return {"ButtonPayload": item["id"], "ButtonText": item["title"]}
        case "body":
            return {}
    raise ControlError("a choice is named list, payload or body")
