"""Fixed words that no flow says: after a fault of ours, and when nobody has answered yet."""

from flows import triage
from flows.engine.environment import Environment
from flows.engine.events import ContentGiven, Event, Lane, MsgOutKind, Said
from flows.texts import _


def after_a_fault(env: Environment) -> tuple[Event, ...]:
    """What a person gets when a turn failed: that it is kept, 112, and a person if there is one."""
    if not env.open:
        text = _("This chat is not open yet. If it is urgent, call 112: free, no credit needed.")
    elif env.attended:
        text = _(
            "Your message is kept. Something of ours did not work; I am calling a companion. "
            "If it is urgent, call 112: free, no credit needed."
        )
    else:
        text = _(
            "Your message is kept. Something of ours did not work. If it is urgent, call 112: "
            "free, no credit needed."
        )
    said = Said(env.text(text), (), Lane.EMERGENCY, MsgOutKind.EMERGENCY, keep=True)
    return said, ContentGiven(), triage.FAULT


def nobody_yet(env: Environment) -> Said:
    """The honest line when nobody took an alarm in its time."""
    text = _("It is {time} and no companion has answered yet. If it is urgent: 112, free.")
    words = env.text(text)
    if "hotline" in env.facts:
        words = f"{words} {env.text(_('24-hour line: {hotline}.'))}"
    return Said(words, (), Lane.LIVE, MsgOutKind.NOTICE, keep=True)


def taken_over(env: Environment, alias: str) -> Said:
    """The first line of a takeover: who writes now."""
    text = _("Hello, I am {alias}, a companion. From now on I am the one who answers here.")
    return Said(env.text(text, alias=alias), (), Lane.STAFF, MsgOutKind.STAFF)


def handed_back(env: Environment) -> Said:
    """The takeover ends: the automatic messages answer again."""
    text = _("From here on the automatic messages answer again. PERSON calls a companion.")
    return Said(env.text(text), (), Lane.STAFF, MsgOutKind.STAFF)
