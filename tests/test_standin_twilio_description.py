"""The traffic with the stand-in for Twilio is as Twilio's own descriptions have it."""

import json
from typing import Any

import pytest

from tests.standins.twilio import TwilioStandIn
from tests.standins.twilio.common import Json
from tests.standins.twilio.description import check_traffic, find_specs
from tests.standins.twilio.library import (
    approval_of,
    buttons,
    client_for,
    create_content,
    picker,
    refusal,
    send,
    submit,
)

pytest_plugins = ("tests.standins.twilio.fixtures",)

SARI = "+6281200000001"
TEXT: Json = {"twilio/text": {"body": "Kami di sini. Balas untuk melanjutkan obrolan."}}


@pytest.fixture
def traffic(twilio: TwilioStandIn, twilio_client: Any) -> list[Json]:
    """Use every operation once, and give what was recorded."""
    written = twilio.write(SARI, "halo", media=[("image/png", b"png"), ("image/png", b"png")])
    callback = "http://127.0.0.1:1/status"
    sent = send(twilio_client, twilio, SARI, status_callback=callback, smart_encoded=True)
    send(twilio_client, twilio, SARI, media_url=[callback, callback], risk_check="disable")
    send(twilio_client, twilio, "ID.77", messaging_service_sid=twilio.messaging_service_sid)
    twilio.settle()
    twilio_client.messages.list(page_size=1, to=sent.to, date_sent_after=sent.date_created)
    twilio_client.messages(sent.sid).fetch()
    for media in twilio_client.messages(written["sid"]).media.list():
        media.fetch()
        media.delete()
    twilio_client.messages(sent.sid).update(body="")
    twilio_client.messages(sent.sid).delete()
    twilio_client.api.v2010.accounts(twilio.account_sid).fetch()
    number = twilio.sender.removeprefix("whatsapp:")
    made = twilio_client.calls.create(to=SARI, from_=number, twiml="<Response/>")
    twilio.settle()
    twilio_client.calls(made.sid).fetch()
    twilio_client.calls.list(start_time_after=sent.date_created)
    for types in (buttons("Ya", "Tidak"), picker("a"), TEXT):
        sid = create_content(twilio_client, types)
    submit(twilio_client, sid)
    approval_of(twilio_client, sid)
    send(twilio_client, twilio, SARI, content_sid=sid)
    twilio.settle()
    twilio_client.content.v1.contents.list(page_size=2)
    twilio_client.content.v1.content_and_approvals.list()
    twilio_client.content.v1.contents(sid).fetch()
    twilio_client.content.v1.contents(sid).delete()
    return twilio.traffic()


def test_traffic_is_as_the_descriptions_have_it(twilio: TwilioStandIn, traffic: list[Json]) -> None:
    if find_specs() is None:
        pytest.skip("Twilio's descriptions are missing: set TWILIO_SPECS to their folder")

    assert check_traffic(traffic) == []
    assert twilio.violations() == []
    described = {exchange["operation"] for exchange in traffic}
    assert len(described) == 19  # every operation but the download of bytes


def test_traffic_that_differs_is_found(traffic: list[Json]) -> None:
    if find_specs() is None:
        pytest.skip("Twilio's descriptions are missing: set TWILIO_SPECS to their folder")
    created = next(exchange for exchange in traffic if exchange["operation"] == "create")
    content = next(item for item in traffic if item["operation"] == "content.create")

    def problem(exchange: Json, **change: Any) -> str:
        return "; ".join(check_traffic([exchange | change]))

    answer = json.loads(created["answer"])
    assert "Colour" in problem(created, body=created["body"] + "&Colour=red")
    assert "Colour" in problem(created, query="Colour=red")
    assert "To" in problem(created, body="Body=halo")
    assert "soon" in problem(created, body=created["body"] + "&ValidityPeriod=soon")
    assert "Security" in problem(created, authorized=False)
    assert "colour" in problem(created, answer=json.dumps(answer | {"colour": "red"}))
    assert "SMx" in problem(created, answer=json.dumps(answer | {"sid": "SMx"}))
    assert "types" in problem(content, body='{"language": "id"}')
    assert "Path" in problem(created, path="/2010-04-01/Accounts/x/Messages/y/z.json")


def test_client_of_a_wrong_token_makes_no_content(twilio: TwilioStandIn) -> None:
    client = client_for(twilio, token="wrong")  # noqa: S106
    assert refusal(lambda: create_content(client, TEXT)) == (401, 20003)
    client.http_client.close()
