"""Flows as frozen data: nodes that say, ask, branch, call, look up and report.

Node, option and exit names are permanent: sessions and reports are stored with them.
Texts are message ids, translated when they are said. `to` names a node of the same
flow; `END` leaves the flow and returns to the one that called it.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import assert_never

END = "end"


class Does(StrEnum):
    """What a `Report` node makes known to the host."""

    UNSAFE = "unsafe"
    SHORT_MODE = "short_mode"
    PERSON = "person"
    REPORTED = "reported"
    REPLY_HERE = "reply_here"
    REPLY_CALL = "reply_call"
    REPLY_HOUR = "reply_hour"
    REPLY_SELF = "reply_self"
    NEW_REPORT = "new_report"
    ACCUSED = "accused"
    CONSENTS = "consents"
    REPLY_DAY = "reply_day"
    PROVED = "proved"
    WORD_DELETED = "word_deleted"
    WORD_FAILED = "word_failed"
    LOCALE_ID = "locale_id"
    LOCALE_EN = "locale_en"


@dataclass(frozen=True, slots=True)
class Say:
    """Says a text and goes on; `keep` when the person must be able to copy it.

    `{answer}` in the text is what the result named by `about` holds.
    """

    name: str
    text: str
    to: str
    about: str | None = None
    emergency: bool = False
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a choice; `aliases` are further ways in which people type it."""

    name: str
    label: str
    to: str
    aliases: tuple[str, ...] = ()
    yes: bool = False
    no: bool = False
    minor: bool = False
    """Meant by whoever tells an age under 18 or a school class of their own."""
    harm: bool = False
    """Meant by whoever tells of harm in words: here they are an answer, not more of a story."""


@dataclass(frozen=True, slots=True)
class Choose:
    """Asks for one option. `again` asks in other words when the answer was unclear.

    `told`: where a voice note or a video leads that comes in place of an answer: it tells
    what no question needs to ask any more; with `hears`, any words that choose nothing lead
    there too: whoever has said something is not asked the same again.
    `places`: the options are named like kecamatan, and whoever names a place in one means it.
    """

    name: str
    text: str
    again: str
    options: tuple[Option, ...]
    skip: str
    told: str | None = None
    hears: bool = False
    places: bool = False


@dataclass(frozen=True, slots=True)
class ChooseMany:
    """Asks for one or several options and goes on to `to`."""

    name: str
    text: str
    again: str
    options: tuple[Option, ...]
    to: str
    skip: str


class Form(StrEnum):
    """What an `Ask` reads out of a reply.

    `HOUR` takes any words, and reads a moment out of them where it can; `PHONE` keeps whether
    an hour was written beside the number.
    """

    TEXT = "text"
    WHEN = "when"
    HOUR = "hour"
    PLACE = "place"
    PHONE = "phone"
    FILES = "files"
    NUMBER = "number"
    NEW_WORD = "new_word"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Ask:
    """Asks for words, a time, a place, files or a number, and goes on to `to`.

    `listen`: what follows while the next question waits and does not answer it still
    belongs here, until "selesai", an answer, or this long a pause, after which the
    waiting question is asked again. People tell a story in several messages.
    `loop`: every further message is one more answer; only LEWATI or LANJUT leave the node.
    `today`: a moment (`Form.WHEN`) later today or within six hours; any other is asked for
    again rather than guessed.
    `prefill` names a choice: what was typed behind its number ("1 smp jam 10 aja") answers
    this question when it can be read so, and then the question is not asked.
    `wrong`: where a word leads that is not the agreed one (`Form.WORD`).
    """

    name: str
    text: str
    again: str
    to: str
    skip: str
    form: Form = Form.TEXT
    listen: timedelta | None = None
    loop: bool = False
    today: bool = False
    prefill: str | None = None
    wrong: str | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """Goes on by a stored answer (`question`), by whether one holds something that was read
    out of it (`holds`), or by what is known (`fact`), else to `to`.

    Of a choice of several, the first exit counts that was among those chosen.
    """

    name: str
    to: str
    question: str | None = None
    fact: str | None = None
    holds: str | None = None
    exits: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Call:
    """Runs another flow and comes back to `to`."""

    name: str
    flow: str
    to: str


@dataclass(frozen=True, slots=True)
class Lookup:
    """Waits for the host to find `what`; its answer is kept as this node's result."""

    name: str
    what: str
    to: str


@dataclass(frozen=True, slots=True)
class Report:
    """Makes something known to the host and goes on; `question` names the answer it is about,
    `also` one whose words belong to it: the hour beside a number."""

    name: str
    does: Does
    to: str
    question: str | None = None
    also: str | None = None


Question = Choose | ChooseMany | Ask
Node = Question | Say | Branch | Call | Lookup | Report


@dataclass(frozen=True, slots=True)
class Flow:
    """A named graph of nodes; `most_questions` is what `flows check` holds every path to.

    `stoppable`: "cukup" ends it at any question. `hides`: while it runs, nothing below it is
    shown, gone back to or pressed.
    """

    name: str
    start: str
    nodes: tuple[Node, ...]
    most_questions: int
    hides: bool = False
    stoppable: bool = False
    by_name: dict[str, Node] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {node.name: node for node in self.nodes})


def exits(node: Node) -> tuple[tuple[str, str], ...]:
    """Every way out of a node, as (trigger, target); `transitions` is built from these."""
    match node:
        case Choose():
            chosen = tuple((option.name, option.to) for option in node.options)
            told = (("sent", node.told),) if node.told else ()
            return (*chosen, ("skipped", node.skip), *told)
        case ChooseMany():
            return (("chosen", node.to), ("skipped", node.skip))
        case Ask(wrong=str(wrong)):
            return (("right", node.to), ("wrong", wrong), ("skipped", node.skip))
        case Ask():
            return (("told", node.to), ("sent", node.to), ("skipped", node.skip))
        case Branch():
            return (*node.exits, ("otherwise", node.to))
        case Say() | Call() | Lookup() | Report():
            return (("done", node.to),)
        case _:
            assert_never(node)
