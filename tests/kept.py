"""What the host keeps of a person after a turn, for tests of the pure side alone."""

from dataclasses import replace
from datetime import date
from typing import Final

from flows.engine.events import (
    ContentGiven,
    DeleteTyped,
    DoubtSeen,
    Event,
    Proved,
    QuitTyped,
    ShortModeChosen,
    WordFailed,
)
from flows.persons import Person

CODE: Final = "K7RM-3XTD-9PFW"
"""The receipt that everybody gets here."""


def kept(person: Person, events: tuple[Event, ...], today: date) -> Person:
    """The person after a turn, as the rows say it to the next."""
    person = replace(person, guard=person.guard.after(events, today), receipt=None)
    for event in events:
        match event:
            case ShortModeChosen():
                person = replace(person, short_mode=True)
            case QuitTyped() | DeleteTyped() | WordFailed() | DoubtSeen(freezes=True):
                person = replace(person, frozen=True)
            case Proved():
                person = replace(person, frozen=False)
            case ContentGiven():
                person = replace(person, has_case=True, had_case=True)
            case _:
                pass
    return person
