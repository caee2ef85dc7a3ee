"""What one message leads to: words that act, staff in the chat, silence, and the flows.

Pure like the engine below it, and the same for every channel. The order is the order of
help: emergency words first, then a person, then leaving, and only then the conversation.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from flows import life, notices, triage
from flows.acting import MAIN, SILENT, Scene, act, has_past, has_young
from flows.casework.evidence import TOO_LARGE, fetchable
from flows.engine.book import Book
from flows.engine.environment import Environment
from flows.engine.events import (
    Answered,
    CaseJoined,
    ContentGiven,
    Event,
    LocaleChosen,
    LongSilent,
    Masked,
    MockSeen,
    NewReportBegan,
    Proved,
    ReceiptWrong,
    Reported,
    Said,
)
from flows.engine.model import Ask, Choose, Form
from flows.engine.run import ask_again, enter, resume, start
from flows.engine.session import Position, Result, Session
from flows.language.confession import confesses
from flows.language.courtesy import is_calling, is_thanks
from flows.language.danger import Danger, find_danger, tells_of_rape
from flows.language.english import looks_english
from flows.language.mockery import is_mockery
from flows.language.person import is_minor
from flows.language.secret_words import is_word, same_word
from flows.messages import MsgIn, MsgKind
from flows.persons import Person, Receipt
from flows.sending import is_late
from flows.triage import UNFETCHED
from flows.weighing import needs_112, risks_of

IDLE: Final = timedelta(minutes=30)
LONG: Final = timedelta(days=30)
"""After so long a silence nothing tells that a number is still the same person's."""
OPEN: Final = frozenset(
    {
        f"{MAIN}.open",
        f"{MAIN}.open_minor",
        "returning.hidden",
        "returning.decoy",
        "doer.open",
        f"{MAIN}.open_other",
    }
)
"""The open ends: what comes there is for staff, and courtesy gets a courtesy back."""
CALLS_AT_LIFE: Final = frozenset({"life.now", "life.open"})
"""Not where somebody is named: "kakak" is an answer there."""
ABOUT: Final = f"{MAIN}.about"
STORY: Final = frozenset({f"{MAIN}.story", f"{MAIN}.story_other"})
"""Where a grown-up tells: here somebody may tell what they did themselves."""
BEFORE_ABOUT: Final = frozenset({f"{MAIN}.safe", f"{MAIN}.hurt", f"{MAIN}.story"})
STORIES: Final = STORY | {f"{MAIN}.story_minor", f"{MAIN}.story_young"}


@dataclass(frozen=True, slots=True)
class Heard:
    """Where the conversation is now, and what was decided; `unheard` as in `Person`."""

    session: Session | None
    events: tuple[Event, ...]
    unheard: bool = False


def hear(
    book: Book, person: Person, session: Session | None, msg: MsgIn, env: Environment
) -> Heard:
    """Take one message from a person: what follows, and what it says of the danger."""
    session = current(book, session)
    silent = () if person.frozen else _long_silent(person, session, msg)
    if silent:
        person = replace(person, frozen=True)
    here = fetchable(msg, env.channel)
    heard = _converse(book, person, session, here, env)
    risks = risks_of(session, msg, heard.events, env)
    events = heard.events
    if Masked() not in events and _is_secret(book, person, session, msg):
        events = (Masked(), *events)
    if here is not msg:
        risks = (*risks, UNFETCHED)
        if _bot_speaks(person, msg, env):
            events = (notices.too_large(env, young=has_young(session)), *events)
    if session is not None and _bot_speaks(person, msg, env) and needs_112(risks, events):
        events = (notices.emergency(env), *events)
    rings = person.taken_over and msg.kind is not MsgKind.EDIT
    content = (ContentGiven(),) if risks or rings or Reported() in events else ()
    fresh = tuple(risk for risk in risks if risk not in events)
    return replace(heard, events=(*silent, *events, *content, *fresh))


def _long_silent(person: Person, session: Session | None, msg: MsgIn) -> tuple[Event, ...]:
    """Whoever writes now must show that the case of before is theirs; staff are told so."""
    wrote_at = person.wrote_at
    if wrote_at is None or msg.sent_at - wrote_at < LONG or person.taken_over:
        return ()
    past = person.had_case or has_past(session)
    return (LongSilent(), triage.SILENT_LONG) if past else ()


def _is_secret(book: Book, person: Person, session: Session | None, msg: MsgIn) -> bool:
    """Whether a code word is typed, be it late, unasked or to staff: it stands in no thread."""
    if msg.carries or not is_word(msg.text):
        return False
    node = book.node(session.top) if session is not None else None
    asked = isinstance(node, Ask) and node.form is Form.NEW_WORD
    return asked or same_word(person.guard.word, msg.text)


def current(book: Book, session: Session | None) -> Session | None:
    """The session, unless it has ended or stands where an upgrade left no node."""
    if session is None or session.finished or not all(book.knows(p) for p in session.stack):
        return None
    return session


