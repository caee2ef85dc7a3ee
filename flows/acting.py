"""Words that act, each as a whole message, in every state: emergency, a person, leaving."""

from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final

from flows import notices, triage
from flows.casework.evidence import YOUNG
from flows.engine.answers import read
from flows.engine.book import Book
from flows.engine.environment import Environment
from flows.engine.events import (
    DeleteTyped,
    DoubtSeen,
    Event,
    LocaleChosen,
    PersonAsked,
    QuitTyped,
    ReceiptShown,
    RiskSeen,
    StopTyped,
)
from flows.engine.model import Choose
from flows.engine.run import ask_again, enter, start
from flows.engine.session import Position, Session
from flows.language.commands import Command, command, locale_asked
from flows.language.identity import asks_about_other, asks_who
from flows.messages import MsgIn
from flows.persons import Person
from flows.summary import summary

MAIN: Final = "first"

SILENT: Final = (RiskSeen, PersonAsked, QuitTyped, StopTyped, DeleteTyped)
"""What a word decides though it may not be answered: it came late, or it is an edit."""

ASIDE: Final = {Command.MENU: "menu", Command.CALL: "call", Command.LANGUAGE: "language"}
"""The conversation that each word opens on top of what waits."""

ANSWERED_FIRST: Final = frozenset(
    {
        "menu.menu",
        "menu_plain.menu",
        "language.language",
        "first.unsafe",
        "first.how",
        "doer.person",
        "information.need",
        "information.next",
        "situations.next",
    }
)
"""Questions whose options are themselves words that act: there they are answers."""


