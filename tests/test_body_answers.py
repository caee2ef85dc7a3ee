"""Typed where a wound is asked about: harm is an answer, threats and fear are more story."""

import pytest

from bot.i18n import say_when, translate
from flows.conversations import BOOK
from flows.engine.answers import read
from flows.engine.environment import Environment
from flows.messages import MsgIn
from tests.transcripts_runner import ZONE
from tests.walks import NOON


def category(text: str) -> str | None:
    """What a message answers at the question about the body."""
    env = Environment(NOON, ZONE, "id", translate, say_when)
    node = BOOK.flows["first"].by_name["body"]
    found = read(node, MsgIn("", "", "", NOON, text=text), env)  # type: ignore[arg-type]
    return found.category if found else None


@pytest.mark.parametrize(
    "text", ["memar dikit kak", "td dicekik", "sy dipukul", "ya luka di tangan", "he hit me"]
)
def test_harm_is_a_yes(text: str) -> None:
    assert category(text) == "yes"


@pytest.mark.parametrize(
    "text",
    ["dia ngancam lewat wa", "tolong", "takut", "fotonya disebar", "sy dihina terus", "diteror"],
)
def test_threats_insults_and_fear_are_not(text: str) -> None:
    assert category(text) is None
