"""A world and a few small flows for the tests of the engine: English words, one fixed moment."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

from flows.engine.book import Book
from flows.engine.environment import Capabilities, Environment
from flows.engine.events import Event, Said
from flows.engine.model import (
    END,
    Ask,
    Branch,
    Call,
    Choose,
    ChooseMany,
    Does,
    Flow,
    Form,
    Lookup,
    Option,
    Report,
    Say,
)
from flows.engine.session import Session
from flows.messages import MsgIn

NOON: Final = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
ENV: Final = Environment(
    now=NOON,
    zone=UTC,
    locale="en",
    translate=lambda _locale, msgid: msgid,
    say_when=lambda _locale, at, _now: f"{at:%d.%m. %H.%M}",
)
WITH_BUTTONS: Final = replace(ENV, channel=Capabilities(buttons=True))

SORTS: Final = (
    Option("red", "red", to="", aliases=("crimson",)),
    Option("green", "green", to=""),
    Option("blue", "blue", to=""),
)


def said(text: str = "") -> MsgIn:
    """A message of words alone."""
    return MsgIn("simulator", "simulator:1", "1", NOON, text=text)


def texts(events: list[Event]) -> list[str]:
    """The words of every message."""
    return [event.text for event in events if isinstance(event, Said)]


def asks(form: Form, *, loop: bool = False, listen: timedelta | None = None) -> Book:
    """A flow of one open question, and a choice that follows it."""
    ask = Ask(
        "ask",
        "Tell.",
        again="Tell it otherwise.",
        to="ask" if loop else "then",
        skip="then",
        form=form,
        loop=loop,
        listen=listen,
    )
    then = Choose(
        "then", "Then?", again="Then what?", options=(Option("a", "alpha", to=END),), skip=END
    )
    return Book([Flow("small", "ask", (ask, then), most_questions=2)])


COLOURS: Final = Book(
    [
        Flow(
            "small",
            "colours",
            (
                ChooseMany(
                    "colours",
                    "Which?",
                    again="Which, please?",
                    options=SORTS,
                    to="thanks",
                    skip="none",
                ),
                Say("thanks", "Kept: {answer}.", to=END, about="small.colours"),
                Say("none", "None.", to=END, emergency=True),
            ),
            most_questions=1,
        )
    ]
)

OUTER: Final = Book(
    [
        Flow(
            "outer",
            "begin",
            (
                Say("begin", "Begin.", to="inner"),
                Call("inner", flow="inner", to="ask"),
                Choose(
                    "ask",
                    "Here?",
                    again="Here or there?",
                    options=(
                        Option("here", "here", to="call", yes=True),
                        Option("there", "there", to="find", no=True),
                    ),
                    skip="find",
                ),
                Report("call", Does.REPLY_CALL, to="find", question="inner.name"),
                Lookup("find", what="fact", to="by"),
                Branch("by", to="lost", question="outer.find", exits=(("found", "told"),)),
                Say("told", "It is {answer}.", to=END, about="outer.find"),
                Say("lost", "Lost.", to=END),
            ),
            most_questions=2,
        ),
        Flow(
            "inner",
            "name",
            (Ask("name", "Name?", again="Any name.", to=END, skip=END),),
            most_questions=1,
        ),
    ]
)


def stored(session: Session) -> Session:
    """The session as if stored and read back; it must be the same."""
    back = Session.loads(session.dumps())
    assert back == session
    return back
