"""`python -m bot whatsapp`: what it does at Twilio, what it prints, how it fails."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from typer.testing import CliRunner, Result

from bot.channels.whatsapp.fallback import twiml
from bot.cli import app
from bot.opening import CannotStart
from tests.exporting import at_home, fill
from tests.fetching import Platform
from tests.houses import Place
from tests.standins.twilio import TwilioStandIn
from tests.syncing import (
    ALL,
    ANSWERED,
    QUICK,
    REMINDER,
)
from tests.whatsapping import twilio_settings

pytest_plugins = ("tests.standins.twilio.fixtures",)


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
