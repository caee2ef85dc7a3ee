"""Which of the offered options a reply means: by number, words, an alias, or yes and no."""

import re
from collections.abc import Sequence
from typing import Final

from flows.language.affirmation import Affirmation, affirmation
from flows.language.choice_labels import Labels, matching, read_labels
from flows.language.choice_numbers import NO_OPTION, chosen_number, numbers_only

_BETWEEN: Final = re.compile(r"[,;/&+\n]|\b(?:dan|dn|and|sama|sm|serta|plus|wan)\b", re.IGNORECASE)
_EXCEPT: Final = re.compile(
    r"\b(?:kecuali|selain|bukan|bkn|jangan|jgn|except|not|atau|ato|or)\b", re.IGNORECASE
)


def match_choice(
    text: str,
    labels: Sequence[str],
    *,
    aliases: Sequence[Sequence[str]] = (),
    yes: int | None = None,
    no: int | None = None,
) -> int | None:
    """The index of the option that a reply means; None when it is unclear."""
    options = read_labels(labels, aliases)
    exact = options.exactly(text)
    if exact is not None:
        return exact
    numbered = chosen_number(text, options)
    if numbered is not None:
        return numbered if numbered != NO_OPTION else None
    match affirmation(text):
        case Affirmation.YES if yes is not None:
            return yes
        case Affirmation.NO if no is not None:
            return no
    found = {matching(part, options) for part in _parts(text)}
    if len(found - {None}) > 1:
        return None
    whole = matching(text, options)
    return found.pop() if whole is None and len(found) == 1 else whole


def match_choices(
    text: str, labels: Sequence[str], *, aliases: Sequence[Sequence[str]] = ()
) -> tuple[int, ...]:
    """The indices, in order, of all options that a reply means; empty when it is unclear."""
    options = read_labels(labels, aliases)
    listed = numbers_only(text, len(labels))
    if listed:
        return listed
    whole = options.exactly(text)
    if whole is not None:
        return (whole,)
    return () if _EXCEPT.search(text) else _each(text, options)


def _each(text: str, options: Labels) -> tuple[int, ...]:
    """The option of every part; none when one part is unclear."""
    found: list[int] = []
    for part in _parts(text):
        numbered = chosen_number(part, options)
        index = matching(part, options) if numbered is None else numbered
        if index is None or index == NO_OPTION:
            one = matching(text, options)
            return () if one is None else (one,)
        found.append(index)
    return tuple(sorted(set(found)))


def _parts(text: str) -> list[str]:
    return [part for part in _BETWEEN.split(text) if part.strip()]
