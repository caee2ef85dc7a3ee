"""Replays the plain-text chats of `tests/transcripts` against what the house would say.

A file begins with its settings (`language: id`, `attended: yes`, …), then:

    W 21.07  mlm kak.. tolong        the person writes; without a time, ten seconds later
    W        (voice note) caption    photo, video, location, contact, sticker, poll, …
    W        (video too large)       a file that the platform does not hand on
    W        (press 3 of question 2) a button, by its number and the number of its question
    W        (press change of question 2) · (press leave of question 2) an offered correction
    W        (edits) words           · (a day ago) words · (11 min ago) words
    wait 31 min · pause over · staff takes · staff gives back · not delivered · open
    staff lifts the freeze
    found: a line | another line · found: nothing · found: in the directory (as seeded)
    nobody yet · fault · locale en
    P        words                   what staff write: for the reader only
    # words                          a remark

What the house answers stands below each: `B` lines, `event:` lines for what was decided,
and the `report:` that staff have at the end. `UPDATE_TRANSCRIPTS=1` writes them anew.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from bot.holidays import days_off
from bot.i18n import say_when, translate
from flows import notices
from flows.casework.report import Report
from flows.engine.book import Book
from flows.engine.environment import Capabilities, Environment
from flows.engine.events import (
    Event,
    LocaleChosen,
    LookupAsked,
    PauseBegan,
)
from flows.engine.run import ask_again, found, wake
from flows.engine.session import Session
from flows.language.secret_words import spaced, typed_receipt
from flows.lookups import ANSWERS, Inquiry
from flows.messages import Card, Location, Media, MediaKind, MsgIn, MsgKind
from flows.persons import Person, Receipt
from flows.reception import current, hear
from tests.kept import CODE, kept
from tests.seeded import SEEDED
from tests.transcripts_words import INDENT, words_of, words_of_report

FOLDER: Final = Path(__file__).parent / "transcripts"
ZONE: Final = ZoneInfo("Asia/Makassar")
MIDNIGHT: Final = datetime(2026, 11, 24, tzinfo=ZONE)
TURN: Final = timedelta(seconds=10)
LARGEST_FILE: Final = 20 * 1024 * 1024
PLACE: Final = Location(-1.2654, 116.8312)
CARD: Final = Card("Ibu Sari", "+628120001", own=False)

_SAID: Final = re.compile(r"W(?: (?P<hour>\d\d)\.(?P<minute>\d\d))?\s+(?P<text>.*)")
_NOTE: Final = re.compile(r"\((?P<note>[^)]*)\) ?(?P<text>.*)")
_PRESS: Final = re.compile(r"press (\d+|change|leave) of question (\d+)")
_AGO: Final = re.compile(r"(?:(a day)|(\d+) min) ago")
_WAIT: Final = re.compile(r"wait (\d+) (min|h)")


def read(path: Path) -> str:
    """A transcript as it is stored."""
    return path.read_text("utf-8")


def transcripts() -> list[Path]:
    """Every transcript, in order."""
    return sorted(FOLDER.glob("*.txt"))


def replayed(book: Book, text: str) -> str:
    """The transcript as it reads when its own lines are said to this book."""
    header, _, chat = text.partition("\n\n")
    told = [line for line in chat.splitlines() if not _is_answer(line)]
    world = World(book, dict(_settings(header)))
    lines = [header, "", *(line for said in told for line in (said, *world.after(said)))]
    return "\n".join((*lines, last_line(world))) + "\n"


Turn = tuple[str, tuple[str, ...]]
"""A line that is not an answer, and the answers that stand below it."""


def begun(book: Book, text: str) -> tuple["World", tuple[Turn, ...], str]:
    """A stored transcript before its first line: the world, what is to follow, its last line."""
    header, _, chat = text.partition("\n\n")
    *lines, last = chat.splitlines()
    turns: list[tuple[str, list[str]]] = []
    for line in lines:
        if _is_answer(line):
            turns[-1][1].append(line)
        else:
            turns.append((line, []))
    told = tuple((said, tuple(answers)) for said, answers in turns)
    return World(book, dict(_settings(header))), told, last


def last_line(world: "World") -> str:
    """What staff have in the end."""
    return words_of_report(world.report, ZONE)


def _is_answer(line: str) -> bool:
    return line.startswith(("B", "event:", "report:", INDENT))


def _settings(header: str) -> Iterator[tuple[str, str]]:
    for line in header.splitlines():
        if not line.startswith("#"):
            name, _, value = line.partition(": ")
            yield name, value


@dataclass(slots=True)
class World:
    """One contact and the clock, kept as the host keeps them between turns."""

    book: Book
    settings: dict[str, str]
    now: datetime = MIDNIGHT
    person: Person = field(default_factory=Person)
    stored: bytes | None = None
    report: Report = field(default_factory=Report)
    turns: int = 0
    pause: PauseBegan | None = None
    lookup: LookupAsked | None = None
    decided: tuple[Event, ...] = ()
    """What the last line led to."""

    @property
    def env(self) -> Environment:
        named = ("hotline", "elsewhere")
        known = {name: self.settings[name] for name in named if name in self.settings}
        return Environment(
            now=self.now,
            zone=ZONE,
            locale=self.settings["language"],
            translate=translate,
            say_when=say_when,
            facts={"cover": "Rani", **known},
            channel=Capabilities(
                buttons=self.settings.get("buttons") == "yes",
                deletion=self.settings.get("takes back") == "yes",
                file_limit=LARGEST_FILE,
                shows_number=self.settings.get("shows number") == "yes",
                stays=self.settings.get("stays") == "yes",
            ),
            attended=self.settings["attended"] == "yes",
            open=self.settings.get("open", "yes") == "yes",
            fresh_id=f"s{self.turns}",
        )

    @property
    def session(self) -> Session | None:
        return None if self.stored is None else Session.loads(self.stored)

    def after(self, line: str) -> Iterable[str]:
        """What follows one line: nothing after remarks and what staff write."""
        self.decided = ()
        if not line or line.startswith(("#", "P")):
            return ()
        if line.startswith("W"):
            return words_of(self._said(line), ZONE, silence=True)
        return words_of(self._happened(line), ZONE)

    def _said(self, line: str) -> tuple[Event, ...]:
        said = _SAID.fullmatch(line)
        assert said, f"cannot be read: {line!r}"
        self._pass_time(self._at(said["hour"], said["minute"]) if said["hour"] else TURN)
        msg = self._msg(said["text"])
        session = self.session
        typed = typed_receipt(msg.text)
        right = None
        if typed is not None:
            known = Receipt.OWN if self.person.had_case else Receipt.OTHER
            right = known if spaced(typed) == CODE else Receipt.WRONG
        self.person = replace(self.person, receipt=right, fresh_code=CODE)
        heard = hear(self.book, self.person, session, msg, self.env)
        self._keep(heard.session)
        wrote_at = self.person.wrote_at
        if msg.kind is not MsgKind.EDIT and (wrote_at is None or msg.sent_at > wrote_at):
            wrote_at = msg.sent_at
        self.person = replace(self.person, wrote_at=wrote_at, unheard=heard.unheard)
        return self._decided(heard.events)

    def _happened(self, line: str) -> tuple[Event, ...]:
        match line.partition(": "):
            case "pause over", _, _:
                return self._pause_over()
            case "found", _, value:
                return self._found(self._value(value))
            case "nobody yet", _, _:
                return (notices.nobody_yet(self.env),)
            case "fault", _, _:
                return self._decided(notices.after_a_fault(self.env))
            case "staff takes", _, _:
                self.person, self.pause = replace(self.person, taken_over=True), None
                return (notices.taken_over(self.env, "Rani"),)
            case "staff lifts the freeze", _, _:
                return self._lifted()
            case "staff gives back", _, _:
                return self._given_back()
            case "not delivered", _, _:
                self.person = replace(self.person, unheard=True)
            case "open", _, _:
                self.settings["open"] = "yes"
            case setting, _, _:
                self._set(setting)
        return ()

    def _set(self, line: str) -> None:
        if waited := _WAIT.fullmatch(line):
            self._pass_time(timedelta(minutes=int(waited[1]) * (60 if waited[2] == "h" else 1)))
            return
        word, _, locale = line.partition(" ")
        assert word == "locale", f"cannot be read: {line!r}"
        self.settings["language"] = locale

    def _lifted(self) -> tuple[Event, ...]:
        session = current(self.book, self.session)
        self.person = replace(self.person, frozen=False, unheard=True)
        self._keep(session and self.book.revealed(session))
        return ()

    def _given_back(self) -> tuple[Event, ...]:
        self.person = replace(self.person, taken_over=False)
        session = current(self.book, self.session)
        told = notices.handed_back(self.env)
        if session is None or self.person.unheard:
            return (told,)
        session, events = ask_again(self.book, session, self.env)
        self._keep(session)
        return (told, *self._decided(tuple(events)))

    def _pause_over(self) -> tuple[Event, ...]:
        pause, session = self.pause, current(self.book, self.session)
        assert pause is not None
        assert session is not None
        self.pause, self.now = None, max(self.now, pause.until)
        if self.person.taken_over or self.person.unheard:
            return ()
        session, events = wake(self.book, session, pause.ask, self.env)
        self._keep(session)
        return self._decided(tuple(events))

    def _found(self, value: str) -> tuple[Event, ...]:
        lookup, session = self.lookup, current(self.book, self.session)
        assert lookup is not None
        assert session is not None
        session, events = found(self.book, session, lookup.ask, value, self.env)
        self._keep(session)
        return self._decided(tuple(events))

    def _value(self, told: str) -> str:
        if told != "in the directory":
            return "" if told == "nothing" else told.replace(" | ", "\n")
        assert self.lookup is not None
        assert self.session is not None
        holidays = days_off(self.env.local.date())
        inquiry = Inquiry(self.env, self.session.results, holidays)
        return ANSWERS[self.lookup.what](SEEDED, inquiry)

    def _keep(self, session: Session | None) -> None:
        self.stored = None if session is None else session.dumps()

    def _decided(self, events: tuple[Event, ...]) -> tuple[Event, ...]:
        self.turns, self.decided = self.turns + 1, events
        self.report = Report.loads(self.report.after(events).dumps())
        self.person = kept(self.person, events, self.now.date())
        for event in events:
            match event:
                case PauseBegan():
                    self.pause = event
                case LookupAsked():
                    self.lookup = event
                case LocaleChosen(locale):
                    self.settings["language"] = locale
                case _:
                    pass
        return events

    def _at(self, hour: str, minute: str) -> timedelta:
        """How long until the city's clock shows this time next."""
        at = datetime.combine(self.now.date(), time(int(hour), int(minute)), ZONE)
        return (at if at >= self.now else at + timedelta(days=1)) - self.now

    def _pass_time(self, passed: timedelta) -> None:
        self.now += passed
        session = self.session
        if self.pause and session and self.pause.until <= self.now and session.listening:
            assert self.pause.ask != session.ask, "the pause was over before: say so"

    def _msg(self, text: str) -> MsgIn:
        msg = MsgIn("simulator", "simulator:1", f"k{self.turns}", self.now, text=text)
        while noted := _NOTE.fullmatch(msg.text):
            msg = self._noted(replace(msg, text=noted["text"]), noted["note"])
        return msg

    def _noted(self, msg: MsgIn, note: str) -> MsgIn:
        if press := _PRESS.fullmatch(note):
            session = self.session
            which = str(int(press[1]) - 1) if press[1].isdecimal() else press[1]
            token = f"{session.id if session else 's'}.{press[2]}.{which}"
            return replace(msg, kind=MsgKind.PRESS, press=token)
        if ago := _AGO.fullmatch(note):
            back = timedelta(days=1) if ago[1] else timedelta(minutes=int(ago[2]))
            return replace(msg, sent_at=self.now - back)
        match note:
            case "edits":
                return replace(msg, kind=MsgKind.EDIT)
            case "nothing":
                return msg
            case "location":
                return replace(msg, location=PLACE)
            case "contact":
                return replace(msg, card=CARD)
            case "poll":
                return replace(msg, other="poll")
            case _:
                kind, _, rest = note.partition(" ")
                size = LARGEST_FILE + 1 if rest == "too large" else None
                return replace(msg, media=(Media(MediaKind(kind), "f1", size),))
