"""How fast messages may leave: in all, to one person, and what passes a full platform."""

import pytest

from bot.delivery.pace import CONTACT_BURST, Pace
from flows.engine.events import Lane

HERE, THERE = 1, 2


def spent(pace: Pace, contact: int, times: int, now: float) -> None:
    for _ in range(times):
        pace.spend(contact, now)


@pytest.mark.parametrize("per_second", [0.2, 1.0, 80.0])
def test_a_slow_channel_sends_too(per_second: float) -> None:
    assert Pace(per_second, 1.0, 0.0).sees(0.0)(HERE, Lane.LIVE)


def test_after_the_burst_one_person_is_written_to_at_their_pace() -> None:
    pace = Pace(1000.0, 1 / 6, 0.0)
    spent(pace, HERE, int(CONTACT_BURST), 0.0)
    assert not pace.sees(0.0)(HERE, Lane.LIVE)
    assert not pace.sees(5.9)(HERE, Lane.LIVE)
    assert pace.sees(6.1)(HERE, Lane.LIVE)
    assert pace.sees(0.0)(THERE, Lane.LIVE)


def test_an_emergency_passes_the_burst_but_not_a_pause() -> None:
    pace = Pace(1.0, 1.0, 0.0)
    spent(pace, HERE, 30, 0.0)
    assert pace.sees(0.0)(HERE, Lane.EMERGENCY)
    pace.pause(HERE, 10.0)
    assert not pace.sees(9.0)(HERE, Lane.EMERGENCY)
    assert pace.sees(11.0)(HERE, Lane.EMERGENCY)


def test_the_platform_as_a_whole_is_not_flooded() -> None:
    pace = Pace(2.0, 1.0, 0.0)
    spent(pace, HERE, 1, 0.0)
    spent(pace, THERE, 1, 0.0)
    assert not pace.sees(0.0)(3, Lane.LIVE)
    assert pace.sees(0.6)(3, Lane.LIVE)
