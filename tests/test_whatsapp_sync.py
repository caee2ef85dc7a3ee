"""What lies at Twilio is brought in step: the real client, against the stand-in."""

import socket
from collections.abc import AsyncIterator, Callable
from dataclasses import replace

import pytest

from bot.channels.whatsapp import content_api
from bot.channels.whatsapp.client import make_client
from bot.channels.whatsapp.content_api import ContentApi, ContentError
from bot.channels.whatsapp.content_plan import foreseen, plan
from storage.tables.content import ContentState
from tests.houses import Place
from tests.standins.twilio import TwilioStandIn
from tests.standins.twilio.description import check_traffic, find_specs
from tests.syncing import (
    ALL,
    ANSWERED,
    EVERYTHING,
    FEW,
    OLD,
    OLD_TEMPLATE,
    PICKER,
    QUICK,
    REMINDER,
    Ground,
    standing_on,
)

pytest_plugins = ("tests.standins.twilio.fixtures",)


@pytest.fixture
async def ground(place: Place, twilio: TwilioStandIn) -> AsyncIterator[Ground]:
    """Give a database and an account with nothing in them."""
    async with standing_on(place, twilio) as made:
        yield made


async def test_everything_is_made_and_templates_are_sent_in(ground: Ground) -> None:
    lines = await ground.sync(*EVERYTHING)

    there, rows = ground.there(), await ground.rows()
    assert there.keys() == rows.keys() == lines.keys() == ALL
    for one in EVERYTHING:
        found, row = there[one.name], rows[one.name]
        assert (row.sid, row.locale, row.template) == (found["sid"], one.locale, one.template)
        assert found["language"] == one.locale
        assert found["variables"] == one.variables
        approval = found["approval_requests"]
        if one.template:
            assert (approval["name"], approval["category"]) == (one.name, "UTILITY")
            assert approval["status"] == "pending", approval["rejection_reason"]
            assert row.state is ContentState.PENDING
        else:
            assert approval["status"] == "unsubmitted"
            assert row.state is ContentState.SESSION
    assert ground.twilio.violations() == []


async def test_the_requests_are_as_twilio_describes_them(ground: Ground) -> None:
    if find_specs() is None:
        pytest.skip("Twilio's descriptions are missing: set TWILIO_SPECS to their folder")
    await ground.sync()
    await ground.api.make(replace(QUICK, name=OLD))
    await ground.sync(prune=True)
    traffic = ground.twilio.traffic()
    assert {one["operation"] for one in traffic} == {
        *("content.approvals", "content.create", "content.delete", "approval.create"),
    }
    assert check_traffic(traffic) == []


async def test_a_second_run_has_nothing_to_do(ground: Ground) -> None:
    await ground.sync()
    before, rows = len(ground.twilio.traffic()), await ground.rows()
    await ground.sync()
    assert ground.operations(after=before) == {"content.approvals": 1}
    assert await ground.rows() == rows


async def test_lists_are_read_to_their_end(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content_api, "PAGE", 2)
    await ground.sync()
    before = len(ground.twilio.traffic())
    await ground.sync()
    assert ground.operations(after=before) == {"content.approvals": 2}


@pytest.mark.parametrize("skip", range(len(FEW)))
async def test_what_was_made_and_not_remembered_is_found_by_its_name(
    ground: Ground, skip: int
) -> None:
    ground.twilio.fail_next("content.create", action="close", skip=skip)
    with pytest.raises(ContentError, match="run it again"):
        await ground.sync()
    assert len(await ground.rows()) < len(ground.there())

    await ground.sync()

    assert ground.there().keys() == {one.name for one in FEW} == (await ground.rows()).keys()
    assert ground.twilio.violations() == []


@pytest.mark.parametrize("effect", [True, False])
async def test_a_template_is_sent_in_once_however_often_it_is_tried(
    ground: Ground, effect: bool
) -> None:
    ground.twilio.fail_next("approval.create", action="close", effect=effect)
    with pytest.raises(ContentError, match=f"send in {ANSWERED.name}"):
        await ground.sync()
    assert (await ground.rows())[ANSWERED.name].state is ContentState.CREATED

    await ground.sync()
    await ground.sync()

    states = {row.state for row in (await ground.rows()).values() if row.template}
    assert states == {ContentState.PENDING}
    assert ground.twilio.violations() == []
    tried = [one for one in ground.twilio.traffic("approval.create") if one["status"] == 201]
    assert len(tried) == (1 if effect else 2)


async def test_it_waits_when_twilio_asks_for_patience(ground: Ground) -> None:
    ground.twilio.fail_next("content.create", status=429, times=2)
    await ground.sync()
    assert ground.there().keys() == {one.name for one in FEW}


async def test_it_does_not_wait_for_ever(ground: Ground) -> None:
    ground.twilio.fail_next("content.create", status=429, times=3)
    with pytest.raises(ContentError, match="in some minutes, what is done stays done"):
        await ground.sync()
    assert ground.operations()["content.create"] == 3


