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

# Each word's letter: Y yes, B yes, and refused behind a no ("ga benar"), E either ("mau",
# "ga mau"), R only ever refused ("ga usah"), N no, a "ya": yes, or a soft ending behind a no.
_LETTERS: Final = {
    "a": vocabulary("ya"),
    "Y": vocabulary(
        "oke siap pasti tentu jelas iyalah yalah okelah sip gas gaskeun",
        "sure correct right true absolutely definitely course",
    ),
    "B": vocabulary("betul benar setuju"),
    "E": vocabulary("mau boleh bisa perlu ada pernah ingin jadi silakan silahkan"),
    "R": vocabulary("usah want need do"),
    "N": vocabulary("tidak bukan jangan ogah emoh nggaklah tidaklah gaklah enggaklah"),
}
_AROUND: Final = vocabulary(
    "kak kakak mbak mas bu ibu pak bapak bang dek min admin om tante sis bro",
    "dong deh kok sih lah nih tuh loh lho mah kan saja ini itu sekali memang emang makasih please",
    "tolong terimakasih of",
)
_SHAPES: Final = {
    Affirmation.YES: re.compile(r"(?:[YBa]+E*|E+)[YBa]*"),
    Affirmation.NO: re.compile(r"(?:N+[EBRa]*)+"),
}


def affirmation(text: str) -> Affirmation:
    """Whether a whole message says yes or no."""
    for thumb, word in _THUMBS.items():
        text = text.replace(thumb, f" {word} ")
    said = [word for word in plain(text) if word not in _AROUND]
    shape = "".join(_letter(word) for word in said)
    if "bukan" in said and "tidak" in said:  # they may cancel each other: "bukan tidak mau"
        return Affirmation.UNCLEAR
    for meaning, pattern in _SHAPES.items():
        if pattern.fullmatch(shape):
            return meaning
    return Affirmation.UNCLEAR


def _letter(word: str) -> str:
    return next((letter for letter, words in _LETTERS.items() if word in words), "?")
