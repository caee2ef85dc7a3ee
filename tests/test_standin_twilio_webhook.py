"""What people write comes from the stand-in for Twilio as Twilio sends it."""

import json
from typing import Any

import pytest

from tests.standins.twilio import TwilioStandIn
from tests.standins.twilio.client import StandInError
from tests.standins.twilio.common import Json
from tests.standins.twilio.library import send
from tests.standins.twilio.receiver import Receiver

pytest_plugins = ("tests.standins.twilio.fixtures",)

SARI = "+6281200000001"
SARIS_ID = "ID.4566546130240823"


@pytest.fixture
def hook(twilio: TwilioStandIn, other_side: Receiver) -> Receiver:
    """Give a server to which the inbound messages go."""
    twilio.set_webhook(f"{other_side.url}/in", fallback=f"{other_side.url}/later")
    return other_side


def test_text_comes_signed_with_every_field(twilio: TwilioStandIn, other_side: Receiver) -> None:
    twilio.set_webhook(f"{other_side.url}/in?from=twilio%20x&b=%7E#rc=5&rp=all")
    twilio.person(SARI, name="Sari W.")

    written = twilio.write(SARI, " halo\n👋 ")

    [received] = other_side.wait(1)
    assert received.path == "/in?from=twilio%20x&b=%7E"
    assert received.is_signed(twilio.auth_token)
    assert not received.is_signed("another token")
    assert received.fields == written["fields"]
    context = {"ProfileName": "Sari W.", "WaId": "6281200000001"}
    metadata = received.fields.pop("ChannelMetadata")
    assert json.loads(metadata) == {"type": "whatsapp", "data": {"context": context}}
    assert received.fields == {
        "AccountSid": twilio.account_sid,
        "ApiVersion": "2010-04-01",
        "Body": " halo\n👋 ",
        "From": f"whatsapp:{SARI}",
        "MessageSid": written["sid"],
        "MessageType": "text",
        "NumMedia": "0",
        "NumSegments": "1",
        "ProfileName": "Sari W.",
        "ReferralNumMedia": "0",
        "SmsMessageSid": written["sid"],
        "SmsSid": written["sid"],
        "SmsStatus": "received",
        "To": twilio.sender,
        "UnannouncedBlankField": "",
        "UnannouncedField": "new",
        "WaId": "6281200000001",
    }
    twilio.settle()
    [inbound] = twilio.inbound(SARI)
    assert (inbound["state"], inbound["sid"]) == ("delivered", written["sid"])


def test_files_come_with_an_empty_body(twilio: TwilioStandIn, hook: Receiver) -> None:
    twilio.write(SARI, media=[("image/jpeg", b"satu"), ("application/pdf", b"dua")])

    [received] = hook.wait(1)

    assert received.is_signed(twilio.auth_token)
    assert (received.fields["Body"], received.fields["NumMedia"]) == ("", "2")
    assert received.fields["MessageType"] == "image"
    assert received.fields["MediaContentType1"] == "application/pdf"
    assert received.fields["MediaUrl1"].startswith(f"{twilio.url}/2010-04-01/Accounts/AC")


def test_every_kind_of_message(twilio: TwilioStandIn) -> None:
    place = {"latitude": -1.2654, "longitude": 116.8312, "label": "Pasar"}
    kinds: list[tuple[Json, Json]] = [
        (twilio.voice(SARI), {"MessageType": "audio", "MediaContentType0": "audio/ogg"}),
        (twilio.sticker(SARI), {"MessageType": "sticker", "MediaContentType0": "image/webp"}),
        (
            twilio.contact(SARI, "BEGIN:VCARD\nEND:VCARD"),
            {"MessageType": "contacts", "MediaContentType0": "text/vcard", "NumMedia": "1"},
        ),
        (
            twilio.write(SARI, location=place),
            {"MessageType": "location", "Latitude": "-1.2654", "Label": "Pasar", "Address": ""},
        ),
        (
            twilio.write(SARI, "x", forwarded=True),
            {"Forwarded": "true", "FrequentlyForwarded": "false"},
        ),
        (
            twilio.write(SARI, "x", forwarded="frequently"),
            {"Forwarded": "true", "FrequentlyForwarded": "true"},
        ),
        (twilio.write(SARI, "x", fields={"Referral": "y"}, without=["WaId"]), {"Referral": "y"}),
    ]
    for written, fields in kinds:
        assert written["fields"] | fields == written["fields"]
    assert "WaId" not in kinds[-1][0]["fields"]


def test_quoted_reply_names_the_message_and_its_sender(
    twilio: TwilioStandIn, twilio_client: Any
) -> None:
    own = twilio.write(SARI, "satu")["sid"]
    ours = send(twilio_client, twilio, SARI, "dua").sid

    to_own = twilio.write(SARI, "tiga", quote=own)["fields"]
    to_ours = twilio.write(SARI, "empat", quote=ours)["fields"]

    assert to_own["OriginalRepliedMessageSid"] == own
    assert to_own["OriginalRepliedMessageSender"] == f"whatsapp:{SARI}"
    assert to_ours["OriginalRepliedMessageSender"] == twilio.sender


def test_person_with_number_and_id(twilio: TwilioStandIn, twilio_client: Any) -> None:
    twilio.person(SARI, user_id=SARIS_ID)

    both = twilio.write(SARI, "halo")["fields"]
    hidden = twilio.write(SARI, "halo", hide_number=True)["fields"]
    send(twilio_client, twilio, SARIS_ID)

    assert both["From"] == f"whatsapp:{SARI}"
    assert both["ExternalUserId"] == f"whatsapp:{SARIS_ID}"
    assert hidden["From"] == f"whatsapp:{SARIS_ID}"
    assert not {"WaId", "ExternalUserId"} & set(hidden)
    [sent] = twilio.sent(SARI)
    assert (sent["to"], sent["in_window"]) == (f"whatsapp:{SARIS_ID}", True)


def test_person_without_a_number(twilio: TwilioStandIn, twilio_client: Any) -> None:
    fields = twilio.write("ID.77", "halo")["fields"]
    send(twilio_client, twilio, "ID.77")

    assert fields["From"] == "whatsapp:ID.77"
    assert not {"WaId", "ExternalUserId"} & set(fields)
    assert twilio.sent("ID.77")[0]["in_window"] is True
    with pytest.raises(StandInError, match="no address"):
        twilio.write("Sari", "halo")
