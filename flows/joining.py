"""One message a turn, where each of them costs and two may change places on their way."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import reduce

from flows.engine.environment import Capabilities
from flows.engine.events import Event, MsgOutKind, Said
from flows.sending import OURS


def joined(events: Iterable[Event], channel: Capabilities) -> tuple[Event, ...]:
    """The events of a turn, with its answers as few messages as the channel carries.

    What we start is judged by other rules than an answer and stays a message of its own.
    """
    found = tuple(events)
    answers = [one for one in found if isinstance(one, Said) and one.kind not in OURS]
    if not channel.one_a_turn or len(answers) < 2:
        return found
    others = tuple(one for one in found if one not in answers)
    return (*others, *_filled(answers, channel.text_limit))


def _filled(answers: list[Said], most: int) -> Iterator[Said]:
    """Put as many answers into each message as it holds; the most urgent stand first."""
    waiting: list[Said] = []
    for one in sorted(answers, key=lambda said: said.lane):
        together = sum(len(said.text) + 2 for said in (*waiting, one)) - 2
        if waiting and together > most:
            yield reduce(_join, waiting)
            waiting = []
        waiting.append(one)
    yield reduce(_join, waiting)


def _join(first: Said, second: Said) -> Said:
    """Both in one: as urgent as the first, as secret as either, and with the rights of both.

    What is more than an emergency answer must not pass for one where only that may be said.
    """
    return replace(
        first,
        kind=first.kind if first.kind is second.kind else MsgOutKind.ANSWER,
        text=f"{first.text}\n\n{second.text}",
        buttons=second.buttons or first.buttons,
        keep=first.keep or second.keep,
        secret=first.secret or second.secret,
    )
