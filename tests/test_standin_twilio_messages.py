"""The stand-in for Twilio keeps messages and media as Twilio does, and forgets them when asked."""

from datetime import timedelta
from http.client import IncompleteRead
from typing import Any

import pytest

from tests.standins.twilio import TwilioStandIn
from tests.standins.twilio.library import ask, refusal, send
from tests.standins.twilio.receiver import Received, Receiver, Reply

pytest_plugins = ("tests.standins.twilio.fixtures",)

SARI = "+6281200000001"
BUDI = "+6281200000002"


def messages_url(twilio: TwilioStandIn) -> str:
    return f"{twilio.url}/2010-04-01/Accounts/{twilio.account_sid}/Messages.json"


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
    with ask(url, twilio.account_sid, twilio.auth_token) as answer:
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
    kept = twilio.inbound(SARI)[0]
    assert (kept["text"], kept["body"], kept["redacted"]) == ("rahasia", "", True)
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
    with ask(url) as answer:
        assert answer.status == 401
    with ask(url, twilio.account_sid, twilio.auth_token) as answer:
        assert (answer.read(), answer.headers["Content-Type"]) == (b"\xff\xd8foto", "image/jpeg")
    found = twilio_client.messages(written["sid"]).media.list()
    assert [media.content_type for media in found] == ["image/png", "image/jpeg"]
    assert found[1].fetch().parent_sid == written["sid"]

    assert found[1].delete()

    with ask(url, twilio.account_sid, twilio.auth_token) as answer:
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

    with ask(url, twilio.account_sid, twilio.auth_token) as answer:
        assert answer.status == 307
        elsewhere = answer.headers["Location"]
    with ask(elsewhere) as answer:
        assert answer.read() == b"suara"


def test_download_can_break_off(twilio: TwilioStandIn) -> None:
    url = twilio.write(SARI, media=[("audio/ogg", b"s" * 1000)])["fields"]["MediaUrl0"]
    twilio.fail_next("media.download", action="cut")
    with (
        ask(url, twilio.account_sid, twilio.auth_token) as answer,
        pytest.raises(IncompleteRead) as broken,
    ):
        answer.read()
    assert len(broken.value.partial) == 500
    with ask(url, twilio.account_sid, twilio.auth_token) as answer:
        assert len(answer.read()) == 1000


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
