"""What was decided, as the lines of a transcript."""

from collections.abc import Iterable, Iterator
from datetime import datetime, tzinfo
from typing import Final

from flows.casework.report import Report
from flows.engine.events import (
    Answered,
    Event,
    Lane,
    LocaleChosen,
    LookupAsked,
    MsgOutKind,
    PauseBegan,
    ReplyAgreed,
    RiskSeen,
    Said,
)

INDENT: Final = " " * 9

# How a message is marked, and the lane that its kind always leaves in.
_MARKS: Final = {
    MsgOutKind.ANSWER: ("B", Lane.LIVE),
    MsgOutKind.EMERGENCY: ("B 112", Lane.EMERGENCY),
    MsgOutKind.COVER: ("B cover", Lane.EMERGENCY),
    MsgOutKind.NOTICE: ("B notice", Lane.LIVE),
    MsgOutKind.STAFF: ("B staff", Lane.STAFF),
}


def words_of(events: Iterable[Event], zone: tzinfo, *, silence: bool = False) -> list[str]:
    """The lines of a turn; `silence` says so when the person wrote and nothing is said."""
    events = tuple(events)
    lines = [line for event in events for line in _lines(event, zone)]
    if silence and not any(isinstance(event, Said) for event in events):
        lines.insert(0, "B        (nothing)")
    return lines


def words_of_report(report: Report, zone: tzinfo) -> str:
    """What staff have in the end: the risk, and how we may answer."""
    if report.reply is None:
        return f"report: risk {report.risk.level}"
    way, _, words = report.reply
    until = f" until {_moment(report.until, zone)}" if report.until else ""
    typed = f', "{words}"' if words else ""
    return f"report: risk {report.risk.level}, answer {way}{until}{typed}"


def _lines(event: Event, zone: tzinfo) -> Iterator[str]:
    match event:
        case Said():
            yield from _said(event)
        case Answered(question, category, raw, corrected):
            changed = " (corrected)" if corrected else ""
            yield f'event: Answered {question} = {category}, "{raw}"{changed}'
        case RiskSeen(level, reason, words):
            yield f"event: RiskSeen {level}, {reason}" + (f', "{words}"' if words else "")
        case ReplyAgreed(way, until, words):
            hours = f" until {_moment(until, zone)}" if until else ""
            yield f"event: ReplyAgreed {way}{hours}" + (f', "{words}"' if words else "")
        case LocaleChosen(locale):
            yield f"event: LocaleChosen {locale}"
        case LookupAsked(what):
            yield f"event: LookupAsked {what}"
        case PauseBegan(until):
            yield f"event: PauseBegan until {until.astimezone(zone):%H.%M.%S}"
        case _:
            given = ", ".join(f"{name} = {getattr(event, name)}" for name in event.__slots__)
            yield f"event: {type(event).__name__}" + (f" {given}" if given else "")


def _said(said: Said) -> Iterator[str]:
    mark, lane = _MARKS[said.kind]
    assert said.lane is lane, f"{said.kind} in the lane {said.lane}"
    first, *more = said.text.split("\n")
    yield f"{mark:<8} {first}"
    for line in more:
        yield f"{INDENT}{line}"
    if said.buttons:
        yield INDENT + " ".join(f"[{button.label}]" for button in said.buttons)
    if said.keep:
        yield f"{INDENT}(to keep)"


def _moment(at: datetime | None, zone: tzinfo) -> str:
    return f"{at.astimezone(zone):%d.%m. %H.%M}" if at else ""
