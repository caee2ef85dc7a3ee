"""Roots of verbs that tell of harm, from which the lexicon makes every form.

[K] Banjar roots are general knowledge: a native speaker must read them before launch.
"""

from typing import Final

# In any form: dipukul, memukul, mukulin, pemukulan, terpukul.
ANY_FORM: Final = frozenset(
    # hitting
    "pukul gebuk gebug gebuki tampar tendang tonjok jambak hajar aniaya siksa banting keroyok "
    "gampar gaplok tempeleng jotos keplak bogem cambuk sundut setrum hantam injak tampol toyor "
    "gebrak cakar gigit sabet pentung lukai sakiti kasari bully ancam intimidasi bentak hina maki "
    # hitting, Banjar [K]
    "tampiling sipak catuk tunjul sasah hantup tinju "
    # strangling
    "cekik cekek cakik bekap bekep piting jerat "
    # weapons
    "bacok tusuk tikam bacoki todong timpas suduk tembak gorok sayat silet "
    # killing
    "bunuh habisi racuni patii "
    # sexual
    "perkosa leceh cabul raba remas grepe gerayang garayang sodomi setubuhi tiduri telanjangi "
    "gauli gagahi hamili intip rabai entot ewe jamah "
    # held
    "sekap kurung culik sandera pasung rantai".split()
)

# Only as something done to a person; in other forms they are everyday words (bakar ikan).
PASSIVE: Final = frozenset(
    "dorong lempar lempari bakar siram seret tarik ludahi ikat kunci tahan paksa usir telantarkan "
    "terlantarkan kejar teror peras jual cium ciumi sentuh pegang peluk rekam foto sebar viralkan "
    "gantung tindih selingkuhi kuntit buntuti amuk ceburkan tenggelamkan rusak mutilasi eksploitasi "
    "hukum kasih nafkahi japai ambungi sariki mamai kata marahi labrak sikat culik timpuk jepit "
    "sulut colok larang kekang batasi kontrol nikahkan kawinkan jodohkan suruh".split()
)

# Words that are starred out like the roots: m*ti, p*sau.
STARRED: Final = frozenset("mati diri pisau parang kontol memek telanjang bugil seks porno".split())

ROOTS: Final = tuple(sorted(ANY_FORM | PASSIVE, key=lambda root: (-len(root), root)))