@dataclass(frozen=True, slots=True)
class Acted:
    """What a word leads to; `left`: what waited is not to be answered any more.

    `asked`: a question was asked, and the next words answer it.
    """

    session: Session | None
    events: tuple[Event, ...]
    left: bool = False
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a word is typed: by whom, in which conversation.

    `away`: the person comes back after a silence, and nothing that waits is shown.
    """

    book: Book
    person: Person
    session: Session | None
    env: Environment
    away: bool

    @property
    def hides(self) -> bool:
        """Whether who writes has yet to show that nothing need be kept from them."""
        hidden = self.session is not None and self.book.hidden(self.session)
        return self.person.frozen or hidden


def has_past(session: Session | None) -> bool:
    """Whether anything was answered that whoever comes back must not see."""
    told = session.results if session is not None else ()
    return any(not key.startswith("returning.") for key in told)


def came_back(session: Session) -> bool:
    """Whether there was a silence in between, and nobody has shown that it is still they."""
    results = session.results
    words = (results.get(f"returning.{name}") for name in ("word", "second"))
    shown = any(word is not None and word.category == "right" for word in words)
    return "returning.safe" in results and not shown


def has_young(session: Session | None) -> bool:
    """Whether they said that it is about somebody under 18."""
    about = session.results.get(f"{MAIN}.about") if session is not None else None
    return about is not None and about.category in YOUNG


def act(scene: Scene, msg: MsgIn, *, silent: bool) -> Acted | None:
    """Do what a word says; None when it is none of them.

    `silent`: staff hold the chat or it is not open, and the bot says nothing else.
    """
    session, env = scene.session, scene.env
    match command(msg.text):
        case Command.EMERGENCY:
            return Acted(session, (notices.emergency_asked(env), triage.DARURAT))
        case Command.QUIT:
            return Acted(session, (QuitTyped(), notices.cover(env)), left=True)
        case Command.STOP:
            return Acted(session, (StopTyped(), notices.stopped(env)), left=True)
        case Command.DELETE:
            return _deleted(scene)
        case _ if silent:
            return None
        case Command.CODE:
            return _receipt(scene)
        case Command.CLEAN:
            return Acted(session, (notices.how_to_clean(env),))
        case Command.WORD:
            return _word(scene)
        case Command.SUMMARY:
            return _summary(scene)
        case Command.PERSON | Command.CALL | Command.MENU | Command.LANGUAGE as word:
            return None if _answers(scene, msg) else _wished(word, scene, msg)
        case _:
            return _who_asks(scene, msg)


def _deleted(scene: Scene) -> Acted:
    """HAPUS: hidden and frozen at once. A report becomes a request to staff."""
    task = (triage.DELETE_ASKED,) if scene.person.had_case else ()
    return Acted(None, (DeleteTyped(), notices.deleted(scene.env), *task), left=True)


def _receipt(scene: Scene) -> Acted:
    """KODE: to whoever comes back only once the moment is good and the word was right."""
    person, env = scene.person, scene.env
    if scene.away and scene.session is not None:
        return _only_proved(scene)
    unproved = scene.session is not None and came_back(scene.session)
    if scene.hides or unproved or not (person.has_case and person.fresh_code):
        return Acted(scene.session, (notices.nothing_to_go_on(env),))
    return Acted(scene.session, (ReceiptShown(), notices.receipt(env, person.fresh_code)))


def _word(scene: Scene) -> Acted:
    """KATA: another word by whoever knows the one before; none for a child (§8)."""
    if scene.away and scene.session is not None:
        return _only_proved(scene)
    if scene.hides or has_young(scene.session):
        return Acted(scene.session, (notices.nothing_to_go_on(scene.env),))
    return _entered(scene, "word")


def _summary(scene: Scene) -> Acted:
    """Only when it is asked for, never on a phone that others read, nor after a silence."""
    person, env, session = scene.person, scene.env, scene.session
    if scene.away and session is not None:
        return _only_proved(scene)
    shows = session is not None and not (person.guarded or scene.hides or came_back(session))
    said = summary(scene.book, session, env) if shows and session else None
    return Acted(session, (said or notices.not_played_back(env),))


def _only_proved(scene: Scene) -> Acted:
    """Somebody comes back: first whether the moment is good, and whether it is they."""
    after, events = enter(scene.book, scene.session or _fresh(scene), "returning", scene.env)
    return Acted(after, tuple(events), asked=True)


def _fresh(scene: Scene) -> Session:
    """A conversation that has not begun: whatever is put on top of it leads to the opening."""
    first = Position(MAIN, scene.book.flows[MAIN].start)
    return Session(scene.env.fresh_id, (first,))


def _entered(scene: Scene, flow: str) -> Acted:
    """Another flow on top of what waits; after a silence, whether the moment is good comes next."""
    below = scene.session or _fresh(scene)
    if scene.session is not None and scene.away:
        # Below the flow where it was open before: `enter` takes away what stands on that.
        kept = takewhile(lambda place: place.flow not in {flow, "returning"}, below.stack)
        below = replace(below, stack=(*kept, Position("returning", "safe")))
    after, events = enter(scene.book, below, flow, scene.env)
    return Acted(after, tuple(events), asked=True)


def _who_asks(scene: Scene, msg: MsgIn) -> Acted | None:
    """Whoever asks about us, or about somebody else, learns nothing of anybody.

    A survivor asks who we are as well, of so neutral a message: only a second time it freezes,
    and only where there is something to keep from a wrong reader.
    """
    person, env = scene.person, scene.env
    if asks_about_other(msg.text):
        return Acted(scene.session, (notices.no_word_of_anybody(env),), left=True)
    if not asks_who(msg.text):
        return None
    if person.guard.doubts == 0 or not has_past(scene.session):
        doubt = (DoubtSeen(freezes=False),) if has_past(scene.session) else ()
        said = notices.who_we_are(env, cover=person.guard.cover)
        return Acted(scene.session, (*doubt, said), left=True)
    task = (triage.DOUBTED,) if person.has_case else ()
    events = (DoubtSeen(freezes=True), notices.wrong_number(env), *task)
    return Acted(scene.session, events, left=True)


def _answers(scene: Scene, msg: MsgIn) -> bool:
    """Whether the word is what the waiting question asks for."""
    session = scene.session
    if session is None or scene.away or session.top.key not in ANSWERED_FIRST:
        return False
    node = scene.book.node(session.top)
    return isinstance(node, Choose) and read(node, msg, scene.env) is not None


def _wished(word: Command, scene: Scene, msg: MsgIn) -> Acted:
    """A person, a call, the menu or a language; afterwards what waited is asked again."""
    if word is Command.PERSON:
        return _person(scene)
    locale = locale_asked(msg.text)
    returns = scene.away and has_past(scene.session)
    if word is Command.MENU and (scene.hides or returns or scene.person.guard.doubts):
        return _entered(scene, "menu_plain")
    if word is not Command.LANGUAGE or locale is None:
        return _entered(scene, ASIDE[word])
    env = replace(scene.env, locale=locale)
    if scene.session is None:
        after, events = start(scene.book, MAIN, env)
    elif scene.away:
        after, events = enter(scene.book, scene.session, "returning", env)
    else:
        after, events = ask_again(scene.book, scene.session, env)
    return Acted(after, (LocaleChosen(locale), *events), asked=True)


def _person(scene: Scene) -> Acted:
    if scene.person.frozen:
        return Acted(scene.session, (PersonAsked(), notices.person_later(scene.env)))
    called = notices.person_called(scene.env)
    if scene.session is not None:
        return Acted(scene.session, (PersonAsked(), called))
    after, events = start(scene.book, MAIN, scene.env)
    said = [called] if scene.env.attended else []
    return Acted(after, (PersonAsked(), *said, *events))
