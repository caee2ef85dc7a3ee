"""A whole house in one process, on SQLite or on PostgreSQL, with a clock that tests hold."""

import base64
import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, select

from bot.clock import Clock
from bot.house import House, build
from bot.opening import open_house
from bot.settings import Settings, load_settings
from bot.turn import Took
from bot.turn.staff import StaffTurn
from flows.casework.access import Reader, Role
from flows.engine.session import Session
from flows.messages import Location, Media, MediaKind, MsgIn, MsgKind
from storage import contacts, messages, outbox
from storage.access import CaseFile, read_case
from storage.contacts import Known
from storage.tables import Contact, Message, Outbox
from storage.tables.types import table_of

KEY = base64.b64encode(bytes(range(32))).decode()
CHANNEL = "simulator"
READER = Reader("Rani", Role.OPERATOR)
_numbers = itertools.count(1)

CONTACT, MESSAGE, OUT = table_of(Contact), table_of(Message), table_of(Outbox)


def settings_for(folder: Path, database_url: str = "", **given: Any) -> Settings:
    """Settings that look at no environment file."""
    return load_settings(
        _env_file=None,
        data_dir=folder,
        database_url=database_url,
        master_key=KEY,
        simulator=True,
        log_level="ERROR",
        **given,
    )


@dataclass(slots=True)
class Place:
    """A house and the hands of a test in it."""

    house: House
    urn: str = "simulator:ani"

    @property
    def staff(self) -> StaffTurn:
        """What staff can do."""
        return StaffTurn(self.house.turn)

    async def say(self, text: str = "", *, urn: str | None = None, **more: Any) -> Took:
        """One message of a person, now."""
        key = more.pop("key", f"k{next(_numbers)}")
        at = more.pop("sent_at", self.house.clock.now())
        msg = MsgIn(CHANNEL, urn or self.urn, key, at, text=text, **more)
        return await self.house.turn.take(msg)

    async def tell(self, *lines: str) -> None:
        """Several messages, one after the other."""
        for line in lines:
            await self.say(line)

    def later(self, **by: float) -> None:
        """Let time pass."""
        self.house.clock.shift += timedelta(**by)

    def be_at(self, hour: int) -> None:
        """Let it be this hour of today on the city's clock."""
        clock, zone = self.house.clock, self.house.settings.zone
        local = clock.now().astimezone(zone)
        clock.shift += local.replace(hour=hour, minute=7) - local

    async def open(self, number: int) -> CaseFile | None:
        """Somebody on staff opens a case and reads it."""
        now = self.house.clock.now()
        ring = self.house.opened.ring
        return await self.house.opened.database.write(
            lambda conn: read_case(conn, ring, READER, number, now=now)
        )

    async def read(self, work: Any) -> Any:
        """Read the database."""
        return await self.house.opened.database.read(work)

    async def rows(self, table: Any) -> list[Row[Any]]:
        """Every row of a table, in order."""
        query = select(table).order_by(*table.primary_key.columns)
        return list(await self.read(lambda conn: conn.execute(query).all()))

    async def said(self, urn: str | None = None) -> list[str]:
        """What the outbox holds for a person, in order."""

        def work(conn: Connection) -> list[str]:
            known = self._known(conn, urn)
            query = select(OUT).where(OUT.c.contact_id == known.id).order_by(OUT.c.seq)
            return [
                outbox.read_body(known.key, row.id, row.body_sealed)[0] if row.body_sealed else ""
                for row in conn.execute(query)
            ]

        return list(await self.read(work))

    async def heard(self, urn: str | None = None) -> list[dict[str, Any]]:
        """What was stored of a person's messages, in order."""

        def work(conn: Connection) -> list[dict[str, Any]]:
            known = self._known(conn, urn)
            query = select(MESSAGE).where(MESSAGE.c.contact_id == known.id).order_by(MESSAGE.c.id)
            return [
                messages.read_body(known.key, row.id, row.body_sealed)
                for row in conn.execute(query)
            ]

        return list(await self.read(work))

    async def known(self, urn: str | None = None) -> Known:
        """The contact."""
        found: Known = await self.read(lambda conn: self._known(conn, urn))
        return found

    async def session(self) -> Session | None:
        """Where the person is in the flows."""
        stored = (await self.known()).session
        return None if stored is None else Session.loads(stored)

    def _known(self, conn: Connection, urn: str | None) -> Known:
        ring = self.house.opened.ring
        found = contacts.find(conn, ring, urn or self.urn)
        assert found is not None
        known = contacts.lock(conn, ring, found)
        assert known is not None
        return known


@asynccontextmanager
async def a_place(folder: Path, database_url: str = "", **given: Any) -> AsyncIterator[Place]:
    """Open a house; nothing in it runs by itself."""
    settings = settings_for(folder, database_url, **given)
    house = build(settings, open_house(settings, serving=False), Clock())
    await house.read_facts()
    try:
        yield Place(house)
    finally:
        await house.wakeups.close()
        await house.opened.database.close()


def voice(file_id: str = "v1", size: int = 5) -> tuple[Media, ...]:
    """A voice note."""
    return (Media(MediaKind.VOICE, file_id, size, "audio/ogg", None, 42),)


HERE = Location(-1.26, 116.83)
EDIT, PRESS, BLOCKED, UNBLOCKED = (
    MsgKind.EDIT,
    MsgKind.PRESS,
    MsgKind.BLOCKED,
    MsgKind.UNBLOCKED,
)
