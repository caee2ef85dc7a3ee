"""A live answer leaves with its own turn, where this process is the one that sends.

Claimed and judged in the turn's own transaction, under the contact's lock, instead of in one
of its own right after: one commit less between a person's words and the answer to them.
"""

from datetime import datetime
from typing import Protocol

from bot.wishes import wishes
from flows.engine.events import Said
from flows.sending import Send, judge
from storage import outbox
from storage.contacts import Known
from storage.database import Connection
from storage.outbox import MsgOut


class Express(Protocol):
    """The sender of a channel, as the turn sees it."""

    def reserve(self, contact_id: int) -> int | None:
        """The epoch to claim in, when a message to this contact may leave now; from any thread."""

    def release(self, contact_id: int) -> None:
        """The transaction that reserved it came to nothing, or had nothing to send."""

    def dispatch(self, msg: MsgOut) -> None:
        """Send a message whose claim is committed."""


def claim_first(
    conn: Connection, known: Known, said: list[Said], express: Express, now: datetime
) -> tuple[Said, int] | None:
    """What of a turn may leave at once, and the epoch it is claimed in; the rest waits its turn."""
    if not said:
        return None
    first = min(said, key=lambda one: one.lane)
    if not isinstance(judge(first.kind, wishes(known), now), Send):
        return None
    if known.out_seq and outbox.any_waiting(conn, known.id):
        return None
    epoch = express.reserve(known.id)
    return None if epoch is None else (first, epoch)
