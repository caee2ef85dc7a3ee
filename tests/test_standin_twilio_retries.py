"""The stand-in for Twilio delivers what people write as Twilio does: tries, fallback, answer."""

from typing import Any

import pytest

from tests.standins.twilio import TwilioStandIn
from tests.standins.twilio.client import StandInError
from tests.standins.twilio.common import Json
from tests.standins.twilio.receiver import TWIML, Received, Receiver, Reply

pytest_plugins = ("tests.standins.twilio.fixtures",)

SARI = "+6281200000001"
BUDI = "+6281200000002"


@pytest.fixture
def hook(twilio: TwilioStandIn, other_side: Receiver) -> Receiver:
    """Give a server to which the inbound messages go."""
    twilio.set_webhook(f"{other_side.url}/in", fallback=f"{other_side.url}/later")
    return other_side


def answer(hook: Receiver, *replies: Reply) -> None:
    """Let the next requests be answered so, and the last answer stay."""
    waiting = list(replies)

    def decide(received: Received) -> Reply:
        return waiting.pop(0) if len(waiting) > 1 else waiting[0]

    hook.decide = decide


# Retries and the fallback


def attempts(twilio: TwilioStandIn) -> list[Json]:
    twilio.settle()
    [inbound] = twilio.inbound()
    found: list[Json] = inbound["attempts"]
    return found


def test_retries_have_the_same_token(twilio: TwilioStandIn, hook: Receiver) -> None:
    twilio.set_webhook(f"{hook.url}/in#rc=5&rp=all")
    answer(hook, Reply(500), Reply(404), Reply(302), Reply())

    twilio.write(SARI, "halo")

    received = hook.wait(4)
    tokens = {request.headers["i-twilio-idempotency-token"] for request in received}
    assert len(tokens) == 1
    assert all(request.is_signed(twilio.auth_token) for request in received)
    assert [made["status"] for made in attempts(twilio)] == [500, 404, 302, 200]
    assert twilio.inbound()[0]["state"] == "delivered"


def test_another_message_has_another_token(twilio: TwilioStandIn, hook: Receiver) -> None:
    twilio.write(SARI, "satu")
    twilio.write(SARI, "dua")
    received = hook.wait(2)
    assert len({request.headers["i-twilio-idempotency-token"] for request in received}) == 2


@pytest.mark.parametrize(
    ("fragment", "status", "count"),
    [
        ("", 500, 1),
        ("#rc=3", 500, 1),
        ("#rc=3&rp=5xx", 500, 4),
        ("#rc=3&rp=5xx", 404, 1),
        ("#rc=3&rp=4xx,5xx", 404, 4),
        ("#rc=9&rp=all", 500, 6),
        ("#rc=0&rp=all", 500, 1),
    ],
)
def test_retries_as_the_fragment_asks(
    twilio: TwilioStandIn, hook: Receiver, fragment: str, status: int, count: int
) -> None:
    twilio.set_webhook(f"{hook.url}/in{fragment}")
    answer(hook, Reply(status))

    twilio.write(SARI, "halo")

    assert len(attempts(twilio)) == count
    assert twilio.inbound()[0]["state"] == "lost"


@pytest.mark.parametrize(("fragment", "count"), [("", 2), ("#rc=4", 5), ("#rc=0", 1)])
def test_refused_connection_is_retried(twilio: TwilioStandIn, fragment: str, count: int) -> None:
    with Receiver() as closed:
        url = closed.url
    twilio.set_webhook(f"{url}/in{fragment}")

    twilio.write(SARI, "halo")

    assert [made["kind"] for made in attempts(twilio)] == ["ct"] * count


def test_wrong_policy_is_refused(twilio: TwilioStandIn, hook: Receiver) -> None:
    with pytest.raises(StandInError, match="11243"):
        twilio.set_webhook(f"{hook.url}/in#rp=always")


