"""One transaction a turn: deduplicate, lock the contact, resume the flow, write the rows.

A platform is told "received" only after the commit. A defect of ours never silences a
person: their message is stored in a second transaction, they get the fixed answer, and
staff an alarm. Only when storage itself is away is the platform asked to come again.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import partial
from typing import Final, TypeVar

import structlog

from bot.clock import Clock
from bot.lookups import Lookups
from bot.metrics import counted
from bot.turn.effects import Effects
from bot.turn.express import Express
from bot.turn.fires import Fires
from bot.turn.guarded import found_case
from bot.turn.slips import Slip, Slips
from bot.turn.surroundings import Surroundings
from flows import notices
from flows.engine.book import Book
from flows.engine.events import Event, Masked, Said
from flows.engine.session import Session
from flows.joining import joined
from flows.language.secret_words import typed_receipt
from flows.messages import MsgIn, MsgKind
from flows.persons import Person, Receipt
from flows.reception import hear
from flows.triage import FAULT
from storage import cases, contacts, messages, outbox
from storage.contacts import Known
from storage.database import AWAY, Connection, Database, Work
from storage.errors import KeysUsedUp
from storage.keys import KeyRing
from storage.outbox import MsgOut

T = TypeVar("T")
log = structlog.get_logger()


class StorageAway(Exception):
    """The database cannot be written to now; the platform must deliver again."""


class Took(StrEnum):
    """What became of a message."""

    NEW = "new"
    DUPLICATE = "duplicate"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a turn's transaction did, for what comes after its commit."""

    took: Took
    contact_id: int
    lookups: tuple[str, ...] = ()
    leaving: MsgOut | None = None
    waits: bool = True
    """Whether the sender must look: something may wait beside what leaves at once."""


UNKNOWN: Final = "-"
"""A button on a message that is not here any more: from before, whatever it said."""


class _Once:
    """The express of one turn: reserved at most once, and released when it comes to nothing."""

    def __init__(self, express: Express | None) -> None:
        self._express = express
        self._reserved: int | None = None

    @property
    def offered(self) -> Express | None:
        """This, where there is a sender in this process."""
        return self if self._express is not None else None

    def reserve(self, contact_id: int) -> int | None:
        """As `Express`; remembered."""
        epoch = self._express.reserve(contact_id) if self._express else None
        self._reserved = None if epoch is None else contact_id
        return epoch

    def release(self, contact_id: int = 0) -> None:
        """Give back what was reserved."""
        if self._express is not None and self._reserved is not None:
            self._express.release(self._reserved)
        self._reserved = None

    def dispatch(self, msg: MsgOut | None) -> None:
        """Send what leaves; without anything to send, give back."""
        if msg is None or self._express is None:
            self.release()
        else:
            self._express.dispatch(msg)


