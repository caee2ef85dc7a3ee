"""What the pure side may know of the world at one moment."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a channel can do."""

    buttons: bool = False
    deletion: bool = False
    files: bool = False
    typing: bool = False
    shows_number: bool = False
    stays: bool = False
    """What was written stays on the person's phone, and others carry it: they hear so in time."""
    text_limit: int = 4096
    file_limit: int | None = None
    """Bytes of the largest file that the platform hands on to us."""
    one_a_turn: bool = False
    """What a turn says goes out as one message: each of them costs, and they may change places."""
    copy_kept: timedelta | None = None
    """The platform keeps every message: so long after its end we have the words removed there."""


@dataclass(frozen=True, slots=True)
class Environment:
    """Now, the language, what is known, and what the channel can do.

    `now` is aware; `zone` is the city's; `translate(locale, msgid)` gives a text and
    `say_when(locale, at, now)` a moment in 24 hours with its day and WITA;
    `facts` holds confirmed directory entries only (a missing one is not shown);
    `attended` says whether a staff route is set up at all; `fresh_id` names a
    session that starts in this turn; `word` is the code word agreed with this person.
    """

    now: datetime
    zone: tzinfo
    locale: str
    translate: Callable[[str, str], str]
    say_when: Callable[[str, datetime, datetime], str]
    facts: Mapping[str, str] = field(default_factory=dict)
    channel: Capabilities = Capabilities()
    attended: bool = False
    open: bool = True
    fresh_id: str = "s"
    word: str = ""

    def text(self, msgid: str, **values: str) -> str:
        """The text in the person's language, with facts and values filled in."""
        words = self.translate(self.locale, msgid)
        if "{" not in words:
            return words
        return words.format_map({"time": self.clock(self.now), **self.facts, **values})

    def knows(self, fact: str) -> bool:
        """Whether something is so: of the city, of the moment, or of the channel."""
        if fact == "attended":
            return self.attended
        if fact == "shows_number":
            return self.channel.shows_number
        if fact == "stays":
            return self.channel.stays
        if fact == "takes_back":
            return self.channel.deletion
        if fact == "word":
            return bool(self.word)
        return bool(self.facts.get(fact))

    def clock(self, at: datetime) -> str:
        """The hour of a moment on the city's clock."""
        return at.astimezone(self.zone).strftime("%H.%M")

    def when(self, at: datetime) -> str:
        """A moment on the city's clock, in the person's language."""
        return self.say_when(self.locale, at.astimezone(self.zone), self.local)

    @property
    def local(self) -> datetime:
        """Now on the city's clock."""
        return self.now.astimezone(self.zone)
