"""Content and its approval are at the stand-in for Twilio as they are at Twilio."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from twilio.base.exceptions import TwilioRestException

from tests.standins.twilio import TwilioStandIn
from tests.standins.twilio.client import StandInError
from tests.standins.twilio.common import Json
from tests.standins.twilio.description import check_traffic, find_specs
from tests.standins.twilio.library import client_for, send
from tests.standins.twilio.receiver import Receiver

pytest_plugins = ("tests.standins.twilio.fixtures",)

SARI = "+6281200000001"
BILL = "+12025550123"
TEXT: Json = {"twilio/text": {"body": "Kami di sini. Balas untuk melanjutkan obrolan."}}
NAMED: Json = {"twilio/text": {"body": "Halo {{1}}, kami masih di sini untuk kamu ya."}}


def buttons(*titles: str, body: str = "Boleh kami tulis lagi?") -> Json:
    actions = [{"title": title, "id": title.lower()} for title in titles]
    return {"twilio/quick-reply": {"body": body, "actions": actions}}


def picker(*items: str, **more: Any) -> Json:
    listed = [{"item": item, "id": f"id-{item}", "description": "ya"} for item in items]
    return {"twilio/list-picker": {"body": "Pilih", "button": "Buka", "items": listed} | more}


def create(client: Any, types: Json, **more: Any) -> str:
    """Make a content and return its sid."""
    contents = client.content.v1.contents
    body = {"friendly_name": "uji", "language": "id", "types": types, "variables": {}} | more
    made = contents.create(_List(client).ContentCreateRequest(body))
    return str(made.sid)


def _List(client: Any) -> Any:
    return type(client.content.v1.contents)


def submit(client: Any, sid: str, name: str = "sapaan", category: str = "UTILITY") -> Any:
    approvals = client.content.v1.contents(sid).approval_create
    request = type(approvals).ContentApprovalRequest({"name": name, "category": category})
    return approvals.create(request)


def approval(client: Any, sid: str) -> Json:
    found: Json = client.content.v1.contents(sid).approval_fetch().fetch().whatsapp
    return found


def refusal(work: Callable[[], object]) -> tuple[int, int]:
    with pytest.raises(TwilioRestException) as refused:
        work()
    return refused.value.status, refused.value.code


def outcome(client: Any, twilio: TwilioStandIn, sid: str, to: str = SARI, **more: Any) -> Any:
    """Send a content and return its error code, if any."""
    message = send(client, twilio, to, content_sid=sid, **more)
    twilio.settle()
    return client.messages(message.sid).fetch().error_code


# Content itself


def test_content_is_kept_and_deleted(twilio: TwilioStandIn, twilio_client: Any) -> None:
    sid = create(twilio_client, NAMED, variables={"1": "Sari"})

    content = twilio_client.content.v1.contents(sid)
    assert content.fetch().types == NAMED
    assert content.fetch().variables == {"1": "Sari"}
    assert content.fetch().language == "id"
    assert content.delete()
    assert refusal(content.fetch) == (404, 20404)
    assert refusal(lambda: send(twilio_client, twilio, SARI, content_sid=sid)) == (400, 21655)
    assert twilio.contents()[0]["deleted"] is True


def test_contents_are_listed_in_pages(twilio: TwilioStandIn, twilio_client: Any) -> None:
    made = [create(twilio_client, TEXT) for _ in range(5)]
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
    assert refusal(lambda: create(twilio_client, types))[0] == 400
    assert twilio.contents() == []


@pytest.mark.parametrize("more", [{"language": "Bahasa"}, {"variables": {"1": 5}}])
def test_bad_particulars_are_refused(twilio: TwilioStandIn, twilio_client: Any, more: Json) -> None:
    assert refusal(lambda: create(twilio_client, TEXT, **more))[0] == 400


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
    assert create(twilio_client, picker("a", items=long, button="b" * 20, body="a" * 1024))
    assert create(twilio_client, buttons(*(letter * 20 for letter in "abcdefghij")))


# Approval


def test_approval_goes_its_way(twilio: TwilioStandIn, twilio_client: Any) -> None:
    sid = create(twilio_client, buttons("Ya", "Tidak"))
    assert approval(twilio_client, sid)["status"] == "unsubmitted"

    assert submit(twilio_client, sid).status == "received"
    assert approval(twilio_client, sid)["status"] == "pending"
    twilio.approve(sid)
    assert approval(twilio_client, sid)["status"] == "approved"
    twilio.reclassify(sid)
    assert approval(twilio_client, sid)["category"] == "MARKETING"
    twilio.pause(sid)
    assert approval(twilio_client, sid)["status"] == "paused"


def test_rejected_or_used_name_is_gone(twilio: TwilioStandIn, twilio_client: Any) -> None:
    first, second = create(twilio_client, TEXT), create(twilio_client, TEXT)
    submit(twilio_client, first, "sapaan_1")
    twilio.reject(first, "TAG_CONTENT_MISMATCH")

    assert approval(twilio_client, first)["rejection_reason"] == "TAG_CONTENT_MISMATCH"
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
    sid = create(twilio_client, TEXT)
    assert refusal(lambda: submit(twilio_client, sid, name, category))[0] == 400


def test_list_is_never_approved(twilio: TwilioStandIn, twilio_client: Any) -> None:
    sid = create(twilio_client, picker("a"))
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
    sid = create(twilio_client, {"twilio/text": {"body": body}}, variables=variables)
    submit(twilio_client, sid)
    assert approval(twilio_client, sid)["status"] == "rejected"
    assert reason in approval(twilio_client, sid)["rejection_reason"]


def test_everything_can_be_approved_at_once(twilio: TwilioStandIn, twilio_client: Any) -> None:
    twilio.approve_at_once()
    sid = create(twilio_client, TEXT)
    submit(twilio_client, sid)
    assert approval(twilio_client, sid)["status"] == "approved"


# Sending


def test_content_is_sent_with_its_variables(twilio: TwilioStandIn, twilio_client: Any) -> None:
    sid = create(twilio_client, NAMED, variables={"1": "kamu"})
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
    sid = create(twilio_client, NAMED)
    given = {} if variables is None else {"content_variables": variables}
    work = lambda: send(twilio_client, twilio, SARI, content_sid=sid, **given)  # noqa: E731
    assert refusal(work) == (400, 21656)


def test_body_does_not_go_with_content(twilio: TwilioStandIn, twilio_client: Any) -> None:
    sid = create(twilio_client, TEXT)
    work = lambda: send(twilio_client, twilio, SARI, content_sid=sid, body="x")  # noqa: E731
    assert refusal(work)[0] == 400


def test_only_an_approved_template_passes_the_window(
    twilio: TwilioStandIn, twilio_client: Any
) -> None:
    listed = create(twilio_client, picker("a"))
    sid = create(twilio_client, buttons("Ya"))
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
    sid = create(twilio_client, TEXT)
    submit(twilio_client, sid)
    twilio.reject(sid, "nothing for us")
    assert outcome(twilio_client, twilio, sid) == 63016
    twilio.write(SARI, "halo")
    assert outcome(twilio_client, twilio, sid) is None


def test_more_than_three_buttons_need_approval(twilio: TwilioStandIn, twilio_client: Any) -> None:
    twilio.write(SARI, "halo")
    three, four = (create(twilio_client, buttons(*letters)) for letters in ("abc", "abcd"))
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
    sid = create(twilio_client, NAMED)
    given = json.dumps({"1": value})
    assert outcome(twilio_client, twilio, sid, content_variables=given) == code


def test_filled_title_has_limits(twilio: TwilioStandIn, twilio_client: Any) -> None:
    twilio.write(SARI, "halo")
    sid = create(twilio_client, buttons("Ya {{1}}"))
    assert outcome(twilio_client, twilio, sid, content_variables='{"1": "Sari"}') is None
    given = json.dumps({"1": "a" * 18})
    assert outcome(twilio_client, twilio, sid, content_variables=given) == 63013


def test_marketing_does_not_reach_the_states(twilio: TwilioStandIn, twilio_client: Any) -> None:
    sid = create(twilio_client, TEXT)
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
    sid = create(twilio_client, buttons("Ya", "Tidak"))
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
    sid = create(twilio_client, buttons("Ya"))
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
    sid = create(twilio_client, picker("Rumah", "Kantor"))
    message = send(twilio_client, twilio, SARI, content_sid=sid)

    found = twilio.choose(SARI, "Rumah", named=named)["fields"]

    wanted = {"Body": "Rumah", "OriginalRepliedMessageSid": message.sid} | fields
    assert found | wanted == found
    assert absent not in found


# The descriptions


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
        sid = create(twilio_client, types)
    submit(twilio_client, sid)
    approval(twilio_client, sid)
    outcome(twilio_client, twilio, sid)
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
    assert refusal(lambda: create(client, TEXT)) == (401, 20003)
    client.http_client.close()
