"""What Twilio's error codes mean for a message (the platform page, §3; docs/api/errors)."""

from typing import Final

from bot.channels.base import (
    ContactGone,
    ContentRefused,
    Doubtful,
    OurFault,
    RetryLater,
    SendError,
    Unwanted,
    WindowClosed,
)

WINDOW_CLOSED: Final = frozenset({63016})
BLOCKED: Final = frozenset({63014, 21610})
"""Blocked by the person, or opted out."""
NOBODY: Final = frozenset({63003, 63024, 21211, 21614})
"""No such user of WhatsApp, or no such number."""
REFUSED: Final = frozenset(
    {63013, 63021, 21617, 21658, 21654, 21655, 21656, 21619, 63005, 63027, 63028, 63041}
)
"""Content or length: a fault of ours in this message, and in no other."""
NEVER: Final = frozenset({63049, 63032, 63033})
"""The platform withholds this message from this person; at once again would be the same."""
BUSY: Final = frozenset({63018, 20429, 63020, 14107})
BUSY_SECONDS: Final = 15.0
FULL: Final = frozenset({63038, 30001, 63010})
"""The day's number is used up, or the queue is full: nothing leaves for a while."""
FULL_SECONDS: Final = 900.0
OURS: Final = frozenset({20003, 20005, 20008, 21606, 21603, 63007, 63015, 30002})
"""Account, token or sender: nothing leaves until it is mended."""


def error_for(code: int | None, status: int = 400) -> SendError:
    """A refusal, by Twilio's code; the HTTP status speaks where there is none."""
    if code in WINDOW_CLOSED:
        return WindowClosed(str(code))
    if code in BLOCKED:
        return Unwanted(str(code))
    if code in NOBODY:
        return ContactGone(str(code))
    if code in REFUSED or code in NEVER:
        return ContentRefused(str(code))
    if code in FULL:
        return RetryLater(FULL_SECONDS, everyone=True)
    if code in BUSY or status == 429:
        return RetryLater(BUSY_SECONDS, everyone=True)
    if code in OURS or status in {401, 403}:
        return OurFault(str(code))
    if status >= 500:
        return Doubtful(str(code or status))
    return SendError(str(code or status))
