"""Chats that a case worker can read, replayed word for word, and that they catch a broken exit."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from flows.conversations import BOOK, FLOWS
from flows.conversations.call import CALL
from flows.conversations.doer import DOER
from flows.conversations.first import FIRST
from flows.conversations.information import INFORMATION
from flows.conversations.life import LIFE
from flows.conversations.situations import SITUATIONS
from flows.engine.book import Book
from flows.engine.model import Choose, Flow, exits
from tests.transcripts_runner import read, replayed, transcripts

TOLD = (FIRST, LIFE, DOER, CALL, INFORMATION, SITUATIONS)
CHOICES = [(flow, node) for flow in TOLD for node in flow.nodes if isinstance(node, Choose)]
EXITS = [(flow, node, trigger) for flow, node in CHOICES for trigger, _ in exits(node)]


@pytest.mark.parametrize("path", transcripts(), ids=lambda path: path.stem)
def test_transcript(path: Path) -> None:
    actual = replayed(BOOK, read(path))
    if os.environ.get("UPDATE_TRANSCRIPTS"):
        path.write_text(actual, "utf-8")
    assert actual == read(path)


def test_every_chat_is_there_in_both_languages() -> None:
    names = {path.name.partition(".")[0] for path in transcripts()}
    told = {path.name for path in transcripts()}
    assert told == {f"{name}.{locale}.txt" for name in names for locale in ("id", "en")}


def _broken(flow: Flow, node: Choose, trigger: str, target: str) -> Flow:
    """A conversation with one exit of one choice leading elsewhere."""
    if trigger == "skipped":
        other = replace(node, skip=target)
    elif trigger == "sent":
        other = replace(node, told=target)
    else:
        options = [
            replace(option, to=target) if option.name == trigger else option
            for option in node.options
        ]
        other = replace(node, options=tuple(options))
    return replace(flow, nodes=tuple(other if one is node else one for one in flow.nodes))


def _reads_the_same(book: Book, text: str) -> bool:
    try:
        return replayed(book, text) == text
    except (AssertionError, KeyError):
        return False


@pytest.mark.parametrize(
    ("flow", "node", "trigger"),
    EXITS,
    ids=[f"{flow.name}.{node.name}-{trigger}" for flow, node, trigger in EXITS],
)
def test_a_broken_exit_changes_a_transcript(flow: Flow, node: Choose, trigger: str) -> None:
    taken = f"event: Answered {flow.name}.{node.name} = {trigger},"
    texts = [text for text in map(read, transcripts()) if taken in text]
    texts = [text for text in texts if _reads_the_same(BOOK, text)]
    assert texts, "no transcript that holds takes this exit"
    there = dict(exits(node))[trigger]
    for target in (other.name for other in flow.nodes if other.name != there):
        broken = _broken(flow, node, trigger, target)
        book = Book([broken if one is flow else one for one in FLOWS])
        assert not all(_reads_the_same(book, text) for text in texts), f"unseen: to {target}"
