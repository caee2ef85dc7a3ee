"""What people write comes from the stand-in for Twilio as Twilio sends it."""

import json
from typing import Any

import pytest

from tests.standins.twilio import TwilioStandIn
from tests.standins.twilio.client import StandInError
from tests.standins.twilio.common import Json
from tests.standins.twilio.library import send
from tests.standins.twilio.receiver import TWIML, Received, Receiver, Reply

pytest_plugins = ("tests.standins.twilio.fixtures",)

SARI = "+6281200000001"
BUDI = "+6281200000002"
SARIS_ID = "ID.4566546130240823"


@pytest.fixture
def hook(twilio: TwilioStandIn, other_side: Receiver) -> Receiver:
    """Give a server to which the inbound messages go."""
    twilio.set_webhook(f"{other_side.url}/in", fallback=f"{other_side.url}/later")
    return other_side


def answer(hook: Receiver, *replies: Reply) -> None:
    """Let the next requests be answered so, and the last answer stay."""
    waiting = list(replies)

    def decide(received: Received) -> Reply:
        return waiting.pop(0) if len(waiting) > 1 else waiting[0]

    hook.decide = decide


# The form


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


# Retries and the fallback


def attempts(twilio: TwilioStandIn) -> list[Json]:
    twilio.settle()
    [inbound] = twilio.inbound()
    found: list[Json] = inbound["attempts"]
    return found


def test_retries_have_the_same_token(twilio: TwilioStandIn, hook: Receiver) -> None:
    twilio.set_webhook(f"{hook.url}/in#rc=5&rp=all")
    answer(hook, Reply(500), Reply(404), Reply(302), Reply())

    twilio.write(SARI, "halo")

    received = hook.wait(4)
    tokens = {request.headers["i-twilio-idempotency-token"] for request in received}
    assert len(tokens) == 1
    assert all(request.is_signed(twilio.auth_token) for request in received)
    assert [made["status"] for made in attempts(twilio)] == [500, 404, 302, 200]
    assert twilio.inbound()[0]["state"] == "delivered"


def test_another_message_has_another_token(twilio: TwilioStandIn, hook: Receiver) -> None:
    twilio.write(SARI, "satu")
    twilio.write(SARI, "dua")
    received = hook.wait(2)
    assert len({request.headers["i-twilio-idempotency-token"] for request in received}) == 2


@pytest.mark.parametrize(
    ("fragment", "status", "count"),
    [
        ("", 500, 1),
        ("#rc=3", 500, 1),
        ("#rc=3&rp=5xx", 500, 4),
        ("#rc=3&rp=5xx", 404, 1),
        ("#rc=3&rp=4xx,5xx", 404, 4),
        ("#rc=9&rp=all", 500, 6),
        ("#rc=0&rp=all", 500, 1),
    ],
)
def test_retries_as_the_fragment_asks(
    twilio: TwilioStandIn, hook: Receiver, fragment: str, status: int, count: int
) -> None:
    twilio.set_webhook(f"{hook.url}/in{fragment}")
    answer(hook, Reply(status))

    twilio.write(SARI, "halo")

    assert len(attempts(twilio)) == count
    assert twilio.inbound()[0]["state"] == "lost"


@pytest.mark.parametrize(("fragment", "count"), [("", 2), ("#rc=4", 5), ("#rc=0", 1)])
def test_refused_connection_is_retried(twilio: TwilioStandIn, fragment: str, count: int) -> None:
    with Receiver() as closed:
        url = closed.url
    twilio.set_webhook(f"{url}/in{fragment}")

    twilio.write(SARI, "halo")

    assert [made["kind"] for made in attempts(twilio)] == ["ct"] * count


def test_wrong_policy_is_refused(twilio: TwilioStandIn, hook: Receiver) -> None:
    with pytest.raises(StandInError, match="11243"):
        twilio.set_webhook(f"{hook.url}/in#rp=always")


