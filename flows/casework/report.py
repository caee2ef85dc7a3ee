"""What a report knows: the answers, the risk with its reasons, and how we may answer."""

import json
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Self

from flows import compact, triage
from flows.engine.events import (
    Answered,
    Consented,
    Event,
    ReplyAgreed,
    ReplyWay,
    RiskSeen,
    UnsafeSaid,
)


@dataclass(frozen=True, slots=True)
class Report:
    """Grows with every turn; answers are kept by their question's permanent name."""

    risk: triage.Risk = triage.NONE
    answers: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    """By question: the category, the raw reply, and what was read out of it."""
    reply: tuple[str, str, str] | None = None
    """How we may answer: the way, until when (ISO 8601 or empty), the words typed."""
    consents: tuple[tuple[str, bool, str, str], ...] = ()
    """Each consent: its kind, whether it was given, the words it was asked in, when (ISO 8601)."""

    def after(self, events: tuple[Event, ...]) -> Self:
        """The report after a turn."""
        answers, reply, seen = dict(self.answers), self.reply, []
        consents = list(self.consents)
        for event in events:
            match event:
                case Answered():
                    answers[event.question] = (event.category, event.raw, event.value)
                case ReplyAgreed():
                    until = event.until.isoformat() if event.until else ""
                    reply = (event.way.value, until, event.words)
                case Consented(kind, given, wording, at):
                    consents.append((kind, given, wording, at.isoformat()))
                case UnsafeSaid():
                    reply = (ReplyWay.SELF.value, "", "")
                case RiskSeen():
                    seen.append(event)
                case _:
                    pass
        risk = triage.assess(self.risk, tuple(seen))
        return replace(self, risk=risk, answers=answers, reply=reply, consents=tuple(consents))

    @property
    def until(self) -> datetime | None:
        """When the agreed hours end."""
        return datetime.fromisoformat(self.reply[1]) if self.reply and self.reply[1] else None

    def dumps(self) -> bytes:
        """The report as JSON."""
        reasons = [[r.level, r.reason, r.words] for r in self.risk.reasons]
        value = [self.risk.level, reasons, self.answers, self.reply, self.consents]
        return compact.dumps(value)

    @classmethod
    def loads(cls, data: bytes) -> Self:
        """Read what `dumps` wrote."""
        level, reasons, answers, reply, *more = json.loads(data)
        risk = triage.Risk(level, tuple(RiskSeen(*reason) for reason in reasons))
        told = {key: _answer(*given) for key, given in answers.items()}
        consents = tuple((kind, given, words, at) for kind, given, words, at in (more or [[]])[0])
        return cls(risk, told, (reply[0], reply[1], reply[2]) if reply else None, consents)


def _answer(category: str, raw: str, value: str = "") -> tuple[str, str, str]:
    """An answer as it is stored; the older ones have no value."""
    return category, raw, value
