"""How urgent: a level, and the answers or words behind it. Rules raise, only people lower.

Reasons are kept by their English name and shown to staff in their language.

Levels: 0 danger or suicide now · 1 high · 2 medium · 3 low · 4 information only. When
unsure, one level up: free text and files that nobody has read yet count as medium.
"""

from dataclasses import dataclass
from typing import Final

from flows.engine.events import (
    Answered,
    Event,
    PersonAsked,
    QuitTyped,
    RiskSeen,
    StopTyped,
    UnsafeSaid,
    WordFailed,
)
from flows.language.danger import Danger, find_danger
from flows.messages import MsgIn
from flows.texts import staff

INFORMATION: Final = 4
UNREAD: Final = 2

ANSWERS: Final = {
    ("first.safe", "shared"): (2, staff("phone is read by others")),
    ("first.safe", "unsafe"): (1, staff("not safe to write")),
    ("first.unsafe", "help"): (0, staff("help needed now")),
    ("first.hurt", "yes"): (0, staff("hurt or threatened now")),
    ("first.hurt", "again"): (1, staff("can happen again")),
    ("first.hurt", "no"): (3, staff("not hurt now")),
    ("first.about", "me"): (3, staff("about themselves")),
    ("first.about", "child"): (1, staff("about a child")),
    ("first.about", "other"): (3, staff("about someone else")),
    ("first.about", "minor"): (1, staff("under 18")),
    ("first.home", "yes"): (0, staff("a child, and that person is there now")),
    ("first.home", "unsure"): (1, staff("a child, and that person may be there")),
    ("first.body", "yes"): (1, staff("hurt, short of breath, or the neck was pressed")),
    ("language.other", "told"): (3, staff("wishes another language")),
    ("first.place", "told"): (1, staff("a place to come to")),
    ("life.now", "yes"): (0, staff("thinks of ending their life now")),
    ("life.now", "unknown"): (0, staff("may end their life, does not know")),
    ("life.now", "later"): (1, staff("thoughts of ending their life, not now")),
    ("doer.hurt", "yes"): (0, staff("hurt or threatened now")),
    ("doer.hurt", "again"): (1, staff("can happen again")),
    ("doer.hurt", "no"): (3, staff("not hurt now")),
    ("returning.safe", "unsafe"): (2, staff("not safe to write")),
    ("information.need", "emergency"): (1, staff("asks about help for an emergency")),
    ("information.need", "shelter"): (2, staff("asks about a safe place")),
}

CHOSEN: Final = {
    ("more.form", "touched"): (1, staff("sexual violence")),
    ("more.form", "pictures"): (2, staff("pictures spread")),
    ("more.form", "hit"): (2, staff("violence")),
    ("more.relation", "partner"): (3, staff("by a partner or former one")),
    ("more.relation", "officer"): (2, staff("the accused holds an office")),
    ("more.relation", "teacher"): (2, staff("the accused is a teacher")),
    ("more.relation", "clergy"): (2, staff("the accused is a religious leader")),
    ("more.relation", "ours"): (2, staff("the accused works with us")),
    ("more.danger", "worse"): (2, staff("more and more often, or worse")),
    ("more.danger", "weapon"): (1, staff("a weapon")),
    ("more.danger", "strangled"): (1, staff("strangling")),
    ("more.danger", "life"): (1, staff("feels their life threatened")),
    ("more.danger", "pregnant"): (1, staff("while pregnant")),
    ("more.danger", "jealous"): (2, staff("jealous all the time, watched")),
    ("more.harmed", "child"): (1, staff("about a child")),
    ("more.harmed", "teen"): (1, staff("under 18")),
    ("more.harmed", "sign"): (3, staff("needs a sign interpreter")),
    ("more.help", "safe"): (2, staff("asks for a safe place")),
}
"""What was chosen of several, each by itself."""

MANY_DANGERS: Final = 3
"""So many yes of the danger items name a high risk (Danger Assessment 5, see `domain` page)."""

DANGERS: Final = {
    Danger.ONGOING: (0, staff("danger now")),
    Danger.SUICIDE: (0, staff("thoughts of suicide")),
    Danger.STRANGLING: (1, staff("strangling")),
    Danger.WEAPON: (1, staff("a weapon")),
    Danger.DEATH_THREAT: (1, staff("a threat to kill")),
    Danger.CHILD: (1, staff("a child in danger")),
    Danger.CAPTIVITY: (1, staff("held captive")),
    Danger.TRAFFICKING: (1, staff("trafficking")),
    Danger.SEXUAL: (1, staff("sexual violence")),
    Danger.IMAGES: (2, staff("pictures spread")),
    Danger.VIOLENCE: (2, staff("violence")),
    Danger.HELP: (2, staff("asks for help")),
}


