"""Places of Balikpapan as they are typed: six kecamatan and 34 kelurahan.

[K] The list and the short forms are general knowledge; the agency confirms them. A wrong
reading costs little (it only orders services), so what is unsure is no place. "Km 12" of the
road Soekarno Hatta crosses several kecamatan and says nothing certain.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from flows.language.characters import squeeze
from flows.language.normalise import words
from flows.language.typos import distance


@dataclass(frozen=True, slots=True)
class Place:
    """A kecamatan by its permanent name, and the kelurahan where one was named."""

    kecamatan: str
    kelurahan: str | None = None


KELURAHAN: Final = {
    "selatan": (
        "Gunung Bahagia",
        "Sepinggan",
        "Sepinggan Baru",
        "Sepinggan Raya",
        "Sungai Nangka",
        "Damai Baru",
        "Damai Bahagia",
    ),
    "kota": ("Prapatan", "Telaga Sari", "Klandasan Ulu", "Klandasan Ilir", "Damai"),
    "timur": ("Manggar", "Manggar Baru", "Lamaru", "Teritip"),
    "utara": (
        "Muara Rapak",
        "Gunung Samarinda",
        "Gunung Samarinda Baru",
        "Batu Ampar",
        "Karang Joang",
        "Graha Indah",
    ),
    "tengah": (
        "Gunung Sari Ilir",
        "Gunung Sari Ulu",
        "Mekar Sari",
        "Karang Rejo",
        "Sumber Rejo",
        "Karang Jati",
    ),
    "barat": (
        "Baru Ilir",
        "Baru Tengah",
        "Baru Ulu",
        "Kariangau",
        "Margo Mulyo",
        "Margasari",
    ),
}
KECAMATAN: Final = tuple(KELURAHAN)

# Names that say the kecamatan only.
_SHORT: Final = {
    "selatan": ("balsel",),
    "kota": ("balkot", "klandasan"),
    "timur": ("baltim",),
    "utara": ("balut",),
    "tengah": ("balteng", "gunung sari"),
    "barat": ("balbar",),
}
# Other names of a kelurahan.
_ALSO: Final = {
    "Muara Rapak": ("rapak",),
    "Margasari": ("marga sari",),
    "Prapatan": ("perapatan",),
}
_VARIANTS: Final = {
    "balikpapan": "bppn bpn bpp balikpapn blkpapan bpapan",
    "gunung": "gn gng gnung",
    "sungai": "sei sungei sngai",
    "selatan": "slatan selatn sltn",
    "utara": "utra",
    "timur": "tmur timr",
    "barat": "brat",
    "tengah": "tngah tengh",
    "kecamatan": "kec kecamtan",
    "kelurahan": "kel kelurhan",
    "daerah": "drh daera",
    "manggar": "mangar manggr",
    "lamaru": "lamaro",
    "teritip": "tritip",
    "baru": "bru",
    "sari": "sry",
    "rejo": "redjo",
    "joang": "juang",
    "mulyo": "mulio mulya",
    "graha": "griya",
    "di": "d dii",
}
_STANDARD: Final = {
    squeeze(variant): squeeze(word)
    for word, variants in _VARIANTS.items()
    for variant in (word, *variants.split())
}
# Words of every day: a name that begins so is a place only where something says that it is one.
_EVERYDAY: Final = frozenset({"damai", "baru", "prapatan", "perapatan", *KECAMATAN})
_BEFORE: Final = frozenset({"kelurahan", "kecamatan", "daerah", "balikpapan", "di", "in"})
_DIRECTION_BEFORE: Final = frozenset({"kecamatan"})
_BEHIND: Final = frozenset({"balikpapan", "kecamatan"})
# Behind an everyday word these make another word of it: "di damai in", "baru tengah malam".
_GOES_ON: Final = frozenset({"in", "kan", "malam", "mlm", "hari", "saja", "aja"})
_OVER: Final = frozenset({"kak", "kaka", "mbak", "bu", "pak", "min", "ya", "saya", "sy", "tinggal"})
_LONG_ENOUGH: Final = 7

Name = tuple[str, ...]


def find_place(text: str) -> Place | None:
    """The place that a text names: a kelurahan before a bare kecamatan, the first of several."""
    said = tuple(_standard(word) for word in words(text))
    found = list(_found(said))
    return next((place for place in found if place.kelurahan), found[0] if found else None)


def _standard(word: str) -> str:
    """The word in one spelling; a letter wrong in a long name that no other word resembles."""
    squeezed = squeeze(word)
    if squeezed in _STANDARD or len(squeezed) < _LONG_ENOUGH:
        return _STANDARD.get(squeezed, squeezed)
    near = (name for name in _RARE if name[0] == squeezed[0] and distance(name, squeezed) == 1)
    return next(near, squeezed)


def _found(said: Name) -> Iterator[Place]:
    """Every place, the longest name first at each word."""
    at = 0
    while at < len(said):
        length = next((n for n in _LENGTHS if _is_named(said, at, n)), 0)
        if length:
            yield _NAMES[said[at : at + length]]
        at += length or 1


def _is_named(said: Name, at: int, length: int) -> bool:
    name = said[at : at + length]
    if len(name) < length or name not in _NAMES:
        return False
    if name[0] not in _EVERYDAY:
        return True
    before, behind = said[:at], said[at + length :]
    if behind and behind[0] in _GOES_ON:
        return False
    leading = _DIRECTION_BEFORE if name[0] in KECAMATAN else _BEFORE
    told = not leading.isdisjoint(before[-1:]) or not _BEHIND.isdisjoint(behind[:1])
    return told or _OVER.issuperset((*before, *behind))


def _names() -> Iterator[tuple[Name, Place]]:
    for kecamatan, kelurahan in KELURAHAN.items():
        for short in (kecamatan, f"balikpapan {kecamatan}", *_SHORT[kecamatan]):
            yield from _spelt(short, Place(kecamatan))
        for name in kelurahan:
            for typed in (name.lower(), *_ALSO.get(name, ())):
                yield from _spelt(typed, Place(kecamatan, name))


def _spelt(typed: str, place: Place) -> Iterator[tuple[Name, Place]]:
    """A name in words, and its first two words written as one."""
    name = tuple(_STANDARD.get(squeeze(word), squeeze(word)) for word in typed.split())
    yield name, place
    if len(name) > 1:
        yield (squeeze(name[0] + name[1]), *name[2:]), place


_NAMES: Final = dict(_names())
_LENGTHS: Final = sorted({len(name) for name in _NAMES}, reverse=True)
_RARE: Final = tuple(
    sorted({name[0] for name in _NAMES if len(name[0]) > _LONG_ENOUGH} | {squeeze("samarinda")})
)
