"""Marks the texts that people read, so that Babel finds them; translated when they are said."""


def _(msgid: str) -> str:
    """A text that people who write to us get."""
    return msgid


def staff(msgid: str) -> str:
    """A text that staff read, never a message: it may call things by their name."""
    return msgid


TODAY = _("today")
TONIGHT = _("tonight")
