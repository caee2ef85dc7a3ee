"""Roots of verbs that tell of harm, from which every form is made.

[K] Banjar roots are general knowledge: a native speaker must read them before launch.
"""

from typing import Final

from flows.language.characters import listed, squeeze

# Done to a person, in any form: dipukul, memukul, mukulin, pemukulan, terpukul.
ACTIVE: Final = listed(
    "pukul gebuk gebug tampar tendang tonjok jambak hajar aniaya siksa banting keroyok gampar",
    "gaplok tempeleng jotos keplak bogem cambuk sundut setrum hantam hantem injak tampol",
    "toyor cakar cubit jedot gigit sabet pentung lukai bully ancam ancem bentak hina",
    "intimidasi lecehkan",
    "tampiling sipak catuk tunjul sasah hantup tinju",
    "tabok jitak jewer sikut bentur benturkan pelintir plintir geplak kepruk gibeng bantai getok",
    "jiwit sapak pangkung antem tapuk tujah tabas tebas penggal hunus dupak sepak",
    "cekik cekek cakik bekap bekep",
    "bacok tusuk tikam todong timpas suduk tembak gorok sayat silet bunuh",
    "perkosa leceh cabul raba remas grepe gerayang garayang sodomi setubuh intip entot ewe",
    "sekap kurung culik sandera pasung rantai sebar",
)

# Only as something done to a person; in other forms they are everyday words (bakar ikan).
PASSIVE: Final = listed(
    "dorong lempar bakar siram seret tarik ludah ikat kunci tahan paksa usir telantar terlantar",
    "kejar teror peras jual cium sentuh pegang peluk rekam foto viral gantung tindih kuntit buntut",
    "tenggelam mutilasi eksploitasi kasih nafkah maki sakit kasar racun habisi patii piting jerat",
    "hamil tidur gaul gagah telanjang jamah marah labrak timpuk jepit sulut colok larang kekang",
    "kontrol nikah kawin jodoh suruh japai ambung sarik mamai tekan teken",
    "kata sita jegal kubur abis oper gores setrika gembok buang tekek pateni tampung",
    "booking jerumus",
)

# Words that are starred out like the roots: m*ti, p*sau.
STARRED: Final = listed("mati diri bundir pisau parang kontol memek telanjang bugil seks porno")

# A hasty "periksa", and names; and what a root becomes when it is said in another way.
_ANOTHER_WORD: Final = listed(
    "perksa sandra ranti anaya back speak tabs sash strum tusk cakra reams silt sbar sayt patani",
    "grape leche grok sabar sabat tambak tandang tabang jual tarek",
    "lemper baker jambrek takan tanggalam user hena awe paras abang gantong sakap",
)
_OTHER_VOWEL: Final = {"u": "o", "o": "u", "e": "i", "i": "e", "a": "e"}


def as_spoken(root: str) -> list[str]:
    """The root, and as it is said: tusok, cekek (the last vowel), aniyaya, and Banjar cakik."""
    found = [root]
    last = max(root.rfind(vowel) for vowel in "aueoi")
    if root[last] in _OTHER_VOWEL and last < len(root) - 1:
        found.append(root[:last] + _OTHER_VOWEL[root[last]] + root[last + 1 :])
    if "ia" in root:
        found.append(root.replace("ia", "iya"))
    if "e" in root[:-2]:
        found.append(root[:-2].replace("e", "a") + root[-2:])
    return [one for one in dict.fromkeys(found) if one == root or one not in _ANOTHER_WORD]


def _hasty(root: str) -> set[str]:
    """The root typed in haste: one vowel inside left out (pkul), two letters swapped (bunhu)."""
    inside = range(1, len(root) - 1)
    shorter = {root[:at] + root[at + 1 :] for at in inside if root[at] in "aeiou"}
    swapped = {root[:at] + root[at + 1] + root[at] + root[at + 2 :] for at in inside}
    return {word for word in shorter | swapped if word == squeeze(word)} - {root} - _ANOTHER_WORD


def _longest_first(roots: frozenset[str]) -> list[str]:
    return sorted(roots, key=lambda root: (-len(root), root))


_SPOKEN: Final = frozenset(spoken for root in ACTIVE | PASSIVE for spoken in as_spoken(root))
ROOTS: Final = (*_longest_first(ACTIVE | PASSIVE), *_longest_first(_SPOKEN - ACTIVE - PASSIVE))

_LONG_ENOUGH: Final = 5


def _mistyped(roots: frozenset[str]) -> dict[str, str]:
    known = sorted(root for root in roots if len(root) >= _LONG_ENOUGH)
    return {wrong: root for root in known for wrong in sorted(_hasty(root)) if wrong not in roots}


# "dpkul", "membnuh", "d tekn": hasty spellings of the longer roots, as they begin a word, with
# what is meant. The passive roots are everyday words: only behind a "di".
_BEFORE: Final = ("", "mem", "men", "meng", "ng", "nge", "ter", "ke", "ku")
HASTY: Final = {
    prefix + wrong: full + root
    for roots, prefixes in ((PASSIVE, ()), (ACTIVE, _BEFORE))
    for wrong, root in _mistyped(roots).items()
    for prefix, full in (("d", "di"), ("di", "di"), *((one, one) for one in prefixes))
}

# Verbs of harm that are split to hide them, or by a keyboard: "bun uh", "dile ceh", "per kosa".
WHOLE: Final = tuple(
    sorted(listed("bunuh bundir perkosa leceh cabul cekik pukul tampar tendang bacok tusuk sodomi"))
)
_BLADES: Final = ("celurit", "clurit", "golok", "mandau", "parang", "pisau", "senjata", "telanjang")
_SPLIT_AFTER: Final = listed("mu me di se ke per bu ta ra")


def _pieces() -> dict[str, frozenset[str]]:
    """The first part of a split verb, with and without "di", and what may come behind it."""
    found: dict[str, set[str]] = {}
    for word in (*WHOLE, *_BLADES):
        for at in range(2, len(word) - 1):
            if word[:at] not in _SPLIT_AFTER or len(word) - at > 3:
                for head in (word[:at], "di" + word[:at], "d" + word[:at]):
                    found.setdefault(head, set()).add(word[at:])
    return {head: frozenset(rests) for head, rests in found.items()}


PIECES: Final = _pieces()
