"""Whether what is said to have happened is said not to have: "ga dipukul kok".

Careful by design: only a plain "not" right before it counts. "Tidak berhenti memukul", "ga
mau dipukul", "sudah ga dipukul lagi", "kenapa ga dibunuh saja" all tell of harm.
"""

from collections.abc import Sequence
from typing import Final

from flows.language.disguise import Token
from flows.language.spelling import standard, vocabulary

_NOT: Final = vocabulary("tidak bukan tanpa didnt doesnt isnt wasnt hasnt havent nobody noone none")
_NOT_YET: Final = vocabulary("belum")
# Words that may stand between "not" and what did not happen.
_BETWEEN: Final = vocabulary(
    "pernah ada yang sampai di ever been be being got orang dia saya",
    "kepikiran terpikir niat berniat bawa punya pegang pakai menyimpan simpan main",
    "ngancam mengancam ancam ngancem ancem diancam diancem nyuruh sedang dalam lihat",
    "a any was were has have",
)
# "Ga mau bunuh diri kok": said to calm.
_WISHED: Final = vocabulary("mau ingin niat ada saya")
_WIDE: Final = _BETWEEN | _WISHED
_CALM: Final = vocabulary("kok koq khawatir kuatir tenang")
_ONCE: Final = vocabulary("pernah ada sampai")
# With these before it, the "not" tells of harm after all.
_TURNS: Final = vocabulary("sudah kenapa bukan tidak kalau jika mungkin hampir selalu takut")


def negated(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the words from the first to the last token are said not to have happened."""
    at = _not_before(tokens, first, _WIDE)
    if at is not None and _not_before(tokens, first, _BETWEEN) is None:
        behind = {standard(token.word) for token in tokens[last + 1 : last + 5]}
        at = None if _CALM.isdisjoint(behind) else at
    if at is None:
        return False
    if at > 0 and not tokens[at].pause and standard(tokens[at - 1].word) in _TURNS:
        return False
    after = standard(tokens[last + 1].word) if last + 1 < len(tokens) else ""
    said = {standard(token.word) for token in tokens[at:first]}
    return "lagi" not in said | {after}


def _not_before(tokens: Sequence[Token], first: int, between: frozenset[str]) -> int | None:
    """Where the "not" stands that reaches to this token, if there is one."""
    once = False
    for at in range(first - 1, max(first - 5, -1), -1):
        if tokens[at + 1].pause:
            return None
        word = standard(tokens[at].word)
        if word in _NOT or (word in _NOT_YET and once):
            return at
        if word not in between and word != "lagi":
            return None
        once = once or word in _ONCE
    return None
