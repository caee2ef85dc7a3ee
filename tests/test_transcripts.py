"""Chats that a case worker can read, replayed word for word, and that they catch a broken exit."""

import os
from pathlib import Path

import pytest

from flows.conversations import BOOK, FLOWS
from tests.broken_exits import Broken, Exit, every_exit, moments
from tests.transcripts_runner import read, replayed, transcripts

EXITS = tuple(every_exit(FLOWS))

THE_SAME = {
    ("first.home-sent", "sent_early"),
    ("first.about-sent", "thanks_sent"),
    ("first.story-skipped", "whose_body"),
    ("first.story-skipped", "body"),
    ("first.story_other-skipped", "whose_body"),
    ("more.form-skipped", "examined"),
    ("more.danger-skipped", "neck"),
    ("more.relation-skipped", "accused_any"),
    ("first.hurt-skipped", "about"),
    ("first.about-minor", "about_known"),
    ("first.story_minor-told", "taken_by"),
    ("first.alone-sent", "sent_early"),
    ("more.relation-skipped", "danger_any"),
}
"""Other targets that lead to the same place: a branch there goes by what was just answered."""


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


@pytest.mark.parametrize("broken", EXITS, ids=str)
def test_a_broken_exit_changes_a_transcript(broken: Exit) -> None:
    """Wherever else the exit leads, a chat that takes it reads differently."""
    taken = [
        moment
        for trigger in broken.triggers
        for moment in moments().get((f"{broken.flow.name}.{broken.node.name}", trigger), ())
    ]
    assert taken, "no transcript that holds takes this exit"
    for target in broken.targets:
        if (str(broken), target) in THE_SAME:
            continue
        seen = any(not one.reads_the_same(Broken(BOOK, broken, target)) for one in taken)
        assert seen, f"unseen: to {target}"
