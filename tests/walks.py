"""Random walks through the conversations: what a person, time, staff and the host can do."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from bot.i18n import say_when, translate
from flows.conversations import BOOK
from flows.engine.environment import Capabilities, Environment
from flows.engine.events import (
    Event,
    LocaleChosen,
    LookupAsked,
    PauseBegan,
)
from flows.engine.run import ask_again, found, wake
from flows.engine.session import Session
from flows.messages import Card, Location, Media, MediaKind, MsgIn, MsgKind
from flows.persons import Person
from flows.reception import Heard, current, hear
from tests.kept import kept
from tests.transcripts_runner import ZONE

NOON: Final = datetime(2026, 11, 24, 12, 0, tzinfo=ZONE)
LINES: Final = (
    *(
        "1",
        "2",
        "3",
        "4",
        "1 smp jam 10 aja",
        "2 nomor 0812 5000 1234 jam 9",
        "3 tp orgnya lg keluar",
    ),
    *(
        "ya",
        "tidak",
        "aman",
        "gak aman",
        "tolong",
        "saya",
        "anak sy",
        "masih sekolah",
        "gpp",
        "hah?",
    ),
    *("lewati", "kembali", "ganti", "selesai", "menu", "bahasa", "english", "bahasa indonesia"),
    *(
        "orang",
        "petugas",
        "darurat",
        "keluar",
        "x",
        "berhenti",
        "kode",
        "bersih",
        "hapus",
        "telepon",
    ),
    *(
        "halo",
        "mlm kak.. tolong",
        "sy dipukul suami",
        "dia mau bunuh saya skrg",
        "sy pengen mati aja",
    ),
    *(
        "jam 9",
        "22.00",
        "besok",
        "0812-5000-1234 siang",
        "jl milono gg 3",
        "lanjut",
        "nomor",
        "/start",
    ),
    *(
        "makasih kak",
        "kak?",
        "siapa ini",
        "istri saya lapor ya?",
        "saya 15",
        "sy dicekik td malam",
        "dibaca suami",
        "my husband hit me last night",
    ),
    *("layanan", "situasi", "5", "6", "7", "8", "psikolog", "sepinggan kak", "lain"),
    *(
        "he is beating me right now",
        "not safe",
        "skip",
        "done",
        "go back",
        "",
        "   ",
        "{answer}",
        "%s",
    ),
)


@dataclass(frozen=True, slots=True)
class Wait:
    """Time passes."""

    minutes: int


@dataclass(frozen=True, slots=True)
class Press:
    """A button of a question so many before the newest, or (`token`) of anything."""

    back: int
    option: int | str
    token: str | None = None


@dataclass(frozen=True, slots=True)
class Send:
    """A message as `MsgIn` has it; `minutes` is how long it was on its way."""

    text: str = ""
    media: tuple[Media, ...] = ()
    location: Location | None = None
    card: Card | None = None
    other: str | None = None
    edit: bool = False
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Happens:
    """What the host and staff do: pause, found, missing, takes, gives back, expires, opens."""

    what: str


Step = Wait | Press | Send | Happens

TEXTS: Final = st.sampled_from(LINES) | st.text(max_size=300)
FILES: Final = st.builds(lambda kind: (Media(kind, "f"),), st.sampled_from(MediaKind))
SENDS: Final[SearchStrategy[Step]] = st.one_of(
    st.builds(Send, TEXTS),
    st.builds(Send, TEXTS),
    st.builds(Send, st.sampled_from(LINES)),
    st.builds(Send, TEXTS, media=FILES),
    st.just(Send(location=Location(-1.2, 116.8))),
    st.just(Send(card=Card("Sari", "+62812", own=True))),
    st.just(Send(other="dice")),
    st.builds(Send, TEXTS, edit=st.just(True)),
    st.builds(Send, TEXTS, minutes=st.sampled_from((9, 10, 1440))),
)
OFFERED: Final = st.sampled_from(("change", "leave"))
PRESSES: Final[SearchStrategy[Step]] = st.one_of(
    st.builds(Press, st.integers(-1, 5), st.integers(0, 5) | OFFERED),
    st.builds(Press, st.just(0), st.just(0), st.text(max_size=64)),
)
HAPPENINGS: Final = (
    "pause",
    "found",
    "missing",
    "takes",
    "gives back",
    "expires",
    "opens",
    "closes",
)
STEPS: Final[SearchStrategy[list[Step]]] = st.lists(
    st.one_of(
        SENDS,
        SENDS,
        PRESSES,
        st.builds(Wait, st.sampled_from((0, 1, 9, 29, 30, 600))),
        st.builds(Happens, st.sampled_from(HAPPENINGS)),
    ),
    max_size=25,
)


@dataclass(slots=True)
class Walk:
    """One contact as the host keeps them; every turn goes through stored bytes."""

    attended: bool = True
    buttons: bool = True
    locale: str = "id"
    now: datetime = NOON
    open: bool = True
    person: Person = field(default_factory=Person)
    stored: bytes | None = None
    pause: PauseBegan | None = None
    lookup: LookupAsked | None = None
    turns: int = 0

    @property
    def env(self) -> Environment:
        """The world as this contact's turn sees it."""
        return Environment(
            now=self.now,
            zone=ZONE,
            locale=self.locale,
            translate=translate,
            say_when=say_when,
            facts={"hotline": "0821-5285-8026", "cover": "Rani"},
            channel=Capabilities(buttons=self.buttons),
            attended=self.attended,
            open=self.open,
            fresh_id=f"s{self.turns}",
        )

    @property
    def session(self) -> Session | None:
        """The session as stored."""
        return None if self.stored is None else Session.loads(self.stored)

    def message(self, step: Send | Press) -> MsgIn:
        """What the platform would deliver."""
        msg = MsgIn("simulator", "simulator:1", str(self.turns), self.now)
        if isinstance(step, Send):
            return replace(
                msg,
                sent_at=self.now - timedelta(minutes=step.minutes),
                kind=MsgKind.EDIT if step.edit else MsgKind.MESSAGE,
                text=step.text,
                media=step.media,
                location=step.location,
                card=step.card,
                other=step.other,
            )
        session = self.session
        token = f"{session.id}.{session.ask - step.back}.{step.option}" if session else "s.1.0"
        return replace(msg, kind=MsgKind.PRESS, press=step.token or token)

    def hears(self, msg: MsgIn) -> Heard:
        """One message through reception, and its rows as the host would write them."""
        heard = hear(BOOK, self.person, self.session, msg, self.env)
        self.keep(heard.session, heard.events)
        wrote_at = self.person.wrote_at
        if msg.kind is not MsgKind.EDIT:
            wrote_at = max(wrote_at or msg.sent_at, msg.sent_at)
        self.person = replace(self.person, wrote_at=wrote_at, unheard=heard.unheard)
        return heard

    def keep(self, session: Session | None, events: tuple[Event, ...]) -> None:
        """Store a turn."""
        self.turns += 1
        self.stored = None if session is None else session.dumps()
        self.person = kept(self.person, events, self.now.date())
        for event in events:
            match event:
                case PauseBegan():
                    self.pause = event
                case LookupAsked():
                    self.lookup = event
                case LocaleChosen(locale):
                    self.locale = locale
                case _:
                    pass

    def happens(self, what: str) -> None:
        """What the host and staff do, where they can."""
        session = current(BOOK, self.session)
        match what:
            case "opens" | "closes":
                self.open = what == "opens"
            case "expires":
                self.person = replace(self.person, unheard=True)
            case "takes":
                self.person, self.pause = replace(self.person, taken_over=True), None
            case "gives back" if self.person.taken_over:
                self.person = replace(self.person, taken_over=False)
                if session is not None and not self.person.unheard:
                    self._kept(ask_again(BOOK, session, self.env))
            case "pause" if self.pause and session and self._speaks:
                pause, self.pause = self.pause, None
                self._kept(wake(BOOK, session, pause.ask, self.env))
            case "found" | "missing" if self.lookup and session and not self.person.taken_over:
                lookup, self.lookup = self.lookup, None
                value = "Darurat: 112" if what == "found" else ""
                self._kept(found(BOOK, session, lookup.ask, value, self.env))
            case _:
                pass

    @property
    def _speaks(self) -> bool:
        return not (self.person.taken_over or self.person.unheard)

    def _kept(self, outcome: tuple[Session, list[Event]]) -> None:
        self.keep(outcome[0], tuple(outcome[1]))
