"""Whether a danger is told of another world: a film, a game, the news, long ago, a kitchen.

Careful by design: beside a person of the writer's own life nothing is taken for a story.
"""

import re
from typing import Final

from flows.language.context import Span, Words
from flows.language.lexicon.elsewhere import (
    ACCIDENT,
    ALOOF,
    BACK_TO_LIFE,
    CURIOUS,
    DREAM,
    EXCUSE,
    GAME,
    GRAVE,
    HURT,
    LAUGHTER,
    MENACE,
    NO_DREAM,
    PASTIMES,
    REPORTS,
    STORY,
    STUDY,
    SUFFERED,
    THINGS,
    TOOLS,
    WORK,
)
from flows.language.patterns import Patterns, compile_entries
from flows.language.spelling import vocabulary

_STORY: Final = compile_entries(STORY)
_GAME: Final = compile_entries(GAME)
_STUDY: Final = compile_entries(STUDY)
_THINGS: Final = compile_entries(THINGS)
_LAUGHTER: Final = compile_entries(LAUGHTER)
_BACK: Final = compile_entries(BACK_TO_LIFE)
_MENACE: Final = compile_entries(MENACE)
_TOOLS: Final = compile_entries(TOOLS)
_PASTIMES: Final = compile_entries(PASTIMES)
_REPORTS: Final = compile_entries(REPORTS)
_HURT: Final = compile_entries(HURT)
_CURIOUS: Final = compile_entries(CURIOUS)
_SUFFERED: Final = compile_entries(SUFFERED)
_GRAVE: Final = compile_entries(GRAVE)
_ALOOF: Final = compile_entries(ALOOF)
_DREAM: Final = compile_entries(DREAM)
_NO_DREAM: Final = compile_entries(NO_DREAM)
_WORK: Final = compile_entries(WORK)
_ACCIDENT: Final = compile_entries(ACCIDENT)
_EXCUSE: Final = compile_entries(EXCUSE)

_WRITER: Final = vocabulary("saya kami me my us")
# Who harms or is harmed at home; in a story they are its people.
_HOME: Final = vocabulary(
    "suami istri pacar mantan laki suaminya lakinya pacarnya mertua bapak tiri ibu tetangga dia om",
    "paman kakek abang kakak orangnya ipar majikan bos guru ustad pelatih pembina he she his her",
    "husband boyfriend ex dad stepdad uncle",
)
# In a game these are its people: "lawan boss", "ditembak sama kakak".
_PLAYERS: Final = vocabulary("bos kakak abang kakek om paman raja")
_SIBLINGS: Final = vocabulary("kakak abang")
_CARERS: Final = vocabulary("pengasuh tante nenek teman orang preman senior polisi cowok mami papi")
_HOME_BUT_PLAYERS: Final = _HOME - _PLAYERS
_HOME_BUT_SIBLINGS: Final = _HOME - _SIBLINGS
_HOME_AND_CARERS: Final = _HOME | _CARERS
_CALLED: Final = vocabulary("kamu kau kalian engkau")
_CHILDREN: Final = vocabulary("anak bayi balita adik keponakan ponakan cucu bocil bocah kembar")
_US: Final = vocabulary("kami kita")
_KIN: Final = vocabulary("anak adik ibu bapak kakak suami istri pacar mantan saya kami")
# "Ponakan gigit tanganku", "adik suka nendang": the child does it.
_CHILDS_DEED: Final = re.compile(
    r"(?:ng?|ny|m|me|meng|men|mem)?(?:gigit|jambak|jambakan|cubit|cakar|p?ukul|lempar|t?endang|dorong)"
    r"(?:in|i|an)?"
)
# "Dicekik kayak ayam".
_LIKE: Final = ("kayak", "kaya", "seperti", "like", "kek")
_OFTEN: Final = vocabulary(
    "tahun umur saya kami suka sering hobi yang lagi kecil ini itu malah selalu kakak sama"
)
_SMILES: Final = frozenset("😂🤣😆😹😝😜")
_LONG: Final = 4
# "Leherku", "anakku": the writer's own.
_BODY: Final = vocabulary(
    "leher kepala muka wajah tangan kaki perut badan tubuh rambut dada mata anak mulut hidung",
)
_PARTNER: Final = vocabulary("suami istri pacar mantan dia suaminya pacarnya")
_PEOPLE: Final = _WRITER | _HOME
_COUPLE: Final = _WRITER | _PARTNER
_TOPICS: Final = vocabulary("trafficking kidnapping suicide violence rape abuse murder tppo kdrt")
_TWO_WORDS: Final = frozenset({("bunuh", "diri"), ("self", "harm")})
_WISHES: Final = vocabulary("mau ingin pengen niat want")
_REACH: Final = 3
_CLOSE: Final = 2
_NEAR_A_THING: Final = 5
_SHORT: Final = 3


