"""What lies at Twilio is brought in step and watched: the real client, against the stand-in."""

import socket
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from typer.testing import CliRunner, Result

from bot.channels.base import RetryLater
from bot.channels.whatsapp import content_api
from bot.channels.whatsapp.approvals import check_approvals
from bot.channels.whatsapp.channel import WhatsAppChannel
from bot.channels.whatsapp.client import make_client
from bot.channels.whatsapp.content_api import ContentApi, ContentError, standing
from bot.channels.whatsapp.content_plan import Line, foreseen, plan
from bot.channels.whatsapp.contents import Contents, Wanted, wanted
from bot.channels.whatsapp.fallback import twiml
from bot.channels.whatsapp.sync import Sync
from bot.cli import app
from bot.opening import CannotStart
from bot.settings import load_settings
from flows.engine.events import Button, MsgOutKind
from storage import contents
from storage.contents import Stored
from storage.database import Database
from storage.outbox import MsgOut
from storage.tables.content import ContentState
from tests.exporting import at_home, fill
from tests.fetching import Platform
from tests.houses import Place
from tests.standins.twilio import TwilioStandIn
from tests.standins.twilio.description import check_traffic, find_specs
from tests.whatsapping import twilio_settings

pytest_plugins = ("tests.standins.twilio.fixtures",)

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
EVERYTHING = wanted()
ALL = {one.name for one in EVERYTHING}
PERSON = "+6281200000001"


def of(kind: str, locale: str = "id") -> Wanted:
    """A template, or the first question of a kind."""
    return next(
        one for one in EVERYTHING if one.locale == locale and kind in {one.template, one.kind}
    )


QUICK, PICKER, ANSWERED, REMINDER = of("quick"), of("list"), of("answered"), of("reminder")
FEW = (QUICK, PICKER, ANSWERED, REMINDER)
OLD = "rangkul_quick_first_home_id_00000000"
OLD_TEMPLATE = "rangkul_template_answered_id_00000000"


@dataclass(slots=True)
class Ground:
    """A database, an account at Twilio, and the hands of a test on both."""

    database: Database
    twilio: TwilioStandIn
    api: ContentApi
    told: list[str] = field(default_factory=list)
    looks: int = 0

    async def sync(self, *some: Wanted, prune: bool = False) -> dict[str, Line]:
        """One run; how everything is after it."""
        run = Sync(self.api, self.database, NOW, lambda _: None)
        await run.run(some or FEW, prune=prune)
        return {one.name: one for one in run.lines}

    async def check(self, known: Contents | None = None) -> Contents:
        """One look at the approvals; the service's copy after it."""
        known = known or Contents("Rani")
        self.looks += 1
        now = NOW + timedelta(hours=self.looks)

        async def tell(text: str) -> None:
            self.told.append(text)

        await check_approvals(self.api, known, self.database, now=now, tell=tell)
        return known

    async def rows(self) -> dict[str, Stored]:
        """What is remembered."""
        return {row.name: row for row in await self.database.read(contents.everything)}

    def there(self) -> dict[str, dict[str, Any]]:
        """What lies at Twilio, by name; fails when a name lies there twice."""
        found = [one for one in self.twilio.contents() if not one["deleted"]]
        names = Counter(one["friendly_name"] for one in found)
        assert not names or max(names.values()) == 1
        return {one["friendly_name"]: one for one in found}

    def sid(self, one: Wanted) -> str:
        """Its id at Twilio."""
        return str(self.there()[one.name]["sid"])

    def operations(self, after: int = 0) -> Counter[str]:
        """How often what was asked of Twilio."""
        return Counter(one["operation"] for one in self.twilio.traffic(after=after))


@pytest.fixture
async def ground(place: Place, twilio: TwilioStandIn) -> AsyncIterator[Ground]:
    """Give a database and an account with nothing in them."""
    client, network = make_client(
        twilio.account_sid, twilio.auth_token, api_url=twilio.url, content_url=twilio.url
    )
    yield Ground(place.house.opened.database, twilio, ContentApi(client, patience=(0.01, 0.01)))
    await network.close()


# Sync


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
    assert lines[QUICK.name].reason.endswith("(400, code 20001): refused: no such body")
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


# Approvals


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


# Sent by its id


async def test_a_question_is_sent_with_something_to_press(ground: Ground, tmp_path: Path) -> None:
    await ground.sync()
    settings = load_settings(
        _env_file=None, data_dir=tmp_path, **_settings(ground.twilio), public_url="http://localhost"
    )
    channel = WhatsAppChannel(settings)
    await channel.templates.refresh(ground.database)
    ground.twilio.open_window(PERSON)
    for one, kind in ((QUICK, "twilio/quick-reply"), (PICKER, "twilio/list-picker")):
        (body,) = one.types.values()
        parts = body.get("items") or body["actions"]
        labels = [part.get("item") or part.get("title") for part in parts]
        await channel.send(_question(body["body"], labels))
        sent = ground.twilio.wait_sent(1, PERSON, after=len(ground.twilio.sent()) - 1)[-1]
        assert sent["text"] == body["body"]
        assert sent["content"]["kind"] == kind
    await channel.send(_question("Yang mana?\n1 ini\n2 itu", ["ini", "itu"]))
    assert ground.twilio.wait_sent(3, PERSON)[-1]["content"] is None
    await channel.close()


