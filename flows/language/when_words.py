"""Words of time as they are typed, made standard: "bsk jm setengah delapan" in one spelling."""

import re
from typing import Final

from flows.language.characters import APOSTROPHES, squeeze, without_apostrophes
from flows.language.normalise import normalise
from flows.language.numbers import in_digits

WEEKDAYS: Final = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
MONTHS: Final = (
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
)
_VARIANTS: Final = {
    "senin": "snin sen senen monday mon",
    "selasa": "slasa sls tuesday tue",
    "rabu": "rbu rebo wednesday wed",
    "kamis": "kms kmis thursday thu",
    "jumat": "jmt jum'at jumaat jumahat jemuah friday fri",
    "sabtu": "sbtu sbt saptu saturday sat",
    "hari minggu": "ahad akhad sunday",
    "minggu": "mggu mgg mnggu minggunya week weeks",
    "januari": "jan january",
    "februari": "feb pebruari febuari february",
    "maret": "mar mrt march",
    "april": "apr",
    "mei": "may",
    "juni": "jun june",
    "juli": "jul july",
    "agustus": "agu ags agt agust aug august",
    "september": "sep sept",
    "oktober": "okt october oct",
    "november": "nov nopember nop",
    "desember": "des december dec",
    "jam": "jm pukul pkl pkul jamnya hour hours at",
    "menit": "mnt mnit mins minutes minute",
    "hari": "hr hri day days harian",
    "bulan": "bln month months",
    "tahun": "thn th thun taun year years",
    "tanggal": "tgl tggl tglnya tanggalnya",
    "besok": "bsk bsok besuk esok isuk tomorrow",
    "lusa": "lsa besoknya_lagi",
    "tulat": "tubin",
    "kemarin": "kmrn kmaren kemaren kmrin kmarin samalam yesterday",
    "sekarang": "skrg skr skrng skrang skarang now",
    "barusan": "brusan brsn barusn",
    "tadi": "td tdi",
    "nanti": "nnti ntar ntr nti entar kaina",
    "semalam": "semlm smlm",
    "pagi": "pgi pg pagi2 morning",
    "siang": "sng siank",
    "sore": "sre petang sorean kamarian afternoon",
    "malam": "mlm mlem malem mlam evening night",
    "malam ini": "tonight",
    "hari ini": "today",
    "subuh": "shubuh fajar",
    "dini hari": "dinihari",
    "magrib": "maghrib mahrib",
    "isya": "isa",
    "zuhur": "dzuhur duhur zohor dhuhur lohor",
    "asar": "ashar asyar",
    "lagi": "lg lgi",
    "lalu": "lewat_sudah ago kemudiannya last",
    "depan": "dpn next",
    "yang": "yg",
    "setengah": "stgh stengah stngah setgh stgah 1/2 half",
    "seperempat": "sprempat",
    "sampai": "smp smpe sampe ampe smpai hingga s/d until till",
    "sekitar": "skitar kira kira-kira skira kurang_lebih about around",
    "kurang": "krg krang",
    "lebih": "lbh",
    "atau": "ato atw or",
    "ini": "ni this",
    "habis": "abis bis bada ba'da setelah",
    "lewat": "lwt past",
}
_STANDARD: Final = {
    squeeze(without_apostrophes(variant)): word
    for word, variants in _VARIANTS.items()
    for variant in (word, *variants.split())
}
_PHONE: Final = re.compile(r"(?:\+?62[ -]?|\b0)8\d{1,2}(?:[ .-]?\d{3,5}){2,3}\b")
_PIECE: Final = re.compile(
    rf"\d{{1,4}}(?:[./:-]\d{{1,4}})+|\d+|s/d|[^\W\d_]+(?:[{APOSTROPHES}][^\W\d_]+)?|[-,]"
)
_ENGLISH_ORDER: Final = re.compile(r"\b(next|last|this) ([^\W\d_]+)")
_ABOUT: Final = re.compile(r"(?<=\d)\s?-?an\b")


def timeline(text: str) -> str:
    """The text in standard words of time and in digits, without phone numbers."""
    line = _PHONE.sub(" ", normalise(text))
    line = _ENGLISH_ORDER.sub(r"\2 \1", line)
    line = _ABOUT.sub(" sekitar ", line).replace("1/2", " setengah ")
    pieces = (_standard(piece) for piece in _PIECE.findall(line))
    return " ".join(in_digits(" ".join(pieces).split()))


def _standard(piece: str) -> str:
    squeezed = squeeze(without_apostrophes(piece))
    return _STANDARD.get(squeezed, piece)
