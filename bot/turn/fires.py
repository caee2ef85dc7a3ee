"""What is due goes through the same turn as a message, with a trigger in its place."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import structlog

from bot.holidays import days_off
from bot.turn.effects import ALARM_PATIENCE, Effects
from bot.wishes import wishes
from flows import notices
from flows.acting import has_young
from flows.engine.events import Event, MsgOutKind
from flows.engine.run import found, wake
from flows.engine.session import Session
from flows.lookups import Inquiry
from flows.reception import current
from flows.sending import Send, is_live, judge
from flows.triage import DELETE_DUE
from storage import alarms, cases, contacts, dues
from storage.audit import HOUSE
from storage.contacts import Known
from storage.database import Connection, Row
from storage.dues import TAKING_BACK, DueKind
from storage.erasure import erase_contact, holds_nothing
from storage.tables.alarm import AlarmState

if TYPE_CHECKING:
    from bot.turn.turn import Turn

KINDS: Final = frozenset(DueKind) - TAKING_BACK

log = structlog.get_logger()
Fire = Callable[[Effects, Row[Any]], tuple[Event, ...]]


@dataclass(frozen=True, slots=True)
class Answered:
    """A lookup was answered: on which channel it is said, and what is to be found next."""

    channel: str
    lookups: tuple[str, ...]


class Fires:
    """Fires rows that are due, each exactly once: claimed under the contact's lock."""

    def __init__(self, turn: "Turn") -> None:
        self._turn = turn
        self._kinds: dict[DueKind, Fire] = {
            DueKind.PAUSE: self._pause,
            DueKind.ALARM: self._alarm,
            DueKind.DELETE: self._delete,
            DueKind.TOO_LARGE: self._too_large,
        }

    async def fire_due(self) -> int:
        """Fire what is due now; how many rows there were."""
        turn = self._turn
        now = turn.clock.now()
        rows = await turn.database.read(lambda conn: dues.now_due(conn, now, KINDS))
        for row in rows:
            try:
                await self._fire(row)
            except Exception as error:
                log.exception("due failed", due=row.id, kind=row.kind, error=type(error).__name__)
        return len(rows)

    async def look_up(self, contact_id: int, detail: str) -> None:
        """Find what a flow asked for, outside the write transaction, and resume with it.

        What the flow then asks for is found at once: nobody should wait for the next tick.
        """
        turn = self._turn
        waiting = [detail]
        while waiting:
            detail = waiting.pop(0)
            value = await self._find(contact_id, detail)
            work = partial(self._found, contact_id=contact_id, detail=detail, value=value)
            answered = await turn.write(work)
            if answered is not None:
                turn.committed(answered.channel)
                waiting += answered.lookups

    async def _find(self, contact_id: int, detail: str) -> str:
        """What the host knows; nothing where it cannot tell, or nobody waits for it any more."""
        turn = self._turn
        find = turn.lookups.get(detail.rpartition(":")[2])
        if find is None:
            return ""
        inquiry = await turn.database.read(lambda conn: self._inquiry(conn, contact_id))
        return "" if inquiry is None else await find(inquiry)

    def _inquiry(self, conn: Connection, contact_id: int) -> Inquiry | None:
        """Read without the lock: the turn that takes the answer looks again."""
        turn = self._turn
        known = contacts.peek(conn, turn.ring, contact_id)
        session = self._session(known) if known else None
        if known is None or session is None:
            return None
        now = turn.clock.now()
        env = turn.surroundings.environment(known, now)
        return Inquiry(env, session.results, days_off(env.local.date()))

    async def _fire(self, row: Row[Any]) -> None:
        kind = DueKind(row.kind)
        if kind is DueKind.LOOKUP:
            await self.look_up(row.contact_id, row.detail)
            return
        channel = await self._turn.write(lambda conn: self._once(conn, row, self._kinds[kind]))
        if kind is DueKind.DELETE:
            await asyncio.to_thread(self._turn.database.truncate_log)
        if channel is not None:
            self._turn.committed(channel)

    def _once(self, conn: Connection, row: Row[Any], fire: Fire) -> str | None:
        turn = self._turn
        now = turn.clock.now()
        known = contacts.lock(conn, turn.ring, row.contact_id)
        if not dues.claim(conn, row.id, now) or known is None:
            return None
        effects = Effects(conn, turn.ring, known, now)
        effects.apply(fire(effects, row), None, None)
        if not effects.erased:
            contacts.save(conn, known)
        return known.channel

    def _delete(self, effects: Effects, row: Row[Any]) -> tuple[Event, ...]:
        """Three days after HAPUS: what nobody told us anything in is erased.

        A report is staff's to decide, and they are told that the time has come.
        """
        conn, known = effects.conn, effects.known
        if holds_nothing(conn, known.id):
            erase_contact(
                conn, self._turn.ring, known.id, who=HOUSE, reason="HAPUS", now=effects.now
            )
            effects.erased = True
            return ()
        case = cases.of_contact(conn, self._turn.ring, known)
        if case is not None:
            effects.alarm(case.id, min(case.risk, DELETE_DUE.level))
        return (DELETE_DUE,)

    def _pause(self, effects: Effects, row: Row[Any]) -> tuple[Event, ...]:
        """A story has paused: the question that waits is asked again."""
        known, turn = effects.known, self._turn
        session = self._session(known)
        session_id, ask = row.detail.split(":")
        if session is None or session.id != session_id or known.taken_by or known.unheard:
            return ()
        env = turn.surroundings.environment(known, effects.now)
        session, events = wake(turn.book, session, int(ask), env)
        known.keep_session(session.dumps())
        return tuple(events)

    def _alarm(self, effects: Effects, row: Row[Any]) -> tuple[Event, ...]:
        """Nobody took an alarm in its time: the next are told, and once the person."""
        known, turn = effects.known, self._turn
        alarm = alarms.of_contact(effects.conn, known.id)
        if alarm is None:
            return ()
        alarms.pass_on(effects.conn, alarm.id, now=effects.now)
        if alarm.level <= 1:
            dues.put(effects.conn, known.id, DueKind.ALARM, effects.now + ALARM_PATIENCE)
        told = alarm.state == AlarmState.PASSED_ON.value or known.taken_by is not None
        if told or not turn.surroundings.attended:
            return ()
        env = turn.surroundings.environment(known, effects.now)
        return (notices.nobody_yet(env),)

    def _too_large(self, effects: Effects, row: Row[Any]) -> tuple[Event, ...]:
        """A file cannot be had: whoever is still there is told; the others hear it from staff.

        The gate is asked first: what it refused as late would count as unheard.
        """
        known, turn = effects.known, self._turn
        live = is_live(known.wrote_at, effects.now)
        may = judge(MsgOutKind.NOTICE, wishes(known), effects.now) == Send()
        env = turn.surroundings.environment(known, effects.now)
        if not (live and may and env.open) or known.taken_by is not None:
            return ()
        young = has_young(self._session(known))
        return (replace(notices.too_large(env, young=young), kind=MsgOutKind.NOTICE),)

    def _found(self, conn: Connection, contact_id: int, detail: str, value: str) -> Answered | None:
        turn = self._turn
        known = contacts.lock(conn, turn.ring, contact_id)
        if not dues.take_lookup(conn, contact_id, detail):
            return None  # another process answered it, or something newer is looked up
        session_id, ask, _ = detail.split(":")
        session = self._session(known) if known else None
        if known is None or session is None or session.id != session_id or known.taken_by:
            return None
        now = turn.clock.now()
        env = turn.surroundings.environment(known, now)
        session, events = found(turn.book, session, int(ask), value, env)
        known.keep_session(session.dumps())
        effects = Effects(conn, turn.ring, known, now)
        effects.apply(tuple(events), None, None)
        contacts.save(conn, known)
        return Answered(known.channel, tuple(effects.lookups))

    def _session(self, known: Known) -> Session | None:
        stored = known.session
        return None if stored is None else current(self._turn.book, Session.loads(stored))
