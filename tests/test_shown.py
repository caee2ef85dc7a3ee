"""What staff read of a case: every reason and state has words, and the window its end."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.cli.shown import OUT_STATES, REASONS, say_state, say_verdict, show
from flows.sending import Because, Hold, Refuse, Send, UseTemplate, Verdict
from storage.tables.outbox import OutState
from tests.houses import Place


@pytest.mark.parametrize("because", Because)
def test_every_reason_has_words(because: Because) -> None:
    assert REASONS[because] in say_verdict(Hold(because))
    assert REASONS[because] in say_verdict(Refuse(because))


@pytest.mark.parametrize("verdict", [Send(), UseTemplate("answered")])
def test_every_verdict_has_words(verdict: Verdict) -> None:
    assert say_verdict(verdict)


def test_every_state_but_the_common_one_has_words() -> None:
    assert OUT_STATES.keys() == {state.value for state in OutState} - {"sent"}


def test_a_failure_tells_its_code() -> None:
    assert say_state("failed: not_delivered: 63003") == "gagal: not_delivered: 63003"


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