@dataclass(frozen=True, slots=True)
class Risk:
    """A level and why, most urgent first."""

    level: int
    reasons: tuple[RiskSeen, ...]


UNREACHABLE: Final = RiskSeen(2, staff("cannot be reached on this channel"), "")
DOER: Final = RiskSeen(UNREAD, staff("writes of having hurt somebody"), "")
FAULT: Final = RiskSeen(1, staff("a fault of ours: read the chat"), "")
UNFETCHED: Final = RiskSeen(UNREAD, staff("a file could not be fetched"), "")
DOUBTED: Final = RiskSeen(
    2, staff("asked twice who we are: somebody else may hold the phone; make sure another way"), ""
)
DELETE_ASKED: Final = RiskSeen(2, staff("asked to delete (HAPUS): decide, after three days"), "")
DELETE_DUE: Final = RiskSeen(2, staff("HAPUS was three days ago: erase it, or say why not"), "")
MOCKED: Final = RiskSeen(3, staff("jokes or abuse: a supervisor decides"), "")
MISSED: Final = RiskSeen(
    UNREAD,
    staff("came during an outage, not answered; we can answer only once they write again"),
    "",
)
SILENT_LONG: Final = RiskSeen(
    UNREAD,
    staff("silent for long: the number may be somebody else's; do not mention the case"),
    "",
)
DARURAT: Final = RiskSeen(0, staff("typed DARURAT"), "")

UNREAD_REASONS: Final = {
    "text": staff("words that nobody has read"),
    "photo": staff("a picture that nobody has seen"),
    "voice": staff("a voice note that nobody has heard"),
    "audio": staff("a recording that nobody has heard"),
    "video": staff("a video that nobody has seen"),
    "document": staff("a document that nobody has opened"),
    "sticker": staff("a sticker"),
    "location": staff("a place was shared"),
    "contact": staff("a contact was shared"),
    "other": staff("something the bot cannot read"),
}

YOUNG: Final = (
    ANSWERS["first.about", "child"],
    ANSWERS["first.about", "minor"],
    DANGERS[Danger.CHILD],
)
"""Reasons that speak of somebody under 18."""

NONE: Final = Risk(INFORMATION, ())


def risks_in_words(text: str) -> tuple[RiskSeen, ...]:
    """The words of danger in any text, wherever it was typed."""
    return tuple(RiskSeen(*DANGERS[hit.danger], words=hit.words) for hit in find_danger(text))


def risks_in_msg(msg: MsgIn) -> tuple[RiskSeen, ...]:
    """What nobody has read, heard or seen yet is at least medium."""
    kinds = [media.kind.value for media in msg.media]
    if msg.location:
        kinds.append("location")
    if msg.card:
        kinds.append("contact")
    if not kinds:
        kinds = ["other" if msg.other else "text"]
    return tuple(RiskSeen(UNREAD, UNREAD_REASONS[kind], "") for kind in kinds)


def risks_in_event(event: Event) -> tuple[RiskSeen, ...]:
    """What an answer or a wish says of the danger."""
    match event:
        case Answered(category="chosen"):
            return _risks_in_choices(event)
        case Answered():
            rule = ANSWERS.get((event.question, event.category))
            return (RiskSeen(*rule, words=event.raw),) if rule else ()
        case PersonAsked():
            return (RiskSeen(2, staff("asked for a person"), ""),)
        case UnsafeSaid():
            return (RiskSeen(1, staff("not safe to write"), ""),)
        case QuitTyped():
            return (RiskSeen(2, staff("left in a hurry (KELUAR)"), ""),)
        case WordFailed():
            return (RiskSeen(2, staff("a wrong code word, twice: make sure another way"), ""),)
        case StopTyped():
            return (RiskSeen(2, staff("never write first (BERHENTI): make sure another way"), ""),)
        case _:
            return ()


def _risks_in_choices(event: Answered) -> tuple[RiskSeen, ...]:
    """What was chosen of several: each by itself, and many dangers together."""
    chosen = event.value.split(",")
    rules = [CHOSEN[event.question, name] for name in chosen if (event.question, name) in CHOSEN]
    if event.question == "more.danger" and len(chosen) >= MANY_DANGERS:
        rules.append((1, staff("several signs of danger")))
    return tuple(RiskSeen(level, reason, "") for level, reason in rules)


def assess(before: Risk | None, seen: tuple[RiskSeen, ...]) -> Risk:
    """The risk after more was seen: never lower, each reason once."""
    every = sorted((*(before.reasons if before else ()), *seen), key=lambda reason: -reason.level)
    reasons = {(r.reason, r.words): r for r in every}
    ordered = tuple(sorted(reasons.values(), key=lambda reason: reason.level))
    levels = [reason.level for reason in ordered]
    return Risk(min([before.level if before else INFORMATION, *levels]), ordered)
