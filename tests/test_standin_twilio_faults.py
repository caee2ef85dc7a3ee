"""The stand-in for Twilio fails as a test plans it: refused, late, cut off."""

from typing import Any
from urllib.parse import urlencode

import pytest
from twilio.base.exceptions import TwilioException

from tests.standins.twilio import TwilioStandIn
from tests.standins.twilio.common import Json
from tests.standins.twilio.library import ask, client_for, refusal, send

pytest_plugins = ("tests.standins.twilio.fixtures",)

SARI = "+6281200000001"
GOOD: Json = {"To": f"whatsapp:{SARI}", "From": "whatsapp:+12025550199", "Body": "baik"}


def messages_url(twilio: TwilioStandIn) -> str:
    return f"{twilio.url}/2010-04-01/Accounts/{twilio.account_sid}/Messages.json"


def test_rate_limit_says_how_long(twilio: TwilioStandIn, twilio_client: Any) -> None:
    twilio.rate_limit(2, retry_after=3)
    assert refusal(lambda: send(twilio_client, twilio, SARI)) == (429, 20429)
    with ask(
        messages_url(twilio), twilio.account_sid, twilio.auth_token, urlencode(GOOD).encode()
    ) as answer:
        assert answer.headers["Retry-After"] == "3"
    assert send(twilio_client, twilio, SARI).sid
    assert len(twilio.sent()) == 1


@pytest.mark.parametrize(("status", "code"), [(500, 20500), (503, 20503), (401, 20003)])
def test_planned_refusals(
    twilio: TwilioStandIn, twilio_client: Any, status: int, code: int
) -> None:
    twilio.fail_next(status=status, skip=1)
    assert send(twilio_client, twilio, SARI).sid
    assert refusal(lambda: send(twilio_client, twilio, SARI)) == (status, code)
    assert send(twilio_client, twilio, SARI).sid
    assert len(twilio.sent()) == 2
    assert twilio.violations() == []


@pytest.mark.parametrize("operation", ["fetch", "list", "media.download", "*"])
def test_every_operation_can_fail(
    twilio: TwilioStandIn, twilio_client: Any, operation: str
) -> None:
    written = twilio.write(SARI, media=[("image/png", b"png")])
    twilio.fail_next(operation, status=503)
    match operation:
        case "fetch" | "*":
            assert refusal(twilio_client.messages(written["sid"]).fetch) == (503, 20503)
        case "list":
            with pytest.raises(TwilioException, match="HTTP 503"):
                twilio_client.messages.list()
        case _:
            url = written["fields"]["MediaUrl0"]
            with ask(url, twilio.account_sid, twilio.auth_token) as answer:
                assert answer.status == 503


def test_message_leaves_though_its_answer_is_cut_off(
    twilio: TwilioStandIn, twilio_client: Any
) -> None:
    twilio.cut_off()
    with pytest.raises(OSError, match="Connection aborted"):
        send(twilio_client, twilio, SARI)
    assert len(twilio.sent(SARI)) == 1
    assert twilio.traffic("create")[0]["outcome"] == "closed"


@pytest.mark.parametrize("hangs", [False, True])
def test_message_leaves_though_its_answer_is_late(twilio: TwilioStandIn, hangs: bool) -> None:
    if hangs:
        twilio.fail_next(action="hang")
    else:
        twilio.answer_late(0.4)
    client = client_for(twilio, timeout=0.1)
    with pytest.raises(OSError, match="timed out"):
        send(client, twilio, SARI)
    client.http_client.close()
    assert len(twilio.sent(SARI)) == 1


def test_canceled_failures_do_not_come(twilio: TwilioStandIn, twilio_client: Any) -> None:
    twilio.fail_next(times=5)
    twilio.cancel_failures()
    assert send(twilio_client, twilio, SARI).sid
