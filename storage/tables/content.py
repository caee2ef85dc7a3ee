"""What lies at a platform to be sent by its id: questions with buttons, and templates."""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field, SQLModel

from storage.tables.types import moment


class ContentState(StrEnum):
    """How far the approval of a template is; `SESSION`: it needs none inside the window."""

    SESSION = "session"
    CREATED = "created"
    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
    STOPPED = "stopped"
    """Paused or disabled by the platform, or taken for advertising: it is not used."""


class Content(SQLModel, table=True):
    """`name` holds a hash of the words: a changed one is another, and a rejected name is lost.

    `template` is the kind of message that it stands for; empty for what is only used inside
    the window. `told`: the state that staff were told last.
    """

    __tablename__ = "content"

    name: str = Field(primary_key=True)
    sid: str
    locale: str
    template: str = ""
    state: str
    category: str = ""
    reason: str = ""
    told: str = ""
    checked_at: datetime = moment(nullable=False)
