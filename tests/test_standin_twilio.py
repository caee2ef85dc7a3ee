"""The stand-in for Twilio keeps messages and media as Twilio does, seen by the real library."""

import base64
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPErrorProcessor, Request, build_opener

import pytest
from twilio.base.exceptions import TwilioException, TwilioRestException

from tests.standins.twilio import TwilioStandIn
from tests.standins.twilio.common import Json
from tests.standins.twilio.library import client_for, send
from tests.standins.twilio.receiver import Received, Receiver, Reply

pytest_plugins = ("tests.standins.twilio.fixtures",)

SARI = "+6281200000001"
BUDI = "+6281200000002"


def refusal(work: Callable[[], object]) -> tuple[int, int]:
    """Return the status and code with which something is refused."""
    with pytest.raises(TwilioRestException) as refused:
        work()
    return refused.value.status, refused.value.code


def messages_url(twilio: TwilioStandIn) -> str:
    return f"{twilio.url}/2010-04-01/Accounts/{twilio.account_sid}/Messages.json"


def fetch(url: str, name: str = "", password: str = "", data: bytes | None = None) -> Any:
    """Ask by hand, for what the library would not do; redirects and errors are answers."""

    class AsItIs(HTTPErrorProcessor):
        def http_response(self, request: Request, response: Any) -> Any:
            return response

    pair = base64.b64encode(f"{name}:{password}".encode()).decode()
    headers = {"Authorization": f"Basic {pair}"} if name else {}
    return build_opener(AsItIs).open(Request(url, data, headers))  # noqa: S310


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
    with fetch(messages_url(twilio), twilio.api_key, twilio.api_secret) as answer:
        assert answer.status == 200
    twilio.restore_token()
    assert send(twilio_client, twilio, SARI).sid


def test_another_account_is_not_ours(twilio: TwilioStandIn) -> None:
    url = messages_url(twilio).replace(twilio.account_sid, "AC" + "0" * 32)
    with fetch(url, twilio.account_sid, twilio.auth_token) as answer:
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


GOOD: Json = {"To": f"whatsapp:{SARI}", "From": "whatsapp:+14155238886", "Body": "baik"}


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
    with fetch(messages_url(twilio), twilio.account_sid, twilio.auth_token, data) as answer:
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
    with fetch(f"{twilio.url}/2010-04-01/Nothing", twilio.api_key, twilio.api_secret) as answer:
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


# Listing messages


def test_messages_are_listed_newest_first(twilio: TwilioStandIn, twilio_client: Any) -> None:
    twilio.write(SARI, "satu")
    send(twilio_client, twilio, SARI, "dua")
    twilio.write(BUDI, "tiga")
    twilio.settle()

    def bodies(**filters: Any) -> list[str]:
        return [message.body for message in twilio_client.messages.list(**filters)]

    assert bodies() == ["tiga", "dua", "satu"]
    assert bodies(from_=f"whatsapp:{BUDI}") == ["tiga"]
    assert bodies(to=f"whatsapp:{SARI}") == ["dua"]
    assert bodies(to=twilio.sender, limit=1) == ["tiga"]


def test_messages_are_listed_by_time(twilio: TwilioStandIn, twilio_client: Any) -> None:
    twilio.write(SARI, "kemarin")
    moment = twilio_client.messages.list()[0].date_sent
    twilio.advance(24 * 3600)
    twilio.write(SARI, "hari ini")

    def bodies(**filters: Any) -> list[str]:
        return [message.body for message in twilio_client.messages.list(**filters)]

    today = (moment + timedelta(days=1)).date()
    second = timedelta(seconds=1)
    assert bodies(date_sent_after=moment) == ["hari ini", "kemarin"]
    assert bodies(date_sent_after=moment + second) == ["hari ini"]
    assert bodies(date_sent_before=moment) == ["kemarin"]
    assert bodies(date_sent_before=moment - second) == []
    assert bodies(date_sent=moment) == ["kemarin"]
    assert bodies(date_sent=moment.date()) == ["kemarin"]
    assert bodies(date_sent=today) == ["hari ini"]
    assert bodies(date_sent_after=moment.date(), date_sent_before=today) == ["kemarin"]


def test_pages_do_not_slip_when_something_new_comes(
    twilio: TwilioStandIn, twilio_client: Any
) -> None:
    for number in range(5):
        twilio.write(SARI, str(number))

    page = twilio_client.messages.page(page_size=2)
    first = [message.body for message in page]
    twilio.write(SARI, "baru")
    following = page.next_page()
    second = [message.body for message in following]
    third = [message.body for message in following.next_page()]

    assert (first, second, third) == (["4", "3"], ["2", "1"], ["0"])
    assert following.next_page().next_page() is None
    assert len(twilio_client.messages.list(page_size=4)) == 6


@pytest.mark.parametrize(
    "query", ["PageSize=0", "PageSize=1001", "Page=-1", "PageToken=x", "DateSent=soon", "Who=me"]
)
def test_bad_filters_are_refused(twilio: TwilioStandIn, query: str) -> None:
    url = f"{messages_url(twilio)}?{query}"
    with fetch(url, twilio.account_sid, twilio.auth_token) as answer:
        assert answer.status == 400


# Forgetting


def test_body_is_forgotten_by_an_update(twilio: TwilioStandIn, twilio_client: Any) -> None:
    inbound = twilio.write(SARI, "rahasia")["sid"]
    outbound = send(twilio_client, twilio, SARI, "jawaban").sid
    twilio.settle()
    assert twilio.held_bodies() == {inbound: "rahasia", outbound: "jawaban"}

    assert twilio_client.messages(inbound).update(body="").body == ""
    assert refusal(lambda: twilio_client.messages(outbound).update(body="baru"))[0] == 400

    assert twilio.held_bodies() == {outbound: "jawaban"}
    assert twilio.sent(SARI)[0]["redacted"] is False


