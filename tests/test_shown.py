"""What staff read of a case: every reason and state has words, and the window its end."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.cli.shown import REASONS, say_verdict, show
from flows.sending import Because, Hold, Refuse, Send, UseTemplate, Verdict
from storage.tables.outbox import OutState
from tests.houses import Place

WORDS = Path(__file__).parents[1] / "docs" / "words-for-staff.md"


@pytest.mark.parametrize("because", Because)
def test_every_reason_has_words(because: Because) -> None:
    assert REASONS[because] in say_verdict(Hold(because))
    assert REASONS[because] in say_verdict(Refuse(because))


@pytest.mark.parametrize("verdict", [Send(), UseTemplate("answered")])
def test_every_verdict_has_words(verdict: Verdict) -> None:
    assert say_verdict(verdict)


@pytest.mark.parametrize("state", [one for one in OutState if one is not OutState.SENT])
def test_every_state_is_explained_to_staff(state: OutState) -> None:
    assert re.search(rf"^\| `{state}[:`]", WORDS.read_text("utf-8"), re.MULTILINE)


async def test_the_window_stands_with_a_case_on_whatsapp_only(place: Place) -> None:
    await place.tell("tolong, saya dipukul")
    found = await place.open(1)
    assert found is not None
    zone = place.house.settings.zone
    assert not [line for line in show(found, zone) if "Jendela" in line]
    there = replace(found, channel="whatsapp")
    assert [line for line in show(there, zone) if "tinggal 23 jam 49 menit" in line]
    assert found.wrote_at is not None
    closed = replace(there, window_closed_at=found.wrote_at + timedelta(seconds=1))
    assert [line for line in show(closed, zone) if "tertutup" in line]
