"""What WhatsApp thinks of our templates is looked at, and staff hear of it once."""

from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import replace

import pytest

from bot.channels.base import RetryLater
from bot.channels.whatsapp.approvals import check_approvals
from bot.channels.whatsapp.content_api import ContentError, standing
from bot.channels.whatsapp.contents import Contents
from storage.tables.content import ContentState
from tests.houses import Place
from tests.standins.twilio import TwilioStandIn
from tests.syncing import ANSWERED, NOW, OLD_TEMPLATE, PICKER, QUICK, REMINDER, Ground, standing_on

pytest_plugins = ("tests.standins.twilio.fixtures",)


@pytest.fixture
async def ground(place: Place, twilio: TwilioStandIn) -> AsyncIterator[Ground]:
    """Give a database and an account with nothing in them."""
    async with standing_on(place, twilio) as made:
        yield made


@pytest.mark.parametrize(
    ("approval", "state", "reason"),
    [
        ({}, "created", ""),
        ({"status": "unsubmitted"}, "created", ""),
        ({"status": "received", "category": "UTILITY"}, "pending", ""),
        ({"status": "PENDING", "category": "utility"}, "pending", ""),
        ({"status": "approved", "category": "UTILITY"}, "approved", ""),
        ({"status": "approved", "category": "MARKETING"}, "stopped", "MARKETING"),
        ({"status": "approved"}, "stopped", ""),
        ({"status": "rejected", "rejection_reason": "a\n b"}, "rejected", "a b"),
        ({"status": "paused", "category": "UTILITY"}, "stopped", "paused"),
        ({"status": "disabled", "rejection_reason": "why"}, "stopped", "why"),
        ({"status": "something new"}, "stopped", "something new"),
    ],
)
def test_only_what_is_approved_as_utility_may_be_sent(
    approval: Mapping[str, str], state: str, reason: str
) -> None:
    found = standing(approval)
    assert (found.state.value, found.reason) == (state, reason)


async def test_an_approved_template_can_be_sent(ground: Ground) -> None:
    await ground.sync()
    known = await ground.check()
    assert known.approved("id") == frozenset()

    ground.twilio.approve(ground.sid(ANSWERED))
    await ground.check(known)

    assert known.approved("id") == {"answered"}
    assert known.sid(ANSWERED.name) == ground.sid(ANSWERED)
    assert ground.told == []


SPOILED: Mapping[str, tuple[Callable[[TwilioStandIn, str], object], str]] = {
    "rejected": (
        lambda twilio, sid: twilio.reject(sid, "too\n vague"),
        "ditolak WhatsApp (too vague)",
    ),
    "reclassified": (
        lambda twilio, sid: twilio.reclassify(sid),
        "dianggap MARKETING oleh WhatsApp, jadi tidak dipakai",
    ),
    "paused": (lambda twilio, sid: twilio.pause(sid), "dihentikan WhatsApp (paused)"),
}


@pytest.mark.parametrize("how", SPOILED)
async def test_staff_hear_once_that_a_template_cannot_be_used(ground: Ground, how: str) -> None:
    spoil, what = SPOILED[how]
    await ground.sync()
    ground.twilio.approve(ground.sid(ANSWERED))
    known = await ground.check()

    spoil(ground.twilio, ground.sid(ANSWERED))
    await ground.check(known)
    await ground.check(known)

    assert ground.told == [
        f"Template {ANSWERED.name} {what}. Pesan menunggu sampai orangnya menulis."
    ]
    assert known.approved("id") == frozenset()


async def test_what_happens_again_is_told_again(ground: Ground) -> None:
    await ground.sync()
    for _ in range(2):
        ground.twilio.approve(ground.sid(ANSWERED))
        known = await ground.check()
        assert known.is_approved(ANSWERED.name)
        ground.twilio.pause(ground.sid(ANSWERED))
        await ground.check(known)
    assert len(ground.told) == 2


async def test_several_are_told_in_one_message(ground: Ground) -> None:
    await ground.sync()
    for one in (ANSWERED, REMINDER):
        ground.twilio.reject(ground.sid(one), "no")
    await ground.check()
    (told,) = ground.told
    assert [line.split()[1] for line in told.splitlines()] == [ANSWERED.name, REMINDER.name]


async def test_what_did_not_reach_staff_is_told_the_next_time(ground: Ground) -> None:
    await ground.sync()
    ground.twilio.reject(ground.sid(ANSWERED), "no")

    async def away(_: str) -> None:
        raise RetryLater(1)

    known = Contents("Rani")
    with pytest.raises(RetryLater):
        await check_approvals(ground.api, known, ground.database, now=NOW, tell=away)
    assert (await ground.rows())[ANSWERED.name].state is ContentState.REJECTED

    await ground.check(known)
    assert len(ground.told) == 1


async def test_two_processes_that_look_at_once_tell_staff_once(ground: Ground) -> None:
    if not ground.database.distributed:
        pytest.skip("one process serves one file")
    await ground.sync()
    ground.twilio.reject(ground.sid(ANSWERED), "no")
    other: list[str] = []

    async def tell(text: str) -> None:
        async def told(also: str) -> None:
            other.append(also)

        await check_approvals(ground.api, Contents("Rani"), ground.database, now=NOW, tell=told)
        ground.told.append(text)

    await check_approvals(ground.api, Contents("Rani"), ground.database, now=NOW, tell=tell)
    await ground.check()
    assert len(ground.told) == 1
    assert other == []


async def test_what_was_deleted_at_twilio_is_not_used_any_more(ground: Ground) -> None:
    await ground.sync()
    ground.twilio.approve(ground.sid(ANSWERED))
    known = await ground.check()
    assert {ANSWERED.name, QUICK.name} <= {n for n in known.names if known.sid(n)}
    for one in await ground.api.found():
        if one.name in {ANSWERED.name, QUICK.name}:
            await ground.api.remove(one)

    await ground.check(known)

    assert {n for n in known.names if known.sid(n)} == {PICKER.name}
    assert [told.split(". ")[0] for told in ground.told] == [
        f"Template {ANSWERED.name} dihentikan WhatsApp (deleted)"
    ]


async def test_staff_hear_nothing_of_words_that_are_not_said_any_more(ground: Ground) -> None:
    await ground.sync(replace(ANSWERED, name=OLD_TEMPLATE))
    ground.twilio.reject(str(ground.there()[OLD_TEMPLATE]["sid"]), "no")
    await ground.check()
    assert ground.told == []


async def test_a_look_that_fails_changes_nothing(ground: Ground) -> None:
    await ground.sync()
    ground.twilio.approve(ground.sid(ANSWERED))
    known = await ground.check()
    ground.twilio.fail_next("content.approvals", status=503)
    with pytest.raises(ContentError):
        await ground.check(known)
    assert known.is_approved(ANSWERED.name)
