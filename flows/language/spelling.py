"""Words as they are shortened in chat, and the standard word that each stands for."""

from collections.abc import Iterable
from typing import Final

from flows.language.characters import squeeze, without_apostrophes
from flows.language.normalise import words

_VARIANTS: Final = {
    # yes and no, in Indonesian, Banjar, Javanese, English
    "ya": "iya iy y yah iye iyo iyes iyh yaa yoi yoii yup yep yes yess yeah yea yaps yups inggih "
    "nggih enggih injih ho'oh hooh heeh he-eh heem ya'a yaw",
    "oke": "ok okay okey okeh okok oki okei okk oks okelah",
    "betul": "btul btl bettul bujur",
    "benar": "bnr bener benr bnar",
    "boleh": "blh bole boleeh",
    "tidak": "tdk tdak tida tidk tidakk tdx tidaak g ga gk gak ngga nggak engga enggak kaga kagak "
    "ndak nda ndk dak tak kada kd kadak kadada nggk ngk gag gaa gax ogak ga' nga' no nope nggx "
    "mboten ora idak indak tidag not gakk endak never ndaa nope ngak ngga'",
    "bukan": "bkn bukn",
    "jangan": "jgn jngn jangn jng jgan jangann don't dont",
    "belum": "blm blum belom blom lom lum balum blon",
    # people
    "saya": "sy sya aku ak aq aqu q gw gue gua ane ulun unda sayaa i me",
    "kamu": "km kmu lu lo elu pian ikam",
    "dia": "dy inya",
    "orang": "org orng urang oraang",
    "anak": "ank anakk",
    "suami": "swami swmi suamik",
    "istri": "isteri bini",
    "ibu": "mama mamah bunda ibuk emak uma mamak",
    "bapak": "ayah papah abah abi bokap",
    "kak": "ka k kk kaka kak2 kaak",
    "mbak": "mba mbk",
    # small words
    "yang": "yg yng nang",
    "di": "d",
    "dan": "n dn and",
    "atau": "atw ato or",
    "dengan": "dgn dg dngn wan lawan",
    "sama": "sm ama",
    "untuk": "utk buat gasan",
    "tapi": "tp tpi tetapi tpii but",
    "karena": "krn karna krna soalnya",
    "kalau": "klo kalo kl klu kalu klw",
    "sudah": "sdh udh udah dah sudh suda udahh",
    "lagi": "lg lgi lage",
    "sedang": "sdg sdang sdng",
    "mau": "mo mw maw handak hndk hendak",
    "ingin": "pengen pgn pengin kepengen pingin pngen ngin",
    "saja": "aja aj ae aje sj haja",
    "juga": "jg jga jua",
    "dulu": "dlu dl dolo",
    "ini": "ni nih nii",
    "itu": "tu tuh",
    "ada": "ad adaa",
    "apa": "ap apaan",
    "bagaimana": "gimana gmn gmna bgmn",
    "kenapa": "knp knapa napa mengapa ngapa kenape kanapa",
    "sampai": "smpe sampe ampe smpai smpi hingga sampek",
    "dari": "dr dri",
    "dalam": "dlm dalem",
    "banyak": "byk bnyk",
    "sekali": "skali skli bgt banget bngt",
    "tahu": "tau tw taw",
    "bisa": "bs bsa kawa",
    "cuma": "cm cuman hanya hny cma",
    "terus": "trs trus",
    "pakai": "pake pk pkai pakek make",
    "bilang": "blg bilg",
    "sendiri": "sndiri sndr sendirian",
    "semua": "smua semuanya sabarataan",
    "masih": "msh masi",
    # time
    "sekarang": "skrg skr skrang skarang skrng sekrang now wayahini",
    "tadi": "td tdi",
    "nanti": "nnti ntar ntr nti entar kaina",
    "besok": "bsk bsok besuk isuk tomorrow",
    "kemarin": "kmrn kmaren kemaren kmrin kmarin yesterday",
    "malam": "mlm mlem malem mlam night",
    "pagi": "pgi pagiii morning",
    "siang": "siank afternoon",
    "hari": "hr hri",
    "kadang": "kadang2 kadang-kadang kdg kdang kadang2nya",
    "sering": "sring srg",
    "selalu": "sll slalu",
    # help and courtesy
    "tolong": "tlg tlng tlong tolg tlonk tulung tolonk tolon tolomg rolong tulong",
    "please": "pls plis plz pliss pliis",
    "bantu": "bntu bnatu bantuin",
    "terima kasih": "makasih mksh makasi tks thx thanks thank trims trimakasih terimakasih "
    "tq suwun tengkyu thankyou trimksh makasii mksih",
    "halo": "hallo hello helo alo hai hi hay hy hei hey hellow heloo haii hii",
    "selamat": "slmt met slamat salamat",
    "info": "infonya informasi informasinya inpo",
    # things and actions
    "telepon": "telpon telp tlp tlpn telfon telefon tilpun telepn tlfn tilpon nelpon phone",
    "nomor": "nomer nmr nmer nomber number nomornya",
    "hp": "hape handphone ponsel hpku henpon",
    "wa": "whatsapp whatsap watsap wasap",
    "pesan": "psn",
    "hubungi": "hub hubungin ngehubungin menghubungi kontak",
    "bicara": "ngomong omong berbicara bapandir bicra",
    "keluar": "kluar kluwar keluwar",
    "rumah": "rmh rumh umah",
    "napas": "nafas bernapas bernafas",
    "video": "vidio vidoe vid videonya",
    "foto": "poto photo",
    "aman": "amn aman2",
    "kurang": "krg krang",
    "takut": "tkut takutt takutan",
    "tahun": "thn th thun taun",
    "bulan": "bln",
    "bahasa": "bhs bhsa basa",
    "petugas": "ptugas petugass",
}

_STANDARD: Final = {
    squeeze(without_apostrophes(variant)): squeeze(word)
    for word, variants in _VARIANTS.items()
    for variant in (word, *variants.split())
}
# Two words of one, as a phone keyboard splits them.
_PAIRS: Final = {
    ("td", "k"): "tidak",
    ("ti", "dak"): "tidak",
    ("ga", "k"): "tidak",
    ("wayah", "ini"): "sekarang",
    ("wayah", "hini"): "sekarang",
    ("terima", "kasih"): "terima kasih",
    ("thank", "you"): "terima kasih",
    ("no", "hp"): "nomor hp",
    ("no", "wa"): "nomor wa",
    ("no", "telp"): "nomor telepon",
}


def standard(word: str) -> str:
    """The standard word behind one typed word; the word, repeats taken out, if none is known."""
    known = _STANDARD.get(word)
    if known:
        return known
    squeezed = squeeze(without_apostrophes(word))
    return _STANDARD.get(squeezed, squeezed)


def standard_all(typed: Iterable[str]) -> tuple[str, ...]:
    """The standard words, pairs that belong together made one."""
    given = list(typed)
    result: list[str] = []
    while given:
        pair = _PAIRS.get((given[0], given[1])) if len(given) > 1 else None
        result += pair.split() if pair else standard(given[0]).split()
        given = given[2 if pair else 1 :]
    return tuple(result)


def plain(text: str) -> tuple[str, ...]:
    """The standard words of a text, comparable with those of any other text."""
    return standard_all(words(text))


def vocabulary(*lists: str) -> frozenset[str]:
    """A set of words, written as lists with spaces, as `plain` gives them."""
    return frozenset(part for text in lists for word in text.split() for part in plain(word))
