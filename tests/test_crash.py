"""A short crash run on each database, and that the verdict sees what it is there to see."""

import pytest

from tests.crash.reign import Plan, crash
from tests.crash.verdict import count_out_of_order
from tests.crash.whatsapp_verdict import WhatsAppVerdict

SEED = 11


@pytest.mark.slow
def test_nothing_is_lost_on_sqlite() -> None:
    verdict = crash(Plan(kills=5, seed=SEED))
    assert verdict.holds, f"seed {SEED}: {verdict}"
    assert verdict.acknowledged > 100


@pytest.mark.slow
@pytest.mark.postgres
def test_nothing_is_lost_on_postgres_with_two_processes(postgres_database: str) -> None:
    plan = Plan(kills=3, seed=SEED, database_url=postgres_database, processes=2)
    verdict = crash(plan)
    assert verdict.holds, f"seed {SEED}: {verdict}"
    assert verdict.acknowledged > 100


@pytest.mark.slow
def test_nothing_is_lost_by_polling() -> None:
    verdict = crash(Plan(kills=2, seed=SEED, mode="polling", people=15))
    assert verdict.holds, f"seed {SEED}: {verdict}"


@pytest.mark.slow
def test_nothing_is_lost_on_whatsapp() -> None:
    """With Twilio's clock almost a minute behind, the last start need not wait for the grace."""
    plan = Plan(kills=2, seed=SEED, people=10, channel="whatsapp", behind=54)
    verdict = crash(plan)
    assert verdict.holds, f"seed {SEED}: {verdict}"
    assert isinstance(verdict, WhatsAppVerdict)
    assert verdict.acknowledged > 60
    assert verdict.late > 0


@pytest.mark.parametrize(
    ("expected", "arrived", "wrong"),
    [
        ("abc", "abc", 0),
        ("abc", "aabcc", 0),
        ("aab", "aaab", 0),
        ("abc", "acb", 1),
        ("abc", "abca", 1),
        ("abc", "cab", 1),
        ("ab", "", 0),
    ],
)
def test_order_of_arrival(expected: str, arrived: str, wrong: int) -> None:
    assert count_out_of_order(list(expected), arrived) == wrong
