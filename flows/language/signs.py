"""Danger told by words that stand together in any order: "gali lubang ... buat saya".

Each word of a text is looked up once; a rule wants one word of each of its signs, so many
words apart at most. Words and rules are in `flows/language/lexicon/signs.py`.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from flows.language.characters import listed, squeeze
from flows.language.context import Span, Words
from flows.language.forms import verb_heads
from flows.language.lexicon.signs import RULES, SIGNS
from flows.language.negation import negated
from flows.language.spelling import standard

_ENDINGS: Final = listed(
    "nya ny ku mu i in kan kn an akan lah kah pun n ya e s ing ed ne inya annya inku inmu kanku",
    "kanmu iku iya ke ake no u",
)
_LAST: Final = frozenset(ending[-1] for ending in _ENDINGS)
_LONGEST_ENDING: Final = 5
_SHORTEST: Final = 3
_ANYWHERE: Final = "!"
_SEEN: Final = "*"
# What may be said not to have happened: "dia ga bawa senjata".
_DEEDS: Final = ("blade", "attack", "hit", "burn", "menace", "breakin", "chase", "shut")


@dataclass(frozen=True, slots=True)
class _Rule:
    danger: str
    needs: tuple[int, ...]
    without: int
    reach: int


class _Lexicon:
    """The words of every sign as bits, and the rules over these bits."""

    def __init__(self) -> None:
        self.bits: dict[str, int] = {}
        self.words: dict[str, int] = {}
        self.first_of_two: set[str] = set()
        for name, names in SIGNS.items():
            for word in names.split():
                self._add(word, self._bit(name))
        for word in SIGNS["nothing"].split():
            self.words[word.replace("_", " ")] = 0
        self.starts = frozenset(word[:_SHORTEST] for word in self.words)
        self.deeds = sum(self._bit(name) for name in _DEEDS)
        rules = [self._rule(rule) for rule in RULES]
        gates: dict[int, list[tuple[int, int, _Rule]]] = {}
        for rule in rules:
            gates.setdefault(rule.needs[0], []).append((rule.needs[1], rule.without, rule))
        self.gates = tuple(gates.items())

    def _bit(self, name: str) -> int:
        return self.bits.setdefault(name, 1 << len(self.bits))

    def _add(self, word: str, bit: int) -> None:
        for form in _forms(word):
            self.words[form] = self.words.get(form, 0) | bit
            if " " in form:
                self.first_of_two.add(form.partition(" ")[0])

    def _rule(self, rule: str) -> _Rule:
        danger, needed, reach = (part.strip() for part in rule.split(":"))
        needs, without = [], 0
        for name in needed.split():
            mask = 0
            for one in name.removeprefix(_ANYWHERE).split("|"):
                if not one.startswith(_SEEN) and one not in SIGNS:
                    raise KeyError(one)
                mask |= self._bit(one)
            if name.startswith(_ANYWHERE):
                without |= mask
            else:
                needs.append(mask)
        return _Rule(danger, tuple(needs), without, int(reach))

    def candidates(self, masks: list[int]) -> Iterator[_Rule]:
        """The rules of which every sign stands somewhere."""
        every = 0
        for mask in masks:
            every |= mask
        for first, gates in self.gates if every else ():
            if not first & every:
                continue
            for second, without, rule in gates:
                possible = second & every and not without & every
                if possible and all(need & every for need in rule.needs):
                    yield rule

    def look_up(self, word: str) -> int:
        """The bits of a word, its endings taken off if need be."""
        found = self.words.get(word)
        if found == 0:
            return 0
        bits = found or 0
        size = len(word)
        if word[-1:] not in _LAST:
            return bits
        for cut in range(size - 1, max(_SHORTEST, size - _LONGEST_ENDING) - 1, -1):
            if word[cut:] in _ENDINGS:
                bits |= self.words.get(word[:cut], 0)
        return bits


def _forms(word: str) -> Iterable[str]:
    if word.endswith("+"):
        return verb_heads(squeeze(word[:-1]))
    if word.startswith("di-"):
        return [squeeze("di" + word[3:])]
    return [" ".join(standard(part) for part in word.split("_"))]


_LEXICON: Final = _Lexicon()


def told_together(
    words: Words, seen: Collection[tuple[str, Span]], harmless: Callable[[], Iterable[Span]]
) -> Iterator[tuple[str, Span]]:
    """Each danger that signs tell together, and the words from the first to the last of them."""
    lexicon = _LEXICON
    starts, look_up = lexicon.starts, lexicon.look_up
    masks = [look_up(word) if word[:_SHORTEST] in starts else 0 for word in words.plain]
    deeds = lexicon.deeds
    for at, mask in enumerate(masks):
        if mask & deeds and negated(words.tokens, at, at):
            masks[at] = 0
    for at, word in enumerate(words.plain[:-1]):
        if word in lexicon.first_of_two:
            both = lexicon.words.get(f"{word} {words.plain[at + 1]}", 0)
            masks[at] |= both
            masks[at + 1] |= both
    for danger, (first, _) in seen:
        masks[first] |= lexicon.bits.get(_SEEN + danger, 0)
    if not any(lexicon.candidates(masks)):
        return
    bodily = any(mask & lexicon.bits["body"] for mask in masks)
    for first, last in harmless():
        for at in range(first, last + 1):
            masks[at] &= lexicon.bits["blade"] if bodily else 0
    for danger, (first, _) in seen:
        masks[first] |= lexicon.bits.get(_SEEN + danger, 0)
    for rule in lexicon.candidates(masks):
        span = _together(rule, masks)
        if span:
            yield rule.danger, span


def _together(rule: _Rule, masks: list[int]) -> Span | None:
    """Where one word of each sign stands, no farther apart than the rule allows."""
    places = [[at for at, mask in enumerate(masks) if mask & need] for need in rule.needs]
    for start in places[0]:
        chosen = {start}
        for others in places[1:]:
            near = [at for at in others if at not in chosen and abs(at - start) <= rule.reach]
            if not near:
                break
            chosen.add(min(near, key=lambda at: abs(at - start)))
        else:
            return min(chosen), max(chosen)
    return None
