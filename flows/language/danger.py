"""Words of danger, looked for inside every text: slang, disguise, Banjar, English.

A miss costs more than a false alarm: only a plain "not" or a plainly harmless use counts
against a word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from flows.language import elsewhere
from flows.language.context import Span, Words, read_words
from flows.language.lexicon import ARRIVAL, CHILD_WORDS, ENTRIES, HARMLESS, IDIOMS, NOW, PRESENT
from flows.language.lexicon.groups import GROUPS
from flows.language.minors import minor_age
from flows.language.negation import negated
from flows.language.normalise import ONE_MESSAGE, fold
from flows.language.patterns import compile_entries
from flows.language.roots import ACTIVE
from flows.language.signs import told_together
from flows.language.spelling import vocabulary


class Danger(StrEnum):
    """What kind of danger a text speaks of, the most urgent first."""

    ONGOING = "ongoing"
    STRANGLING = "strangling"
    WEAPON = "weapon"
    DEATH_THREAT = "death_threat"
    CHILD = "child"
    SUICIDE = "suicide"
    SEXUAL = "sexual"
    VIOLENCE = "violence"
    CAPTIVITY = "captivity"
    TRAFFICKING = "trafficking"
    IMAGES = "images"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Hit:
    """One danger, and the words that tell of it as they were typed."""

    danger: Danger
    words: str


@dataclass(frozen=True, slots=True)
class _Seen:
    danger: Danger
    first: int
    last: int


_ORDER: Final = {danger: place for place, danger in enumerate(Danger)}
_PATTERNS: Final = {danger: compile_entries(ENTRIES[danger.value]) for danger in Danger}
_HARMLESS: Final = compile_entries(HARMLESS)
_IDIOMS: Final = compile_entries(IDIOMS)
_NOW: Final = compile_entries(NOW)
_ARRIVAL: Final = compile_entries(ARRIVAL)
_PRESENT: Final = compile_entries(PRESENT)
_CHILD: Final = compile_entries(CHILD_WORDS)

# Harm that is done to somebody: now it is ongoing, near a child it is a child in danger.
_HARM: Final = frozenset(
    {
        Danger.STRANGLING,
        Danger.WEAPON,
        Danger.DEATH_THREAT,
        Danger.SEXUAL,
        Danger.VIOLENCE,
        Danger.CAPTIVITY,
        Danger.TRAFFICKING,
        Danger.IMAGES,
    }
)
# A call for help is one even behind a "not": "ga ada yang nolong".
_NEVER_NEGATED: Final = frozenset({Danger.HELP, Danger.ONGOING})
# Never taken for a story: cries for help, and pictures, which are what a film is made of.
_HERE: Final = frozenset({Danger.HELP, Danger.ONGOING, Danger.IMAGES, Danger.VIOLENCE})
_AT_WORST: Final = frozenset({Danger.VIOLENCE, Danger.IMAGES})
_BLOWS: Final = frozenset(
    {Danger.WEAPON, Danger.DEATH_THREAT, Danger.STRANGLING, Danger.TRAFFICKING}
)
_FORCED: Final = re.compile(r"perkosa|setubuh|rudapaksa|gagah|paksa|rape|cabul|sodomi|tidur")
_DEED: Final = re.compile(rf"(?:di|me|men|mem|meng)(?:{'|'.join(sorted(ACTIVE))})")
_REACH: Final = 5
_CLOSE: Final = 2
# Behind one of these "lagi" means just now, not again.
_WHO: Final = vocabulary(*(words for name, words in GROUPS.items() if name in {"dia", "anak"}))
# With these an arrival is not one of this moment.
_ANOTHER_TIME: Final = vocabulary(
    "kemarin tadi dulu pernah semalam waktu saat ketika pas kalau jika setiap tiap sering",
    "selalu besok nanti when last if",
)
_AFTER_LAGI: Final = frozenset({"di", "mau", "bawa", "pegang", "pakai", "mencoba", "coba"})


@lru_cache(maxsize=ONE_MESSAGE)
def find_danger(text: str) -> tuple[Hit, ...]:
    """Every danger that a text speaks of, the most urgent first, each wording once."""
    if text.isascii() and not any(map(str.isalpha, text)):
        return ()
    words = read_words(text)
    seen = [*_told(words)]
    real = [one for one in seen if not _is_play(words, one)]
    together = [*_together(words, {one.danger for one in seen}, real)]
    more = [one for one in together if one.danger is not Danger.ONGOING]
    seen += more
    harm = [one for one in real + more if one.danger in _HARM]
    if harm:
        seen += [*_ongoing(words, harm), *_arriving(words, harm), *_present(words)]
    if all(one.danger is not Danger.ONGOING for one in seen):
        seen += [one for one in together if one.danger is Danger.ONGOING]
    if harm:
        seen += _children(words, harm)
    seen += [_Seen(Danger.CHILD, *span) for span in minor_age(words) if _in_life(words, span)]
    hits = (Hit(one.danger, words.typed(one.first, one.last)) for one in _merged(seen))
    return tuple(dict.fromkeys(hits))


def tells_of_rape(text: str) -> bool:
    """Whether a text tells of more than words or touch: then a doctor should look soon."""
    hits = (hit for hit in find_danger(text) if hit.danger is Danger.SEXUAL)
    return any(_FORCED.search(fold(hit.words)) for hit in hits)


def _merged(seen: list[_Seen]) -> list[_Seen]:
    """In the order of urgency and of the text, what overlaps made one."""
    merged: list[_Seen] = []
    for one in sorted(seen, key=lambda one: (_ORDER[one.danger], one.first, one.last)):
        before = merged[-1] if merged else None
        if before and before.danger is one.danger and one.first <= before.last:
            merged[-1] = _Seen(one.danger, before.first, max(before.last, one.last))
        else:
            merged.append(one)
    return merged


def _told(words: Words) -> Iterator[_Seen]:
    """What the words themselves tell, without what they deny or only seem to say."""
    for danger, pattern in _PATTERNS.items():
        found = words.spans(pattern)
        hidden = _hiding(words, danger) if found else []
        for first, last in found:
            if any(start <= first and last <= end for start, end in hidden):
                continue
            if danger not in _NEVER_NEGATED and _is_denied(words, first, last):
                continue
            if _is_elsewhere(words, danger, first, last):
                continue
            yield _Seen(danger, first, last)


def _is_denied(words: Words, first: int, last: int) -> bool:
    """Whether it is said not to have happened: "anak saya tidak dicabuli" denies its last word."""
    if negated(words.tokens, first, last):
        return True
    return (
        first < last and bool(_DEED.match(words.plain[last])) and negated(words.tokens, last, last)
    )


def _together(words: Words, kinds: set[Danger], real: list[_Seen]) -> Iterator[_Seen]:
    """What words tell that stand together in any order, if it is not denied or a story."""
    known = [(one.danger.value, (one.first, one.last)) for one in real]
    for name, (first, last) in told_together(words, known, lambda: _harmless(words)):
        danger = Danger(name)
        # Who wants to die threatens nobody; and what is known need not be told again.
        if danger in kinds or (danger is Danger.DEATH_THREAT and Danger.SUICIDE in kinds):
            continue
        if danger not in _NEVER_NEGATED and negated(words.tokens, first, last):
            continue
        if not (elsewhere.is_play(words, first, last) or _is_elsewhere(words, danger, first, last)):
            yield _Seen(danger, first, last)


def _harmless(words: Words) -> list[Span]:
    """Where harmless uses of the words stand."""
    return words.spans(_HARMLESS) + elsewhere.idioms(words, _IDIOMS)


def _hiding(words: Words, danger: Danger) -> list[Span]:
    """What hides a danger: harmless uses, but of a blade only while nobody is hurt."""
    if danger is Danger.WEAPON and elsewhere.is_hurt(words):
        return elsewhere.idioms(words, _IDIOMS)
    harmless = _harmless(words)
    return (
        harmless + words.spans(_PATTERNS[Danger.SUICIDE])
        if danger is Danger.DEATH_THREAT
        else harmless
    )


def _is_elsewhere(words: Words, danger: Danger, first: int, last: int) -> bool:
    """Whether a film, a lesson, a kitchen or a joke says it: "nonton film pembunuhan"."""
    if danger is Danger.ONGOING and elsewhere.is_far(words, first, last):
        return True
    if danger in _HERE or (danger is Danger.SUICIDE and elsewhere.is_wished(words, first)):
        return False
    told = elsewhere.is_told_openly if danger is Danger.SEXUAL else elsewhere.in_a_story
    checks = [told, elsewhere.is_studied]
    if danger in _BLOWS:
        checks += [elsewhere.is_a_thing, elsewhere.is_laughed_at]
    if danger is Danger.WEAPON:
        checks += [elsewhere.is_a_tool, elsewhere.is_for_work, elsewhere.is_an_accident]
    if danger is Danger.CHILD:
        checks.append(elsewhere.is_an_accident)
    return any(check(words, first, last) for check in checks)


def _ongoing(words: Words, harm: list[_Seen]) -> Iterator[_Seen]:
    """Harm that happens now: "lagi dipukul", "dia bawa parang sekarang"."""
    # "Sampai sekarang" is a long time, not now.
    now = [span for span in words.spans(_NOW) if not words.follows(span[0], "sampai", "smp")]
    for one in harm:
        start = _going_on(words, one.first)
        if start is not None:
            yield _Seen(Danger.ONGOING, start, one.last)
        for first, last in now:
            if words.near((first, last), (one.first, one.last), _REACH):
                yield _Seen(Danger.ONGOING, min(first, one.first), max(last, one.last))


def _arriving(words: Words, harm: list[_Seen]) -> Iterator[_Seen]:
    """A threat to kill beside an arrival: "dia pulang!! mau bunuh saya"."""
    for first, last in words.spans(_ARRIVAL):
        for one in harm:
            start, end = min(first, one.first), max(last, one.last)
            close = max(first, one.first) - min(last, one.last) <= _REACH
            around = words.plain[max(start - 3, 0) : end + 1]
            if one.danger is Danger.DEATH_THREAT and close and _ANOTHER_TIME.isdisjoint(around):
                yield _Seen(Danger.ONGOING, start, end)


def _present(words: Words) -> Iterator[_Seen]:
    """Anywhere beside harm, that who harms is still there: "dia masih di sini"."""
    for first, last in words.spans(_PRESENT):
        yield _Seen(Danger.ONGOING, first, last)


def _going_on(words: Words, first: int) -> int | None:
    """Where "lagi" or "sedang" stands before a word: "lagi dipukul", "suami lg mabok mukulin"."""
    for at in range(first - 1, max(first - 1 - _REACH, -1), -1):
        if not words.connected(at, first):
            return None
        if words.plain[at] in {"lagi", "sedang"}:
            close = all(word in _AFTER_LAGI for word in words.plain[at + 1 : first])
            opens = at > 0 and words.plain[at - 1] in _WHO
            return at if (close and first - at <= _CLOSE) or (opens and at + 1 < first) else None
    return None


def _children(words: Words, harm: list[_Seen]) -> Iterator[_Seen]:
    """Harm near a word for a child."""
    for child in words.spans(_CHILD):
        for one in harm:
            span = (one.first, one.last)
            if _near_a_child(words, child, span):
                yield _Seen(Danger.CHILD, min(child[0], span[0]), max(child[1], span[1]))


def _in_life(words: Words, age: Span) -> bool:
    """Whether an age is told of somebody in danger, not of a book or of a child that bites."""
    return not (elsewhere.is_aloof(words, *age) or elsewhere.is_a_childs_deed(words, *age))


def _is_play(words: Words, one: _Seen) -> bool:
    """Whether a blow or a picture is a joke, a lesson, a game."""
    return one.danger in _AT_WORST and elsewhere.is_play(words, one.first, one.last)


def _near_a_child(words: Words, child: Span, harm: Span) -> bool:
    """In one sentence; or in the next one, which does not name the child again."""
    (_, end), (start, _) = sorted((child, harm))
    return words.near(child, harm, _REACH) or (child < harm and start - end <= _REACH)