def test_message_on_its_way_cannot_be_forgotten(twilio: TwilioStandIn, twilio_client: Any) -> None:
    twilio.callbacks(hold=0.2)
    sid = send(twilio_client, twilio, SARI).sid

    assert refusal(lambda: twilio_client.messages(sid).update(body="")) == (409, 20009)
    assert refusal(lambda: twilio_client.messages(sid).delete()) == (409, 20009)

    twilio.settle()
    assert twilio_client.messages(sid).delete()
    assert refusal(lambda: twilio_client.messages(sid).fetch()) == (404, 20404)
    assert refusal(lambda: twilio_client.messages(sid).delete()) == (404, 20404)
    assert twilio_client.messages.list() == []
    assert twilio.held_bodies() == {}
    assert twilio.sent()[0]["deleted"] is True


def test_retention_can_be_refused_beforehand(twilio: TwilioStandIn, twilio_client: Any) -> None:
    how = {"content_retention": "discard", "address_retention": "obfuscate"}
    sid = send(twilio_client, twilio, SARI, "rahasia", **how).sid

    kept = twilio_client.messages(sid).fetch()

    assert (kept.body, kept.to) == ("", "whatsapp:+628120000XXXX")
    assert twilio.held_bodies() == {}
    assert twilio.sent(SARI)[0]["text"] == "rahasia"


# Media


def test_media_needs_a_sign_in_and_is_gone_when_deleted(
    twilio: TwilioStandIn, twilio_client: Any
) -> None:
    written = twilio.write(SARI, media=[("image/jpeg", b"\xff\xd8foto"), ("image/png", b"png")])
    url = written["fields"]["MediaUrl0"]
    with fetch(url) as answer:
        assert answer.status == 401
    with fetch(url, twilio.account_sid, twilio.auth_token) as answer:
        assert (answer.read(), answer.headers["Content-Type"]) == (b"\xff\xd8foto", "image/jpeg")
    found = twilio_client.messages(written["sid"]).media.list()
    assert [media.content_type for media in found] == ["image/png", "image/jpeg"]
    assert found[1].fetch().parent_sid == written["sid"]

    assert found[1].delete()

    with fetch(url, twilio.account_sid, twilio.auth_token) as answer:
        assert answer.status == 404
    assert refusal(lambda: found[1].fetch()) == (404, 20404)
    assert [media["content_type"] for media in twilio.held_media()] == ["image/png"]


def test_media_outlives_its_message(twilio: TwilioStandIn, twilio_client: Any) -> None:
    sid = twilio.write(SARI, media=[("image/png", b"png")])["sid"]
    twilio_client.messages(sid).delete()
    assert len(twilio.held_media()) == 1


def test_media_can_be_elsewhere(twilio: TwilioStandIn) -> None:
    url = twilio.write(SARI, media=[("audio/ogg", b"suara")])["fields"]["MediaUrl0"]
    twilio.redirect_media()

    with fetch(url, twilio.account_sid, twilio.auth_token) as answer:
        assert answer.status == 307
        elsewhere = answer.headers["Location"]
    with fetch(elsewhere) as answer:
        assert answer.read() == b"suara"


def test_twilio_fetches_what_is_to_be_sent(
    twilio: TwilioStandIn, twilio_client: Any, other_side: Receiver
) -> None:
    def decide(received: Received) -> Reply:
        there = received.path == "/foto"
        return Reply(200 if there else 404, "gambar", "image/png")

    other_side.decide = decide
    twilio.write(SARI, "halo")
    good = send(twilio_client, twilio, SARI, media_url=[f"{other_side.url}/foto"])
    bad = send(twilio_client, twilio, SARI, media_url=[f"{other_side.url}/nothing"])
    twilio.settle()

    assert good.num_media == "1"
    assert [media["message_sid"] for media in twilio.held_media()] == [good.sid]
    assert twilio_client.messages(bad.sid).fetch().error_code == 63019


# Faults


def test_rate_limit_says_how_long(twilio: TwilioStandIn, twilio_client: Any) -> None:
    twilio.rate_limit(2, retry_after=3)
    assert refusal(lambda: send(twilio_client, twilio, SARI)) == (429, 20429)
    with fetch(
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
            with fetch(url, twilio.account_sid, twilio.auth_token) as answer:
                assert answer.status == 503


def test_message_leaves_though_its_answer_is_cut_off(
    twilio: TwilioStandIn, twilio_client: Any
) -> None:
    twilio.cut_off()
    with pytest.raises(OSError, match="Connection aborted"):
        send(twilio_client, twilio, SARI)
    assert len(twilio.sent(SARI)) == 1
    assert twilio.traffic("create")[0]["outcome"] == "closed"


@pytest.mark.parametrize("action", ["delay", "hang"])
def test_message_leaves_though_its_answer_is_late(twilio: TwilioStandIn, action: str) -> None:
    twilio.fail_next(action=action, delay=0.4)
    client = client_for(twilio, timeout=0.1)
    with pytest.raises(OSError, match="timed out"):
        send(client, twilio, SARI)
    client.http_client.close()
    assert len(twilio.sent(SARI)) == 1


def test_canceled_failures_do_not_come(twilio: TwilioStandIn, twilio_client: Any) -> None:
    twilio.fail_next(times=5)
    twilio.cancel_failures()
    assert send(twilio_client, twilio, SARI).sid


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
