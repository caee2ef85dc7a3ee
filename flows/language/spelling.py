"""Words as they are shortened in chat, and the standard word that each stands for."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from flows.language.characters import squeeze, without_apostrophes
from flows.language.normalise import ONE_MESSAGE, words

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
    "mboten ora idak indak tidag not gakk endak never ndaa nope ngak ngga' ra ora gak2 gapp",
    "bukan": "bkn bukn",
    "jangan": "jgn jngn jangn jng jgan jangann don't dont",
    "belum": "blm blum belom blom lom lum balum blon",
    # people
    "saya": "sy sya aku ak aq aqu q gw gue gua ane ulun unda sayaa i me ku kulo awakku sayah",
    "kamu": "km kmu lu lo elu pian ikam kowe koe mu loe lw sampeyan",
    "dia": "dy inya dye deweke diya",
    "orang": "org orng urang oraang wong wng",
    "anak": "ank anakk anake anak2 anak-anak anaku2",
    "suami": "swami swmi suamik bojo bojoku bojone lanange swamiku suamik",
    "istri": "isteri bini",
    "ibu": "mama mamah bunda ibuk emak uma mamak mamaku nyokap emakku mamake simbok",
    "bapak": "ayah papah abah abi bokap bapake bokapku bpk bp ayahku",
    "kak": "ka k kk kaka kak2 kaak",
    "mbak": "mba mbk",
    # small words
    "yang": "yg yng nang",
    "di": "d",
    "dan": "n dn and",
    "atau": "atw ato or",
    "dengan": "dgn dg dngn wan lawan",
    "sama": "sm ama karo karro ambek mbek",
    "untuk": "utk buat gasan",
    "tapi": "tp tpi tetapi tpii but",
    "karena": "krn karna krna soalnya",
    "kalau": "klo kalo kl klu kalu klw mun yen amun nek kalo2",
    "sudah": "sdh udh udah dah sudh suda udahh wis wes uwes uwis",
    "lagi": "lg lgi lage lgii lgy",
    "sedang": "sdg sdang sdng",
    "mau": "mo mw maw handak hndk hendak arep mao",
    "ingin": "pengen pgn pengin kepengen pingin pngen ngin pnggn pngn pengn kpngn kepengin",
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
    "masih": "msh masi isih ijik magin",
    # time
    "sekarang": "skrg skr skrang skarang skrng sekrang now wayahini saiki wahini rn skg "
    "sakarang skarng",
    "tadi": "td tdi",
    "nanti": "nnti ntar ntr nti entar kaina",
    "besok": "bsk bsok besuk isuk tomorrow",
    "kemarin": "kmrn kmaren kemaren kmrin kmarin yesterday",
    "malam": "mlm mlem malem mlam night bengi malem2",
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
    "rumah": "rmh rumh umah omah umah rmahku",
    "napas": "nafas bernapas bernafas",
    "video": "vidio vidoe vid videonya",
    "foto": "poto photo",
    "aman": "amn aman2",
    "kurang": "krg krang",
    "takut": "tkut takutt takutan",
    "tahun": "thn th thun taun",
    "bulan": "bln",
    "adik": "ade adek dede dedek ading adikku adekku adeku adingku",
    "katanya": "ktny ktnya jar jarnya jarene jare ktanya",
    "pulang": "bulik mulih muleh plng plg balek",
    "hidup": "urip idup",
    "bawa": "membawa mambawa nggowo gowo bawak bw mbawa bawain nggawa",
    "pegang": "megang pgang mgang memegang mamingkut pingkut cekelan",
    "kirim": "krm kirimin mengirim ngirim mengirimkan kirimkan mangirim ngirimin mengirimi kirimi",
    "dikirim": "dikirimin dikirimkan dikirimakan dikirimakannya dikirimi dkirim dkrm",
    "kerja": "bagawi begawi gawe krja bekerja",
    "pintu": "lawang pntu",
    "depan": "dpn muha",
    "kamar": "kmr kmar kamer kmar2",
    "tangan": "tgn tngan tangn",
    "kepala": "kpl kpala endas kepla kapala",
    "leher": "lher lehr gulu gulune lehe",
    "mantan": "bakas ex",
    "sebelah": "sblh sblah subalah sabalah",
    "tetangga": "tonggo ttangga tetanggaku",
    "mati": "mate matek mti matii",
    "pisau": "piso pisow pisu pisaw piseu pisaunya",
    "teman": "tmn temen temanku kawan kakawanan kawanku temenku",
    "sebentar": "bentar bntar bntr sbntar",
    "berhenti": "brhenti brenti berenti ampih leren",
    "selesai": "slese slesai slsai slese",
    "teriak": "triak teriak2 tereak",
    "dengar": "denger dgr dnger mendengar",
    "surat": "srt",
    "darah": "drh getih",
    "kasih": "kasi ksh kasi2",
    "dikasih": "dikasi dikasihi dkasih diksh dkasi",
    "kemaluan": "kmaluan kemaluanya kmluan",
    "bunuh": "bnh bnuh",
    "minum": "mnum ngombe nginum minom mainum",
    "cari": "nyari mencari nyariin mancari nggolek cariin",
    "bahasa": "bhs bhsa basa",
    "bangun": "bngun bgun bngn",
    # without their vowels, or as they are said
    "tidur": "tdr tdur tidor",
    "datang": "dtg dtng dateng dtang",
    "masuk": "msk msuk masok",
    "lihat": "liat lht ngeliat melihat ngelihat lyat",
    "minta": "mnta mintak mntak meminta",
    "kunci": "knci kuncy",
    "lari": "lri",
    "marah": "mrh mrah",
    "nangis": "nngis nngs menangis nangisss",
    "sakit": "skt skit",
    "jatuh": "jtuh jatoh",
    "balas": "bls bales blas membalas",
    "ketemu": "ktemu ktmu bertemu",
    "kabur": "kbur",
    "buka": "bka bukak",
    "celana": "clna clana",
    "semalam": "smlm semlm semalem",
    "jembatan": "jmbtan jembtan jmbatan",
    "hilang": "ilang ilng hlng",
    "pergi": "prgi pegi",
    "selamanya": "slmnya slamanya selamanyaa",
    "umur": "umr umor",
    "sekolah": "skolah sklh",
    "polisi": "plisi pulisi",
    "hamil": "hml hmil",
    "dekat": "dkt deket",
    "obat": "obt",
    "racun": "rcun",
    "keras": "kras krs",
    "air": "aer aek",
    "petugas": "ptugas petugass",
}

# "gamau", "gakbisa", "gada": a no that is written into the next word.
_GLUED_NO: Final = ("ga", "gak", "nggak", "ngga", "g", "tdk", "tak", "ndak", "kada")
_AFTER_NO: Final = (
    "mau bisa boleh pernah ada kuat berani tahan usah tau sanggup ingin pengen dikasih"
)

_STANDARD: Final = {
    f"{no}{word}": f"tidak {squeeze(word)}"
    for no in _GLUED_NO
    for word in _AFTER_NO.split()
    if (no, word) != ("g", "ada")
} | {
    squeeze(without_apostrophes(variant)): squeeze(word)
    for word, variants in _VARIANTS.items()
    for variant in (word, *variants.split())
}
_CLITICS: Final = ("nya", "ku", "mu")
_SHORTEST: Final = 3
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
    return _STANDARD.get(squeezed) or _with_its_ending(squeezed)


def standard_of_token(word: str) -> str:
    """The same of a word that is out of its disguise: its repeats are taken out already."""
    return _STANDARD.get(word) or _with_its_ending(word)


def _with_its_ending(word: str) -> str:
    """The standard word before an ending: "tgnnya", "kmrku"; and an x for -nya: "suamix"."""
    if word.endswith("x") and len(word) > _SHORTEST + 1:
        word = word[:-1] + "nya"
    if word.endswith("ny") and len(word) > _SHORTEST + 1:
        word += "a"
    for ending in _CLITICS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            bare = word.removesuffix(ending)
            known = _STANDARD.get(bare) or _STANDARD.get(bare + ending[0])
            if known and " " not in known:
                return squeeze(known + ending)
    return word


def standard_all(typed: Iterable[str]) -> tuple[str, ...]:
    """The standard words, pairs that belong together made one."""
    given = list(typed)
    result: list[str] = []
    while given:
        pair = _PAIRS.get((given[0], given[1])) if len(given) > 1 else None
        result += pair.split() if pair else standard(given[0]).split()
        given = given[2 if pair else 1 :]
    return tuple(result)


@lru_cache(maxsize=ONE_MESSAGE)
def plain(text: str) -> tuple[str, ...]:
    """The standard words of a text, comparable with those of any other text."""
    return standard_all(words(text))


def vocabulary(*lists: str) -> frozenset[str]:
    """A set of words, written as lists with spaces, as `plain` gives them."""
    return frozenset(part for text in lists for word in text.split() for part in plain(word))
