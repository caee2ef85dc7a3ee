"""Turns what one simulated person caused into what the page shows; decides nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

from bot.web.simulator.people import PLACE, VOICE, Line, Person
from flows.casework.evidence import PICTURES, may_preview
from flows.casework.report import Report
from flows.conversations import BOOK
from flows.engine.asking import read_token
from flows.engine.events import Button, Lane
from flows.engine.model import Choose
from flows.engine.replies import SPOKEN
from flows.engine.session import Position, Session
from flows.messages import MediaKind
from storage.simulated import Seen, SeenIn, SeenOut

SHOWN: Final = frozenset({"sending", "sent", "delivered", "read"})
"""The platform is this process: what is being sent is there."""
RISKS: Final = ("Danger now", "High risk", "Medium risk", "Low risk", "Information")
LANES: Final = {
    Lane.EMERGENCY: "emergency lane",
    Lane.LIVE: "live lane",
    Lane.STAFF: "staff lane",
    Lane.PLANNED: "planned lane",
}
FETCHED: Final = {
    "waiting": "being fetched",
    "stored": "sealed on disk",
    "gone": "gone at the platform",
    "too_big": "too big for the platform",
}
DUES: Final = {
    "alarm": "{time} the alarm is passed on to the next",
    "pause": "{time} the question is asked again",
    "lookup": "{time} the numbers are looked up",
    "too_large": "{time} they are told that a file is too large",
}
NAMED: Final = {"sent": "a recording or a file", "skipped": "skipped"}
HEARD: Final = frozenset(kind.value for kind in SPOKEN)


@dataclass(frozen=True, slots=True)
class Bubble:
    """One message as the person's phone shows it."""

    id: int
    mine: bool
    at: datetime
    text: str
    kind: str = "text"
    files: tuple[dict[str, Any], ...] = ()
    failed: bool = False
    buttons: tuple[Button, ...] = ()
    newest: bool = False
    waits: bool = False
    """Whether its buttons are those of the question that waits now."""


@dataclass(frozen=True, slots=True)
class Effect:
    """A row that a turn wrote: its table, what it is, how it stands, and why."""

    table: str
    words: str
    values: dict[str, object]
    notes: tuple[str, ...] = ()
    because: str = ""
    milliseconds: int | None = None
    stuck: bool = False


@dataclass(frozen=True, slots=True)
class Caused:
    """A message, or a moment of the clock, and the rows that its turn wrote."""

    at: datetime
    kind: str
    text: str
    effects: tuple[Effect, ...]


def thread(seen: Seen | None) -> list[Bubble]:
    """The chat as the phone shows it: what was sent and what has arrived, in that order."""
    if seen is None:
        return []
    labels = {button.token: button.label for out in seen.out for button in out.buttons}
    arrived = [out for out in seen.out if out.row.state in SHOWN]
    newest = max((out.row.seq for out in arrived), default=0)
    waiting = _asked(standing(seen))
    placed = [((one.row.received_at, 0, one.row.id), _mine(one, labels)) for one in seen.messages]
    for out in arrived:
        at = out.row.sent_at or out.row.created_at
        bubble = replace(_theirs(out, at, waiting), newest=out.row.seq == newest)
        placed.append(((at, 1, out.row.seq), bubble))
    return [bubble for _, bubble in sorted(placed, key=lambda pair: pair[0])]


def _mine(one: SeenIn, labels: dict[str, str]) -> Bubble:
    body = one.body or {}
    token = body.get("press")
    text = labels.get(token, token) if token else body.get("text", "")
    return Bubble(
        id=one.row.id,
        mine=True,
        at=one.row.received_at,
        text=text,
        kind=_kind(one),
        files=tuple(body.get("media", ())),
        failed=one.row.failed,
    )


def _theirs(out: SeenOut, at: datetime, waiting: tuple[str, int] | None) -> Bubble:
    kind = "erased" if out.text is None else "text"
    asked = [read_token(button.token) for button in out.buttons]
    waits = any(token is not None and token[:2] == waiting for token in asked)
    return Bubble(out.row.id, False, at, out.text or "", kind, buttons=out.buttons, waits=waits)


def _asked(session: Session | None) -> tuple[str, int] | None:
    return None if session is None else (session.id, session.ask)


def _kind(one: SeenIn) -> str:
    """What a message was, in a word."""
    body = one.body
    if body is None:
        return "erased"
    if one.row.kind in {"press", "edit"}:
        return {"press": "button", "edit": "edit"}[one.row.kind]
    if media := body.get("media"):
        return str(media[0]["kind"])
    for field, kind in (("location", "place"), ("card", "contact"), ("other", "other")):
        if body.get(field):
            return kind
    return "text"


def next_line(seen: Seen | None, person: Person) -> tuple[int, Line] | None:
    """The first line of the script that was not sent yet; free words in between do not count."""
    sent = [(one.body or {}, _kind(one)) for one in seen.messages] if seen else []
    at = 0
    lines = person.persona.lines
    for body, kind in sent:
        if at < len(lines) and _is_line(lines[at], body, kind):
            at += 1
    return (at, lines[at]) if at < len(lines) else None


