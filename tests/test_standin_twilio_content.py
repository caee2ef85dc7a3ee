"""Content and its approval are at the stand-in for Twilio as they are at Twilio."""

from typing import Any

import pytest

from tests.standins.twilio import TwilioStandIn
from tests.standins.twilio.client import StandInError
from tests.standins.twilio.common import Json
from tests.standins.twilio.library import (
    approval_of,
    buttons,
    create_content,
    picker,
    refusal,
    send,
    submit,
)

pytest_plugins = ("tests.standins.twilio.fixtures",)

SARI = "+6281200000001"
TEXT: Json = {"twilio/text": {"body": "Kami di sini. Balas untuk melanjutkan obrolan."}}
NAMED: Json = {"twilio/text": {"body": "Halo {{1}}, kami masih di sini untuk kamu ya."}}


# Content itself


def test_content_is_kept_and_deleted(twilio: TwilioStandIn, twilio_client: Any) -> None:
    sid = create_content(twilio_client, NAMED, variables={"1": "Sari"})

    content = twilio_client.content.v1.contents(sid)
    assert content.fetch().types == NAMED
    assert content.fetch().variables == {"1": "Sari"}
    assert content.fetch().language == "id"
    assert content.delete()
    assert refusal(content.fetch) == (404, 20404)
    assert refusal(lambda: send(twilio_client, twilio, SARI, content_sid=sid)) == (400, 21655)
    assert twilio.contents()[0]["deleted"] is True


def test_contents_are_listed_in_pages(twilio: TwilioStandIn, twilio_client: Any) -> None:
    made = [create_content(twilio_client, TEXT) for _ in range(5)]
    submit(twilio_client, made[0])

    listed = [content.sid for content in twilio_client.content.v1.contents.list(page_size=2)]
    both = twilio_client.content.v1.content_and_approvals.list(page_size=2)

    assert listed == made[::-1]
    assert [content.sid for content in both] == made[::-1]
    assert both[-1].approval_requests["status"] == "pending"
    assert both[0].approval_requests["status"] == "unsubmitted"


@pytest.mark.parametrize(
    "types",
    [
        {},
        {"twilio/text": {"body": ""}},
        {"twilio/text": {"body": "a" * 1025}},
        {"twilio/media": {"media": ["https://example.org/a.png"]}},
        buttons(),
        buttons(*"abcdefghijk"),
        buttons("a" * 21),
        buttons("Ya", "Ya"),
        buttons("Ya", body="a" * 1025),
        picker(),
        picker(*"abcdefghijk"),
        picker("a" * 25),
        picker("a", button="b" * 21),
        picker("a", button=""),
        picker("a", items=[{"item": "a", "id": "b" * 201}]),
        picker("a", items=[{"item": "a", "id": "b", "description": "c" * 73}]),
        picker("a", items=[{"item": "a"}]),
        picker("a", items=[{"item": "a", "id": "b"}, {"item": "c", "id": "b"}]),
    ],
)
def test_bad_content_is_refused(twilio: TwilioStandIn, twilio_client: Any, types: Json) -> None:
    assert refusal(lambda: create_content(twilio_client, types))[0] == 400
    assert twilio.contents() == []


@pytest.mark.parametrize("more", [{"language": "Bahasa"}, {"variables": {"1": 5}}])
def test_bad_particulars_are_refused(twilio: TwilioStandIn, twilio_client: Any, more: Json) -> None:
    assert refusal(lambda: create_content(twilio_client, TEXT, **more))[0] == 400


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ({"language": "id", "types": {"twilio/text": {"body": "a", "colour": "red"}}}, "json"),
        ({"language": "id", "types": TEXT, "colour": "red"}, "json"),
        ({"types": TEXT}, "json"),
        ({"language": "id"}, "json"),
        ([], "json"),
        ({"language": "id"}, "x-www-form-urlencoded"),
    ],
)
def test_bodies_that_the_library_would_not_send_are_refused(
    twilio: TwilioStandIn, twilio_client: Any, body: Any, kind: str
) -> None:
    headers = {"Content-Type": f"application/{kind}"}
    url = "https://content.twilio.com/v1/Content"
    answer = twilio_client.request("POST", url, data=body, headers=headers)
    assert answer.status_code == (400 if kind == "json" else 415)
    assert twilio.contents() == []


