"""What lies at Twilio beside what should: pure, so that it can be shown before it is done."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from bot.channels.whatsapp.content_api import Found, Standing
from bot.channels.whatsapp.contents import OURS, TEMPLATE, Wanted
from storage.contents import Stored
from storage.tables.content import ContentState

SESSION: Final = Standing(ContentState.SESSION)
CREATED: Final = Standing(ContentState.CREATED)
OUTDATED: Final = "this version has other words"
DOUBLED: Final = "lies there twice"
REFUSED: Final = "refused"
_KIND: Final = 1
"""Where a name of ours has its kind."""


@dataclass(frozen=True, slots=True)
class Line:
    """One content and how it is, for whoever looks."""

    name: str
    kind: str
    locale: str
    state: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class There:
    """A content that should be at Twilio, and is."""

    wanted: Wanted
    sid: str
    standing: Standing

    @property
    def unsubmitted(self) -> bool:
        """Whether WhatsApp was never asked about a template."""
        return bool(self.wanted.template) and self.standing.state is ContentState.CREATED

    @property
    def stored(self) -> Stored:
        """How it is remembered."""
        return Stored(
            name=self.wanted.name,
            sid=self.sid,
            locale=self.wanted.locale,
            template=self.wanted.template,
            state=self.standing.state,
            category=self.standing.category,
            reason=self.standing.reason,
        )

    @property
    def line(self) -> Line:
        """How it is shown."""
        return line(self.wanted, self.standing.state, self.standing.reason)


@dataclass(frozen=True, slots=True)
class Unused:
    """A content of ours that is not sent, and why."""

    found: Found
    why: str

    @property
    def kind(self) -> str:
        """Which kind of content it is, by its name."""
        return self.found.name.split("_")[_KIND]

    @property
    def removable(self) -> bool:
        """A template stays: once it is removed, its name can never be had again."""
        return self.kind != TEMPLATE

    @property
    def line(self) -> Line:
        """How it is shown."""
        return Line(self.found.name, self.kind, self.found.locale, "unused", self.why)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is there, what is missing, and what is of no use any more."""

    there: tuple[There, ...]
    missing: tuple[Wanted, ...]
    unused: tuple[Unused, ...]


def line(wanted: Wanted, state: str, reason: str = "") -> Line:
    """A content that should exist, and how it is."""
    return Line(wanted.name, wanted.kind, wanted.locale, str(state), reason)


def plan(wanted: Iterable[Wanted], found: Iterable[Found]) -> Plan:
    """Compare what should be with what is, the oldest first; other names are not ours to judge."""
    by_name: dict[str, list[Found]] = {}
    for one in found:
        if OURS.fullmatch(one.name):
            by_name.setdefault(one.name, []).append(one)
    there, missing, unused = [], [], []
    for asked in wanted:
        same = sorted(by_name.pop(asked.name, ()), key=_was_not_sent_in)
        unused += [Unused(one, DOUBLED) for one in same[1:]]
        if same:
            standing = same[0].standing if asked.template else SESSION
            there.append(There(asked, same[0].sid, standing))
        else:
            missing.append(asked)
    unused += [Unused(one, OUTDATED) for same in by_name.values() for one in same]
    return Plan(tuple(there), tuple(missing), tuple(unused))


def foreseen(planned: Plan) -> Iterator[Line]:
    """How everything is, and what would be done about it."""
    for one in planned.there:
        yield line(one.wanted, "would be sent in") if one.unsubmitted else one.line
    for asked in planned.missing:
        yield line(asked, "would be made and sent in" if asked.template else "would be made")
    for left in planned.unused:
        yield left.line


def _was_not_sent_in(found: Found) -> bool:
    return found.standing.state is ContentState.CREATED