def test_all_attempts_share_one_time(twilio: TwilioStandIn, hook: Receiver) -> None:
    twilio.set_webhook(f"{hook.url}/in#rc=5&rp=all&rt=250")
    answer(hook, Reply(after=0.4))

    twilio.write(SARI, "halo")

    made = attempts(twilio)
    assert [attempt["kind"] for attempt in made] == ["rt", "rt", "rt"]
    assert 0.5 < made[-1]["answered_at"] - made[0]["time"] < 0.9


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (Reply(503), "11200"),
        (Reply(after=1.0), "11205"),
        (Reply(body="<Response><Message></Response>"), "12100"),
        (Reply(body=""), "12100"),
        (Reply(body="<Answer/>"), "12102"),
        (Reply(body="<Response><Dial/></Response>"), "12200"),
        (Reply(body="{}", content_type="application/json"), "12300"),
    ],
)
def test_fallback_is_told_what_went_wrong(
    twilio: TwilioStandIn, hook: Receiver, reply: Reply, code: str
) -> None:
    twilio.set_webhook(f"{hook.url}/in?a=1#rc=0", fallback=f"{hook.url}/later?b=2")
    answer(hook, reply, Reply())

    written = twilio.write(SARI, "halo")

    [received] = hook.wait(1, "/later?b=2")
    assert received.is_signed(twilio.auth_token)
    told = {"ErrorCode": code, "ErrorUrl": f"{hook.url}/in?a=1"}
    assert received.fields == written["fields"] | told
    twilio.settle()
    assert twilio.inbound()[0]["state"] == "fallback"
    assert len(twilio.violations()) == (1 if code.startswith("12") else 0)


def test_lost_message_is_only_in_the_list(
    twilio: TwilioStandIn, twilio_client: Any, hook: Receiver
) -> None:
    answer(hook, Reply(500))

    written = twilio.write(SARI, "halo")
    unsent = twilio.write(SARI, "dua", deliver=False)

    twilio.settle()
    assert [received.path for received in hook.requests] == ["/in", "/later"]
    assert [inbound["state"] for inbound in twilio.inbound()] == ["lost", "lost"]
    listed = twilio_client.messages.list()
    assert [message.sid for message in listed] == [unsent["sid"], written["sid"]]
    assert [message.direction for message in listed] == ["inbound", "inbound"]


def test_nothing_configured_loses_the_message(twilio: TwilioStandIn) -> None:
    twilio.write(SARI, "halo")
    twilio.settle()
    assert twilio.inbound()[0]["state"] == "lost"


# The answer


def test_message_in_the_answer_is_sent(
    twilio: TwilioStandIn, twilio_client: Any, hook: Receiver
) -> None:
    body = f"<Message action='{hook.url}/status'><Body>Halo &amp; apa</Body></Message>"
    answer(hook, Reply(body=f"<Response>{body}<Message>dua</Message></Response>"))

    twilio.write(SARI, "halo")

    sent = twilio.wait_sent(2, SARI)
    assert [message["text"] for message in sent] == ["Halo & apa", "dua"]
    assert sent[0]["direction"] == "outbound-reply"
    assert twilio_client.messages(sent[0]["sid"]).fetch().direction == "outbound-reply"
    hook.wait(2, "/status")
    twilio.settle()


@pytest.mark.parametrize("reply", [Reply(204, ""), Reply(body=TWIML), Reply(201, "<Response/>")])
def test_empty_answers_are_taken(twilio: TwilioStandIn, hook: Receiver, reply: Reply) -> None:
    answer(hook, reply)
    twilio.write(SARI, "halo")
    assert len(attempts(twilio)) == 1
    assert twilio.inbound()[0]["state"] == "delivered"
    assert twilio.violations() == []
    assert twilio.sent() == []


# Side by side


def test_messages_of_one_person_come_side_by_side(twilio: TwilioStandIn, hook: Receiver) -> None:
    answer(hook, Reply(after=0.2), Reply())

    twilio.write(SARI, "satu")
    hook.wait(1)
    twilio.write(SARI, "dua")

    hook.wait(2)
    twilio.settle()
    assert hook.most_at_once == 2


def test_messages_of_one_person_come_one_by_one_if_asked(
    twilio: TwilioStandIn, hook: Receiver
) -> None:
    twilio.one_by_one()
    answer(hook, Reply(after=0.1))

    for text in ("satu", "dua", "tiga"):
        twilio.write(SARI, text)
    twilio.write(BUDI, "empat")

    twilio.settle()
    bodies = [received.fields["Body"] for received in hook.requests]
    assert [body for body in bodies if body != "empat"] == ["satu", "dua", "tiga"]
    assert bodies.index("empat") < 2
    assert hook.most_at_once == 2
