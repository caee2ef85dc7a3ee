"""What guards a chat: what it knows is kept on the contact, receipts are given out and found."""

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from flows.engine.events import (
    CaseJoined,
    CoverAgreed,
    DeleteTyped,
    DoubtSeen,
    Event,
    Masked,
    MockSeen,
    Proved,
    ReceiptShown,
    ReceiptWrong,
    WordAgreed,
    WordDeleted,
    WordFailed,
)
from flows.triage import UNREAD
from storage import cases, receipts

if TYPE_CHECKING:
    from bot.turn.effects import Effects

GUARDING: Final = (
    CaseJoined,
    CoverAgreed,
    DeleteTyped,
    DoubtSeen,
    Masked,
    MockSeen,
    Proved,
    ReceiptShown,
    ReceiptWrong,
    WordAgreed,
    WordDeleted,
    WordFailed,
)
SHOWN_FOR: Final = timedelta(minutes=10)
"""Time to write a receipt on paper or to read a summary, before it is taken back where we can."""


def guard_chat(effects: "Effects", events: tuple[Event, ...]) -> None:
    """Write what these events say of the guard; `known` must be saved afterwards."""
    known = effects.known
    before = known.guard
    guard = before.after(events, effects.now.date())
    if guard != before:
        known.keep_guard(guard)
    for event in events:
        match event:
            case ReceiptShown():
                _shown(effects)
            case ReceiptWrong() if before.may_guess(effects.now.date()):
                receipts.was_wrong(effects.conn, effects.now)  # what is not looked at counts not
            case Proved(by_receipt=True) | CaseJoined():
                _joined(effects)
            case _:
                pass


def found_case(effects: "Effects") -> int | None:
    """The case behind the receipt that was typed; None when it is wrong, or was tried too often.

    Both are asked for in any case, so that nothing can be told from the time it takes.
    """
    slip = effects.slip
    if slip is None:
        return None
    case_id = receipts.find(effects.conn, slip.lookup, effects.now)
    return case_id if effects.known.guard.may_guess(effects.now.date()) else None


def _shown(effects: "Effects") -> None:
    known, slip = effects.known, effects.slip
    if slip is None or known.case_id is None:
        raise ValueError("a receipt was shown that nobody made")
    receipts.keep(effects.conn, known.case_id, slip.lookup, effects.now)


def _joined(effects: "Effects") -> None:
    """The receipt's case goes on here; nothing tells that both addresses are one person."""
    case_id = found_case(effects)
    if case_id is None or case_id == effects.known.case_id:
        return
    if cases.join(effects.conn, effects.known, case_id, now=effects.now):
        effects.alarm(case_id, UNREAD)
