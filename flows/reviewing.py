"""`flows check`, the words: what must hold of every text in a language before it is said.

The texts of flows are known by their place. The engine, reception and notices say texts
of their own; those are the rest of a catalog, which extraction keeps in step with the code.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from flows.engine.graph import reached
from flows.engine.inspect import Problem
from flows.engine.inspect_nodes import LONGEST_LABEL, options_of, placeholders
from flows.engine.model import Ask, Choose, ChooseMany, Flow, Say
from flows.turns import FOUND, Message, messages
from flows.wording import WORDING, Wording

LOCK_SCREEN: Final = 60
MOST_CHARACTERS: Final = 1024
MANY_CHARACTERS: Final = 600
ROOM_FOR_A_VALUE: Final = 40
ROOM_IN_FRONT: Final = 80
"""The engine may put a line of its own before a question, such as "It is in, thank you."."""
ELSEWHERE: Final = "outside flows"


class Role(StrEnum):
    """What a text is to its node."""

    TEXT = "text"
    AGAIN = "again"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a flow and its place; `option` names the option that a label belongs to."""

    flow: str
    node: str
    role: Role
    msgid: str
    option: str = ""

    @property
    def place(self) -> str:
        """The permanent place, such as "first.safe label unsafe"."""
        return f"{self.flow}.{self.node} {self.role} {self.option}".rstrip()


def texts_of(flows: Sequence[Flow]) -> tuple[Text, ...]:
    """Every text of the flows, in their order."""
    found: list[Text] = []
    for flow in flows:
        for node in flow.nodes:
            if isinstance(node, Say | Choose | ChooseMany | Ask):
                found.append(Text(flow.name, node.name, Role.TEXT, node.text))
            if isinstance(node, Choose | ChooseMany | Ask):
                found.append(Text(flow.name, node.name, Role.AGAIN, node.again))
            for option in options_of(node):
                found.append(Text(flow.name, node.name, Role.LABEL, option.label, option.name))
    return tuple(found)


def inspect_texts(
    flows: Sequence[Flow], texts: Mapping[str, str], *, locale: str, source: bool
) -> list[Problem]:
    """Everything that is wrong with the texts of one language; `source` repeats the msgids."""
    wording = WORDING.get(locale)
    if wording is None:
        return [Problem("texts", locale, "this language has no lists in flows/wording.py")]
    return [
        Problem(problem.flow, problem.node, f"{locale}: {problem.what}")
        for problem in (
            *_catalog(flows, texts, source=source),
            *_each_text(flows, texts, wording),
            *_each_message(flows, texts, wording, locale),
            *_unattended(flows, texts, wording),
        )
    ]


def long_messages(flows: Sequence[Flow], texts: Mapping[str, str], *, locale: str) -> list[Problem]:
    """Messages that a channel can carry and that are long to read: not wrong, but worth a look."""
    return [
        Problem(message.flow, message.node, f"{locale}: {_length(message.text)} characters")
        for message in messages(flows, texts, locale)
        if MANY_CHARACTERS < _length(message.text) <= MOST_CHARACTERS
    ]


def _catalog(flows: Sequence[Flow], texts: Mapping[str, str], *, source: bool) -> Iterator[Problem]:
    """Missing texts, labels that a button cannot show, labels that are the same."""
    for flow, node, msgid in _by_place(flows, texts):
        if msgid not in texts:
            yield Problem(flow, node, f"{msgid!r} is missing")
        elif source and texts[msgid] != msgid:
            yield Problem(flow, node, f"{msgid!r} has other words in its own language")
    for text in texts_of(flows):
        words = texts.get(text.msgid, text.msgid)
        if text.role is Role.LABEL and len(words) > LONGEST_LABEL:
            yield Problem(text.flow, text.node, f"label {words!r} is over {LONGEST_LABEL}")
    for flow_ in flows:
        for node_ in flow_.nodes:
            labels = [texts.get(o.label, o.label).casefold() for o in options_of(node_)]
            if len(set(labels)) < len(labels):
                yield Problem(flow_.name, node_.name, "two labels are the same")


def _each_text(
    flows: Sequence[Flow], texts: Mapping[str, str], wording: Wording
) -> Iterator[Problem]:
    """What no text may hold, wherever it stands."""
    rules = (
        (wording.promises, "promises what we cannot keep"),
        (wording.names, "is no word for the public"),
        (wording.beliefs, "is for people to say"),
        (wording.free_visum, "promises a free visum"),
    )
    for flow, node, msgid in _by_place(flows, texts):
        words = texts.get(msgid, msgid)
        for pattern, what in rules:
            if hit := pattern.search(words):
                yield Problem(flow, node, f"{hit[0]!r} {what}")
        for name in sorted(wording.never):
            if hit := wording.addresses[name].search(words):
                yield Problem(flow, node, f"{hit[0]!r} is not how this house addresses people")
        named = placeholders(words)
        if named != placeholders(msgid) or "" in named:
            yield Problem(flow, node, f"the names in braces differ from {msgid!r}")


def _each_message(
    flows: Sequence[Flow], texts: Mapping[str, str], wording: Wording, locale: str
) -> Iterator[Problem]:
    """What a lock screen shows, how long a message is, and how it addresses somebody."""
    outside = [
        Message(flow, node, texts[msgid])
        for flow, node, msgid in _by_place(flows, texts)
        if flow == ELSEWHERE
    ]
    for message in (*messages(flows, texts, locale), *outside):
        told = next((hit for hit in wording.telling.finditer(message.text)), None)
        if told and told.start() < LOCK_SCREEN:
            yield _of(message, f"{told[0]!r} can show on a lock screen")
        if FOUND in message.text and message.text.index(FOUND) < LOCK_SCREEN:
            yield _of(message, "what a lookup finds can show on a lock screen")
        if _length(message.text) + ROOM_IN_FRONT > MOST_CHARACTERS:
            yield _of(message, f"{_length(message.text)} characters are too many for one message")
        used = [name for name, form in wording.addresses.items() if form.search(message.text)]
        if len(used) > 1:
            yield _of(message, f"addresses somebody as {' and as '.join(used)}")


def _unattended(
    flows: Sequence[Flow], texts: Mapping[str, str], wording: Wording
) -> Iterator[Problem]:
    """No text promises a person where it can be said while nobody is on duty."""
    there = {flow.name: reached(flow, flow.start, facts={"attended": False}) for flow in flows}
    for text in texts_of(flows):
        if text.node in there[text.flow]:
            hit = wording.person.search(texts.get(text.msgid, text.msgid))
            if hit:
                what = f"{hit[0]!r} promises a person when nobody is on duty"
                yield Problem(text.flow, text.node, what)


def _by_place(flows: Sequence[Flow], texts: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Each text once, where it is said first: flow, node and msgid."""
    places: dict[str, tuple[str, str]] = {}
    for text in texts_of(flows):
        places.setdefault(text.msgid, (text.flow, text.node))
    for msgid in texts:
        places.setdefault(msgid, (ELSEWHERE, repr(msgid)))
    for msgid, (flow, node) in places.items():
        yield flow, node, msgid


def _of(message: Message, what: str) -> Problem:
    return Problem(message.flow, message.node, what)


def _length(text: str) -> int:
    """How long a message is when its values are filled in."""
    return len(text) + ROOM_FOR_A_VALUE * len(placeholders(text))
