"""Questions that a platform with prepared messages can show with something to press.

Such a message is made beforehand, word for word, so only what has no value in it can be one.
The numbered lines stay in its words: whoever sees no buttons answers with a number.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from flows.engine.graph import ANY
from flows.engine.inspect import Problem
from flows.engine.inspect_nodes import placeholders
from flows.engine.model import Flow
from flows.reviewing import MOST_CHARACTERS
from flows.texts import _
from flows.turns import Place, messages

OPENS_LIST: Final = _("Choose")
"""Stands on what opens a list."""

LONGEST_OPENER: Final = 20


class Shape(StrEnum):
    """How options are shown: as buttons below the words, or as a list that opens."""

    BUTTONS = "quick"
    LIST = "list"


MOST_OPTIONS: Final = {Shape.BUTTONS: 3, Shape.LIST: 10}
LONGEST_TITLE: Final = {Shape.BUTTONS: 20, Shape.LIST: 24}


@dataclass(frozen=True, slots=True)
class Pressable:
    """One whole message whose question can be pressed; `place` is the question's."""

    place: Place
    text: str
    labels: tuple[str, ...]
    shape: Shape


def shape_of(labels: Sequence[str]) -> Shape | None:
    """Buttons where they fit, else a list where that fits, else numbered lines alone."""
    for shape in Shape:
        few = len(labels) <= MOST_OPTIONS[shape]
        if few and all(len(label) <= LONGEST_TITLE[shape] for label in labels):
            return shape
    return None


def pressables(
    flows: Sequence[Flow],
    texts: Mapping[str, str],
    locale: str,
    facts: Mapping[str, bool] = ANY,
) -> tuple[Pressable, ...]:
    """Every message of the flows that can be prepared, each once; `facts` as in `messages`."""
    found: dict[tuple[str, tuple[str, ...]], Pressable] = {}
    for message in messages(flows, texts, locale, facts):
        shape = shape_of(message.labels)
        if message.asks is not None and shape is not None and not placeholders(message.text):
            one = Pressable(message.asks, message.text, message.labels, shape)
            found.setdefault((one.text, one.labels), one)
    return tuple(found.values())


def inspect_pressables(
    made: Iterable[Pressable], texts: Mapping[str, str], locale: str
) -> list[Problem]:
    """What a platform would refuse to make of them, in one language."""
    opener = texts.get(OPENS_LIST, OPENS_LIST)
    found = []
    if not 1 <= len(opener.strip()) <= LONGEST_OPENER:
        what = f"{locale}: {opener!r} cannot stand on what opens a list"
        found.append(Problem("questions", "", what))
    for one in made:
        flow, node = one.place
        found += [Problem(flow, node, f"{locale}: {what}") for what in _problems(one)]
    return found


def _problems(one: Pressable) -> Iterator[str]:
    most, longest = MOST_OPTIONS[one.shape], LONGEST_TITLE[one.shape]
    if not 1 <= len(one.labels) <= most:
        yield f"{len(one.labels)} options cannot be pressed; {most} are the most"
    for label in one.labels:
        if not label.strip():
            yield "an option to press has no words"
        if len(label) > longest:
            yield f"{label!r} cannot be pressed: it is over {longest}"
    if len({label.strip().casefold() for label in one.labels}) < len(one.labels):
        yield "two options to press have the same words"
    if not 1 <= len(one.text) <= MOST_CHARACTERS:
        yield f"{len(one.text)} characters cannot stand above what is pressed"
