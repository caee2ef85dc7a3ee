"""What reception knows of who writes, beside where they are in the flows."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from flows.guarding import UNGUARDED, Guard


class Receipt(StrEnum):
    """Whose receipt was typed: of this very chat, of another, or of none that is known."""

    OWN = "own"
    OTHER = "other"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Person:
    """Their last words before these, who holds the chat, and what keeps it from a wrong reader.

    `unheard`: the last question never reached them (it expired, or they left with KELUAR).
    `short_mode`: others read this phone. `frozen`: nothing starts with us. `has_case`: staff
    have something of theirs; `had_case`: they ever had, though it be closed.
    `receipt`: what the receipt is that was typed; None when it is none. `fresh_code`: the one
    that they get if they ask for it.
    """

    wrote_at: datetime | None = None
    taken_over: bool = False
    unheard: bool = False
    short_mode: bool = False
    frozen: bool = False
    has_case: bool = False
    guard: Guard = UNGUARDED
    had_case: bool = False
    receipt: Receipt | None = None
    fresh_code: str = ""

    @property
    def guarded(self) -> bool:
        """Somebody else may hold the phone: what waited is never handed to who comes back."""
        return self.short_mode or self.frozen
