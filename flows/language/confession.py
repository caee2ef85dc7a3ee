"""Somebody tells that they hurt another: "saya habis mukul istri saya", "i hit my wife".

Careful the other way round than words of danger: whoever was harmed must never be met as one
who harms. So one sentence must say it in order, and a message that also tells of harm done to
the writer, of defence, of what others say, or that asks something, is none.
"""

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final

from flows.language.context import read_words
from flows.language.normalise import ONE_MESSAGE
from flows.language.patterns import pattern_of
from flows.language.spelling import plain, vocabulary

_ROOTS: Final = (
    "pukul tampar tendang cekik gebuk hajar banting jambak tonjok aniaya siksa dorong lempar seret",
    "cambuk gigit cubit injak bacok tusuk tikam sabet perkosa cabul raba ancam bunuh habisi",
    "tempeleng gampar tampol gaplok sundut siram",
)
_ACTS: Final = pattern_of(
    (
        *(f"me-{root}" for roots in _ROOTS for root in roots.split()),
        "menyakiti|nyakitin|nyakiti",
        "melukai|lukai|ngelukain",
        "melecehkan|lecehin|ngelecehin",
        "main|maen tangan ke|sama|dengan",
        "kasar ke|sama|dengan",
        "melakukan kekerasan|kdrt ke|kepada|terhadap|sama|dengan",
        "hit|hits|hitting|beat|beating|beaten|slap|slapped|punch|punched|kick|kicked|choke|choked",
        "strangle|strangled|hurt|push|pushed|shoved|stab|stabbed|rape|raped|molested|abused",
        "kill|killed|threaten|threatened",
    )
)
_BODY: Final = r"(?: (?:kepala|muka|wajah|pipi|mulut|perut|tangan|kaki|badan|leher|rambut))?"
_KIN: Final = (
    "istri suami anak anak2 adik ade adek kakak ibu bapak pacar mantan mertua menantu ponakan",
    "keponakan cucu nenek kakek om tante sepupu pembantu art murid siswa teman tetangga bayi",
    "balita cewek cowok perempuan orang tunangan ipar",
)
_HER: Final = (
    r"(?:si |seorang )?(?:"
    rf"(?:{'|'.join(sorted(vocabulary(*_KIN)))})(?:ku|nya|q)?"
    r"|anaku|dia|mereka"
    r"|(?:my|our|a|the)(?: \w+)? (?:wife|husband|child|children|kids?|son|daughter|girlfriend"
    r"|boyfriend|partner|mother|mom|mum|father|dad|sister|brother|baby|ex|girl|boy)"
    r"|her|him|them|someone)"
)
# What may stand between "saya" and the deed. Not "tidak", but "tidak sengaja".
_BETWEEN: Final = (
    r"(?: (?:sudah|habis|abis|baru|barusan|baru saja|tadi|tadi malam|semalam|kemarin|yang"
    r"|pernah|sering|kadang|suka|selalu|terlanjur|keburu|khilaf|tidak sengaja|sampai|hampir"
    r"|emosi|kesal|terus|juga|memang|malah|lagi|sedang|takut|nanti|akan|bisa|just|have|had|accidentaly"
    r"|almost|really|wil|might|will|could|am|was|ben|lost it and))*"
)
_MEANS_TO: Final = r"(?: (?:mau|ingin|want to|wana|going to|gona))?"
_GRAVE: Final = pattern_of(("me-bunuh", "me-habisi", "me-bacok", "me-tusuk", "kill|stab"))
# A "saya" behind any other word may belong to it: "suami saya pukul anak".
_BEFORE: Final = (
    r"(?:^|(?<!\S)(?:kak|min|halo|maf|sory|ya|dan|tapi|jadi|lalu|terus|nanti|tadi|semalam|kemarin"
    r"|malam|takut|takut kalau|hampir|karena|afraid|that) )"
)
_SAYS: Final = re.compile(
    rf"{_BEFORE}(?:saya|im|ive)"
    rf"(?:{_BETWEEN} {_ACTS}{_BODY} {_HER}(?!\S)(?! (?:balik|back))"
    rf"|{_MEANS_TO} {_GRAVE} {_HER}(?!\S)"
    rf"|{_BETWEEN} yang {_ACTS}$"
    r"|(?: yang)?(?: jadi)? (?:pelakunya|pelaku (?:kdrt|kekerasan)))"
)
# Harm done to the writer, by either hand: then a person reads it as it always would be read.
_DONE_TO: Final = re.compile(
    rf"(?<!\S)(?:{_ACTS})(?: (?:duluan|terus|balik))? (?:saya|kami)(?!\S)(?! (?:yang|sudah|tadi))"
    r"|(?<!\S)(?:di|ter)(?:pukul|tampar|tendang|cekik|gebuk|hajar|banting|jambak|tonjok|aniaya|siksa"
    r"|perkosa|cabul|raba|ancam|sakiti|kdrt|lecehkan)\S*"
    r"|(?<!\S)(?:he|she|they) (?:\S+ )?(?:hit|hits|beat|slapped|punched|kicked|hurt|choked)"
)
_NEVER: Final = vocabulary(
    # defence
    "balik balas membalas ngebalas duluan membela bela melawan ngelawan kabur lari melarikan lepas",
    "defend defended defending protect back first escape away",
    # what others say
    "bilang kata katanya tuduh dituduh menuduh nuduh fitnah difitnah dibilang dikira disangka",
    "dibilangin ngatain memfitnah said says claims accuses accused thinks told",
    # questions, and what is only thought of
    "apa apakah bagaimana kenapa boleh gimana siapa kapan did do does what why how is should if",
    "mimpi film game sinetron drakor dream movie",
)
_FEARED: Final = ("takut", "kalau")


@lru_cache(maxsize=ONE_MESSAGE)
def confesses(text: str) -> bool:
    """Whether the writer says that they hurt somebody, or fear that they will."""
    words = read_words(text)
    # Both readings: out of its disguise, "back" is taken for "bacok".
    spoken = {*words.plain, *plain(text)}
    if "?" in text or not _NEVER.isdisjoint(spoken) or _DONE_TO.search(words.line):
        return False
    pauses = [at for at, token in enumerate(words.tokens) if token.pause and at]
    said = (words.plain[a:b] for a, b in pairwise((0, *pauses, len(words.plain))))
    return any(_tells(clause) for clause in said)


def _tells(clause: tuple[str, ...]) -> bool:
    """Whether one sentence says it; "kalau" asks, but "takut kalau" fears."""
    supposed = "kalau" in clause and clause[:2] != _FEARED
    return not supposed and bool(_SAYS.search(" ".join(clause)))
