"""The stand-in for Twilio takes messages as Twilio does, seen by the real library."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import build_opener

import aiohttp
import pytest
from twilio.base.exceptions import TwilioException

from tests.standins.twilio import AsyncTwilioStandIn, TwilioStandIn
from tests.standins.twilio.client import StandInError
from tests.standins.twilio.common import Json
from tests.standins.twilio.library import ask, client_for, refusal, send
from tests.standins.twilio.receiver import Receiver

pytest_plugins = ("tests.standins.twilio.fixtures",)

SARI = "+6281200000001"
BUDI = "+6281200000002"


def messages_url(twilio: TwilioStandIn) -> str:
    return f"{twilio.url}/2010-04-01/Accounts/{twilio.account_sid}/Messages.json"


# Signing in


def test_wrong_token_is_refused(twilio: TwilioStandIn) -> None:
    client = client_for(twilio, token="wrong")  # noqa: S106
    assert refusal(lambda: send(client, twilio, SARI)) == (401, 20003)
    # The library gives no code when a list is refused.
    with pytest.raises(TwilioException, match="HTTP 401"):
        client.messages.list()
    client.http_client.close()

    assert twilio.state()["counters"]["auth_failures"] == 2
    assert twilio.sent() == []


def test_api_key_signs_in_even_when_the_token_was_revoked(
    twilio: TwilioStandIn, twilio_client: Any
) -> None:
    twilio.revoke_token()
    assert refusal(lambda: send(twilio_client, twilio, SARI)) == (401, 20003)
    with ask(messages_url(twilio), twilio.api_key, twilio.api_secret) as answer:
        assert answer.status == 200
    twilio.restore_token()
    assert send(twilio_client, twilio, SARI).sid


def test_another_account_is_not_ours(twilio: TwilioStandIn) -> None:
    url = messages_url(twilio).replace(twilio.account_sid, "AC" + "0" * 32)
    with ask(url, twilio.account_sid, twilio.auth_token) as answer:
        assert answer.status == 401
        assert b'"code": 20003' in answer.read()


def test_suspended_account_still_shows_itself(twilio: TwilioStandIn, twilio_client: Any) -> None:
    account = twilio_client.api.v2010.accounts(twilio.account_sid)
    assert account.fetch().status == "active"
    twilio.suspend()
    assert account.fetch().status == "suspended"
    assert refusal(lambda: send(twilio_client, twilio, SARI)) == (403, 20005)
    twilio.activate()
    assert send(twilio_client, twilio, SARI).sid


# Creating messages


def test_message_is_sent_and_recorded(twilio: TwilioStandIn, twilio_client: Any) -> None:
    twilio.write(SARI, "halo")

    message = send(twilio_client, twilio, SARI, "Siapa?")

    assert (message.status, message.direction) == ("queued", "outbound-api")
    assert (message.to, message.from_) == (f"whatsapp:{SARI}", twilio.sender)
    assert message.date_sent is None
    [sent] = twilio.wait_sent(1, SARI)
    assert (sent["sid"], sent["text"], sent["in_window"]) == (message.sid, "Siapa?", True)
    assert sent["params"]["Body"] == "Siapa?"
    twilio.settle()
    assert twilio_client.messages(message.sid).fetch().status == "delivered"
    assert twilio.sent(BUDI) == []
    assert twilio.violations() == []


GOOD: Json = {"To": f"whatsapp:{SARI}", "From": "whatsapp:+12025550199", "Body": "baik"}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"To": None}, 21604),
        ({"To": ""}, 21604),
        ({"To": "whatsapp:Sari"}, 21211),
        ({"To": "whatsapp:+0812"}, 21211),
        ({"To": SARI}, 21910),
        ({"From": None}, 21603),
        ({"From": "whatsapp:+14150000000"}, 63007),
        ({"Body": None}, 21619),
        ({"Body": ""}, 21619),
        ({"Body": "a" * 1601}, 21617),
        ({"Body": None, "ContentSid": "HX" + "0" * 32}, 21655),
        ({"Body": None, "ContentSid": "no-sid"}, 21655),
        ({"ContentVariables": "{}"}, 21654),
        ({"StatusCallback": "no address"}, 21609),
        ({"MediaUrl": "file:///etc/passwd"}, 21620),
        ({"ScheduleType": "fixed"}, 35111),
        ({"Colour": "red"}, 20001),
        ({"ValidityPeriod": "soon"}, 20001),
        ({"ShortenUrls": "perhaps"}, 20001),
        ({"RiskCheck": "never"}, 20001),
    ],
)
def test_bad_messages_are_refused(twilio: TwilioStandIn, change: Json, code: int) -> None:
    params = {name: value for name, value in (GOOD | change).items() if value is not None}

    data = urlencode(params).encode()
    with ask(messages_url(twilio), twilio.account_sid, twilio.auth_token, data) as answer:
        body = answer.read()

    assert answer.status == 400
    assert f'"code": {code}, "message": '.encode() in body
    assert b'"status": 400' in body
    assert len(twilio.violations()) == 1
    assert twilio.sent() == []


def test_longest_body_is_sent(twilio: TwilioStandIn, twilio_client: Any) -> None:
    assert send(twilio_client, twilio, SARI, "a" * 1600).sid


def test_service_that_does_not_exist(twilio: TwilioStandIn, twilio_client: Any) -> None:
    there = send(twilio_client, twilio, SARI, messaging_service_sid=twilio.messaging_service_sid)
    assert there.status == "accepted"
    elsewhere = {"messaging_service_sid": "MG" + "0" * 32}
    assert refusal(lambda: send(twilio_client, twilio, SARI, **elsewhere)) == (404, 21701)


def test_addresses_that_are_not_there(twilio: TwilioStandIn) -> None:
    with ask(f"{twilio.url}/2010-04-01/Nothing", twilio.api_key, twilio.api_secret) as answer:
        assert answer.status == 404
    assert twilio.violations() == ["no such address: /2010-04-01/Nothing"]


def test_scheduled_message_waits_and_can_be_canceled(
    twilio: TwilioStandIn, twilio_client: Any, other_side: Receiver
) -> None:
    twilio.write(SARI, "halo")

    def schedule(**ahead: float) -> Any:
        return send(
            twilio_client,
            twilio,
            SARI,
            messaging_service_sid=twilio.messaging_service_sid,
            schedule_type="fixed",
            send_at=datetime.now(UTC) + timedelta(**ahead),
            status_callback=other_side.url,
        )

    first, second = schedule(hours=1), schedule(hours=1)
    assert first.status == "scheduled"
    assert refusal(lambda: schedule(minutes=4)) == (400, 35115)
    assert refusal(lambda: schedule(days=36)) == (400, 35115)
    assert twilio_client.messages(first.sid).update(status="canceled").status == "canceled"
    assert refusal(lambda: twilio_client.messages(first.sid).update(status="canceled"))[0] == 400
    [canceled] = other_side.wait(1)
    assert canceled.fields["MessageStatus"] == "canceled"
    assert twilio_client.messages(second.sid).fetch().status == "scheduled"

    twilio.advance(3600)

    statuses = [received.fields["MessageStatus"] for received in other_side.wait(4)[1:]]
    assert statuses == ["queued", "sent", "delivered"]
    assert twilio_client.messages(first.sid).fetch().status == "canceled"


# The stand-in itself


def test_two_stand_ins_do_not_meet(twilio: TwilioStandIn) -> None:
    with TwilioStandIn(sender="whatsapp:+14150000001") as other:
        assert other.url != twilio.url
        assert other.sender == "whatsapp:+14150000001"
        other.write(SARI, "halo")
        assert twilio.inbound() == []
        pid = other.pid
    assert pid > 0
    with pytest.raises(HTTPError), build_opener().open(f"{twilio.url}/control/nothing"):
        pass


def test_control_calls_can_be_awaited(twilio: TwilioStandIn) -> None:
    async def run() -> Json:
        async with aiohttp.ClientSession() as session:
            standin = AsyncTwilioStandIn(twilio.url, session)
            await standin.write(SARI, "halo")
            with pytest.raises(StandInError, match="no such message"):
                await standin.mark_read("SM0")
            return await standin.look("inbound", person=SARI)

    [inbound] = asyncio.run(run())["messages"]
    assert inbound["text"] == "halo"


def test_lean_mode_only_counts() -> None:
    with TwilioStandIn(lean=True) as twilio:
        client = client_for(twilio)
        message = send(client, twilio, SARI)
        send(client, twilio, BUDI)
        send(client, twilio, BUDI)
        client.http_client.close()

        assert message.to == f"whatsapp:{SARI}"
        assert message.sid.startswith("SM")
        counted = twilio.lean()
        assert counted["count"] == 3
        assert set(counted["last"]) == {f"whatsapp:{SARI}", f"whatsapp:{BUDI}"}
