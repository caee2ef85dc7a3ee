"""What a turn decided, in the past tense; the host turns each into rows."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum


class Lane(IntEnum):
    """In which order messages leave; a lower lane passes a higher one."""

    EMERGENCY = 0
    LIVE = 1
    STAFF = 2
    PLANNED = 3


class MsgOutKind(StrEnum):
    """Why a message goes out: what the gate judges it by."""

    ANSWER = "answer"
    EMERGENCY = "emergency"
    COVER = "cover"
    NOTICE = "notice"
    STAFF = "staff"
    INFORMATION = "information"


class ReplyWay(StrEnum):
    """How a person wishes to be answered."""

    HERE = "here"
    CALL = "call"
    SELF = "self"


@dataclass(frozen=True, slots=True)
class Button:
    """A choice that can be pressed; `token` names session, question and option."""

    label: str
    token: str


@dataclass(frozen=True, slots=True)
class Said:
    """The bot says this; `keep` when the person must be able to copy it (a number, a code).

    `secret`: it holds a receipt: its words leave the outbox once it is sent.
    `template`: the approved content that it is, with the values that fill it, where it may
    leave although the person must write first.
    """

    text: str
    buttons: tuple[Button, ...] = ()
    lane: Lane = Lane.LIVE
    kind: MsgOutKind = MsgOutKind.ANSWER
    keep: bool = False
    secret: bool = False
    template: str | None = None
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """A question got an answer: the category's permanent name, the raw reply, and what was read
    out of it (of a choice of several, the names of what was chosen)."""

    question: str
    category: str
    raw: str
    corrected: bool = False
    value: str = ""


@dataclass(frozen=True, slots=True)
class ContentGiven:
    """The message holds something that a person must read."""


@dataclass(frozen=True, slots=True)
class RiskSeen:
    """A reason to raise the risk, and the answer or words behind it."""

    level: int
    reason: str
    words: str


@dataclass(frozen=True, slots=True)
class PersonAsked:
    """A person was asked for."""


@dataclass(frozen=True, slots=True)
class Reported:
    """The first report is complete: the person was told that it is received."""


@dataclass(frozen=True, slots=True)
class ReplyAgreed:
    """How and until when we may write; `words` is what the person typed (a number, an hour)."""

    way: ReplyWay
    until: datetime | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class ShortModeChosen:
    """The phone is read by others: nothing is played back."""


@dataclass(frozen=True, slots=True)
class LocaleChosen:
    """The person chose a language."""

    locale: str


@dataclass(frozen=True, slots=True)
class QuitTyped:
    """KELUAR: unsent messages are cancelled and what we start is frozen."""


@dataclass(frozen=True, slots=True)
class StopTyped:
    """BERHENTI: we never write first again."""


@dataclass(frozen=True, slots=True)
class UnsafeSaid:
    """The person says that it is not safe now: a silent flag for staff."""


@dataclass(frozen=True, slots=True)
class DeleteTyped:
    """HAPUS: hidden and frozen at once; the keys are destroyed later, after a person's look."""


@dataclass(frozen=True, slots=True)
class DoubtSeen:
    """Whoever writes asked who we are, or said wrong number; at the second time we freeze."""

    freezes: bool


@dataclass(frozen=True, slots=True)
class LongSilent:
    """So long a silence that the number may have passed to somebody else: we freeze."""


@dataclass(frozen=True, slots=True)
class MockSeen:
    """A joke, or abuse of the chat; at the second time it is ended, and a supervisor decides."""

    ends: bool


@dataclass(frozen=True, slots=True)
class WordAgreed:
    """A code word to come back with was agreed; `weak` while it stands in a thread that others
    can read: it counts once they say that they deleted it."""

    word: str
    weak: bool


@dataclass(frozen=True, slots=True)
class WordDeleted:
    """They say that the message with the code word is deleted: the word counts."""


@dataclass(frozen=True, slots=True)
class WordFailed:
    """A wrong code word, twice: what we start is frozen, and staff make sure by another way."""


@dataclass(frozen=True, slots=True)
class Proved:
    """The agreed word or a receipt was right: a freeze, hiding and doubts are over."""

    by_receipt: bool = False


@dataclass(frozen=True, slots=True)
class CaseJoined:
    """A receipt of another chat was typed: its case goes on here too. It proves nothing of this
    chat: anybody may have a receipt of their own."""


@dataclass(frozen=True, slots=True)
class ReceiptWrong:
    """A receipt that is not known to us was typed."""


@dataclass(frozen=True, slots=True)
class ReceiptShown:
    """A receipt was given out, on KODE; the host keeps what it is found by."""


@dataclass(frozen=True, slots=True)
class Masked:
    """What was typed is a secret: it is kept nowhere, and taken back where the channel can."""


@dataclass(frozen=True, slots=True)
class CoverAgreed:
    """They agreed to the cover identity: who asks who we are gets that name."""


@dataclass(frozen=True, slots=True)
class Consented:
    """A consent was given or not, in these very words (UU PDP 27/2022, Art. 22 and 24)."""

    kind: str
    given: bool
    wording: str
    at: datetime


@dataclass(frozen=True, slots=True)
class NewReportBegan:
    """Something else is told from here on: a case of its own, beside the one before."""


@dataclass(frozen=True, slots=True)
class AccusedNamed:
    """The accused holds an office, or works with us: the case is for two named people."""


@dataclass(frozen=True, slots=True)
class LookupAsked:
    """The flow waits for a fact that the host finds outside the write transaction."""

    what: str
    session: str
    ask: int


@dataclass(frozen=True, slots=True)
class PauseBegan:
    """Wake the session at this time unless the person writes before."""

    until: datetime
    session: str
    ask: int


Event = (
    Said
    | Answered
    | ContentGiven
    | RiskSeen
    | PersonAsked
    | Reported
    | ReplyAgreed
    | ShortModeChosen
    | LocaleChosen
    | QuitTyped
    | StopTyped
    | UnsafeSaid
    | DeleteTyped
    | DoubtSeen
    | LongSilent
    | MockSeen
    | WordAgreed
    | WordDeleted
    | WordFailed
    | Proved
    | CaseJoined
    | ReceiptWrong
    | ReceiptShown
    | Masked
    | CoverAgreed
    | Consented
    | AccusedNamed
    | NewReportBegan
    | LookupAsked
    | PauseBegan
)