class Turn:
    """Takes messages, what is due and what staff do, one contact at a time."""

    def __init__(
        self,
        *,
        database: Database,
        ring: KeyRing,
        book: Book,
        clock: Clock,
        surroundings: Surroundings,
        committed: Callable[[str], None],
        lookups: Lookups,
    ) -> None:
        self.database = database
        self.ring = ring
        self.book = book
        self.clock = clock
        self.surroundings = surroundings
        self.committed = committed
        self.lookups = lookups
        self.fires = Fires(self)
        self._slips = Slips(ring)
        self.express: dict[str, Express] = {}
        self._restocking = asyncio.Lock()

    async def take(self, msg: MsgIn) -> Took:
        """Take one message; returns only after it is durable. Raises `StorageAway`."""
        express = _Once(self.express.get(msg.channel))
        try:
            slip = await self._slips.of(msg)
            outcome = await self.write(lambda conn: self._hear(conn, msg, express, slip))
        except AWAY as error:
            express.release()
            raise StorageAway from error
        except BaseException as error:
            express.release()
            if not isinstance(error, Exception):
                raise
            log.exception("turn failed", channel=msg.channel, error=type(error).__name__)
            outcome = await self._survive(msg)
        counted["turns", outcome.took] += 1
        express.dispatch(outcome.leaving)
        if outcome.waits:
            self.committed(msg.channel)
        for lookup in outcome.lookups:
            await self.fires.look_up(outcome.contact_id, lookup)
        return outcome.took

    async def write(self, work: Work[T], *, planned: bool = False) -> T:
        """A write that never runs out of keys: they are made, committed, and only then used."""
        while True:
            try:
                return await self.database.write(work, planned=planned)
            except KeysUsedUp:
                await self._make_keys()

    async def _make_keys(self) -> None:
        """Restock; who waited for somebody else's restocking finds the shelf full."""
        async with self._restocking:
            if not self.ring.spare:
                self.ring.stock(await self.database.write(self.ring.make))

    def _hear(self, conn: Connection, msg: MsgIn, express: _Once, slip: Slip | None) -> Outcome:
        now = self.clock.now()
        known = self._writer(conn, msg, now)
        message_id = messages.add(conn, known, msg, now=now, look_at=self._look_at(msg, now))
        if message_id is None:
            return Outcome(Took.DUPLICATE, known.id)
        express.release()  # the work may be run again
        effects = Effects(conn, self.ring, known, now, express.offered, slip)
        if msg.kind in {MsgKind.BLOCKED, MsgKind.UNBLOCKED}:
            effects.reachable(msg.kind is MsgKind.UNBLOCKED)
        else:
            self._converse(effects, self._pressed(effects, msg), message_id)
        contacts.save(conn, known)
        return Outcome(
            Took.NEW,
            known.id,
            tuple(effects.lookups),
            effects.leaving,
            waits=effects.leaving is None or effects.said > 1,
        )

    def _converse(self, effects: Effects, msg: MsgIn, message_id: int) -> None:
        conn, known, now = effects.conn, effects.known, effects.now
        person = _person(effects)
        stored = known.session
        session = Session.loads(stored) if stored is not None else None
        env = self.surroundings.environment(known, now)
        heard = hear(self.book, person, session, msg, env)
        if msg.kind is MsgKind.EDIT and messages.is_secret(conn, known.id, msg.ref):
            heard = replace(heard, events=(Masked(), *heard.events))
        effects.want_media(msg, message_id, env.channel)
        if msg.kind is not MsgKind.EDIT:
            effects.release_held(msg)
        effects.wrote(msg)
        effects.apply(joined(heard.events, env.channel), msg, message_id)
        if heard.session is not session:
            known.keep_session(heard.session.dumps() if heard.session else None)
        known.unheard = heard.unheard

    def _writer(self, conn: Connection, msg: MsgIn, now: datetime) -> Known:
        """Whoever wrote, under lock; somebody new when nobody is known by this address."""
        return contacts.lock_or_add(
            conn,
            self.ring,
            msg.channel,
            msg.urn,
            alias=msg.alias,
            late=msg.late,
            locale=self.surroundings.default_locale,
            now=now,
        )

    def _look_at(self, msg: MsgIn, now: datetime) -> datetime | None:
        """When the copy that the platform keeps of a message is to be removed."""
        kept = self.surroundings.channel(msg.channel).copy_kept
        return None if kept is None else now + kept

    def _pressed(self, effects: Effects, msg: MsgIn) -> MsgIn:
        """A button that has no token of its own is known by the message that it stood on."""
        if msg.option is None:
            return msg
        if msg.quotes is None:
            return replace(msg, option=None)
        token = outbox.pressed(effects.conn, effects.known, msg.quotes, msg.option)
        return replace(msg, kind=MsgKind.PRESS, press=token or UNKNOWN, text="", option=None)

    async def _survive(self, msg: MsgIn) -> Outcome:
        """Store the message, answer with fixed words, and call staff."""
        for work in (self._store_failed, self._store_bare):
            try:
                return await self.write(partial(work, msg=msg))
            except AWAY as error:
                raise StorageAway from error
            except Exception as error:
                log.exception("storing failed", channel=msg.channel, error=type(error).__name__)
        raise StorageAway

    def _store_failed(self, conn: Connection, msg: MsgIn) -> Outcome:
        effects, message_id = self._kept(conn, msg)
        if message_id is None:
            return Outcome(Took.DUPLICATE, effects.known.id)
        channel = self.surroundings.channel(msg.channel)
        effects.want_media(msg, message_id, channel)
        effects.apply(joined(self._words_after_a_fault(effects), channel), msg, message_id)
        contacts.save(conn, effects.known)
        return Outcome(Took.FAILED, effects.known.id)

    def _store_bare(self, conn: Connection, msg: MsgIn) -> Outcome:
        """The case cannot be written: an alarm without it, and the words."""
        effects, message_id = self._kept(conn, msg)
        if message_id is None:
            return Outcome(Took.DUPLICATE, effects.known.id)
        effects.alarm(None, FAULT.level)
        said = [one for one in self._words_after_a_fault(effects) if isinstance(one, Said)]
        outbox.add(conn, effects.known, said, now=effects.now)
        contacts.save(conn, effects.known)
        return Outcome(Took.FAILED, effects.known.id)

    def _kept(self, conn: Connection, msg: MsgIn) -> tuple[Effects, int | None]:
        """The contact under lock and the message stored, marked as one that failed."""
        now = self.clock.now()
        known = self._writer(conn, msg, now)
        if typed_receipt(msg.text):
            msg = replace(msg, text="", other=messages.SECRET)
        look_at = self._look_at(msg, now)
        message_id = messages.add(conn, known, msg, now=now, failed=True, look_at=look_at)
        effects = Effects(conn, self.ring, known, now)
        effects.wrote(msg)
        return effects, message_id

    def _words_after_a_fault(self, effects: Effects) -> tuple[Event, ...]:
        known = effects.known
        env = self.surroundings.environment(known, effects.now)
        return notices.after_a_fault(env)


def _receipt(effects: Effects) -> Receipt:
    """Whose receipt was typed."""
    case_id = found_case(effects)
    if case_id is None:
        return Receipt.WRONG
    known = effects.known
    own = case_id == known.case_id or cases.is_of(effects.conn, case_id, known.id)
    return Receipt.OWN if own else Receipt.OTHER


def _had_case(effects: Effects) -> bool:
    """Asked of everybody without an open case who may be about to leave for good."""
    return bool(effects.known.out_seq) and cases.any_of(effects.conn, effects.known.id)


def _person(effects: Effects) -> Person:
    """What reception may know of who writes."""
    known, slip = effects.known, effects.slip
    typed = slip is not None and not slip.code
    return Person(
        wrote_at=known.wrote_at,
        taken_over=known.taken_by is not None,
        unheard=known.unheard,
        short_mode=known.short_mode,
        frozen=known.frozen_at is not None,
        has_case=known.case_id is not None,
        had_case=known.case_id is not None or _had_case(effects),
        guard=known.guard,
        receipt=_receipt(effects) if typed else None,
        fresh_code=slip.code if slip is not None else "",
    )
