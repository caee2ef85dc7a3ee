"""What the gate must know of a contact, read from a row or from a contact under lock."""

from typing import Any, Final

from flows.engine.events import ReplyWay
from flows.sending import Wishes
from storage.contacts import Known
from storage.database import Row

WINDOWED: Final = frozenset({"whatsapp"})
"""Channels on which the person must have written within a day (the platform page, §3)."""


def wishes(contact: Known | Row[Any], *, templates: frozenset[str] = frozenset()) -> Wishes:
    """The wishes and the state of a contact; `templates` are approved in their language."""
    return Wishes(
        wrote_at=contact.wrote_at,
        gone=contact.gone_at is not None,
        blocked=contact.blocked_at is not None,
        erased=contact.erased_at is not None,
        stopped=contact.stopped_at is not None,
        frozen=contact.frozen_at is not None,
        taken_over=contact.taken_by is not None,
        way=ReplyWay(contact.way) if contact.way else None,
        until=contact.until,
        agreed_at=contact.agreed_at,
        windowed=contact.channel in WINDOWED,
        window_closed_at=contact.window_closed_at,
        templates=templates,
    )
