"""Yes and no, said with the whole message; everything longer or softer is unclear."""

import re
from enum import StrEnum
from typing import Final

from flows.language.spelling import plain, vocabulary


class Affirmation(StrEnum):
    """What a whole message says to a question of yes or no."""

    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"


# Before emoji are taken away: a thumb alone is an answer.
_THUMBS: Final = {"👍": "ya", "👌": "ya", "✅": "ya", "👎": "tidak", "❌": "tidak"}

_YES: Final = vocabulary("ya oke betul benar siap setuju pasti tentu jelas iyalah sip yalah")
_YES_ENGLISH: Final = vocabulary("sure correct right true absolutely definitely course gas gaskeun")
_NO: Final = vocabulary("tidak bukan jangan ogah emoh nggaklah tidaklah gaklah")
# Yes alone; behind a no they say what is refused: "mau", "ga mau".
_EITHER: Final = vocabulary("mau boleh bisa perlu ada pernah ingin jadi silakan silahkan")
_REFUSED: Final = vocabulary("usah betul benar setuju want need")
_AROUND: Final = vocabulary(
    "kak kakak mbak mas bu pak bang dek min admin om tante sis bro say",
    "dong deh kok sih lah nih tuh loh lho mah kan saja ini itu sekali memang emang makasih please",
    "tolong terimakasih of",
)
_SHAPES: Final = {
    # Y yes, E either, N no, R refused; "ya" behind a no is only a soft ending.
    Affirmation.YES: re.compile(r"(?:[Ya]+E*|E+)[Ya]*"),
    Affirmation.NO: re.compile(r"(?:N+[ERa]*)+"),
}


def affirmation(text: str) -> Affirmation:
    """Whether a whole message says yes or no."""
    for thumb, word in _THUMBS.items():
        text = text.replace(thumb, f" {word} ")
    said = [word for word in plain(text) if word not in _AROUND]
    shape = "".join(_kind(word) for word in said)
    if _twice_no(said):
        return Affirmation.UNCLEAR
    for meaning, pattern in _SHAPES.items():
        if pattern.fullmatch(shape):
            return meaning
    return Affirmation.UNCLEAR


def _kind(word: str) -> str:
    if word == "ya":
        return "a"
    if word in _NO:
        return "N"
    if word in _REFUSED:
        return "R" if word not in _YES else "Y"
    if word in _EITHER:
        return "E"
    return "Y" if word in _YES | _YES_ENGLISH else "?"


def _twice_no(said: list[str]) -> bool:
    """Two different words for no, which may cancel each other: "bukan tidak mau"."""
    return "bukan" in said and "tidak" in said
