"""What the platform says in our stead while nothing of ours answers it."""

from collections.abc import Callable
from typing import Final

from flows.texts import _

WITH_HOTLINE: Final = _(
    "The system is down right now. Urgent: 112 or {hotline}. Messages are read once it is back. "
    "To get an answer, write one word again later, when it is safe."
)
ALONE: Final = _(
    "The system is down right now. Urgent: 112. Messages are read once it is back. To get an "
    "answer, write one word again later, when it is safe."
)


def outage(translate: Callable[[str, str], str], hotline: str) -> str:
    """Both languages in one message: nobody is there to look up which one somebody reads.

    The second line is short, and names 112 alone. `hotline` is empty unless it is confirmed.
    """
    first = translate("id", WITH_HOTLINE) if hotline else translate("id", ALONE)
    return f"{first.format(hotline=hotline)}\n{translate('en', ALONE)}"