def in_a_story(words: Words, first: int, last: int) -> bool:
    """Whether a film, a game, the news or history tells it, and not the writer's own life."""
    topic = _is_topic(words, first)
    if is_pretended(words) or is_aloof(words, first, last):
        return True
    if _named(words, first, last, _WRITER, _CLOSE if topic else _REACH):
        return False
    # "Ditusuk di ...": who says no more is speaking of themselves.
    unsaid = first == 0 and _is_passive(words, first)
    if not topic and (unsaid or _by_somebody(words, last) or _own_kin(words)):
        return False
    if not topic and _named(words, first, first, _HOME, _REACH):
        return False
    return any(_tells(words, sign, first, last) for sign in _around(words, _STORY, first, last))


def is_pretended(words: Words) -> bool:
    """Whether the writer plays or dreams: "di minecraft aku dibunuh zombie"."""
    return _in_a_game(words) or _in_a_dream(words)


def is_far(words: Words, first: int, last: int) -> bool:
    """Whether even what sounds as if it were now is a game, a dream, or in a book."""
    if is_pretended(words):
        return True
    return is_aloof(words, first, last) and not _any_of(words, _HOME)


def _in_a_game(words: Words) -> bool:
    """Whether somebody plays, and nobody of home is there."""
    if not words.spans(_GAME) or words.spans(_GRAVE):
        return False
    back = [words.plain[first] for first, _ in words.spans(_BACK)]
    # "Dibunuh terus sama musuh": again and again, not "then".
    if any(word != "terus" for word in back):
        return False
    return not _any_of(words, _HOME_BUT_PLAYERS)


def _in_a_dream(words: Words) -> bool:
    return bool(words.spans(_DREAM)) and not words.spans(_NO_DREAM)


def is_aloof(words: Words, first: int, last: int) -> bool:
    """Whether a film, a book or the news is named, and the writer's own life is nowhere near."""
    behind = first > 0 or not _is_passive(words, first)
    signs = words.spans(_ALOOF)
    if not any(start <= first or (behind and end > last) for start, end in signs):
        return False
    if _named(words, first, last, _WRITER, _REACH):
        return False
    if _own_kin(words) or not _US.isdisjoint(words.plain):
        return False
    return not any(start < first for start, _ in words.spans(_BACK))


def _own_kin(words: Words) -> bool:
    return any(word.endswith("ku") and word[:-2] in _KIN for word in words.plain)


def _tells(words: Words, sign: Span, first: int, last: int) -> bool:
    start, end = sign
    if start > last:
        # "Diperkosa tentara": who stands behind a passive did it.
        doer = _is_passive(words, first) and start - last <= _REACH
        return not (doer or _named(words, first, last, _HOME, _CLOSE))
    return end < first and not (_meanwhile(words, first) or _back_to_life(words, end, first))


def _meanwhile(words: Words, first: int) -> bool:
    """Whether it was done to somebody at a pastime: "lagi nonton tv dicekik"."""
    return _is_passive(words, first) and any(
        end < first <= end + _CLOSE and words.connected(end, first)
        for _, end in words.spans(_PASTIMES)
    )


