"""How well the words are read: the sentences of `tests/words`, through the real code."""

from pathlib import Path
from typing import Final

import pytest

from tests.words import measure
from tests.words.measure import files

MOST_MISSED: Final = 0.01
MOST_ALARMS: Final = 0.10
MOST_ACTING: Final = 0.01
SHORT: Final = {"dangerous_held": 0.053, "harmless_held": 0.196}
"""Where sentences that nobody tuned for fall short, as measured; see `docs/proof.md`."""


def each(kind: str) -> pytest.MarkDecorator:
    """One case for each file of a kind that is here."""
    return pytest.mark.parametrize("path", files(kind), ids=lambda path: path.stem)


@each("ordinary")
def test_no_ordinary_sentence_destroys_or_freezes(path: Path) -> None:
    for is_wrong in (measure.destroys, measure.doubts):
        found = measure.measure(path, is_wrong)
        assert not found.wrong, found.listed()


@each("ordinary")
def test_hardly_an_ordinary_sentence_acts(path: Path) -> None:
    found = measure.measure(path, measure.acts)
    assert found.share <= MOST_ACTING, found.listed()


@each("dangerous")
def test_hardly_a_danger_is_missed(path: Path) -> None:
    found = measure.measure(path, measure.missed)
    assert found.share <= SHORT.get(path.stem, MOST_MISSED), found.listed()


@each("harmless")
def test_few_everyday_sentences_alarm(path: Path) -> None:
    found = measure.measure(path, measure.alarms)
    assert found.share <= SHORT.get(path.stem, MOST_ALARMS), found.listed()
