"""What a message says of the danger, and whether it holds what a person must read."""

from flows import triage
from flows.engine.environment import Environment
from flows.engine.events import Answered, Event, Masked, RiskSeen, Said
from flows.engine.presses import offer_reply
from flows.engine.replies import FEW_WORDS
from flows.engine.session import Session
from flows.language.commands import command
from flows.language.courtesy import is_calling, is_greeting, is_thanks
from flows.messages import MsgIn


def risks_of(
    session: Session | None, msg: MsgIn, events: tuple[Event, ...], env: Environment
) -> tuple[RiskSeen, ...]:
    """What the words, the answers and the bare fact of unread content say of the danger."""
    acted = command(msg.text) is not None
    risks = [event for event in events if isinstance(event, RiskSeen)]
    if not acted:
        risks.extend(triage.risks_in_words(msg.text))
    for event in events:
        risks.extend(triage.risks_in_event(event))
    if _has_content(session, msg, events, env, acted=acted):
        risks.extend(triage.risks_in_msg(msg))
    if msg.late and Masked() not in events and (risks or not acted):
        risks.append(triage.MISSED)
    return tuple(risks)


def needs_112(risks: tuple[RiskSeen, ...], events: tuple[Event, ...]) -> bool:
    """Danger now, and nothing in this answer names the number yet."""
    told = any(isinstance(event, Said) and "112" in event.text for event in events)
    return not told and any(risk.level == 0 for risk in risks)


def _has_content(
    session: Session | None,
    msg: MsgIn,
    events: tuple[Event, ...],
    env: Environment,
    *,
    acted: bool,
) -> bool:
    """Whether the message holds what a person must read, beyond greetings and bare answers."""
    if Masked() in events and not msg.carries:
        return False
    if msg.carries or msg.other:
        return True
    if msg.press is not None or _is_courtesy(msg.text):
        return False
    told = any(isinstance(e, Answered) and e.category in {"told", "sent"} for e in events)
    if acted and not told:
        return False
    if session is not None and session.correction is not None:
        return offer_reply(msg.text, env) is None
    return not any(_bare(event, msg) for event in events)


def _is_courtesy(text: str) -> bool:
    return is_greeting(text) or is_thanks(text) or is_calling(text)


def _bare(event: Event, msg: MsgIn) -> bool:
    """A choice by its number or label alone: no more than a few words."""
    chosen = isinstance(event, Answered) and event.category not in {"told", "sent", "skipped"}
    return chosen and len(msg.text.split()) <= FEW_WORDS
