"""The people on WhatsApp: their addresses, their 24-hour windows, and what goes wrong with them."""

import re
from dataclasses import dataclass, field

from tests.standins.twilio.common import ControlError, Json

_NUMBER = re.compile(r"\+[1-9]\d{6,14}")
_USER_ID = re.compile(r"[A-Z]{2}\.[A-Za-z0-9.]{1,137}")


@dataclass(slots=True, kw_only=True)
class Failure:
    """An error that messages to a person meet, so many times or until it is taken back."""

    code: int
    status: str
    at: str = "callback"  # or "create"
    times: int | None = None


@dataclass(slots=True, kw_only=True)
class Person:
    """Somebody with WhatsApp, known by a number, by an id without number, or by both."""

    number: str | None = None
    user_id: str | None = None
    name: str = "Sari"
    last_inbound: float | None = None
    failures: list[Failure] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Return what stands in From."""
        return f"whatsapp:{self.number or self.user_id}"

    def window_is_open(self, now: float, seconds: float) -> bool:
        """Say whether free text may be sent."""
        return self.last_inbound is not None and now - self.last_inbound < seconds

    def take_failure(self, at: str) -> Failure | None:
        """Return the error that this message meets, and use it up by one."""
        for failure in self.failures:
            if failure.at != at or failure.times == 0:
                continue
            if failure.times is not None:
                failure.times -= 1
            return failure
        return None

    def view(self, now: float, seconds: float) -> Json:
        """Return this as a test sees it."""
        return {
            "address": self.address,
            "number": self.number,
            "user_id": self.user_id,
            "name": self.name,
            "last_inbound": self.last_inbound,
            "window_open": self.window_is_open(now, seconds),
        }


class People:
    """Everybody, found by number or id."""

    def __init__(self) -> None:
        self.everybody: list[Person] = []
        self._by_address: dict[str, Person] = {}

    def at(self, address: str) -> Person:
        """Return who has this address, which may come without its prefix; made on first sight."""
        bare = address.removeprefix("whatsapp:")
        if not is_address(f"whatsapp:{bare}"):
            raise ControlError(f"no address of a person: {address}")
        if bare not in self._by_address:
            number = bare if bare.startswith("+") else None
            person = Person(number=number, user_id=None if number else bare)
            self.everybody.append(person)
            self._by_address[bare] = person
        return self._by_address[bare]

    def know(self, person: Person, user_id: str) -> None:
        """Add the id of somebody whose number is known."""
        if not _USER_ID.fullmatch(user_id):
            raise ControlError(f"no user id: {user_id}")
        person.user_id = user_id
        self._by_address[user_id] = person


def is_address(address: str) -> bool:
    """Say whether this is a WhatsApp address: a number, or a country and an id."""
    bare = address.removeprefix("whatsapp:")
    fits = _NUMBER.fullmatch(bare) or _USER_ID.fullmatch(bare)
    return address.startswith("whatsapp:") and bool(fits)
