"""What is due goes through the same turn as a message, with a trigger in its place."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import structlog

from bot.turn.effects import ALARM_PATIENCE, Effects
from bot.wishes import wishes
from flows import notices
from flows.engine.events import Event, MsgOutKind
from flows.engine.run import found, wake
from flows.engine.session import Session
from flows.reception import current, has_young
from flows.sending import Send, is_live, judge
from storage import alarms, contacts, dues
from storage.contacts import Known
from storage.database import Connection, Row
from storage.dues import DueKind
from storage.tables.alarm import AlarmState

if TYPE_CHECKING:
    from bot.turn.turn import Turn

log = structlog.get_logger()
Fire = Callable[[Effects, Row[Any]], tuple[Event, ...]]


class Fires:
    """Fires rows that are due, each exactly once: claimed under the contact's lock."""

    def __init__(self, turn: "Turn") -> None:
        self._turn = turn
        self._kinds: dict[DueKind, Fire] = {
            DueKind.PAUSE: self._pause,
            DueKind.ALARM: self._alarm,
            DueKind.TOO_LARGE: self._too_large,
        }

    async def fire_due(self) -> int:
        """Fire what is due now; how many rows there were."""
        turn = self._turn
        now = turn.clock.now()
        rows = await turn.database.read(lambda conn: dues.now_due(conn, now))
        for row in rows:
            try:
                await self._fire(row)
            except Exception as error:
                log.exception("due failed", due=row.id, kind=row.kind, error=type(error).__name__)
        return len(rows)

    async def look_up(self, contact_id: int, detail: str) -> None:
        """Find what a flow asked for, outside the write transaction, and resume with it."""
        turn = self._turn
        what = detail.rpartition(":")[2]
        value = await turn.lookups[what]() if what in turn.lookups else ""
        channel = await turn.write(lambda conn: self._found(conn, contact_id, detail, value))
        if channel is not None:
            turn.committed(channel)

    async def _fire(self, row: Row[Any]) -> None:
        kind = DueKind(row.kind)
        if kind is DueKind.LOOKUP:
            await self.look_up(row.contact_id, row.detail)
            return
        channel = await self._turn.write(lambda conn: self._once(conn, row, self._kinds[kind]))
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
        contacts.save(conn, known)
        return known.channel

    def _pause(self, effects: Effects, row: Row[Any]) -> tuple[Event, ...]:
        """A story has paused: the question that waits is asked again."""
        known, turn = effects.known, self._turn
        session = self._session(known)
        session_id, ask = row.detail.split(":")
        if session is None or session.id != session_id or known.taken_by or known.unheard:
            return ()
        env = turn.surroundings.environment(known.channel, known.locale, effects.now)
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
        env = turn.surroundings.environment(known.channel, known.locale, effects.now)
        return (notices.nobody_yet(env),)

    def _too_large(self, effects: Effects, row: Row[Any]) -> tuple[Event, ...]:
        """A file cannot be had: whoever is still there is told; the others hear it from staff.

        The gate is asked first: what it refused as late would count as unheard.
        """
        known, turn = effects.known, self._turn
        live = is_live(known.wrote_at, effects.now)
        may = judge(MsgOutKind.NOTICE, wishes(known), effects.now) == Send()
        env = turn.surroundings.environment(known.channel, known.locale, effects.now)
        if not (live and may and env.open) or known.taken_by is not None:
            return ()
        young = has_young(self._session(known))
        return (replace(notices.too_large(env, young=young), kind=MsgOutKind.NOTICE),)

    def _found(self, conn: Connection, contact_id: int, detail: str, value: str) -> str | None:
        turn = self._turn
        known = contacts.lock(conn, turn.ring, contact_id)
        if not dues.take_lookup(conn, contact_id, detail):
            return None  # another process answered it, or something newer is looked up
        session_id, ask, _ = detail.split(":")
        session = self._session(known) if known else None
        if known is None or session is None or session.id != session_id or known.taken_by:
            return None
        now = turn.clock.now()
        env = turn.surroundings.environment(known.channel, known.locale, now)
        session, events = found(turn.book, session, int(ask), value, env)
        known.keep_session(session.dumps())
        Effects(conn, turn.ring, known, now).apply(tuple(events), None, None)
        contacts.save(conn, known)
        return known.channel

    def _session(self, known: Known) -> Session | None:
        stored = known.session
        return None if stored is None else current(self._turn.book, Session.loads(stored))
