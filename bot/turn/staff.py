"""What staff do in a chat goes through the same transaction as what a person does."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.turn.effects import Effects
from bot.turn.turn import Turn
from bot.wishes import wishes
from flows import notices
from flows.casework.access import Reader, Role, may_read
from flows.engine.book import Book
from flows.engine.environment import Environment
from flows.engine.events import Event, Lane, MsgOutKind, Proved, Said
from flows.engine.run import ask_again
from flows.engine.session import Session
from flows.reception import current
from flows.sending import Verdict, judge
from storage import alarms, cases, contacts, dues, media, messages, outbox
from storage.audit import note
from storage.cases import OpenCase
from storage.contacts import Known
from storage.database import Connection
from storage.dues import DueKind
from storage.tables.alarm import AlarmState
from storage.tables.case import CaseState


class Refused(Exception):
    """Staff asked for something that cannot be done; the message says why."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One case under the hands of one member of staff, its contact under lock."""

    effects: Effects
    case: OpenCase
    env: Environment
    who: str
    others: tuple[Known, ...] = ()
    """Further addresses that go on with the same case, under lock as well."""

    @property
    def everyone(self) -> tuple[Known, ...]:
        """The contact who is answered, and the others of the case."""
        return self.known, *self.others

    @property
    def known(self) -> Known:
        """The contact."""
        return self.effects.known

    def say(self, *said: Said) -> None:
        """What the person is told."""
        outbox.add(self.effects.conn, self.known, list(said), now=self.effects.now)


class StaffTurn:
    """Takes, answers, gives back and closes; exactly one of several wins a take.

    Each gives what the gate says, after it, of a message from staff.
    """

    def __init__(self, turn: Turn, trusted: frozenset[str] = frozenset()) -> None:
        self._turn = turn
        self._trusted = trusted

    async def take(self, number: int, who: str) -> Verdict:
        """Take a chat: the person is told who writes, the bot falls silent."""
        return await self._do(number, who, _take)

    async def reply(self, number: int, who: str, text: str) -> Verdict:
        """Write to the person; only who holds the chat may."""
        return await self._do(number, who, lambda desk: _reply(desk, text))

    async def give_back(self, number: int, who: str) -> Verdict:
        """The bot goes on, at the same question."""
        return await self._do(number, who, lambda desk: _give_back(desk, self._turn.book))

    async def close(self, number: int, who: str) -> Verdict:
        """A named person has read it; the case ends."""
        return await self._do(number, who, _close)

    async def restrict(self, number: int, who: str, reason: str) -> Verdict:
        """Keep a case, and all of its chat, for the two who are named for it."""
        return await self._do(number, who, lambda desk: _restrict(desk, reason))

    async def lift(self, number: int, who: str, reason: str) -> Verdict:
        """End a freeze, with a written reason: we may write first again."""
        return await self._do(number, who, lambda desk: _lift(desk, reason, self._turn.book))

    async def _do(self, number: int, who: str, act: Callable[[Desk], None]) -> Verdict:
        if not who.strip():
            raise Refused("say who you are: --by NAME")
        known = await self._turn.write(lambda conn: self._at_desk(conn, number, who, act))
        self._turn.committed(known.channel)
        return judge(MsgOutKind.STAFF, wishes(known), self._turn.clock.now())

    def _reader(self, who: str) -> Reader:
        return Reader(who, Role.OPERATOR, trusted=who in self._trusted)

    def _at_desk(
        self, conn: Connection, number: int, who: str, act: Callable[[Desk], None]
    ) -> Known:
        turn = self._turn
        contact_id = cases.reached_by(conn, number)
        if contact_id is None:
            raise Refused(f"there is no number {number}")
        # Everybody of the case, always in the order of their ids: nobody writes meanwhile.
        theirs = sorted({contact_id, *cases.contacts_of(conn, number)})
        everyone = [contacts.lock(conn, turn.ring, one) for one in theirs]
        known = next((one for one in everyone if one is not None and one.id == contact_id), None)
        case = cases.by_number(conn, turn.ring, number)
        if known is None or case is None:
            raise Refused(f"the chat of number {number} was erased")
        if case.state is CaseState.CLOSED:
            raise Refused(f"number {number} is closed")
        if not may_read(self._reader(who), restricted=cases.is_restricted(conn, theirs)):
            raise Refused(f"number {number} is only for those whom RESTRICTED_READERS names")
        now = turn.clock.now()
        env = turn.surroundings.environment(known, now)
        others = [
            one
            for one in everyone
            if one is not None and one is not known and one.case_id == case.id
        ]
        act(Desk(Effects(conn, turn.ring, known, now), case, env, who, tuple(others)))
        for one in (known, *others):
            contacts.save(conn, one)
        return known


