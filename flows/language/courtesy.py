"""Whole messages without content: greetings, thanks, calls into the silence."""

import re
from typing import Final

from flows.language.danger import find_danger
from flows.language.spelling import plain, vocabulary

_GREETING: Final = vocabulary(
    "halo p pp ping hola haloo holla hallow woi woy oi oy yuhu misi permisi punten spada",
    "assalamualaikum assalamu'alaikum asalamualaikum assalamualaykum assalammualaikum aslm aslkm",
    "asslm ass askum askm assalam salam waalaikumsalam wassalam walaikumsalam shalom syalom om",
    "swastiastu rahayu السلام عليكم",
    "selamat pagi siang sore malam sore petang met morning afternoon evening night good welcome",
    "test tes testing cek check coba ngetes",
    "tanya bertanya nanya menanyakan nanyain info ask question",
    "maaf sorry mohonmaaf makasih kasih terimakasih ganggu mengganggu start mulai",
    "kak mbak mas pak bu bang min admin gan bro sis",
)
_POLITE: Final = vocabulary(
    "kakak ibu bapak tante dek adik semua semuanya all there guys bot sir madam miss",
    "saya mau ingin bisa boleh izin ijin numpang mohon minta dulu dong ya nih sih deh lah kah",
    "sebelumnya wr wb warahmatullahi wabarakatuh warahmatullah wabarokatuh warahmatullohi",
    "a an i have to can could some untuk di sini disini jadwal waktu waktunya sekali banyak the",
    "of terima hari ini you is this",
)
_POLITELY: Final = _GREETING | _POLITE
_ASKED: Final = re.compile(r"\b(tanya|nanya|bertanya|info) tidak\b")  # "boleh tanya ga"
# Only around "info": "tolong" alone is a call for help.
_ASKING_INFO: Final = vocabulary("tolong bantu tentang soal layanan please dibantu kasih lebih")
_ASKING_POLITELY: Final = _POLITELY | _ASKING_INFO

# Each is courtesy or agreement by itself; "ya" and "sudah" are answers.
_THUMBS: Final = ("👍", "👌")
_THANKS: Final = vocabulary(
    "makasih nuhun ok baik siap sip noted paham mengerti ngerti pamit sama2 sama-sama",
)
_AROUND_THANKS: Final = vocabulary(
    "kak kakak mbak mas bu ibu pak bapak bang min admin ya banyak sekali matur so much very a lot",
    "dong deh lah nih info atas bantuannya sudah dibantu bantu dengerin didengerin saya dulu",
    "waktunya iya untuk for your help all kembali",
)
_THANKING: Final = _THANKS | _AROUND_THANKS
# A farewell that names these may be for ever: then a person reads it.
_FAREWELL: Final = vocabulary("ibu bapak saya")
# Everything that calls, on one line of standard words, without the names around it.
_NAMES: Final = vocabulary("kak kakak mbak mas bu ibu pak bapak bang om tante sis bro")
_REPLIED: Final = r"(?:di)?(?:balas|bales|jawab|respon|baca)(?:in)?2?"
_CALL: Final = re.compile(
    r"(?:(?:halo|p|pp|ping|woi|woy|oi|min|admin) ?)+"
    r"|masih (?:di ?situ|di ?sini|ada(?: orang| tidak)?|jaga|online|aktif)"
    rf"|(?:kok?|kenapa|tapi)? ?(?:tidak|belum) (?:ada yang )?{_REPLIED}(?: juga| lagi| sih| saya)*"
    r"|kok? (?:lama|diam|diem|sepi)(?: sekali| sih)*|lama sekali|lama(?: sekali)? balasnya"
    rf"|mana (?:ini|balasannya|jawabannya|orangnya|adminnya)|{_REPLIED}(?: dong| ya)+"
    rf"|kapan {_REPLIED}"
    r"|(?:is |are )?(?:anyone|anybody|you|stil|someone)(?: stil)? there|any reply"
)
_ANYBODY: Final = re.compile(
    r"(?:halo )?ada (?:orang|admin|petugas|yang (?:jaga|balas|online))(?:nya)?"
    r"(?P<asked>(?: tidak| kah| ya| di ?situ| di ?sini)*)"
)


def is_greeting(text: str) -> bool:
    """Whether a message has no content but a greeting or politeness, or no words at all."""
    said = _ASKED.sub(r"\1", " ".join(plain(text))).split()
    around = _ASKING_POLITELY if "info" in said else _POLITELY
    greets = any(word in _GREETING for word in said)
    return not said or (greets and all(word in around for word in said))


def is_thanks(text: str) -> bool:
    """Whether a message only thanks, agrees or takes leave."""
    for thumb in _THUMBS:
        text = text.replace(thumb, " ok ")
    said = plain(text)
    if "?" in text or _THANKS.isdisjoint(said) or find_danger(text):
        return False
    if "pamit" in said and not _FAREWELL.isdisjoint(said):
        return False
    return set(said) <= _THANKING


def is_calling(text: str) -> bool:
    """Whether a message only asks if anybody is there: "kak?", "kok ga dibalas"."""
    said = plain(text)
    while said and said[0] in _NAMES:
        said = said[1:]
    while said and said[-1] in _NAMES:
        said = said[:-1]
    line = " ".join(said)
    anybody = _ANYBODY.fullmatch(line)
    if anybody:
        return "?" in text or bool(anybody["asked"])
    return bool(_CALL.fullmatch(line)) if said else bool(plain(text))