def _settings(twilio: TwilioStandIn) -> dict[str, Any]:
    return {name.lower(): value for name, value in twilio_settings(twilio).items()}


def _question(text: str, labels: list[str]) -> MsgOut:
    return MsgOut(
        id=1,
        contact_id=1,
        urn=f"whatsapp:{PERSON}",
        text=text,
        buttons=tuple(Button(label, f"s.1.{place}") for place, label in enumerate(labels)),
        kind=MsgOutKind.ANSWER,
        lane=1,
        attempts=0,
        keep=False,
        epoch=1,
    )


# Commands


@pytest.fixture
def home(tmp_path: Path, twilio: TwilioStandIn, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder of an installation that knows its account."""

    async def nothing(_: Place, __: Platform) -> None:
        pass

    at_home(tmp_path, monkeypatch)
    fill(tmp_path / "data", nothing)
    for name, value in twilio_settings(twilio).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("PUBLIC_URL", "https://example.org")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["whatsapp", *arguments])


def cells(result: Result) -> dict[str, list[str]]:
    """The table that was printed, by name."""
    titles, *rows = result.stdout.splitlines()
    assert titles.split() == ["name", "kind", "language", "state", "reason"]
    return {row.split()[0]: row.split()[1:] for row in rows}


@pytest.mark.usefixtures("home")
def test_a_dry_run_does_nothing(twilio: TwilioStandIn) -> None:
    result = run("sync", "--dry-run")
    assert result.exit_code == 0, result.output
    rows = cells(result)
    assert rows.keys() == ALL
    assert rows[QUICK.name] == ["quick", "id", "would", "be", "made"]
    assert rows[ANSWERED.name] == ["template", "id", "would", "be", "made", "and", "sent", "in"]
    assert {one["operation"] for one in twilio.traffic()} == {"content.approvals"}
    assert twilio.contents() == []


@pytest.mark.usefixtures("home")
def test_the_command_syncs_and_shows_how_everything_is(twilio: TwilioStandIn) -> None:
    first = run("sync")
    assert first.exit_code == 0, first.output
    assert f"made {QUICK.name}\n" in first.stderr
    assert f"sent in {ANSWERED.name}\n" in first.stderr
    rows = cells(first)
    assert rows.keys() == ALL
    assert rows[QUICK.name] == ["quick", "id", "session"]
    assert rows[ANSWERED.name] == ["template", "id", "pending"]

    sids = {one["friendly_name"]: one["sid"] for one in twilio.contents()}
    twilio.approve(sids[REMINDER.name])
    twilio.reject(sids[ANSWERED.name], "too vague")
    second = run("sync", "--prune")

    assert second.exit_code == 0, second.output
    assert second.stderr == ""
    assert cells(second)[REMINDER.name] == ["template", "id", "approved"]
    assert second.stdout.splitlines()[-1].split() == [
        *(ANSWERED.name, "template", "id", "rejected", "too", "vague"),
    ]
    assert len(twilio.contents()) == len(ALL)
    assert twilio.violations() == []


@pytest.mark.usefixtures("home")
def test_the_command_stops_with_a_sentence(twilio: TwilioStandIn) -> None:
    twilio.fail_next("content.create", status=500, skip=2)
    result = run("sync")
    assert result.exit_code == 1
    assert len(cells(result)) == 2
    assert result.stderr.splitlines()[-1].endswith("the fault is Twilio's, run it again later")
    assert "Traceback" not in result.output


@pytest.mark.usefixtures("home")
def test_the_command_fails_when_something_was_refused(twilio: TwilioStandIn) -> None:
    twilio.fail_next("content.create", status=400, code=20001, message="no such body")
    result = run("sync")
    assert result.exit_code == 1
    assert len(cells(result)) == len(ALL)
    assert result.stdout.splitlines()[-1].endswith("no such body")


@pytest.mark.usefixtures("home")
def test_an_account_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_WHATSAPP_FROM"):
        monkeypatch.delenv(name)
    result = run("sync")
    assert isinstance(result.exception, CannotStart)
    assert "TWILIO_AUTH_TOKEN" in str(result.exception)


@pytest.mark.usefixtures("home")
def test_the_fallback_is_twiml_with_the_confirmed_hotline() -> None:
    result = run("fallback")
    assert result.exit_code == 0, result.output
    (message,) = ET.fromstring(result.stdout)  # noqa: S314 - of our own making
    assert message.tag == "Message"
    assert message.text == (
        "Sistem sedang gangguan. Bila mendesak: 112 atau 0821-5285-8026. Pesan Kakak dibaca "
        "setelah pulih.\nThe system is down right now. Urgent: 112. Messages are read once it is "
        "back."
    )
    assert "TwiML Bin" in result.stdout


def test_what_is_special_in_twiml_is_escaped() -> None:
    (message,) = ET.fromstring(twiml("a < b & c > d"))  # noqa: S314 - of our own making
    assert message.text == "a < b & c > d"