def _take(desk: Desk) -> None:
    known, conn, now = desk.known, desk.effects.conn, desk.effects.now
    if known.frozen_at is not None:
        raise Refused(
            f"number {desk.case.number} left with KELUAR at {desk.env.clock(known.frozen_at)}: "
            "somebody else may hold the phone. Lift the freeze first, with a reason: "
            f"queue lift {desk.case.number}"
        )
    if known.taken_by is not None:
        raise Refused(f"number {desk.case.number} is with {known.taken_by}")
    for one in desk.everyone:
        one.taken_by = desk.who
        outbox.cancel_waiting(conn, one.id, "taken_over", own_words=False)
        dues.drop(conn, one.id, DueKind.PAUSE)
        alarms.end(conn, one.id, AlarmState.TAKEN, who=desk.who, now=now)
    cases.take(conn, desk.case, desk.who, now=now)
    desk.say(notices.taken_over(desk.env, desk.who))


def _reply(desk: Desk, text: str) -> None:
    if desk.known.taken_by != desk.who:
        raise Refused(f"take number {desk.case.number} first: queue take {desk.case.number}")
    if not text.strip() or len(text) > desk.env.channel.text_limit:
        raise Refused(f"a message has 1 to {desk.env.channel.text_limit} characters")
    if desk.known.frozen_at is not None:
        raise Refused(
            f"number {desk.case.number} left with KELUAR: nothing is sent until the freeze is "
            f"lifted with a reason (queue lift {desk.case.number})"
        )
    desk.say(Said(text, (), Lane.STAFF, MsgOutKind.STAFF))
    alarms.end(
        desk.effects.conn, desk.known.id, AlarmState.TAKEN, who=desk.who, now=desk.effects.now
    )
    _note(desk, "chat.reply")


def _give_back(desk: Desk, book: Book) -> None:
    known = desk.known
    if known.taken_by != desk.who:
        raise Refused(f"number {desk.case.number} is not with you")
    for one in desk.everyone:
        one.taken_by = None
        outbox.release_held(desk.effects.conn, one.id, desk.effects.now)
    cases.give_back(desk.effects.conn, desk.case, desk.who, now=desk.effects.now)
    desk.say(notices.handed_back(desk.env))
    stored = known.session
    session = current(book, Session.loads(stored)) if stored else None
    if session is not None and not known.unheard:
        session, events = ask_again(book, session, desk.env)
        known.keep_session(session.dumps())
        desk.effects.apply(tuple(map(_after_staff, events)), None, None)


def _after_staff(event: Event) -> Event:
    """In the lane of staff: the question must not overtake their last words."""
    return replace(event, lane=Lane.STAFF) if isinstance(event, Said) else event


def _close(desk: Desk) -> None:
    known, conn, now = desk.known, desk.effects.conn, desk.effects.now
    if known.taken_by not in {None, desk.who}:
        raise Refused(f"number {desk.case.number} is with {known.taken_by}")
    theirs = cases.members(conn, desk.case)
    if any(messages.unread(conn, one) or media.unopened(conn, one) for one in theirs):
        raise Refused(
            f"number {desk.case.number} has words or files that nobody has read, heard or seen: "
            f"queue open {desk.case.number} first"
        )
    for one in desk.everyone:
        one.taken_by = None if one.taken_by == desk.who else one.taken_by
        one.case_id = None if one.case_id == desk.case.id else one.case_id
    for contact_id in cases.members(conn, desk.case):
        alarms.end(conn, contact_id, AlarmState.CLOSED, who=desk.who, now=now, case_id=desk.case.id)
        if alarms.of_contact(conn, contact_id) is None:
            dues.drop(conn, contact_id, DueKind.ALARM)
    cases.close(conn, desk.case, desk.who, now=now)


def _lift(desk: Desk, reason: str, book: Book) -> None:
    if not reason.strip():
        raise Refused("a freeze is lifted with a reason: --reason WORDS")
    for known in desk.everyone:
        if known.frozen_at is not None or known is desk.known:
            _thaw(desk, known, book)
    _note(desk, "contact.lift_freeze", reason)


def _restrict(desk: Desk, reason: str) -> None:
    if not reason.strip():
        raise Refused("a case is restricted with a reason: --reason WORDS")
    effects = desk.effects
    cases.restrict(effects.conn, desk.case.id, desk.who, now=effects.now, reason=reason)


def _thaw(desk: Desk, known: Known, book: Book) -> None:
    """Nothing is kept from them any more; first they are asked whether the moment is good."""
    known.frozen_at = None
    known.keep_guard(known.guard.after((Proved(),), desk.effects.now.date()))
    dues.drop(desk.effects.conn, known.id, DueKind.DELETE)
    stored = known.session
    session = current(book, Session.loads(stored)) if stored else None
    shown = None if session is None else book.revealed(session)
    known.keep_session(shown.dumps() if shown is not None and not shown.finished else None)
    known.unheard = True


def _note(desk: Desk, action: str, detail: str = "") -> None:
    effects, case = desk.effects, desk.case
    note(effects.conn, desk.who, action, now=effects.now, case_id=case.id, detail=detail)
