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
    "kata sita jegal",
)

# Words that are starred out like the roots: m*ti, p*sau.
STARRED: Final = listed("mati diri pisau parang kontol memek telanjang bugil seks porno")

ROOTS: Final = tuple(sorted(ACTIVE | PASSIVE, key=lambda root: (-len(root), root)))

# A hasty "periksa", and names.
_ANOTHER_WORD: Final = listed("perksa sandra ranti anaya")


def _without_a_vowel(root: str) -> set[str]:
    """The root with one vowel inside left out, as in haste: pkul, pukl."""
    inside = range(1, len(root) - 1)
    shorter = {root[:at] + root[at + 1 :] for at in inside if root[at] in "aeiou"}
    return {word for word in shorter if word == squeeze(word)} - _ANOTHER_WORD


# "dpkul", "ditmpar": hasty spellings of the longer roots, with the root that is meant.
MISTYPED: Final = {
    wrong: root
    for root in sorted(ACTIVE)
    if len(root) > 4
    for wrong in sorted(_without_a_vowel(root))
}
