"""What keeps a chat from the wrong reader: doubts, the agreed word, the cover, hiding.

Most contacts have none of it. It is sealed on the contact and grows by what turns decide.
"""

import json
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Final, Self

from flows import compact
from flows.engine.events import (
    CoverAgreed,
    DeleteTyped,
    DoubtSeen,
    Event,
    MockSeen,
    Proved,
    ReceiptWrong,
    WordAgreed,
    WordDeleted,
    WordFailed,
)

GUESSES_A_DAY: Final = 5
"""Wrong receipts that one contact may type; what comes after is not even looked at."""


@dataclass(frozen=True, slots=True)
class Guard:
    """How often who writes asked who we are, or mocked; what was agreed; what they asked for.

    `word`: the agreed code word as it was typed; `weak` while others can still read it in the
    thread: it counts only after that (`counted`); `failed` once it was wrong twice: from then on
    only a receipt or staff prove who writes. `cover`: they agreed to the cover identity.
    `hidden`: HAPUS was typed. `guesses`: wrong receipts on the day `guessed_on` (ISO 8601).
    """

    doubts: int = 0
    mocks: int = 0
    word: str = ""
    weak: bool = False
    failed: bool = False
    cover: bool = False
    hidden: bool = False
    guesses: int = 0
    guessed_on: str = ""

    def after(self, events: tuple[Event, ...], today: date) -> Self:
        """The guard after a turn."""
        guard = self
        for event in events:
            guard = guard._after(event, today)
        return guard

    @property
    def counted(self) -> str:
        """The agreed word, once it counts."""
        return "" if self.weak or self.failed or self.hidden else self.word

    def may_guess(self, today: date) -> bool:
        """Whether one more receipt of theirs is looked at today."""
        return self.guessed_on != today.isoformat() or self.guesses < GUESSES_A_DAY

    def _after(self, event: Event, today: date) -> Self:
        match event:
            case DoubtSeen():
                return replace(self, doubts=self.doubts + 1)
            case MockSeen():
                return replace(self, mocks=self.mocks + 1)
            case WordAgreed(word, weak):
                return replace(self, word=word, weak=weak, failed=False)
            case WordDeleted():
                return replace(self, weak=False)
            case WordFailed():
                return replace(self, failed=True)
            case CoverAgreed():
                return replace(self, cover=True)
            case DeleteTyped():
                return replace(self, hidden=True)
            case Proved():
                return replace(self, doubts=0, mocks=0, hidden=False, failed=False, guesses=0)
            case ReceiptWrong():
                before = self.guesses if self.guessed_on == today.isoformat() else 0
                return replace(self, guesses=before + 1, guessed_on=today.isoformat())
            case _:
                return self

    def dumps(self) -> bytes:
        """The guard as JSON."""
        return compact.dumps({name: value for name, value in asdict(self).items() if value})

    @classmethod
    def loads(cls, data: bytes) -> Self:
        """Read what `dumps` wrote."""
        names = {one.name for one in fields(cls)}
        return cls(**{name: value for name, value in json.loads(data).items() if name in names})


UNGUARDED: Final = Guard()
