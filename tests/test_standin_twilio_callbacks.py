"""The stand-in for Twilio tells what became of messages, as Twilio does."""

import threading
import time
from typing import Any

import pytest
from twilio.base.exceptions import TwilioRestException

from tests.standins.twilio import TwilioStandIn
from tests.standins.twilio.callbacks import CHANNEL_INSTALL_SID
from tests.standins.twilio.library import client_for, send
from tests.standins.twilio.receiver import Received, Receiver, Reply

pytest_plugins = ("tests.standins.twilio.fixtures",)

SARI = "+6281200000001"
BUDI = "+6281200000002"
DAY = 24 * 3600


def statuses(other_side: Receiver, count: int, path: str = "/status") -> list[str]:
    return [received.fields["MessageStatus"] for received in other_side.wait(count, path)]


# The form and its order


def test_callback_is_signed_and_complete(
    twilio: TwilioStandIn, twilio_client: Any, other_side: Receiver
) -> None:
    twilio.write(SARI, "halo")

    message = send(twilio_client, twilio, SARI, status_callback=f"{other_side.url}/status?n=%201")

    sent, delivered = other_side.wait(2)
    assert sent.path == "/status?n=%201"
    assert sent.is_signed(twilio.auth_token)
    assert sent.fields == {
        "AccountSid": twilio.account_sid,
        "ApiVersion": "2010-04-01",
        "ChannelInstallSid": CHANNEL_INSTALL_SID,
        "ChannelPrefix": "whatsapp",
        "ChannelToAddress": "+628120000XXXX",
        "From": twilio.sender,
        "MessageSid": message.sid,
        "MessageStatus": "sent",
        "SmsSid": message.sid,
        "SmsStatus": "sent",
        "StructuredMessage": "false",
        "To": f"whatsapp:{SARI}",
    }
    assert delivered.fields["EventType"] == "DELIVERED"
    assert [told["status"] for told in twilio.callback_log(2)] == ["sent", "delivered"]


def test_read_is_told_when_a_person_reads(
    twilio: TwilioStandIn, twilio_client: Any, other_side: Receiver
) -> None:
    twilio.write(SARI, "halo")
    message = send(twilio_client, twilio, SARI, status_callback=f"{other_side.url}/status")
    other_side.wait(2)

    twilio.mark_read(message.sid)

    read = other_side.wait(3)[-1].fields
    assert (read["MessageStatus"], read["EventType"]) == ("read", "READ")
    assert twilio_client.messages(message.sid).fetch().status == "read"


def test_service_accepts_before_it_queues(
    twilio: TwilioStandIn, twilio_client: Any, other_side: Receiver
) -> None:
    twilio.write(SARI, "halo")
    sid = twilio.messaging_service_sid
    url = f"{other_side.url}/status"

    message = send(twilio_client, twilio, SARI, messaging_service_sid=sid, status_callback=url)

    assert message.status == "accepted"
    assert statuses(other_side, 3) == ["queued", "sent", "delivered"]
    assert other_side.requests[0].fields["MessagingServiceSid"] == sid


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ({"order": "shuffled"}, ["delivered", "sent"]),
        ({"order": "shuffled", "read": True}, ["read", "sent", "delivered"]),
        ({"doubled": True}, ["sent", "sent", "delivered", "delivered"]),
        ({"withheld": ["sent"]}, ["delivered"]),
        ({"withheld": ["sent", "delivered"], "read": True}, ["read"]),
        ({"read": True}, ["sent", "delivered", "read"]),
    ],
)
def test_callbacks_come_as_planned(
    twilio: TwilioStandIn, twilio_client: Any, other_side: Receiver, how: Any, told: list[str]
) -> None:
    twilio.callbacks(**how)
    twilio.write(SARI, "halo")

    sid = send(twilio_client, twilio, SARI, status_callback=f"{other_side.url}/status").sid

    assert statuses(other_side, len(told)) == told
    twilio.settle()
    assert len(other_side.requests) == len(told)
    last = "read" if how.get("read") else "delivered"
    assert twilio_client.messages(sid).fetch().status == last


def test_callbacks_of_one_person_can_be_late(
    twilio: TwilioStandIn, twilio_client: Any, other_side: Receiver
) -> None:
    twilio.callbacks(person=SARI, delay=0.3)
    for person in (SARI, BUDI):
        twilio.write(person, "halo")
        url = f"{other_side.url}/{person[-1]}"
        send(twilio_client, twilio, person, status_callback=url)

    assert statuses(other_side, 2, "/2") == ["sent", "delivered"]
    assert other_side.at("/1") == []
    assert statuses(other_side, 2, "/1") == ["sent", "delivered"]


