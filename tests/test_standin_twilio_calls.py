"""The stand-in for Twilio places calls, in a small model."""

from typing import Any

import pytest
from twilio.base.exceptions import TwilioRestException

from tests.standins.twilio import TwilioStandIn
from tests.standins.twilio.receiver import Receiver, Reply

pytest_plugins = ("tests.standins.twilio.fixtures",)

SARI = "+6281200000001"


def call(client: Any, twilio: TwilioStandIn, **more: Any) -> Any:
    twiml = "<Response><Say>Halo</Say></Response>"
    what = {"twiml": twiml} if "url" not in more else {}
    number = twilio.sender.removeprefix("whatsapp:")
    return client.calls.create(**({"to": SARI, "from_": number} | what | more))


def test_call_is_answered(twilio: TwilioStandIn, twilio_client: Any, other_side: Receiver) -> None:
    events = ["initiated", "ringing", "answered", "completed"]
    url = f"{other_side.url}/call"

    made = call(twilio_client, twilio, status_callback=url, status_callback_event=events)

    assert made.status == "queued"
    received = other_side.wait(4)
    told = [request.fields["CallStatus"] for request in received]
    assert told == ["initiated", "ringing", "in-progress", "completed"]
    assert received[-1].fields["CallDuration"] == "12"
    assert all(request.is_signed(twilio.auth_token) for request in received)
    kept = twilio_client.calls(made.sid).fetch()
    assert (kept.status, kept.duration) == ("completed", "12")
    assert twilio.calls(1)[0]["spoken"] == "<Response><Say>Halo</Say></Response>"


@pytest.mark.parametrize("outcome", ["busy", "no-answer", "failed"])
def test_call_is_not_answered(
    twilio: TwilioStandIn, twilio_client: Any, other_side: Receiver, outcome: str
) -> None:
    twilio.call_outcome(outcome)
    call(twilio_client, twilio, status_callback=f"{other_side.url}/call")
    [received] = other_side.wait(1)
    assert received.fields["CallStatus"] == outcome
    twilio.settle()
    assert [made.status for made in twilio_client.calls.list(status=outcome)] == [outcome]
    assert twilio_client.calls.list(status="completed") == []


def test_call_fetches_what_to_say(
    twilio: TwilioStandIn, twilio_client: Any, other_side: Receiver
) -> None:
    other_side.decide = lambda received: Reply(body="<Response><Say>Dua</Say></Response>")
    call(twilio_client, twilio, url=f"{other_side.url}/say")
    [received] = other_side.wait(1)
    assert received.is_signed(twilio.auth_token)
    assert received.fields["CallStatus"] == "in-progress"
    twilio.settle()
    assert twilio.calls()[0]["spoken"] == "<Response><Say>Dua</Say></Response>"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"to": "Sari"}, 21211),
        ({"from_": "+14150000000"}, 21210),
        ({"twiml": "<Response>"}, 12100),
        ({"twiml": "<Response/>" + " " * 4000}, 20001),
        ({"url": "nowhere"}, 21205),
    ],
)
def test_bad_calls_are_refused(
    twilio: TwilioStandIn, twilio_client: Any, change: Any, code: int
) -> None:
    with pytest.raises(TwilioRestException) as refused:
        call(twilio_client, twilio, **change)
    assert (refused.value.status, refused.value.code) == (400, code)
    assert twilio.calls() == []