async def test_what_twilio_does_not_take_keeps_nothing_else_waiting(ground: Ground) -> None:
    ground.twilio.fail_next("content.create", status=400, code=20001, message="no\n such body")
    ground.twilio.fail_next("approval.create", status=409, code=20409, message="name was used")
    lines = await ground.sync()
    assert lines[QUICK.name].state == "refused"
    assert lines[QUICK.name].reason.endswith(
        "(400, code 20001): Unable to create record: no such body"
    )
    assert lines[ANSWERED.name].state == "refused"
    assert "name was used; a name that was used before is lost" in lines[ANSWERED.name].reason
    assert lines[PICKER.name].state == "session"
    assert lines[REMINDER.name].state == "pending"
    rows = await ground.rows()
    assert QUICK.name not in rows
    assert rows[ANSWERED.name].state is ContentState.CREATED


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda twilio: twilio.revoke_token(), "check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN"),
        (lambda twilio: twilio.suspend(), "is the account suspended"),
        (
            lambda twilio: twilio.fail_next("content.approvals", status=503),
            "the fault is Twilio's, run it again later",
        ),
        (
            lambda twilio: twilio.fail_next("content.approvals", action="close", times=2),
            "did not answer: run it again",
        ),
    ],
)
async def test_a_failure_is_a_sentence_that_says_what_to_do(
    ground: Ground, spoil: Callable[[TwilioStandIn], object], said: str
) -> None:
    spoil(ground.twilio)
    with pytest.raises(ContentError, match=said):
        await ground.sync()
    assert await ground.rows() == {}


async def test_a_network_that_is_away_is_a_sentence(place: Place) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{taken.getsockname()[1]}"
        client, network = make_client("AC1", "t", api_url=nobody, content_url=nobody)
        with pytest.raises(ContentError, match="was not reached to list the contents"):
            await ContentApi(client).found()
        await network.close()


async def test_contents_of_others_are_left_alone(ground: Ground) -> None:
    foreign = ("holiday_greetings", "rangkul", "rangkul_quick_home", f"x{OLD}", f"{OLD}0x")
    for name in foreign:
        await ground.api.make(replace(QUICK, name=name))
    lines = await ground.sync(prune=True)
    assert lines.keys() == {one.name for one in FEW}
    assert ground.there().keys() == {*foreign, *lines}


async def test_what_is_outdated_is_told_and_only_removed_when_asked_for(ground: Ground) -> None:
    for one in (replace(QUICK, name=OLD), replace(ANSWERED, name=OLD_TEMPLATE)):
        await ground.sync(*FEW, one)

    lines = await ground.sync()
    unused = [one for one in lines.values() if one.state == "unused"]
    told = {one.state for one in (await ground.sync()).values() if one.name in (OLD, OLD_TEMPLATE)}
    assert told == {"unused"}
    assert {(one.name, one.kind, one.locale) for one in unused} == {
        (OLD, "quick", "id"),
        (OLD_TEMPLATE, "template", "id"),
    }
    assert {OLD, OLD_TEMPLATE} <= ground.there().keys()
    assert {OLD, OLD_TEMPLATE} <= (await ground.rows()).keys()

    await ground.sync(prune=True)
    await ground.sync()
    assert OLD not in ground.there()
    assert OLD not in await ground.rows()
    assert OLD_TEMPLATE in ground.there()


async def test_of_two_with_one_name_the_one_that_was_sent_in_is_used(ground: Ground) -> None:
    await ground.api.make(ANSWERED)
    first = await ground.api.make(QUICK)
    second = await ground.api.make(QUICK)
    sent_in = await ground.api.make(ANSWERED)
    await ground.api.submit(ANSWERED, sent_in)

    lines = await ground.sync()

    rows = await ground.rows()
    assert rows[ANSWERED.name].sid == sent_in
    assert rows[QUICK.name].sid == first
    assert [one.reason for one in lines.values() if one.state == "unused"] == [
        "lies there twice",
        "lies there twice",
    ]
    await ground.sync(prune=True)
    left = {one["sid"] for one in ground.twilio.contents() if not one["deleted"]}
    assert second not in left
    assert {first, sent_in} <= left


async def test_what_was_deleted_at_twilio_is_made_anew(ground: Ground) -> None:
    await ground.sync()
    (gone,) = [one for one in await ground.api.found() if one.name == QUICK.name]
    await ground.api.remove(gone)
    await ground.sync()
    assert (await ground.rows())[QUICK.name].sid == ground.sid(QUICK) != gone.sid


async def test_what_would_be_done_is_told_before(ground: Ground) -> None:
    await ground.api.make(replace(QUICK, name=OLD))
    await ground.api.make(ANSWERED)
    await ground.api.make(PICKER)
    told = {one.name: one.state for one in foreseen(plan(FEW, await ground.api.found()))}
    assert told == {
        QUICK.name: "would be made",
        PICKER.name: "session",
        ANSWERED.name: "would be sent in",
        REMINDER.name: "would be made and sent in",
        OLD: "unused",
    }