def test_all_attempts_share_one_time(twilio: TwilioStandIn, hook: Receiver) -> None:
    twilio.set_webhook(f"{hook.url}/in#rc=5&rp=all&rt=250&tt=600")
    answer(hook, Reply(after=0.4))

    twilio.write(SARI, "halo")

    made = attempts(twilio)
    assert [attempt["kind"] for attempt in made] == ["rt", "rt", "rt"]
    assert 0.5 < made[-1]["answered_at"] - made[0]["time"] < 0.9


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (Reply(503), "11200"),
        (Reply(after=1.0), "11205"),
        (Reply(body="<Response><Message></Response>"), "12100"),
        (Reply(body=""), "12100"),
        (Reply(body="<Answer/>"), "12102"),
        (Reply(body="<Response><Dial/></Response>"), "12200"),
        (Reply(body="{}", content_type="application/json"), "12300"),
    ],
)
def test_fallback_is_told_what_went_wrong(
    twilio: TwilioStandIn, hook: Receiver, reply: Reply, code: str
) -> None:
    short = "&tt=300" if reply.after else ""
    twilio.set_webhook(f"{hook.url}/in?a=1#rc=0{short}", fallback=f"{hook.url}/later?b=2")
    answer(hook, reply, Reply())

    written = twilio.write(SARI, "halo")

    [received] = hook.wait(1, "/later?b=2")
    assert received.is_signed(twilio.auth_token)
    told = {"ErrorCode": code, "ErrorUrl": f"{hook.url}/in?a=1"}
    assert received.fields == written["fields"] | told
    twilio.settle()
    assert twilio.inbound()[0]["state"] == "fallback"
    assert len(twilio.violations()) == (1 if code.startswith("12") else 0)


def test_lost_message_is_only_in_the_list(
    twilio: TwilioStandIn, twilio_client: Any, hook: Receiver
) -> None:
    answer(hook, Reply(500))

    written = twilio.write(SARI, "halo")
    unsent = twilio.write(SARI, "dua", deliver=False)

    twilio.settle()
    assert [received.path for received in hook.requests] == ["/in", "/later"]
    assert [inbound["state"] for inbound in twilio.inbound()] == ["lost", "lost"]
    listed = twilio_client.messages.list()
    assert [message.sid for message in listed] == [unsent["sid"], written["sid"]]
    assert [message.direction for message in listed] == ["inbound", "inbound"]


def test_nothing_configured_loses_the_message(twilio: TwilioStandIn) -> None:
    twilio.write(SARI, "halo")
    twilio.settle()
    assert twilio.inbound()[0]["state"] == "lost"


# The answer


def test_message_in_the_answer_is_sent(
    twilio: TwilioStandIn, twilio_client: Any, hook: Receiver
) -> None:
    body = f"<Message action='{hook.url}/status'><Body>Halo &amp; apa</Body></Message>"
    answer(hook, Reply(body=f"<Response>{body}<Message>dua</Message></Response>"))

    twilio.write(SARI, "halo")

    sent = twilio.wait_sent(2, SARI)
    assert [message["text"] for message in sent] == ["Halo & apa", "dua"]
    assert sent[0]["direction"] == "outbound-reply"
    assert twilio_client.messages(sent[0]["sid"]).fetch().direction == "outbound-reply"
    hook.wait(2, "/status")
    twilio.settle()


@pytest.mark.parametrize("reply", [Reply(204, ""), Reply(body=TWIML), Reply(201, "<Response/>")])
def test_empty_answers_are_taken(twilio: TwilioStandIn, hook: Receiver, reply: Reply) -> None:
    answer(hook, reply)
    twilio.write(SARI, "halo")
    assert len(attempts(twilio)) == 1
    assert twilio.inbound()[0]["state"] == "delivered"
    assert twilio.violations() == []
    assert twilio.sent() == []


# Side by side


def test_messages_of_one_person_come_side_by_side(twilio: TwilioStandIn, hook: Receiver) -> None:
    answer(hook, Reply(after=0.2), Reply())

    twilio.write(SARI, "satu")
    hook.wait(1)
    twilio.write(SARI, "dua")

    hook.wait(2)
    twilio.settle()
    assert hook.most_at_once == 2


def test_messages_of_one_person_come_one_by_one_if_asked(
    twilio: TwilioStandIn, hook: Receiver
) -> None:
    twilio.one_by_one()
    answer(hook, Reply(after=0.1))

    for text in ("satu", "dua", "tiga"):
        twilio.write(SARI, text)
    twilio.write(BUDI, "empat")

    twilio.settle()
    bodies = [received.fields["Body"] for received in hook.requests]
    assert [body for body in bodies if body != "empat"] == ["satu", "dua", "tiga"]
    assert bodies.index("empat") < 2
    assert hook.most_at_once == 2