def test_largest_content_is_kept(twilio: TwilioStandIn, twilio_client: Any) -> None:
    long = [{"item": str(n) * 24, "id": str(n) * 200, "description": "c" * 72} for n in range(10)]
    assert create_content(twilio_client, picker("a", items=long, button="b" * 20, body="a" * 1024))
    assert create_content(twilio_client, buttons(*(letter * 20 for letter in "abcdefghij")))


# Approval


def test_approval_goes_its_way(twilio: TwilioStandIn, twilio_client: Any) -> None:
    sid = create_content(twilio_client, buttons("Ya", "Tidak"))
    assert approval_of(twilio_client, sid)["status"] == "unsubmitted"

    assert submit(twilio_client, sid).status == "received"
    assert approval_of(twilio_client, sid)["status"] == "pending"
    twilio.approve(sid)
    assert approval_of(twilio_client, sid)["status"] == "approved"
    twilio.reclassify(sid)
    assert approval_of(twilio_client, sid)["category"] == "MARKETING"
    twilio.pause(sid)
    assert approval_of(twilio_client, sid)["status"] == "paused"


def test_rejected_or_used_name_is_gone(twilio: TwilioStandIn, twilio_client: Any) -> None:
    first, second = create_content(twilio_client, TEXT), create_content(twilio_client, TEXT)
    submit(twilio_client, first, "sapaan_1")
    twilio.reject(first, "TAG_CONTENT_MISMATCH")

    assert approval_of(twilio_client, first)["rejection_reason"] == "TAG_CONTENT_MISMATCH"
    assert refusal(lambda: submit(twilio_client, first, "sapaan_2"))[0] == 409
    assert refusal(lambda: submit(twilio_client, second, "sapaan_1"))[0] == 409
    twilio_client.content.v1.contents(first).delete()
    assert refusal(lambda: submit(twilio_client, second, "sapaan_1"))[0] == 409
    assert submit(twilio_client, second, "sapaan_2").name == "sapaan_2"


@pytest.mark.parametrize(
    ("name", "category"),
    [("Sapaan", "UTILITY"), ("sapa an", "UTILITY"), ("", "UTILITY"), ("sapaan", "utility")],
)
def test_bad_submissions_are_refused(
    twilio: TwilioStandIn, twilio_client: Any, name: str, category: str
) -> None:
    sid = create_content(twilio_client, TEXT)
    assert refusal(lambda: submit(twilio_client, sid, name, category))[0] == 400


def test_list_is_never_approved(twilio: TwilioStandIn, twilio_client: Any) -> None:
    sid = create_content(twilio_client, picker("a"))
    assert refusal(lambda: submit(twilio_client, sid))[0] == 400
    with pytest.raises(StandInError, match="not submitted"):
        twilio.approve(sid)


@pytest.mark.parametrize(
    ("body", "variables", "reason"),
    [
        ("{{1}}, kami masih di sini", {"1": "Sari"}, "first or last"),
        ("Kami masih di sini, {{1}}", {"1": "Sari"}, "first or last"),
        ("Kami di {{1}} {{2}} sini untuk kamu", {"1": "a", "2": "b"}, "side by side"),
        ("Kami di {{2}} dan {{1}} sini untuk kamu", {"1": "a", "2": "b"}, "in their order"),
        ("Kami masih {{1}} di sini", {}, "no sample for 1"),
        ("Kami {{1}} sini", {"1": "di"}, "too few words"),
    ],
)
def test_templates_against_the_rules_are_rejected(
    twilio: TwilioStandIn, twilio_client: Any, body: str, variables: Json, reason: str
) -> None:
    sid = create_content(twilio_client, {"twilio/text": {"body": body}}, variables=variables)
    submit(twilio_client, sid)
    assert approval_of(twilio_client, sid)["status"] == "rejected"
    assert reason in approval_of(twilio_client, sid)["rejection_reason"]


def test_everything_can_be_approved_at_once(twilio: TwilioStandIn, twilio_client: Any) -> None:
    twilio.approve_at_once()
    sid = create_content(twilio_client, TEXT)
    submit(twilio_client, sid)
    assert approval_of(twilio_client, sid)["status"] == "approved"