def is_told_openly(words: Words, first: int, last: int) -> bool:
    """Whether a dream, a film or the news is named openly: all that makes sexual harm a story."""
    if _in_a_dream(words) or is_aloof(words, first, last):
        return True
    return _is_topic(words, first) and in_a_story(words, first, last)


def is_studied(words: Words, first: int, last: int) -> bool:
    """Whether it is the topic of a lesson, an article, a law, or a question about one."""
    # It may reach around the topic: "beda pelecehan sama kekerasan apa".
    if not any(start < first or end > last for start, end in words.spans(_STUDY)):
        return False
    if words.spans(_SUFFERED if words.spans(_CURIOUS) else _REPORTS):
        return False
    if _is_topic(words, first):
        return not _named(words, first, last, _COUPLE, _CLOSE)
    return not _somebody(words)


def is_a_thing(words: Words, first: int, last: int) -> bool:
    """Whether it is done to a thing or an animal, far from any quarrel."""
    return _is_beside_a_thing(words, first, last) and not _somebody(words)


def is_play(words: Words, first: int, last: int) -> bool:
    """Whether a blow near a child is a bite of a mosquito, a joke, a lesson, a cartoon."""
    if _by_itself(words, first, last) or _by_the_child(words, first, last):
        return True
    if _is_beside_a_thing(words, first, last):
        return not any(_is_one(word, _HOME) for word in words.plain)
    return any(check(words, first, last) for check in (is_laughed_at, is_studied, in_a_story))


def _by_itself(words: Words, first: int, last: int) -> bool:
    """Whether a child fell or was ill: "adik kejepit pintu, jarinya biru"."""
    if not words.spans(_ACCIDENT) or words.spans(_EXCUSE) or words.spans(_GRAVE):
        return False
    if any(word.startswith("di") and len(word) > _LONG for word in words.plain[first : last + 1]):
        return False
    return not _any_of(words, _HOME_AND_CARERS)


def _by_the_child(words: Words, first: int, last: int) -> bool:
    """Whether a child bites or kicks: "ponakan gigit tanganku", "kakak adik jambak2an"."""
    if words.spans(_GRAVE) or _any_of(words, _HOME_BUT_PLAYERS):
        return False
    for at in range(max(first - _REACH, 0), last + 1):
        if words.plain[at].removesuffix("ku").removesuffix("nya") in _CHILDREN:
            behind = (word for word in words.plain[at + 1 : at + 4] if word not in _OFTEN)
            deed = next(behind, "")
            if _CHILDS_DEED.fullmatch(deed):
                return True
    return False


def is_a_childs_deed(words: Words, first: int, last: int) -> bool:
    """Whether a child of some age bites or kicks: "anak 3 tahun suka gigit teman"."""
    deeds = (word for word in words.plain[last + 1 : last + 4] if word not in _OFTEN)
    if not _CHILDS_DEED.fullmatch(next(deeds, "")):
        return False
    return not (words.spans(_GRAVE) or _any_of(words, _HOME))


def is_an_accident(words: Words, first: int, last: int) -> bool:
    """The same, of what alone would tell of a child in danger."""
    return _by_itself(words, first, last)


def is_for_work(words: Words, first: int, last: int) -> bool:
    """Whether a blade is for the garden or the kitchen: "bapak bawa mandau buat nebas rumput"."""
    tool = any(first <= start and end <= last for start, end in words.spans(_TOOLS))
    if not tool or _is_passive(words, first) or words.spans(_GRAVE):
        return False
    return bool(words.spans(_WORK))


def idioms(words: Words, patterns: Patterns) -> list[Span]:
    """What is said in a manner of speaking, unless somebody of home does it."""
    found = words.spans(patterns)
    if not found or not _CALLED.isdisjoint(words.plain):
        return []
    return [
        (first, last)
        for first, last in found
        # "Mencekik emak2": who stands behind a passive does it, behind an active suffers it.
        if not _any_of(words, _HOME, first, last + 1 + (_CLOSE if _is_passive(words, last) else 0))
    ]


