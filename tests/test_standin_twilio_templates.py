"""What becomes of content that is sent through the stand-in for Twilio, and its answers."""

import json
from typing import Any

import pytest

from tests.standins.twilio import TwilioStandIn
from tests.standins.twilio.client import StandInError
from tests.standins.twilio.common import Json
from tests.standins.twilio.library import (
    buttons,
    create_content,
    picker,
    refusal,
    send,
    submit,
)
from tests.standins.twilio.receiver import Receiver

pytest_plugins = ("tests.standins.twilio.fixtures",)

SARI = "+6281200000001"
BILL = "+12025550123"
TEXT: Json = {"twilio/text": {"body": "Kami di sini. Balas untuk melanjutkan obrolan."}}
NAMED: Json = {"twilio/text": {"body": "Halo {{1}}, kami masih di sini untuk kamu ya."}}


def outcome(client: Any, twilio: TwilioStandIn, sid: str, to: str = SARI, **more: Any) -> Any:
    """Send a content and return its error code, if any."""
    message = send(client, twilio, to, content_sid=sid, **more)
    twilio.settle()
    return client.messages(message.sid).fetch().error_code


# Sending


def test_content_is_sent_with_its_variables(twilio: TwilioStandIn, twilio_client: Any) -> None:
    sid = create_content(twilio_client, NAMED, variables={"1": "kamu"})
    twilio.write(SARI, "halo")

    send(twilio_client, twilio, SARI, content_sid=sid, content_variables='{"1": "Sari"}')
    send(twilio_client, twilio, SARI, content_sid=sid)

    texts = [message["text"] for message in twilio.sent(SARI)]
    assert texts[0] == "Halo Sari, kami masih di sini untuk kamu ya."
    assert texts[1].startswith("Halo kamu,")
    assert sorted(twilio.held_bodies().values()) == sorted(["halo", *texts])


@pytest.mark.parametrize("variables", [None, "{}", "no json", "[]", '{"1": ""}', '{"1": null}'])
def test_bad_variables_are_refused(
    twilio: TwilioStandIn, twilio_client: Any, variables: str | None
) -> None:
    sid = create_content(twilio_client, NAMED)
    given = {} if variables is None else {"content_variables": variables}
    work = lambda: send(twilio_client, twilio, SARI, content_sid=sid, **given)  # noqa: E731
    assert refusal(work) == (400, 21656)


def test_body_does_not_go_with_content(twilio: TwilioStandIn, twilio_client: Any) -> None:
    sid = create_content(twilio_client, TEXT)
    work = lambda: send(twilio_client, twilio, SARI, content_sid=sid, body="x")  # noqa: E731
    assert refusal(work)[0] == 400


def test_only_an_approved_template_passes_the_window(
    twilio: TwilioStandIn, twilio_client: Any
) -> None:
    listed = create_content(twilio_client, picker("a"))
    sid = create_content(twilio_client, buttons("Ya"))
    assert outcome(twilio_client, twilio, listed) == 63016
    assert outcome(twilio_client, twilio, sid) == 63016
    submit(twilio_client, sid)
    assert outcome(twilio_client, twilio, sid) == 63016
    twilio.approve(sid)
    assert outcome(twilio_client, twilio, sid) is None
    assert twilio.sent(SARI)[-1]["template"] is True
    twilio.pause(sid)
    assert outcome(twilio_client, twilio, sid) == 63041
    twilio.open_window(SARI)
    assert outcome(twilio_client, twilio, listed) is None
    assert outcome(twilio_client, twilio, sid) is None


def test_rejected_template_is_only_for_the_session(
    twilio: TwilioStandIn, twilio_client: Any
) -> None:
    sid = create_content(twilio_client, TEXT)
    submit(twilio_client, sid)
    twilio.reject(sid, "nothing for us")
    assert outcome(twilio_client, twilio, sid) == 63016
    twilio.write(SARI, "halo")
    assert outcome(twilio_client, twilio, sid) is None


def test_more_than_three_buttons_need_approval(twilio: TwilioStandIn, twilio_client: Any) -> None:
    twilio.write(SARI, "halo")
    three, four = (create_content(twilio_client, buttons(*letters)) for letters in ("abc", "abcd"))
    assert outcome(twilio_client, twilio, three) is None
    assert outcome(twilio_client, twilio, four) == 63013
    submit(twilio_client, four)
    twilio.approve(four)
    assert outcome(twilio_client, twilio, four) is None


