"""After an outage on WhatsApp all is there, nothing is there twice, nothing late is answered."""

import pytest

from tests.outage.outage import Plan, outage

SEED = 7


@pytest.mark.slow
@pytest.mark.parametrize("seed", [SEED])
def test_what_nobody_took_is_found_in_the_list(seed: int) -> None:
    verdict = outage(Plan(seed=seed, people=12, messages=50))
    assert verdict.holds, f"seed {seed}: {verdict}"
    assert verdict.missed == 50
    assert verdict.late > 40
    assert verdict.files > 5
    assert verdict.answered_afterwards == 12
