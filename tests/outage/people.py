"""People who write while nobody takes it: words, files, a place, and DARURAT."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final

from tests.crash.looking import user_id
from tests.service import Json
from tests.standins.twilio import TwilioStandIn
from tests.whatsapping import Writer

FIRST_NUMBER: Final = 62_813_000_000_000
PLACE: Final = {"latitude": -1.2654, "longitude": 116.8312}
KINDS: Final = ("image/jpeg", "audio/ogg", "video/mp4", "application/pdf")


@dataclass(slots=True)
class Sent:
    """A message that somebody wrote: Twilio's form of it, and the files in it."""

    chat: int
    sid: str
    text: str
    form: dict[str, str]
    files: tuple[bytes, ...] = ()


@dataclass(slots=True)
class Somebody:
    """One person: known by a number, by a number and an id, or by an id alone."""

    twilio: TwilioStandIn
    chat: int
    sent: list[Sent] = field(default_factory=list)
    writer: Writer = field(init=False)

    def __post_init__(self) -> None:
        """Take an address."""
        number, name = f"+{self.chat}", user_id(self.chat)
        self.writer = Writer(self.twilio, name if self.chat % 5 == 4 else number)
        if self.chat % 5 == 3:
            self.twilio.person(number, user_id=name)

    def write(self, text: str, *, files: tuple[tuple[str, bytes], ...] = (), **more: Any) -> Sent:
        """Write, and wait for nothing."""
        found: Json = self.twilio.write(self.writer.number, text, media=files, **more)
        data = tuple(content for _, content in files)
        sent = Sent(self.chat, found["sid"], text, found["fields"], data)
        self.sent.append(sent)
        return sent


def crowd(twilio: TwilioStandIn, count: int) -> list[Somebody]:
    """So many people."""
    return [Somebody(twilio, FIRST_NUMBER + at) for at in range(count)]


def traffic(people: list[Somebody], messages: int, random: Random) -> Iterator[Sent]:
    """So many messages, one with each step: everybody writes, in no order."""
    for at in range(messages):
        person = people[at] if at < len(people) else random.choice(people)
        match random.randrange(8):
            case 0 | 1:
                kind = random.choice(KINDS)
                count = random.choice([1, 1, 1, 3])
                files = tuple(
                    (kind, random.randbytes(random.randint(500, 20_000))) for _ in range(count)
                )
                yield person.write(random.choice(["", f"ini buktinya {at}"]), files=files)
            case 2:
                yield person.write(random.choice(["DARURAT", "menu", "1"]))
            case 3:
                yield person.write("", location=PLACE)
            case _:
                yield person.write(f"pesan {at} dari {person.chat}, tolong dibaca")


def pictures(random: Random) -> tuple[tuple[str, bytes], ...]:
    """One file, or three of a kind."""
    kind, count = random.choice(KINDS), random.choice([1, 1, 1, 3])
    return tuple((kind, random.randbytes(random.randint(500, 20_000))) for _ in range(count))