@pytest.mark.parametrize(("value", "code"), [("a" * 1024, 63021), ("a     b", 63013), ("a", None)])
def test_values_have_limits(
    twilio: TwilioStandIn, twilio_client: Any, value: str, code: int | None
) -> None:
    twilio.write(SARI, "halo")
    sid = create_content(twilio_client, NAMED)
    given = json.dumps({"1": value})
    assert outcome(twilio_client, twilio, sid, content_variables=given) == code


def test_filled_title_has_limits(twilio: TwilioStandIn, twilio_client: Any) -> None:
    twilio.write(SARI, "halo")
    sid = create_content(twilio_client, buttons("Ya {{1}}"))
    assert outcome(twilio_client, twilio, sid, content_variables='{"1": "Sari"}') is None
    given = json.dumps({"1": "a" * 18})
    assert outcome(twilio_client, twilio, sid, content_variables=given) == 63013


def test_marketing_does_not_reach_the_states(twilio: TwilioStandIn, twilio_client: Any) -> None:
    sid = create_content(twilio_client, TEXT)
    submit(twilio_client, sid)
    twilio.approve(sid)
    assert outcome(twilio_client, twilio, sid, BILL) is None
    twilio.reclassify(sid)
    assert outcome(twilio_client, twilio, sid, BILL) == 63049
    assert outcome(twilio_client, twilio, sid, SARI) is None


# Answers of people


def test_pressed_quick_reply_comes_back(
    twilio: TwilioStandIn, twilio_client: Any, other_side: Receiver
) -> None:
    twilio.set_webhook(f"{other_side.url}/in")
    twilio.open_window(SARI)
    sid = create_content(twilio_client, buttons("Ya", "Tidak"))
    message = send(twilio_client, twilio, SARI, content_sid=sid)

    twilio.press(SARI, "Tidak")

    [received] = other_side.wait(1)
    assert received.is_signed(twilio.auth_token)
    wanted = {
        "Body": "Tidak",
        "ButtonText": "Tidak",
        "ButtonPayload": "tidak",
        "MessageType": "interactive",
        "OriginalRepliedMessageSid": message.sid,
        "OriginalRepliedMessageSender": twilio.sender,
    }
    assert received.fields | wanted == received.fields
    context = json.loads(received.fields["ChannelMetadata"])["data"]["context"]
    assert context["ButtonText"] == "Tidak"
    with pytest.raises(StandInError, match="no such button"):
        twilio.press(SARI, "Mungkin")
    twilio.settle()


def test_pressed_button_of_a_template_is_of_another_type(
    twilio: TwilioStandIn, twilio_client: Any
) -> None:
    twilio.approve_at_once()
    sid = create_content(twilio_client, buttons("Ya"))
    submit(twilio_client, sid)
    older = send(twilio_client, twilio, SARI, content_sid=sid).sid
    send(twilio_client, twilio, SARI, content_sid=sid)

    fields = twilio.press(SARI, "Ya", sid=older)["fields"]

    assert (fields["MessageType"], fields["OriginalRepliedMessageSid"]) == ("button", older)


@pytest.mark.parametrize(
    ("named", "fields", "absent"),
    [
        ("list", {"ListId": "id-Rumah", "ListTitle": "Rumah"}, "ButtonPayload"),
        ("payload", {"ButtonPayload": "id-Rumah", "ButtonText": "Rumah"}, "ListId"),
        ("body", {}, "ListId"),
    ],
)
def test_chosen_item_comes_back_in_every_way(
    twilio: TwilioStandIn, twilio_client: Any, named: str, fields: Json, absent: str
) -> None:
    twilio.open_window(SARI)
    sid = create_content(twilio_client, picker("Rumah", "Kantor"))
    message = send(twilio_client, twilio, SARI, content_sid=sid)

    found = twilio.choose(SARI, "Rumah", named=named)["fields"]

    wanted = {"Body": "Rumah", "OriginalRepliedMessageSid": message.sid} | fields
    assert found | wanted == found
    assert absent not in found