def _is_beside_a_thing(words: Words, first: int, last: int) -> bool:
    reach = _CLOSE if _is_passive(words, first) else _NEAR_A_THING
    beside = [*range(first - reach, first), *range(last + 1, last + 1 + reach)]
    things = _around(words, _THINGS, first, last)
    near = any(
        (start in beside or end in beside) and not words.follows(start, *_LIKE)
        for start, end in things
    )
    return near and not is_hurt(words)


def is_laughed_at(words: Words, first: int, last: int) -> bool:
    """Whether the writer laughs, and nobody is named who could do harm."""
    laughs = _around(words, _LAUGHTER, first, last) or not _SMILES.isdisjoint(words.text)
    if not laughs or is_hurt(words):
        return False
    return not _is_passive(words, first) and not any(
        _is_one(word, _HOME_BUT_SIBLINGS) for word in words.plain
    )


def is_a_tool(words: Words, first: int, last: int) -> bool:
    """Whether a blade or a gun is only mentioned, in a longer text without any menace."""
    if first != last or len(words.plain) <= _SHORT or _is_passive(words, first):
        return False
    named = (first, last) in words.spans(_TOOLS)
    if not named or words.spans(_MENACE):
        return False
    return not any(_is_one(word, _HOME) for word in words.plain)


def is_hurt(words: Words) -> bool:
    """Whether anybody is hurt, threatened or in fear."""
    return bool(words.spans(_HURT))


def is_wished(words: Words, first: int) -> bool:
    """Whether somebody wants it, or a person of the writer's life is named at all."""
    return words.follows(first, *_WISHES) or words.plain[first] in _WISHES or _somebody(words)


def _is_passive(words: Words, at: int) -> bool:
    return words.plain[at].startswith("di")


def _is_topic(words: Words, at: int) -> bool:
    """A noun made of a verb, "pembunuhan", or one that names a crime."""
    word = words.plain[at]
    made = word.startswith(("pe", "ke")) and word.endswith(("an", "nya"))
    return made or word in _TOPICS or words.plain[at : at + 2] in _TWO_WORDS


def _by_somebody(words: Words, last: int) -> bool:
    """Whether one of the writer's life is named right behind: "dicekik suami"."""
    behind = words.plain[last + 1 : last + 1 + _CLOSE]
    return any(_is_one(word, _HOME) for word in behind)


def _somebody(words: Words) -> bool:
    """Whether the writer or a person of their life is named at all."""
    return any(_is_one(word, _PEOPLE) for word in words.plain)


def _named(words: Words, first: int, last: int, people: frozenset[str], reach: int) -> bool:
    """Whether one of these people stands near, in the same sentence."""
    for at in range(max(first - reach, 0), min(last + reach + 1, len(words.plain))):
        low, high = min(at, first), max(at, last)
        if _is_one(words.plain[at], people) and words.connected(low, high):
            return True
    return False


def _is_one(word: str, people: frozenset[str]) -> bool:
    bare = word.removesuffix("nya").removesuffix("ku")
    return word in people or bare in people or (word.endswith("ku") and bare in _BODY)


def _any_of(words: Words, people: frozenset[str], first: int = 0, last: int | None = None) -> bool:
    """Whether one of these people is named; "leherku" names nobody."""
    named = words.plain[first:last]
    return any(
        word in people or word.removesuffix("nya").removesuffix("ku") in people for word in named
    )


def _around(words: Words, signs: Patterns, first: int, last: int) -> list[Span]:
    """The signs outside of what was found: "hidup tidak ada artinya" is no lesson."""
    return [span for span in words.spans(signs) if span[1] < first or span[0] > last]


def _back_to_life(words: Words, end: int, first: int) -> bool:
    return any(end < start < first for start, _ in words.spans(_BACK))
