"""Reads what the service stored, opened with its master key."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from bot.settings import decode_key
from storage import messages, outbox
from storage.database import Database, open_database
from storage.files import SealedFiles
from storage.keys import KeyRing
from storage.sealing import Purpose, unseal
from storage.tables import (
    Alarm,
    Case,
    CaseEntry,
    Contact,
    Due,
    Lease,
    Message,
    Outbox,
    PollOffset,
    StoredMedia,
)
from storage.tables.types import table_of
from tests.service import Json, Service

CONTACT, MESSAGE, OUT = table_of(Contact), table_of(Message), table_of(Outbox)
MEDIA, CASE, ENTRY = table_of(StoredMedia), table_of(Case), table_of(CaseEntry)
ALARM, DUE, LEASE, OFFSET = table_of(Alarm), table_of(Due), table_of(Lease), table_of(PollOffset)


@dataclass(frozen=True, slots=True)
class In:
    """A message as it was stored."""

    id: int
    chat: int
    key: str
    ref: str | None
    kind: str
    failed: bool
    body: Json
    received_at: datetime

    @property
    def text(self) -> str:
        """Its words."""
        return str(self.body.get("text", ""))


@dataclass(frozen=True, slots=True)
class Out:
    """A row of the outbox, opened."""

    id: int
    chat: int
    lane: int
    seq: int
    kind: str
    state: str
    because: str | None
    attempts: int
    text: str


class Stored:
    """One look at the rows of a service, which may be running beside."""

    def __init__(self, service: Service) -> None:
        sqlite = f"sqlite:///{service.data_dir / 'rangkul.sqlite'}"
        self.database: Database = open_database(service.database_url or sqlite)
        self.ring = KeyRing(decode_key(service.master_key, "MASTER_KEY"))
        self.files = SealedFiles(service.data_dir / "files")
        with self.reading() as conn:
            self.ring.open(conn)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees what is committed now."""
        with self.database.read_engine.connect() as conn:
            yield conn

    def close(self) -> None:
        """Let go of the connections."""
        self.database.read_engine.dispose()
        self.database.engine.dispose()

    def rows(self, table: Any, *conditions: Any) -> list[Row[Any]]:
        """Rows as they stand, in the order of their ids."""
        query = select(table).where(*conditions)
        if "id" in table.c:
            query = query.order_by(table.c.id)
        with self.reading() as conn:
            return list(conn.execute(query))

    def count(self, table: Any, *conditions: Any) -> int:
        """How many rows there are."""
        with self.reading() as conn:
            query = select(func.count()).select_from(table).where(*conditions)
            return int(conn.execute(query).scalar_one())

    def contact(self, chat: int) -> Row[Any]:
        """The contact of a chat."""
        index = self.ring.index(f"telegram:{chat}")
        with self.reading() as conn:
            return conn.execute(select(CONTACT).where(CONTACT.c.urn_index == index)).one()

    def messages(self, chat: int | None = None) -> list[In]:
        """Messages in, of one chat or all, in the order of arrival."""
        rows, people, found = self.rows(MESSAGE), self._people(), []
        for row in rows:
            key, whose = people[row.contact_id]
            if chat in {None, whose}:
                body = messages.read_body(key, row.id, row.body_sealed)
                found.append(
                    In(
                        id=row.id,
                        chat=whose,
                        key=row.key,
                        ref=row.ref,
                        kind=row.kind,
                        failed=row.failed,
                        body=body,
                        received_at=row.received_at,
                    )
                )
        return found

    def outbox(self, chat: int | None = None) -> list[Out]:
        """Messages out, of one chat or all, in the order that each contact's lock gave."""
        rows, people, found = self.rows(OUT), self._people(), []
        for row in rows:
            key, whose = people[row.contact_id]
            if chat in {None, whose}:
                text = outbox.read_body(key, row.id, row.body_sealed)[0] if row.body_sealed else ""
                found.append(
                    Out(
                        id=row.id,
                        chat=whose,
                        lane=row.lane,
                        seq=row.seq,
                        kind=row.kind,
                        state=row.state,
                        because=row.because,
                        attempts=row.attempts,
                        text=text,
                    )
                )
        return sorted(found, key=lambda out: (out.chat, out.seq))

    def media(self, chat: int) -> list[Row[Any]]:
        """The files of a chat."""
        return self.rows(MEDIA, MEDIA.c.contact_id == self.contact(chat).id)

    def file(self, row: Row[Any]) -> bytes:
        """A stored file's content."""
        with self.reading() as conn:
            key = self.ring.get(conn, row.key_id)
        assert key is not None
        return b"".join(self.files.open(row.id, key))

    def cases(self, chat: int) -> list[Row[Any]]:
        """The cases of a chat."""
        return self.rows(CASE, CASE.c.contact_id == self.contact(chat).id)

    def alarms(self, chat: int) -> list[Row[Any]]:
        """The alarms of a chat."""
        return self.rows(ALARM, ALARM.c.contact_id == self.contact(chat).id)

    def epoch(self, lease: str = "send:telegram") -> int:
        """How often a lease has changed hands."""
        rows = self.rows(LEASE, LEASE.c.name == lease)
        return int(rows[0].epoch) if rows else 0

    def _people(self) -> dict[int, tuple[bytes, int]]:
        """Each contact's key and chat."""
        found = {}
        for row in self.rows(CONTACT):
            with self.reading() as conn:
                key = self.ring.get(conn, row.key_id)
            assert key is not None
            urn = unseal(key, row.urn_sealed, Purpose.URN, row.id).decode()
            found[row.id] = (key, int(urn.removeprefix("telegram:")))
        return found


@contextmanager
def stored(service: Service) -> Iterator[Stored]:
    """Look at what a service stored."""
    looking = Stored(service)
    try:
        yield looking
    finally:
        looking.close()
