"""The one gate: whether a message may leave now, judged when it is claimed for sending.

Pure: what is known of the message and of the contact → send, hold until, use a template,
or refuse with a reason. There is no second road to a channel.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from flows.engine.events import MsgOutKind, ReplyWay
from flows.messages import MsgIn

LIVE_FOR: Final = timedelta(minutes=10)

WINDOW: Final = timedelta(hours=23, minutes=50)
"""So long after a person's last words a channel with a window takes words of ours: WhatsApp
allows 24 hours, and what is claimed now must still arrive within them."""

ANSWERED: Final = "answered"
TEMPLATE_FOR: Final = {MsgOutKind.STAFF: ANSWERED}
"""What tells a person whose window is closed that something waits for them here."""

OURS: Final = frozenset({MsgOutKind.NOTICE, MsgOutKind.STAFF, MsgOutKind.INFORMATION})
"""What we start; everything else answers what the person just wrote."""

DURING_TAKEOVER: Final = frozenset({MsgOutKind.STAFF, MsgOutKind.EMERGENCY, MsgOutKind.COVER})


class Because(StrEnum):
    """Why a message does not leave."""

    GONE = "gone"
    BLOCKED = "blocked"
    ERASED = "erased"
    STOPPED = "stopped"
    FROZEN = "frozen"
    TAKEN_OVER = "taken_over"
    LATE = "late"
    WRITES_FIRST = "writes_first"
    AFTER_HOURS = "after_hours"
    WINDOW = "window"


@dataclass(frozen=True, slots=True)
class Send:
    """It may leave now."""


@dataclass(frozen=True, slots=True)
class Hold:
    """It waits until the person writes."""

    because: Because


@dataclass(frozen=True, slots=True)
class UseTemplate:
    """The channel's window is closed: only this approved template may leave, and says nothing."""

    template: str


@dataclass(frozen=True, slots=True)
class Refuse:
    """It never leaves."""

    because: Because


Verdict = Send | Hold | UseTemplate | Refuse


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the gate knows of a contact: their wishes and their state.

    `wrote_at` is the platform's time of their last message; `way` is how they wish to be
    answered, agreed in the message of `agreed_at`; `until` ends the hours they agreed to.
    `windowed`: the channel takes words of ours only for a while after theirs, and it said at
    `window_closed_at` that the while is over; `templates` are approved in their language.
    """

    wrote_at: datetime | None
    gone: bool = False
    blocked: bool = False
    erased: bool = False
    stopped: bool = False
    frozen: bool = False
    taken_over: bool = False
    way: ReplyWay | None = None
    until: datetime | None = None
    agreed_at: datetime | None = None
    windowed: bool = False
    window_closed_at: datetime | None = None
    templates: frozenset[str] = frozenset()

    @property
    def wrote_again(self) -> bool:
        """Whether they wrote after they had said how we may answer."""
        agreed, wrote = self.agreed_at, self.wrote_at
        return agreed is None or (wrote is not None and wrote > agreed)


def is_live(wrote_at: datetime | None, now: datetime) -> bool:
    """Whether the person is still there: their last message is under ten minutes old."""
    return wrote_at is not None and now - wrote_at < LIVE_FOR


def window_left(wishes: Wishes, now: datetime) -> timedelta | None:
    """How long we may still write words of our own; None where the channel has no window."""
    if not wishes.windowed:
        return None
    wrote, closed = wishes.wrote_at, wishes.window_closed_at
    if wrote is None or (closed is not None and closed >= wrote):
        return timedelta()
    return max(timedelta(), wrote + WINDOW - now)


def is_late(msg: MsgIn, now: datetime) -> bool:
    """Whether a message came too late to be answered as if its sender were still there."""
    return msg.late or not is_live(msg.sent_at, now)


def judge(kind: MsgOutKind, wishes: Wishes, now: datetime, *, is_template: bool = False) -> Verdict:
    """Decide on one message, for one contact, at one moment.

    `is_template`: it is one that the platform takes outside its window.
    """
    verdict = _judge(kind, wishes, now)
    closed = not is_template and window_left(wishes, now) == timedelta()
    return _outside(kind, wishes) if verdict == Send() and closed else verdict


def _outside(kind: MsgOutKind, wishes: Wishes) -> Verdict:
    """The window is closed: an answer is too late, what we start is announced or waits."""
    if kind not in OURS or kind is MsgOutKind.NOTICE:
        return Refuse(Because.LATE)
    template = TEMPLATE_FOR.get(kind)
    if template is not None and template in wishes.templates:
        return UseTemplate(template)
    return Hold(Because.WINDOW)


def _judge(kind: MsgOutKind, wishes: Wishes, now: datetime) -> Verdict:
    for barred, because in (
        (wishes.erased, Because.ERASED),
        (wishes.gone, Because.GONE),
        (wishes.blocked, Because.BLOCKED),
    ):
        if barred:
            return Refuse(because)
    if wishes.taken_over and kind not in DURING_TAKEOVER:
        waits = kind is MsgOutKind.INFORMATION
        return Hold(Because.TAKEN_OVER) if waits else Refuse(Because.TAKEN_OVER)
    live = is_live(wishes.wrote_at, now)
    if kind not in OURS:
        return Send() if live else Refuse(Because.LATE)
    verdict = _judge_ours(kind, wishes, now, live=live)
    if kind is MsgOutKind.NOTICE and isinstance(verdict, Hold):
        return Refuse(Because.LATE)  # it tells of a moment that is over
    return verdict


def _judge_ours(kind: MsgOutKind, wishes: Wishes, now: datetime, *, live: bool) -> Verdict:
    """What we start obeys freezes, stop words and what was agreed.

    After BERHENTI only staff may write, and only to answer somebody who is writing now.
    """
    if wishes.frozen:
        return Refuse(Because.FROZEN)
    if wishes.stopped and not (live and kind is MsgOutKind.STAFF):
        return Refuse(Because.STOPPED)
    if wishes.way is ReplyWay.HERE and wishes.until is not None:
        return Send() if live or now < wishes.until else Hold(Because.AFTER_HOURS)
    if live and wishes.wrote_again:
        return Send()
    return Hold(Because.WRITES_FIRST)
