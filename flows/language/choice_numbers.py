"""Choosing by number: "1", "no 1", "yg pertama", "1 td dicekik sbntr", but not "2 kali"."""

import re
from collections.abc import Sequence
from typing import Final

from flows.language.characters import clean
from flows.language.choice_labels import Labels
from flows.language.numbers import UNITS, in_digits
from flows.language.spelling import standard, vocabulary

NO_OPTION: Final = -1

_PIECE: Final = re.compile(r"\d+(?:[.,:/-]\d+)+|\d+|[^\W\d_]+|[,;&+\n]")
_PHONE: Final = re.compile(r"0\d{3}|62\d{6}")
_LISTED: Final = re.compile(r"(?<=\d)[.,/](?=\d)")
_ORDINALS: Final = (
    ("pertama", "first"),
    ("kedua", "second"),
    ("ketiga", "third"),
    ("keempat", "fourth"),
    ("kelima", "fifth"),
    ("keenam", "sixth"),
    ("ketujuh",),
    ("kedelapan",),
    ("kesembilan",),
)
_LAST: Final = frozenset({"terakhir", "last"})
# Words that lead to a number and add nothing: "saya pilih yang nomor 2".
_LEADING: Final = vocabulary(
    "saya mau pilih pilihan memilih milih opsi option nomor number angka jawab jawaban jawabannya",
    "yang ke oke ya kak itu ini the",
)
_TRAILING: Final = vocabulary(
    "kak kakak ya saja dulu dong deh nih lah bu pak mbak mas min admin sih please itu ini one",
    "terimakasih",
)
# What a number counts: then it chooses nothing.
_COUNTED: Final = vocabulary(
    "kali x hari minggu mgg bulan tahun jam menit mnt detik orang anak korban pelaku saudara adik",
    "kakak laki cowok cewek perempuan wanita pria bayi balita cucu istri suami juta jt ribu rb",
    "ratus puluh belas persen pagi siang sore malam am pm wita wib wit foto video pesan meter km",
    "cm kg lantai rumah pisau buah ekor lembar biji bungkus botol setengah seperempat kasus",
    "semester januari februari maret april mei juni juli agustus september oktober november",
    "desember jan feb mar apr jun jul agu ags agt sep sept okt nov des times days weeks months",
    "years hours people kids children day week month year hour time laporan sd sma bersaudara",
)
# "1 lg dipukul" chooses and tells on; "1 lagi kak" is one thing more.
_GOING_ON: Final = re.compile(r"(?:di(?!a$)|me|ng|ny|ber|sem|tak).+")
_ALSO: Final = frozenset(",;&+\n") | vocabulary("dan atau sama serta plus sampai")
_IN_FRONT: Final = _LEADING | _ALSO
_EMPTY: Final = _IN_FRONT | _TRAILING


def chosen_number(text: str, options: Labels) -> int | None:
    """The index chosen by number; `NO_OPTION` for a number that is none; None without one."""
    pieces = _after_leading(_PIECE.findall(clean(text)))
    if not pieces:
        return None
    if not pieces[0][0].isdecimal() and pieces[0] not in UNITS:
        return _ordinal(pieces, options.count)
    number, *rest = in_digits(pieces)
    if pieces[1:] and _PHONE.match(pieces[1]):
        rest = []  # "2 0812… jam 9": the number to call
    if not _is_option(number, options.count):
        return NO_OPTION
    index = int(number) - 1
    return index if _is_choice(index, rest, options) else NO_OPTION


def numbers_only(text: str, count: int) -> tuple[int, ...]:
    """The indices of a reply of nothing but numbers: "1,3", "1 dan 3", "no 1 sama no 3"."""
    pieces = in_digits(_PIECE.findall(_LISTED.sub(" , ", clean(text))))
    numbers = [piece for piece in pieces if not _adds_nothing(piece)]
    if any(standard(piece) in {"atau", "sampai"} for piece in pieces):
        return ()
    if not all(_is_option(number, count) for number in numbers):
        return ()
    return tuple(sorted({int(number) - 1 for number in numbers}))


def _adds_nothing(piece: str) -> bool:
    return piece == "no" or standard(piece) in _EMPTY


def _after_leading(pieces: list[str]) -> list[str]:
    for at, piece in enumerate(pieces):
        if piece != "no" and standard(piece) not in _IN_FRONT:
            return pieces[at:]
    return []


def _is_option(number: str, count: int) -> bool:
    return number.isdecimal() and len(number) < 3 and 1 <= int(number) <= count


def _ordinal(pieces: Sequence[str], count: int) -> int | None:
    """The index of "yang pertama" or "terakhir", if no more is said."""
    if any(standard(piece) not in _TRAILING for piece in pieces[1:]):
        return None
    if pieces[0] in _LAST:
        return count - 1
    index = next((at for at, words in enumerate(_ORDINALS) if pieces[0] in words), None)
    return index if index is None or index < count else NO_OPTION


def _is_choice(index: int, rest: Sequence[str], options: Labels) -> bool:
    """Whether a number chooses, by what comes behind it."""
    if not rest or options.begins(index, rest):
        return True
    if rest[0] in _ALSO or standard(rest[0]) in _ALSO:
        return not any(piece.isdecimal() for piece in rest[1:2])
    if rest[0][0].isdecimal():
        return len(rest[0]) > 3  # a time or a phone number: "1 22.00", "2 0812 …"
    if rest[0].removesuffix("nya") in UNITS:
        return False  # several numbers, or "dua-duanya": both of them
    if standard(rest[0]) == "lagi":
        return bool(rest[1:] and _GOING_ON.fullmatch(rest[1]))
    if standard(rest[0]) == "jam" and rest[1:2] and rest[1].isdecimal():
        return not (rest[2:] and standard(rest[2]) in _COUNTED - {"pagi", "siang", "sore", "malam"})
    other = options.exactly(" ".join(rest))
    return standard(rest[0]) not in _COUNTED and other in {None, index}
