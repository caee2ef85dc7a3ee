"""Turns what was decided into rows, all in the turn's own transaction."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from bot.turn.express import Express, claim_first
from bot.turn.guarded import GUARDING, SHOWN_FOR, guard_chat
from bot.turn.slips import Slip
from flows.casework.evidence import is_too_large
from flows.engine.environment import Capabilities
from flows.engine.events import (
    AccusedNamed,
    Answered,
    ContentGiven,
    DeleteTyped,
    DoubtSeen,
    Event,
    LocaleChosen,
    LongSilent,
    LookupAsked,
    Masked,
    NewReportBegan,
    PauseBegan,
    PersonAsked,
    Proved,
    QuitTyped,
    ReplyAgreed,
    ReplyWay,
    Reported,
    RiskSeen,
    Said,
    ShortModeChosen,
    StopTyped,
    UnsafeSaid,
    WordFailed,
)
from flows.messages import MsgIn, MsgKind
from flows.reception import been_away
from flows.triage import UNREACHABLE
from storage import alarms, cases, dues, media, messages, outbox
from storage.audit import HOUSE
from storage.contacts import Known
from storage.database import Connection
from storage.dues import DueKind
from storage.keys import KeyRing
from storage.outbox import MsgOut
from storage.tables.media import MediaState

ALARM_PATIENCE: Final = timedelta(minutes=9)
"""Under the ten minutes that an answer is live: the honest line must still reach them."""

KEPT_AFTER_DELETE: Final = timedelta(hours=72)
"""HAPUS may be typed by the wrong hand: so long it can be called back."""

FOR_STAFF = (Answered, ContentGiven, PersonAsked, ReplyAgreed, Reported, RiskSeen, UnsafeSaid)


@dataclass(slots=True)
class Effects:
    """What one turn does to one contact, who is under lock."""

    conn: Connection
    ring: KeyRing
    known: Known
    now: datetime
    express: Express | None = None
    slip: Slip | None = None
    lookups: list[str] = field(default_factory=list)
    leaving: MsgOut | None = None
    said: int = 0
    erased: bool = False

    def apply(self, events: tuple[Event, ...], msg: MsgIn | None, message_id: int | None) -> None:
        """Write the rows of a turn; `known` must be saved afterwards."""
        for event in events:
            self._one(event)
        if any(isinstance(event, GUARDING) for event in events):
            guard_chat(self, events)
            if msg is not None and message_id is not None and Masked() in events:
                msg = self._masked(msg, message_id)
        self._for_staff(events, msg, message_id)
        said = [event for event in events if isinstance(event, Said)]
        self.said += len(said)
        if any(one.secret for one in said):
            at = self.now + SHOWN_FOR
            dues.put(self.conn, self.known.id, DueKind.TAKE_BACK_SECRETS, at, at.isoformat())
        claimed = None
        if self.express is not None:
            claimed = claim_first(self.conn, self.known, said, self.express, self.now)
        self.leaving = outbox.add(self.conn, self.known, said, now=self.now, claimed=claimed)

    def want_media(self, msg: MsgIn, message_id: int, channel: Capabilities) -> None:
        """Every file is wanted, whatever was asked; of one that cannot be had we know that."""
        for one in msg.media:
            state = MediaState.TOO_BIG if is_too_large(one, channel) else MediaState.WAITING
            media.want(self.conn, self.ring, self.known, message_id, one, state, now=self.now)

    def _one(self, event: Event) -> None:
        known = self.known
        match event:
            case LocaleChosen(locale):
                known.locale = locale
            case ShortModeChosen():
                known.short_mode = True
            case ReplyAgreed(way, until, _):
                known.way, known.until, known.agreed_at = way.value, until, known.wrote_at
                if way is ReplyWay.HERE:
                    known.stopped_at = None  # asked for after BERHENTI: they start again
            case UnsafeSaid():
                known.way, known.until, known.agreed_at = ReplyWay.SELF.value, None, known.wrote_at
            case QuitTyped():
                self.freeze("quit")
                self.take_back()
            case DeleteTyped():
                self.freeze("deleted")
                self.take_back()
                dues.put(self.conn, known.id, DueKind.DELETE, self.now + KEPT_AFTER_DELETE)
            case LongSilent():
                self.freeze("silent")
            case DoubtSeen(freezes=True) | WordFailed():
                self.freeze("doubted")
            case StopTyped():
                known.stopped_at = self.now
                outbox.cancel_waiting(self.conn, known.id, "stopped")
            case NewReportBegan():
                known.case_id = None  # the case before stays in the queue until it is closed
            case Proved():
                known.frozen_at = None
                dues.drop(self.conn, known.id, DueKind.DELETE)
            case LookupAsked(what, session, ask):
                detail = f"{session}:{ask}:{what}"
                self.lookups.append(detail)
                dues.put(self.conn, known.id, DueKind.LOOKUP, self.now, detail)
            case PauseBegan(until, session, ask):
                dues.put(self.conn, known.id, DueKind.PAUSE, until, f"{session}:{ask}")
            case _:
                pass

    def freeze(self, because: str) -> None:
        """Nothing starts with us any more, and what has not left is called back."""
        self.known.frozen_at = self.now
        outbox.cancel_waiting(self.conn, self.known.id, because)
        for kind in (DueKind.LOOKUP, DueKind.PAUSE):  # nothing of before speaks under the cover
            dues.drop(self.conn, self.known.id, kind)

    def take_back(self) -> None:
        """Both sides of the chat, as far as the channel can (`bot.takeback`)."""
        now = self.now
        dues.put(self.conn, self.known.id, DueKind.TAKE_BACK, now, now.isoformat())

    def _masked(self, msg: MsgIn, message_id: int) -> MsgIn:
        """A secret was typed: nothing of it is kept, here or on the platform."""
        messages.mask(self.conn, self.known, message_id)
        now = self.now
        dues.put(self.conn, self.known.id, DueKind.TAKE_BACK_TYPED, now, now.isoformat())
        return replace(msg, text="", press=None, other=messages.SECRET)

    def _for_staff(
        self, events: tuple[Event, ...], msg: MsgIn | None, message_id: int | None
    ) -> None:
        """Keep what staff must know: the case, its report, and an alarm until somebody has it."""
        if not any(isinstance(event, FOR_STAFF) for event in events):
            return
        content = ContentGiven() in events
        case = cases.of_contact(self.conn, self.ring, self.known)
        rings = case is not None and not case.ever_taken
        if case is None:
            if not content:
                return
            case = cases.open_for(self.conn, self.ring, self.known, now=self.now)
        if AccusedNamed() in events:
            cases.restrict(self.conn, case.id, HOUSE, now=self.now)
        before = case.risk
        report = case.report.after(events)
        if report != case.report:
            reported_at = self.now if Reported() in events else None
            cases.save_report(self.conn, case, report, reported_at=reported_at)
        if content and msg is not None and message_id is not None:
            body = messages.dump_body(msg)
            cases.add_entry(self.conn, case, message_id, body, now=self.now)
        # Until somebody takes it, a case's alarm rings from its first content on.
        if content and not (rings and report.risk.level >= before):
            self.alarm(case.id, report.risk.level)

    def alarm(self, case_id: int | None, level: int) -> None:
        """Raise an alarm; its patience runs from when it was raised last."""
        known = self.known
        rises = alarms.raise_for(self.conn, known.id, case_id=case_id, level=level, now=self.now)
        if rises:
            dues.put(self.conn, known.id, DueKind.ALARM, self.now + ALARM_PATIENCE)

    def release_held(self, msg: MsgIn) -> None:
        """They write: what waited for them is judged again, unless they had been away.

        After a silence somebody else may hold the phone: staff decide anew what to say.
        """
        known = self.known
        if been_away(known.wrote_at, msg.sent_at):
            outbox.drop_held(self.conn, known.id, "away")
        elif known.taken_by is not None or known.way is not None:
            outbox.release_held(self.conn, known.id, self.now)

    def wrote(self, msg: MsgIn) -> None:
        """The person is there: their last words are as new as the platform says."""
        known = self.known
        if msg.kind is not MsgKind.EDIT and (
            known.wrote_at is None or msg.sent_at > known.wrote_at
        ):
            known.wrote_at = msg.sent_at
        known.blocked_at = known.gone_at = None

    def reachable(self, again: bool) -> None:
        """Blocked or unblocked: blocking stops all sending, and staff are told."""
        if again:
            self.known.blocked_at = None
            return
        self.left(blocked=True)

    def left(self, *, blocked: bool) -> None:
        """They blocked us, or exist no more on this channel: nothing is sent, and staff know."""
        if blocked:
            self.known.blocked_at = self.now
        else:
            self.known.gone_at = self.now
        outbox.cancel_waiting(self.conn, self.known.id, "blocked" if blocked else "gone")
        self.unreachable()

    def unreachable(self) -> None:
        """Staff hear that somebody with an open case cannot be written to."""
        case = cases.of_contact(self.conn, self.ring, self.known)
        if case is not None:
            report = case.report.after((UNREACHABLE,))
            cases.save_report(self.conn, case, report, reported_at=None)
            self.alarm(case.id, report.risk.level)