def been_away(wrote_at: datetime | None, sent_at: datetime) -> bool:
    """Whether there was a silence after which somebody else may hold the phone."""
    return wrote_at is not None and sent_at - wrote_at >= IDLE


def _bot_speaks(person: Person, msg: MsgIn, env: Environment) -> bool:
    live = msg.kind is not MsgKind.EDIT and not is_late(msg, env.now)
    return live and env.open and not person.taken_over


def _converse(
    book: Book, person: Person, session: Session | None, msg: MsgIn, env: Environment
) -> Heard:
    away = person.unheard or been_away(person.wrote_at, msg.sent_at)
    late = is_late(msg, env.now)
    if away and not (late or msg.kind is MsgKind.EDIT):
        session = life.at_rest(session)
    env = replace(env, word=person.guard.counted, facts=_facts(person, env, session, away=away))
    scene = Scene(book, person, session, env, away)
    if person.receipt is not None:
        return _receipt(scene, msg, late=late)
    acted = act(scene, msg, silent=person.taken_over or not env.open)
    if late or msg.kind is MsgKind.EDIT:
        kept = tuple(event for event in acted.events if isinstance(event, SILENT)) if acted else ()
        left = acted is not None and acted.left and bool(kept)
        return Heard(session, kept, unheard=late or left or person.unheard)
    if acted is not None:
        return Heard(acted.session, acted.events, acted.left or (away and not acted.asked))
    if person.taken_over:
        return Heard(session, (), unheard=away)
    if not env.open:
        return Heard(session, (notices.not_open(env),), unheard=True)
    return _talk(scene, msg)


def _facts(
    person: Person, env: Environment, session: Session | None, *, away: bool
) -> dict[str, str]:
    """What the flows may know of who writes."""
    known = {
        "guarded": person.guarded and has_past(session),
        "before": person.wrote_at is not None and session is None and not away,
    }
    return {**env.facts, **{name: "yes" for name, holds in known.items() if holds}}


def _receipt(scene: Scene, msg: MsgIn, *, late: bool) -> Heard:
    """A receipt was typed: of this chat it goes on, of another it joins, else one answer for all.

    One of another chat opens nothing here: whoever reports has one, and may hold this phone.
    """
    book, person, session, env = scene.book, scene.person, scene.session, scene.env
    quiet = late or msg.kind is MsgKind.EDIT or person.taken_over or not env.open
    if person.receipt is Receipt.OWN:
        decided: tuple[Event, ...] = (Masked(), Proved(by_receipt=True))
    elif person.receipt is Receipt.OTHER and not (scene.hides or (scene.away and session)):
        decided = (Masked(), CaseJoined())
    else:
        decided = (Masked(), ReceiptWrong())
    if quiet:
        return Heard(session, decided, unheard=late or person.unheard)
    if ReceiptWrong() in decided:
        return Heard(session, (*decided, notices.receipt_wrong(env)), unheard=scene.away)
    below = book.revealed(session) if session is not None else None
    if below is None or below.finished:
        below = Session(env.fresh_id, (Position(MAIN, "open"),))
    after, events = ask_again(book, below, env)
    return Heard(after, (*decided, *_led_in(notices.receipt_right(env), events)))


def _led_in(said: Said, events: list[Event]) -> Iterator[Event]:
    """A line in front of what is said next: one message a turn."""
    first = next((event for event in events if isinstance(event, Said)), None)
    if first is None:
        yield said
    for event in events:
        yield replace(first, text=f"{said.text}\n{first.text}") if event is first else event


def _talk(scene: Scene, msg: MsgIn) -> Heard:
    book, person, session, env = scene.book, scene.person, scene.session, scene.env
    dangers = {hit.danger for hit in find_danger(msg.text)}
    if session is None and env.locale == "id" and looks_english(msg.text):
        heard = _talk(replace(scene, env=replace(env, locale="en")), msg)
        return replace(heard, events=(LocaleChosen("en"), *heard.events))
    if Danger.SUICIDE in dangers:
        return _heard(life.stay(book, session, msg, env, away=scene.away))
    if session is None and person.frozen:
        session = Session(env.fresh_id, (Position(MAIN, book.flows[MAIN].start),))
        return _heard(enter(book, session, "returning", env))
    if session is not None and scene.away:
        return _heard(enter(book, session, "returning", env))
    courtesy = _courtesy(session, msg, env)
    if courtesy is not None:
        return Heard(session, (courtesy,))
    if session is not None and is_mockery(msg.text) and not _tells_now(book, session):
        return _mocked(person, session, env)
    if Danger.STRANGLING in dangers:
        env = replace(env, facts={**env.facts, "strangled": "yes"})
    heard = _answered(book, session, msg, env)
    if NewReportBegan() in heard.events:
        return _anew(book, heard, env)
    return replace(heard, events=_with_care(heard.events, session, msg, env))


def _anew(book: Book, heard: Heard, env: Environment) -> Heard:
    """Something else is told: from the first question on, as a report of its own."""
    begun, events = start(book, MAIN, replace(env, facts={**env.facts, "before": "yes"}))
    kept = (event for event in heard.events if not isinstance(event, Said))
    return Heard(begun, (*kept, *events))


