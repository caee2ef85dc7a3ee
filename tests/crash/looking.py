"""What is stored of people on WhatsApp, who are known here by the digits of their number."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Row, select

from storage.sealing import Purpose, unseal
from storage.tables import Message
from storage.tables.types import table_of
from tests.service import Service
from tests.stored import CONTACT, OUT, Stored

MESSAGE: Final = table_of(Message)
LATE: Final = timedelta(seconds=30)
"""The webhook of a message knows no time of its own and counts as written when it comes; what
was listed was written at least a minute ago."""
OURS: Final = frozenset({"notice", "staff", "information"})


def user_id(digits: int) -> str:
    """The id of somebody who has a number and an id."""
    return f"ID.{digits}"


@dataclass(frozen=True, slots=True)
class Taken:
    """A message that is stored, and the rows of the very turn that took it."""

    id: int
    chat: int
    key: str
    text: str
    failed: bool
    sent_at: datetime
    received_at: datetime
    answers: int

    @property
    def late(self) -> bool:
        """Whether it was found in Twilio's list, and not brought by its webhook."""
        return self.received_at - self.sent_at > LATE


@dataclass(frozen=True, slots=True)
class Answer:
    """A row of the outbox: whose, where in which lane, and what is written in it."""

    id: int
    chat: int
    lane: int
    seq: int
    state: str
    because: str | None
    created_at: datetime
    is_answer: bool
    text: str


class StoredWhatsApp(Stored):
    """One look at the rows of a service that people write to on WhatsApp."""

    def taken(self) -> list[Taken]:
        """Messages in, in the order in which they were taken."""
        raw = {row.id: row for row in self.rows(MESSAGE)}
        turns: dict[tuple[int, datetime], int] = {}
        for row in self.rows(OUT, OUT.c.kind.not_in(OURS)):
            turn = (row.contact_id, row.created_at)
            turns[turn] = turns.get(turn, 0) + 1
        return [
            Taken(
                id=one.id,
                chat=one.chat,
                key=one.key,
                text=one.text,
                failed=one.failed,
                sent_at=raw[one.id].sent_at,
                received_at=one.received_at,
                answers=turns.get((raw[one.id].contact_id, one.received_at), 0),
            )
            for one in sorted(self.messages(), key=lambda one: (one.received_at, one.id))
        ]

    def answers(self) -> list[Answer]:
        """Messages out, in the order that each contact's lock gave."""
        raw = {row.id: row for row in self.rows(OUT)}
        return [
            Answer(
                id=one.id,
                chat=one.chat,
                lane=one.lane,
                seq=one.seq,
                state=one.state,
                because=one.because,
                created_at=raw[one.id].created_at,
                is_answer=one.kind not in OURS,
                text=one.text,
            )
            for one in self.outbox()
        ]

    def contact(self, chat: int) -> Row[Any]:
        """The contact with a number, or with the id that belongs to it."""
        indexes = [self.ring.index(f"whatsapp:{name}") for name in (f"+{chat}", user_id(chat))]
        with self.reading() as conn:
            return conn.execute(select(CONTACT).where(CONTACT.c.urn_index.in_(indexes))).one()

    def _people(self) -> dict[int, tuple[bytes, int]]:
        """Each contact's key, and the digits of their number."""
        found = {}
        for row in self.rows(CONTACT):
            with self.reading() as conn:
                key = self.ring.get(conn, row.key_id)
            assert key is not None
            urn = unseal(key, row.urn_sealed, Purpose.URN, row.id).decode()
            digits = urn.removeprefix("whatsapp:").removeprefix("+").removeprefix("ID.")
            found[row.id] = (key, int(digits))
        return found


def look(service: Service) -> StoredWhatsApp:
    """What a service has stored."""
    return StoredWhatsApp(service)
