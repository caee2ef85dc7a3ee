"""Messages that may reach somebody who is not writing: their words are approved beforehand.

They arrive unasked, on a screen that anybody may look at. So they speak under the cover's
name, of a schedule, and of nothing else: whoever reads one over a shoulder learns no more.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import Final

from flows.engine.inspect import Problem
from flows.engine.inspect_nodes import placeholders
from flows.reviewing import MOST_CHARACTERS, ROOM_FOR_A_VALUE
from flows.sending import ANSWERED
from flows.texts import _
from flows.wording import WORDING, Wording

REMINDER: Final = "reminder"
CHECK_IN: Final = "check_in"
APPOINTMENT: Final = "appointment"

MOST_SPACES: Final = 4
"""In a row, in a value (Twilio's error 63013)."""
ADDRESS: Final = "Kakak"

_TOO_WIDE: Final = re.compile(rf"[\r\n\t]| {{{MOST_SPACES + 1},}}")
_A_WORD: Final = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Template:
    """One message: its permanent kind, and its text with the values by name."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A text with its values as the platform counts them: {{1}}, {{2}} …, in their order."""

    body: str
    names: tuple[str, ...]


TEMPLATES: Final = (
    Template(
        ANSWERED,
        _("Hello, this is {cover}, about a schedule. When it suits, please answer OK."),
    ),
    Template(
        REMINDER,
        _(
            "Hello, this is {cover}, about the schedule on {day} at {hour}. If it still suits, "
            "please answer OK; to change it, just write here."
        ),
    ),
    Template(
        CHECK_IN,
        _(
            "Hello, this is {cover}, about a schedule. Answer only when it suits, one word is "
            "enough. No answer is fine too."
        ),
    ),
    Template(
        APPOINTMENT,
        _(
            "Hello, this is {cover}, about a schedule. There is room on {day} at {hour}. If it "
            "suits, please answer OK; if not, just write another time."
        ),
    ),
)

SAMPLES: Final[Mapping[str, Mapping[str, str]]] = {
    "id": {"cover": "Rani", "day": "Senin, 7 Des", "hour": "09.00 WITA"},
    "en": {"cover": "Rani", "day": "Monday, 7 Dec", "hour": "09.00 WITA"},
}
"""Values that the platform's reviewers see, by language; invented."""


def placed(words: str) -> Placed:
    """A text in the platform's own spelling; a language may name the values in its own order."""
    fixed, names = _parts(words)
    counted = (f"{{{{{place}}}}}{piece}" for place, piece in enumerate(fixed[1:], 1))
    return Placed("".join((fixed[0], *counted)), tuple(names))


def fit(value: str) -> str:
    """A value as a template can carry it: one line, and single spaces."""
    return " ".join(value.split())


def inspect_templates(
    templates: Sequence[Template], texts: Mapping[str, str], locale: str
) -> list[Problem]:
    """What the platform would reject, and what must not stand on somebody's screen unasked."""
    wording = WORDING.get(locale)
    samples = SAMPLES.get(locale)
    if wording is None or samples is None:
        return [Problem("templates", locale, "this language has no lists or no samples")]
    found: list[Problem] = []
    for template in templates:
        words = texts.get(template.text, template.text)
        rules = (_platform(words, samples), _discretion(words, samples, wording))
        what = (problem for rule in rules for problem in rule)
        found += [Problem("templates", template.kind, f"{locale}: {one}") for one in what]
    return found


def _platform(words: str, samples: Mapping[str, str]) -> Iterator[str]:
    if "" in placeholders(words):
        yield "its braces cannot be read"
        return
    fixed, names = _parts(words)
    if len(set(names)) < len(names):
        yield "names a value twice"
    for name in names:
        if name not in samples:
            yield f"has no sample for {{{name}}}"
        elif not samples[name] or _TOO_WIDE.search(samples[name]):
            yield f"the sample for {{{name}}} is empty, has a line break or too many spaces"
    if names and not all(_A_WORD.search(piece) for piece in (fixed[0], fixed[-1])):
        yield "begins or ends with a value"
    if not all(_A_WORD.search(piece) for piece in fixed[1:-1]):
        yield "has two values beside each other"
    count = sum(bool(_A_WORD.search(word)) for piece in fixed for word in piece.split())
    if count < 2 * len(names) + 1:
        yield f"{count} words are too few for {len(names)} values"
    if sum(map(len, fixed)) + ROOM_FOR_A_VALUE * len(names) > MOST_CHARACTERS:
        yield f"can be longer than {MOST_CHARACTERS} characters"


def _discretion(words: str, samples: Mapping[str, str], wording: Wording) -> Iterator[str]:
    """All of it may be read by somebody else, and not its beginning only."""
    if placeholders(words) - set(samples):
        return
    said = words.format_map(samples)
    for pattern in (wording.telling, wording.hinting):
        if hit := pattern.search(said):
            yield f"{hit[0]!r} gives away what it is about"
    for name, form in wording.addresses.items():
        if name != ADDRESS and (hit := form.search(said)):
            yield f"{hit[0]!r} is not how a template addresses people"


def _parts(words: str) -> tuple[list[str], list[str]]:
    """The fixed pieces, and the names between them."""
    fixed, names = [""], []
    for piece, name, _spec, _conversion in Formatter().parse(words):
        fixed[-1] += piece
        if name is not None:
            names.append(name)
            fixed.append("")
    return fixed, names
