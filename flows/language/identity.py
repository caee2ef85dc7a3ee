"""Short questions of somebody who may hold another's phone: who is this, did she write to you.

Never answered but with one fixed sentence; see the page on safeguarding.
"""

import re
from typing import Final

from flows.language.danger import find_danger
from flows.language.spelling import plain, vocabulary

_MOST_WORDS: Final = 7
_AROUND: Final = vocabulary(
    "kak kakak mbak mas bu pak bang min admin ya maaf sorry permisi halo tadi please excuse",
)
_QUESTION: Final = vocabulary("ya apa siapa tidak kah kapan apakah benar beneran emang memang")
_OTHER: Final = (
    r"(?:(?:istri|suami|anak2?|adik|ade|kakak|ibu|bapak|pacar|mantan|teman|saudara|orang|cewek"
    r"|cowok|menantu|ponakan|keponakan|pembantu|art|tetangga)(?: saya|ku|nya)?|dia)"
)
_BETWEEN: Final = r"(?: (?:sudah|pernah|tadi|ada|kemarin|juga|yang|itu|malam|barusan|kah|ngapain))*"
_WROTE: Final = (
    r"(?:(?:me|nge|di)?lapor(?:in|kan)?|(?:nge)?chat|wa|cerita|curhat|ngadu|mengadu|hubungi|bilang"
    r"|bicara|(?:me)?nulis|tulis|kirim(?: pesan)?|sms|tanya)"
)
_TO: Final = (
    r"(?: (?:ke|di|sama|apa|saja|ya|tidak|kah|sini|situ|kamu|kalian|anda|ini|tadi|kemarin|kok"
    r"|kapan|siapa|dong|sih))*"
)
_HER: Final = r"(?:my (?:wife|husband|daughter|son|girlfriend|boyfriend|mother|sister|kid)|she|he)"
_ABOUT: Final = re.compile(
    rf"(?:(?:apa|apakah|benar|beneran|emang|memang|ini|kok) )*{_OTHER}{_BETWEEN} {_WROTE}{_TO}"
    rf"|siapa(?: saja)? yang{_BETWEEN} {_WROTE}(?: saya)?{_TO}"
    rf"|(?:did|has|is) {_HER}(?: (?:been|ever))? (?:writ|contact|report|talk|text|mesag|cal)\S*"
    r"(?: (?:to|you|here|saya|anything|with))*"
    rf"|what (?:did|has) {_HER} (?:say|said|write|writen|tel|told|report)(?: (?:you|to))*"
    r"|who (?:reported|contacted|wrote|texted)(?: (?:saya|you|to))*"
)
_ASKED_BY_ITSELF: Final = re.compile(r"siapa|did|has|is|what|who|apa|apakah|benar|beneran")
# "Ini no siapa": "no" is read as a "not".
_WHO: Final = re.compile(
    r"(?:siapa|sapa) (?:ini|kamu|kalian|anda)|(?:ini|kamu|kalian|anda)(?: dengan)? (?:siapa|sapa)"
    r"|dengan (?:siapa|sapa)(?: ini)?|ini (?:nomor|wa|chat|kontak|akun) (?:hp )?(?:siapa|sapa|apa)"
    r"|ini tidak (?:siapa|sapa)|(?:nomor|wa|kontak) (?:siapa|sapa) ini"
    r"|(?:saya )?salah (?:sambung|kirim|nomor|orang|chat)"
    r"|who(?:s| is) this|who are you|wrong nomor|whose nomor is this"
)


def asks_about_other(text: str) -> bool:
    """Whether a short message asks if, or what, another person wrote to us."""
    said = plain(text)
    line = " ".join(word for word in said if word not in _AROUND)
    if len(said) > _MOST_WORDS or not _ABOUT.fullmatch(line) or find_danger(text):
        return False
    asked = "?" in text or not _QUESTION.isdisjoint(said)
    return asked or bool(_ASKED_BY_ITSELF.match(line))


def asks_who(text: str) -> bool:
    """Whether a short message asks whose number this is, or claims a wrong one."""
    said = plain(text)
    line = " ".join(word for word in said if word not in _AROUND)
    return len(said) <= _MOST_WORDS and bool(_WHO.fullmatch(line))