def test_sent_can_be_told_before_the_api_has_answered(
    twilio: TwilioStandIn, twilio_client: Any, other_side: Receiver
) -> None:
    may_answer = threading.Event()

    def decide(received: Received) -> Reply:
        if received.fields["MessageStatus"] == "sent":
            may_answer.wait(5)
        return Reply()

    other_side.decide = decide
    twilio.callbacks(early=True)
    twilio.write(SARI, "halo")
    answered: list[float] = []

    def create() -> None:
        send(twilio_client, twilio, SARI, status_callback=f"{other_side.url}/status")
        answered.append(time.monotonic())

    creating = threading.Thread(target=create)
    creating.start()
    assert statuses(other_side, 1) == ["sent"]
    assert not answered
    may_answer.set()
    creating.join()
    assert statuses(other_side, 2) == ["sent", "delivered"]
    twilio.settle()


def test_callback_that_is_not_taken_is_not_repeated(
    twilio: TwilioStandIn, twilio_client: Any, other_side: Receiver
) -> None:
    other_side.decide = lambda received: Reply(500)
    twilio.write(SARI, "halo")
    message = send(twilio_client, twilio, SARI, status_callback=f"{other_side.url}/status")

    told = twilio.callback_log(2, sid=message.sid)

    assert [item["answer"] for item in told] == [500, 500]
    assert len(other_side.requests) == 2


def test_nothing_is_told_unless_asked(twilio: TwilioStandIn, twilio_client: Any) -> None:
    twilio.write(SARI, "halo")
    send(twilio_client, twilio, SARI)
    twilio.settle()
    assert twilio.callback_log() == []


# The 24-hour window


@pytest.mark.parametrize("status", ["failed", "undelivered"])
def test_outside_the_window_free_text_fails_by_callback(other_side: Receiver, status: str) -> None:
    with TwilioStandIn(window_status=status) as twilio:
        client = client_for(twilio)
        message = send(client, twilio, SARI, status_callback=f"{other_side.url}/status")

        assert message.status == "queued"
        wanted = ["failed"] if status == "failed" else ["sent", "undelivered"]
        assert statuses(other_side, len(wanted)) == wanted
        last = other_side.requests[-1]
        assert last.is_signed(twilio.auth_token)
        assert last.fields["ErrorCode"] == "63016"
        assert "outside the allowed window" in last.fields["ErrorMessage"]
        assert last.fields["ChannelStatusMessage"] == last.fields["ErrorMessage"]
        assert last.fields["EventType"] == status.upper()
        kept = client.messages(message.sid).fetch()
        assert (kept.status, kept.error_code) == (status, 63016)
        client.http_client.close()


def test_window_closes_after_a_day_or_when_a_test_says_so(
    twilio: TwilioStandIn, twilio_client: Any
) -> None:
    def code() -> int | None:
        sid = send(twilio_client, twilio, SARI).sid
        twilio.settle()
        found: int | None = twilio_client.messages(sid).fetch().error_code
        return found

    twilio.write(SARI, "halo")
    twilio.advance(DAY - 60)
    assert code() is None
    twilio.advance(60)
    assert code() == 63016
    twilio.write(SARI, "halo")
    assert code() is None
    twilio.close_window(SARI)
    assert code() == 63016
    twilio.open_window(SARI)
    assert code() is None
    [person] = twilio.state()["people"]
    assert (person["address"], person["window_open"]) == (f"whatsapp:{SARI}", True)


# What goes wrong with a person


@pytest.mark.parametrize(
    "code", [63003, 63024, 63014, 21610, 63013, 63018, 63038, 63049, 30001, 99999]
)
def test_errors_of_a_person_come_by_callback(
    twilio: TwilioStandIn, twilio_client: Any, other_side: Receiver, code: int
) -> None:
    twilio.write(SARI, "halo")
    twilio.fail_person(SARI, code, status="failed", times=1)

    send(twilio_client, twilio, SARI, status_callback=f"{other_side.url}/status")

    [failed] = other_side.wait(1)
    assert (failed.fields["MessageStatus"], failed.fields["ErrorCode"]) == ("failed", str(code))
    assert twilio.sent(SARI)[0]["error_code"] == code
    send(twilio_client, twilio, SARI, status_callback=f"{other_side.url}/again")
    assert statuses(other_side, 2, "/again") == ["sent", "delivered"]


def test_undelivered_was_sent_before(
    twilio: TwilioStandIn, twilio_client: Any, other_side: Receiver
) -> None:
    twilio.fail_person(SARI, 63024)
    send(twilio_client, twilio, SARI, status_callback=f"{other_side.url}/status")
    assert statuses(other_side, 2) == ["sent", "undelivered"]


def test_errors_can_come_at_once_and_end(twilio: TwilioStandIn, twilio_client: Any) -> None:
    twilio.fail_person(SARI, 21610, at="create")
    with pytest.raises(TwilioRestException) as refused:
        send(twilio_client, twilio, SARI)
    assert (refused.value.status, refused.value.code) == (400, 21610)
    twilio.fail_person(SARI, None)
    assert send(twilio_client, twilio, SARI).sid