def _is_line(line: Line, body: dict[str, Any], kind: str) -> bool:
    if line.sends == VOICE:
        return kind == "voice"
    if line.sends == PLACE:
        return kind == "place"
    return bool(body.get("text") == line.text)


def trail(seen: Seen | None) -> list[Caused]:
    """What each message caused, newest first. A turn's rows share its moment."""
    if seen is None:
        return []
    labels = {button.token: button.label for out in seen.out for button in out.buttons}
    caused = []
    for one in seen.messages:
        bubble = _mine(one, labels)
        effects = (_stored(one), *_of_message(seen, one), *_of_turn(seen, one.row.received_at))
        caused.append(Caused(one.row.received_at, bubble.kind, bubble.text, effects))
    moments = {one.row.received_at for one in seen.messages}
    planned = {out.row.created_at for out in seen.out} - moments
    for at in planned:
        caused.append(Caused(at, "by the clock", "", tuple(_of_turn(seen, at))))
    return sorted(caused, key=lambda turn: turn.at, reverse=True)


def _stored(one: SeenIn) -> Effect:
    words = "kept, its turn failed" if one.row.failed else "sealed and stored"
    return Effect("message", words, {}, stuck=one.row.failed)


def _of_message(seen: Seen, one: SeenIn) -> Iterator[Effect]:
    """Rows that name the message they came from."""
    for file in seen.media:
        if file.message_id == one.row.id:
            yield Effect("media", file.kind, {}, tuple(_notes(seen, file)))
    if seen.case and one.row.id in seen.case.entries:
        number = f"{seen.case.row.number:04d}"
        if seen.case.row.opened_at == one.row.received_at:
            yield Effect("case", "case {number} opened", {"number": number})
        yield Effect("entry", "into case {number}, a key of its own", {"number": number})


def _notes(seen: Seen, file: Any) -> Iterator[str]:
    yield _opened(file)
    yield FETCHED.get(file.state, file.state)
    kind = MediaKind(file.kind)
    report = seen.case.report if seen.case else Report()
    if kind in PICTURES and not may_preview(report, kind):
        yield "never previewed"


def _opened(file: Any) -> str:
    if file.opened_at is not None:
        return "opened"
    return "not heard yet" if file.kind in HEARD else "not seen yet"


def _of_turn(seen: Seen, at: datetime) -> Iterator[Effect]:
    """Rows that a turn wrote at its moment."""
    for alarm in seen.alarms:
        if alarm.raised_at == at:
            yield Effect("alarm", "level {level}", {"level": alarm.level})
    for out in seen.out:
        if out.row.created_at == at:
            yield _reply(out.row)


def _reply(row: Any) -> Effect:
    took = row.sent_at - row.created_at if row.sent_at else None
    return Effect(
        table="outbox",
        words="reply {number}",
        values={"number": row.seq},
        notes=(LANES[row.lane], row.state),
        because=row.because or "",
        milliseconds=None if took is None else round(took / timedelta(milliseconds=1)),
        stuck=row.state not in {*SHOWN, "due"},
    )


def standing(seen: Seen | None) -> Session | None:
    """Where the conversation stands, if one does."""
    if seen is None or seen.session is None:
        return None
    session = Session.loads(seen.session)
    return None if session.finished else session


def flags(seen: Seen | None) -> list[str]:
    """What else is known of how to treat this person."""
    if seen is None:
        return []
    contact = seen.contact
    known = (
        (contact.short_mode, "nothing is played back"),
        (contact.taken_by, "a person answers"),
        (contact.stopped_at, "we do not write first"),
        (contact.frozen_at, "frozen"),
        (contact.unheard, "the last question was not heard"),
        (contact.blocked_at, "blocked"),
    )
    return [words for holds, words in known if holds]


def answers(seen: Seen | None) -> list[tuple[str, str, str]]:
    """The questions that were answered: the choice's label, and what more was typed."""
    if seen is None or seen.case is None:
        return []
    found = seen.case.report.answers.items()
    return [_answer(question, *given) for question, given in found]


def _answer(question: str, category: str, raw: str, value: str) -> tuple[str, str, str]:
    names = value.split(",") if category == "chosen" else [category]
    label = "; ".join(filter(None, (_label(question, name) for name in names)))
    # The number of a choice says nothing beside its label; a phone number is the answer.
    return question, label, "" if label and raw.strip().isdecimal() else raw


def _label(question: str, category: str) -> str:
    """How the conversation itself calls this answer, untranslated."""
    position = Position(*question.split(".", 1))
    node = BOOK.node(position) if BOOK.knows(position) else None
    options = node.options if isinstance(node, Choose) else ()
    labels = {option.name: option.label for option in options}
    return labels.get(category) or NAMED.get(category, "")


def dues(seen: Seen | None) -> list[tuple[str, datetime]]:
    """What will happen to this person without a message, and when."""
    if seen is None:
        return []
    rows = sorted(seen.dues, key=lambda row: row.due_at)
    return [(DUES.get(row.kind, row.kind), row.due_at) for row in rows]
