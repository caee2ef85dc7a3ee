"""One sprint: from a node onwards until a question waits, a lookup waits or all is said."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import assert_never

from flows.engine.answers import prefilled
from flows.engine.asking import buttons, numbered, offer_token, question
from flows.engine.book import Book
from flows.engine.consents import consents
from flows.engine.environment import Environment
from flows.engine.events import (
    AccusedNamed,
    Answered,
    Button,
    Event,
    Lane,
    LocaleChosen,
    LookupAsked,
    MsgOutKind,
    NewReportBegan,
    PersonAsked,
    Proved,
    ReplyAgreed,
    ReplyWay,
    Reported,
    Said,
    ShortModeChosen,
    UnsafeSaid,
    WordDeleted,
    WordFailed,
)
from flows.engine.model import (
    END,
    Ask,
    Branch,
    Call,
    Choose,
    ChooseMany,
    Does,
    Lookup,
    Question,
    Report,
    Say,
    exits,
)
from flows.engine.session import LONGEST_TRAIL, Asked, Position, Result, Session

WAYS = {
    Does.REPLY_HERE: ReplyWay.HERE,
    Does.REPLY_CALL: ReplyWay.CALL,
    Does.REPLY_SELF: ReplyWay.SELF,
}
HOUR = timedelta(hours=1)
DAY = timedelta(hours=24)
LOCALES = {Does.LOCALE_ID: "id", Does.LOCALE_EN: "en"}


@dataclass(slots=True)
class Sprint:
    """Gathers what one turn says and decides while the session moves."""

    book: Book
    env: Environment
    session: Session
    events: list[Event] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    keep: bool = False
    settled: set[str] = field(default_factory=set)
    """Questions that are not asked again while a correction runs forward."""
    passed: bool = False
    """Whether such a question was passed: what stands behind it was said before."""

    def say(self, text: str) -> None:
        """Add a text to the one message that this turn sends."""
        self.words.append(text)

    def offer(self, text: str, choices: list[str], ask: int) -> None:
        """Offer to correct an earlier answer, beside the question that waits."""
        pressable: tuple[Button, ...] = ()
        if self.env.channel.buttons:
            tokens = (offer_token(self.session, ask, change=change) for change in (True, False))
            pressable = tuple(map(Button, choices, tokens))
        self.events.append(Said(f"{text}\n{numbered(choices)}", pressable))

    def forward(self, trigger: str, *, until: str) -> None:
        """Leave a corrected question; what was answered since is kept and not asked again."""
        self.settled = set(self.session.results) - {self.session.top.key, until}
        self.leave(trigger)

    def leave(self, trigger: str) -> None:
        """Take one exit of the node at the top and run on until something waits."""
        self.session = self.session.at(self.book.step(self.session.top, trigger))
        self.run()

    def run(self) -> None:
        """Run nodes until a question or a lookup waits, or all flows have ended."""
        while True:
            trigger = self._node()
            if trigger is None:
                return
            self.session = self.session.at(self.book.step(self.session.top, trigger))

    def ask(self, node: Question) -> None:
        """Ask a new question: it gets a number and a place in the trail."""
        ask = self.session.ask + 1
        trail = (*self.session.trail, Asked(ask, self.session.stack))[-LONGEST_TRAIL:]
        self.session = replace(self.session, ask=ask, trail=trail, unclear=0)
        self._flush(node)

    def again(self) -> None:
        """Ask what waits once more, under its old number: its buttons stay good."""
        node = self.book.node(self.session.top)
        if isinstance(node, Choose | ChooseMany | Ask):
            self._flush(node)
        else:
            self.run()

    def done(self) -> tuple[Session, list[Event]]:
        """The session and the events, what is left to say included."""
        self._flush(None)
        return self.session, self.events

    def _node(self) -> str | None:
        """Do what the node at the top does; its trigger, or None when it waits."""
        if self.session.top.node == END:
            return self._return()
        node = self.book.node(self.session.top)
        match node:
            case Choose() | ChooseMany() | Ask() if self._is_settled(node):
                return self._pass_over()
            case Choose() | ChooseMany():
                self.ask(node)
                return None
            case Ask():
                return self._ask(node)
            case Say():
                self._say(node)
                return "done"
            case Branch():
                return self._branch(node)
            case Call():
                inner = Position(node.flow, self.book.flows[node.flow].start)
                before = self.session if self.settled else self.session.anew(node.flow)
                self.session = replace(before, stack=(*before.stack, inner))
                return self._node()
            case Lookup():
                ask = self.session.ask + 1
                self.session = replace(self.session, ask=ask)
                self.events.append(LookupAsked(node.what, self.session.id, ask))
                return None
            case Report():
                self._report(node)
                return "done"
            case _:
                assert_never(node)

    def _ask(self, node: Ask) -> str | None:
        """Ask, unless the answer was typed along with the choice before."""
        before = self.session.results.get(node.prefill) if node.prefill else None
        result = prefilled(node, before, self.env)
        if result is None:
            self.ask(node)
            return None
        key = self.session.top.key
        self.session = self.session.answered(key, result)
        self.events.append(Answered(key, result.category, result.raw))
        return result.category

    def _is_settled(self, node: Question) -> bool:
        key = self.session.top.key
        return key in self.settled and self.session.results[key].category in dict(exits(node))

    def _pass_over(self) -> str:
        """Pass over an answered question by its answer; it keeps its place in the trail."""
        key = self.session.top.key
        self.settled.discard(key)
        self.passed = True
        ask = self.session.ask + 1
        trail = (*self.session.trail, Asked(ask, self.session.stack))[-LONGEST_TRAIL:]
        self.session = replace(self.session, ask=ask, trail=trail)
        return self.session.results[key].category

    def _return(self) -> str | None:
        """Leave a finished flow: its caller goes on; what it interrupted is asked again."""
        self.session = replace(self.session, stack=self.session.stack[:-1])
        if self.session.finished:
            return None
        node = self.book.node(self.session.top)
        if isinstance(node, Call):
            return "done"
        if isinstance(node, Choose | ChooseMany | Ask):
            self._resume(node)
            return None
        return self._node()

    def _resume(self, node: Question) -> None:
        """What was interrupted waits again, under a number that no other question had.

        The trail forgets the interruption, so that KEMBALI goes to the question before.
        """
        stack = self.session.stack
        trail = self.session.trail
        asked = [at for at, one in enumerate(trail) if one.stack == stack]
        kept = trail[: asked[-1] + 1] if asked else trail
        again = Asked(self.session.ask + 1, stack)
        self.session = replace(
            self.session, ask=again.ask, trail=(*kept, again)[-LONGEST_TRAIL:], unclear=0
        )
        self._flush(node)

    def _say(self, node: Say) -> None:
        text = self.env.text(node.text, **self._answer(node.about))
        if node.emergency:
            self.events.append(Said(text, (), Lane.EMERGENCY, MsgOutKind.EMERGENCY, keep=True))
            return
        if self.passed:
            return
        self.keep = self.keep or node.keep
        self.say(text)

    def _branch(self, node: Branch) -> str:
        if node.fact is not None:
            name = "known" if self.env.knows(node.fact) else "unknown"
        elif node.holds is not None:
            held = self.session.results.get(node.holds)
            name = "known" if held and held.value else "unknown"
        else:
            result = self.session.results.get(node.question or "")
            names = [] if result is None else [result.category, *result.value.split(",")]
            name = next((exit_ for exit_, _ in node.exits if exit_ in names), "")
        return name if name in dict(node.exits) else "otherwise"

    def _report(self, node: Report) -> None:
        match node.does:
            case Does.UNSAFE:
                self.events.append(UnsafeSaid())
            case Does.SHORT_MODE:
                self.events.append(ShortModeChosen())
            case Does.PERSON:
                self.events.append(PersonAsked())
            case Does.PROVED:
                self.events.append(Proved())
            case Does.WORD_DELETED:
                self.events.append(WordDeleted())
            case Does.WORD_FAILED:
                self.events.append(WordFailed())
            case Does.REPORTED:
                self.events.append(Reported())
            case Does.NEW_REPORT:
                self.events.append(NewReportBegan())
            case Does.ACCUSED:
                self.events.append(AccusedNamed())
            case Does.CONSENTS:
                self.events.extend(consents(self.book, self.session, node.question, self.env))
            case Does.REPLY_DAY:
                self.events.append(ReplyAgreed(ReplyWay.HERE, self.env.now + DAY))
            case Does.LOCALE_ID | Does.LOCALE_EN:
                self.env = replace(self.env, locale=LOCALES[node.does])
                self.events.append(LocaleChosen(self.env.locale))
            case Does.REPLY_HOUR:
                self.events.append(ReplyAgreed(ReplyWay.HERE, self.env.now + HOUR))
            case Does.REPLY_HERE | Does.REPLY_CALL | Does.REPLY_SELF:
                result = self.session.results.get(node.question or "", Result("", ""))
                here = node.does is Does.REPLY_HERE and result.value
                until = datetime.fromisoformat(result.value) if here else None
                words = ", ".join(filter(None, map(self._words, (node.question, node.also))))
                self.events.append(ReplyAgreed(WAYS[node.does], until, words))
            case _:
                assert_never(node.does)

    def _words(self, key: str | None) -> str:
        """What was written at a question, unless it was passed over."""
        result = self.session.results.get(key) if key else None
        return result.raw if result and result.category != "skipped" else ""

    def _answer(self, about: str | None) -> dict[str, str]:
        """`{answer}` in a text: the moment, the number or the words that a result holds."""
        result = self.session.results.get(about) if about else None
        if result is None:
            return {}
        try:
            return {"answer": self.env.when(datetime.fromisoformat(result.value))}
        except ValueError:
            return {"answer": result.value or result.raw}

    def _flush(self, node: Question | None) -> None:
        """Join what was said, and the question that waits, to one message."""
        words = [*self.words]
        if node is not None:
            words.append(question(node, self.session, self.env))
        if words:
            pressed = buttons(node, self.session, self.env) if node else ()
            self.events.append(Said("\n".join(words), pressed, keep=self.keep))
        self.words, self.keep = [], False