def _with_care(
    events: tuple[Event, ...], session: Session | None, msg: MsgIn, env: Environment
) -> tuple[Event, ...]:
    """What must be said of the body before anything else, unless this answer says it."""
    answers = [event for event in events if isinstance(event, Answered)]
    if any(event.question == "first.body" and event.category == "yes" for event in answers):
        return events
    told = any(event.question in STORIES and event.category == "told" for event in answers)
    soon = (notices.see_a_doctor_soon(env),) if told and tells_of_rape(msg.text) else ()
    dangers = {hit.danger for hit in find_danger(msg.text)}
    return (*_ahead(dangers, session, msg, env), *soon, *events)


def _tells_now(book: Book, session: Session) -> bool:
    """Whether words of any kind are asked for: what was shouted at them is their story."""
    return session.listening is not None or not isinstance(book.node(session.top), Choose)


def _mocked(person: Person, session: Session, env: Environment) -> Heard:
    """A warning, then an end; whatever else they write is heard as before."""
    if person.guard.mocks == 0:
        return Heard(session, (MockSeen(ends=False), notices.warning(env)))
    said = (notices.ended(env),) if person.guard.mocks == 1 else ()
    return Heard(session, (MockSeen(ends=True), *said, triage.MOCKED))


def _answered(book: Book, session: Session | None, msg: MsgIn, env: Environment) -> Heard:
    """The opening, what somebody did themselves, or an answer to what waits."""
    if (session is None or session.top.key in STORY) and confesses(msg.text):
        return _doer(book, session, msg, env)
    if session is None:
        return _begin(book, msg, env)
    if msg.other == TOO_LARGE:
        return _heard(ask_again(book, session, env))
    young = _grows_young(session, msg)
    session = session.answered(ABOUT, Result("minor", "")) if young else session
    heard = _heard(resume(book, session, msg, env))
    return replace(heard, events=(*young, *heard.events))


def _grows_young(session: Session, msg: MsgIn) -> tuple[Event, ...]:
    """Who tells their age on the way is asked as a child from here on (§8)."""
    asked = session.top.key in BEFORE_ABOUT and not has_young(session)
    return (Answered(ABOUT, "minor", msg.text),) if asked and is_minor(msg.text) else ()


def _ahead(
    dangers: set[Danger], session: Session | None, msg: MsgIn, env: Environment
) -> tuple[Event, ...]:
    """What comes before the answer: after strangling a doctor, and while it happens the number.

    Where life is at stake every answer names 112, but not for whom another attacks.
    """
    if session is not None and session.top.flow == life.LIFE and life.tells_of_taking(msg.text):
        return (notices.something_taken(env),)
    doctor = (notices.see_a_doctor(env),) if Danger.STRANGLING in dangers else ()
    at_life = session is not None and session.top.flow == life.LIFE
    attacked = Danger.ONGOING in dangers and (doctor or at_life)
    return (notices.emergency(env), *doctor) if attacked else doctor


def _begin(book: Book, msg: MsgIn, env: Environment) -> Heard:
    """The opening, in the words that the first message calls for."""
    facts = dict(env.facts)
    if any(risk.level <= 1 for risk in risks_of(None, msg, (), env)):
        facts["danger"] = "yes"
    if msg.media:
        facts["file"] = "yes"
    minor = is_minor(msg.text)
    if minor:
        facts["minor"] = "yes"
    begun, events = start(book, MAIN, replace(env, facts=facts))
    young: tuple[Event, ...] = ()
    if minor:
        begun = begun.answered(ABOUT, Result("minor", msg.text))
        young = (Answered(ABOUT, "minor", msg.text),)
    return Heard(begun, (*young, *events))


def _doer(book: Book, session: Session | None, msg: MsgIn, env: Environment) -> Heard:
    """Who writes of having hurt somebody; what they told stays the story."""
    told: tuple[Event, ...] = (triage.DOER,)
    if session is None:
        begun, events = start(book, "doer", env)
        return Heard(begun, (*told, *events))
    key, result = session.top.key, Result("told", msg.text)
    told = (Answered(key, result.category, result.raw), *told)
    begun, events = enter(
        book, replace(session.answered(key, result), stack=(), trail=()), "doer", env
    )
    return Heard(begun, (*told, *events))


def _courtesy(session: Session | None, msg: MsgIn, env: Environment) -> Said | None:
    """Thanks and calls; where life is at stake thanks are read, they may be a farewell."""
    if session is None:
        return None
    if session.top.key in OPEN and is_thanks(msg.text):
        return notices.welcome(env)
    calls = session.top.key in OPEN | CALLS_AT_LIFE and is_calling(msg.text)
    return notices.still_waiting(env) if calls else None


def _heard(outcome: tuple[Session, list[Event]]) -> Heard:
    return Heard(outcome[0], tuple(outcome[1]))
