"""Words that texts must avoid, by language; the reasons are on the practice page.

Patterns are looked for without regard to case. A new language needs its own lists.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Wording:
    """One language: what a lock screen must not show, and what no text may say.

    `telling`: words that tell a passer-by what the chat is about. `promises`: what we
    cannot keep. `names`: what nobody is called to their face, and words of blame. `beliefs`:
    what only people say. `free_visum`: never promised. `person`: says that somebody comes,
    for texts that are said when nobody is on duty. `addresses`: ways to address somebody,
    of which a message has one; `never` are those that the house does not use at all.
    `hinting`: what a template, which arrives unasked, must not even hint at.
    """

    telling: re.Pattern[str]
    promises: re.Pattern[str]
    names: re.Pattern[str]
    beliefs: re.Pattern[str]
    free_visum: re.Pattern[str]
    person: re.Pattern[str]
    addresses: Mapping[str, re.Pattern[str]]
    hinting: re.Pattern[str]
    never: frozenset[str] = frozenset()


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)


AGENCY: Final = (
    "UPTD",
    "PPA",
    "DP3AKB",
    "P2TP2A",
    "Puspaga",
    "SIMFONI",
    "SITOPAN",
    r"SAPA 129",
    "LPSK",
    r"Komnas \w+",
    "KPAI",
    "KDRT",
    "TPKS",
    r"visum\w*",
)
"""Names that stand in every language for what the chat is about."""

INDONESIAN: Final = Wording(
    telling=_words(
        *AGENCY,
        r"kekerasan\w*",
        r"korban\w*",
        r"penyintas\w*",
        r"(?:ter)?pelaku\w*",
        r"(?:ter|me|pe)?lapor\w*",
        r"saksi\w*",
        r"polisi\w*",
        r"kepolisian",
        r"\w*perkosa\w*",
        r"\w*cabul\w*",
        r"\w*leceh\w*",
        r"seksual\w*",
        r"(?:di|me|ter)(?:pukul|mukul)\w*",
        r"memukul\w*",
        # "pukul 21.09" is the time of day.
        r"pukul(?! (?:\d|\{))\w*",
        r"\w*aniaya\w*",
        r"\w*siksa\w*",
        r"\w*cekik\w*",
        r"\w*bunuh\w*",
        r"kasus\w*",
        r"(?:peng)?aduan\w*",
        r"rumah aman",
    ),
    promises=_words(
        r"segera\w*",
        r"sesegera\w*",
        r"secepat\w*",
        r"(?:ter|di|men)?jamin\w*",
        r"100 ?%",
        r"seratus persen",
        r"rahasia sepenuhnya",
        r"sepenuhnya rahasia",
        r"(?:benar-benar|sangat|pasti) rahasia",
        r"anonim\w*",
        r"pasti (?:di)?(?:balas|jawab|bantu|tolong)\w*",
    ),
    names=_words(
        r"korban\w*",
        r"pelaku\w*",
        r"terlapor\w*",
        r"tersangka\w*",
        r"petugas\w*",
        "aib",
        r"mengaku\w*",
        "oknum",
        r"ternoda\w*",
        r"digagahi",
        "P2TP2A",
    ),
    beliefs=_words(r"(?:saya|aku|kami) percaya"),
    free_visum=re.compile(
        r"visum[^.]{0,40}(?:gratis|tanpa biaya|cuma-cuma)"
        r"|(?:gratis|tanpa biaya|cuma-cuma)[^.]{0,40}visum",
        re.IGNORECASE,
    ),
    person=re.compile(
        r"\bpendamping\b[^.;:?!]*\b(?:membalas|memanggil|menjawab|menulis|menelepon|menghubungi"
        r"|datang|dipanggil|saya panggil|masuk ke chat)\b"
        r"|\b(?:saya|kami) (?:sedang |akan )?(?:memanggil|panggil\w*)\b"
        r"|(?<!ada )\bpendamping jaga\b",
        re.IGNORECASE,
    ),
    addresses={
        "Kakak": _words(r"kakak", r"kak"),
        "Anda": _words(r"anda"),
        "kamu": _words(r"kamu", r"denganmu", r"untukmu", r"padamu", r"kepadamu", r"bersamamu"),
        "Adik": _words(r"adik", r"dik", r"dek"),
    },
    hinting=_words(
        r"\w*bantu\w*",
        r"\w*tolong\w*",
        r"\w*damping\w*",
        r"\w*bahaya\w*",
        r"\w*ancam\w*",
        r"\w*cerita\w*",
        r"\w*konsel\w*",
        r"\w*psikolog\w*",
        r"\w*hukum\w*",
        r"\w*rahasia\w*",
        r"aman|keamanan",
        r"darurat",
        r"kejadian\w*",
        r"layanan",
        r"dinas",
        r"112|110|119|129",
    ),
    never=frozenset({"Anda", "Adik"}),
)

ENGLISH: Final = Wording(
    telling=_words(
        *AGENCY,
        r"violen\w*",
        r"victim\w*",
        r"survivor\w*",
        r"perpetrator\w*",
        r"offender\w*",
        r"witness\w*",
        r"police\w*",
        r"report\w*",
        r"abus\w*",
        r"rap(?:e|ed|ing|ist)\w*",
        r"assault\w*",
        r"molest\w*",
        r"harass\w*",
        r"sexual\w*",
        r"beat(?:en|ing)?",
        r"strangl\w*",
        r"kill\w*",
        r"(?<!in )cases?",
        r"complaint\w*",
        r"shelter\w*",
    ),
    promises=_words(
        r"guarantee\w*",
        r"immediately",
        r"right away",
        r"100 ?%",
        r"a hundred per ?cent",
        r"anonym\w*",
        r"(?:fully|completely|totally|absolutely|strictly) (?:confidential|secret|private)",
        r"we promise",
    ),
    names=_words(
        r"victim\w*",
        r"perpetrator\w*",
        r"offender\w*",
        r"accused",
        r"officer\w*",
        "P2TP2A",
    ),
    beliefs=_words(r"(?:I|we) believe you"),
    free_visum=re.compile(
        r"visum[^.]{0,40}\b(?:free|no cost|without charge)\b"
        r"|\b(?:free|no-cost)\b[^.]{0,40}visum",
        re.IGNORECASE,
    ),
    person=re.compile(
        r"\bcompanions?\b[^.;:?!]*\b(?:answers?|calls?|writes?|comes?|joins?|join this"
        r"|(?:was|were|is|are) called)\b"
        r"|\b(?:am|are) calling\b|\bcompanion on duty\b",
        re.IGNORECASE,
    ),
    addresses={},
    hinting=_words(
        r"help\w*",
        r"companion\w*",
        r"safe\w*",
        r"danger\w*",
        r"threat\w*",
        r"emergenc\w*",
        r"urgent\w*",
        r"counsel\w*",
        r"psycholog\w*",
        r"lawyer\w*|legal\w*",
        r"secret\w*|confidential\w*",
        r"what happened",
        r"services?",
        r"agenc\w*",
        r"112|110|119|129",
    ),
)

WORDING: Final[Mapping[str, Wording]] = {"id": INDONESIAN, "en": ENGLISH}
