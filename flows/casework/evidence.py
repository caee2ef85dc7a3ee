"""What files may be: fetched at all, and shown before somebody has chosen to open them."""

from dataclasses import replace
from typing import Final

from flows import triage
from flows.casework.report import Report
from flows.engine.environment import Capabilities
from flows.messages import Media, MediaKind, MsgIn

TOO_LARGE: Final = "too_large"
"""What a message was when all that it held was a file that cannot be fetched."""

ABOUT: Final = "first.about"
YOUNG: Final = frozenset({"minor", "child"})
"""Answers to whom it is about that name somebody under 18."""
PICTURES: Final = frozenset({MediaKind.PHOTO, MediaKind.VIDEO})
SOUNDS: Final = frozenset({MediaKind.VOICE, MediaKind.AUDIO})

_YOUNG_REASONS: Final = frozenset({reason for _, reason in triage.YOUNG})


def is_too_large(media: Media, channel: Capabilities) -> bool:
    """Whether the platform does not hand it on; a size that is not known is tried."""
    limit = channel.file_limit
    return limit is not None and media.size is not None and media.size > limit


def fetchable(msg: MsgIn, channel: Capabilities) -> MsgIn:
    """The message without files that cannot be fetched: only what is here answers a question."""
    media = tuple(one for one in msg.media if not is_too_large(one, channel))
    if len(media) == len(msg.media):
        return msg
    rest = replace(msg, media=media)
    return rest if rest.carries or rest.text.strip() else replace(rest, other=TOO_LARGE)


def is_young(report: Report) -> bool:
    """Whether anything ever said that it is about somebody under 18."""
    about, *_ = report.answers.get(ABOUT, ("", "", ""))
    reasons = {seen.reason for seen in report.risk.reasons}
    return about in YOUNG or not reasons.isdisjoint(_YOUNG_REASONS)


def may_preview(report: Report, kind: MediaKind) -> bool:
    """Whether a file may be shown or played before somebody has chosen to open it.

    Pictures only where an adult said that it is about them: as long as the age is not known,
    it may be a child. What is neither picture nor sound is kept and never rendered.
    """
    if kind in PICTURES:
        about, *_ = report.answers.get(ABOUT, ("", "", ""))
        return about == "me" and not is_young(report)
    return kind in SOUNDS
