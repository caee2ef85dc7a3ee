"""How a question looks: its words, its numbered lines and its buttons."""

from flows.engine.environment import Environment
from flows.engine.events import Button
from flows.engine.model import Ask, Choose, ChooseMany, Question
from flows.engine.session import Session
from flows.texts import _


def button_token(session: Session, option: int) -> str:
    """Names the question that was asked and one of its options, in under 64 bytes."""
    return f"{session.id}.{session.ask}.{option}"


def read_token(token: str) -> tuple[str, int, int] | None:
    """The session, the question's number and the option that a button names."""
    match token.split("."):
        case [session, ask, option] if len(token) <= 64 and ask.isdecimal() and option.isdecimal():
            return session, int(ask), int(option)
        case _:
            return None


def offer_token(session: Session, ask: int, *, change: bool) -> str:
    """Names an offered correction of a question, and whether to change it."""
    return f"{session.id}.{ask}.{'change' if change else 'leave'}"


def read_offer(token: str) -> tuple[str, int, bool] | None:
    """The session, the question's number, and whether to change its answer."""
    match token.split("."):
        case [session, ask, ("change" | "leave") as what] if len(token) <= 64 and ask.isdecimal():
            return session, int(ask), what == "change"
        case _:
            return None


def numbered(labels: list[str]) -> str:
    """Options as lines that a number answers."""
    return "\n".join(f"{number} {label}" for number, label in enumerate(labels, 1))


def labels(node: Choose | ChooseMany, env: Environment) -> list[str]:
    """The options' labels in the person's language."""
    return [env.text(option.label) for option in node.options]


def question(node: Question, session: Session, env: Environment) -> str:
    """The words of a question: its own, then others, then numbers, then the offer of a person."""
    words = env.text(node.text) if session.unclear == 0 else env.text(node.again)
    if isinstance(node, Ask):
        hint = ""
    elif isinstance(node, ChooseMany):
        hint = env.text(_("Several are fine, for example 1 3."))
    else:
        hint = env.text(_("A number is enough.")) if session.unclear >= 2 else ""
    lines = [f"{words} {hint}".strip()]
    if not isinstance(node, Ask):
        lines.append(numbered(labels(node, env)))
    if session.unclear >= 3:
        called = _("Or type PERSON to call a companion.")
        kept = _("Or write it in your own words: everything is kept.")
        lines.append(env.text(called if env.attended else kept))
    return "\n".join(lines)


def buttons(node: Question, session: Session, env: Environment) -> tuple[Button, ...]:
    """A button for each option of a single choice, where the channel has them."""
    if not env.channel.buttons or not isinstance(node, Choose):
        return ()
    return tuple(
        Button(label, button_token(session, index)) for index, label in enumerate(labels(node, env))
    )
