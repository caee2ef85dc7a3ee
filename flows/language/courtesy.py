"""Messages that greet and say nothing yet, so that an empty chat is told from one with content."""

import re
from typing import Final

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
_ASKED: Final = re.compile(r"\b(tanya|nanya|bertanya|info) tidak\b")  # "boleh tanya ga"
# Only around "info": "tolong" alone is a call for help.
_ASKING_INFO: Final = vocabulary("tolong bantu tentang soal layanan please dibantu kasih lebih")


def is_greeting(text: str) -> bool:
    """Whether a message has no content but a greeting or politeness, or no words at all."""
    said = _ASKED.sub(r"\1", " ".join(plain(text))).split()
    around = _POLITE | _ASKING_INFO if "info" in said else _POLITE
    greets = any(word in _GREETING for word in said)
    return not said or (greets and all(word in _GREETING | around for word in said))
