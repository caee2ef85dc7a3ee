"""The words of the page: written in English, said in Indonesian unless English is chosen."""

from datetime import datetime, tzinfo
from typing import Final

from bot.i18n import for_staff, translate

LOCALES: Final = ("id", "en")

INDONESIAN: Final = {
    # The frame
    "Simulator": "Simulator",
    "Everybody here is invented. The turn, the code and the limits are the real ones.": (
        "Semua orang di sini rekaan. Giliran, kode, dan batasnya yang sungguhan."
    ),
    "Day": "Siang",
    "Night": "Malam",
    "Phone": "Telepon",
    "Case": "Kasus",
    "Trail": "Jejak",
    "People": "Orang",
    "Parts of the page": "Bagian halaman",
    "The styles and scripts are not here yet: run “make web”, then start again. "
    "Until then every form works; load the page again to see answers.": (
        "Gaya dan skrip belum terpasang: jalankan “make web”, lalu mulai ulang. "
        "Sementara itu semua formulir tetap bekerja; muat ulang halaman untuk melihat jawaban."
    ),
    "Without scripts: load the page again to see new answers.": (
        "Tanpa skrip: muat ulang halaman untuk melihat jawaban baru."
    ),
    # People
    "Who is writing?": "Siapa yang menulis?",
    "At night, on a shared phone": "Malam, HP dibaca suami",
    "Her husband reads the phone. He has just gone out.": (
        "HP-nya ikut dibaca suami, yang baru saja keluar."
    ),
    "Fifteen years old": "Remaja 15 tahun",
    "Writes from school and trusts nobody yet.": (
        "Menulis dari sekolah, belum percaya siapa-siapa."
    ),
    "A neighbour who hears it": "Tetangga yang mendengar",
    "Wants to help and not to be named.": "Mau menolong, tidak mau disebut namanya.",
    "Writes English": "Menulis bahasa Inggris",
    "Married to a local man, knows little Indonesian.": (
        "Istri warga sini, sedikit bahasa Indonesia."
    ),
    "Typos and Banjar words": "Salah ketik, bahasa Banjar",
    "Types in a hurry, as people talk in Balikpapan.": (
        "Mengetik buru-buru, seperti orang bicara di Balikpapan."
    ),
    "Somebody new": "Orang lain",
    "Write whatever you like.": "Tulis sendiri apa saja.",
    "Begin as somebody new": "Mulai sebagai orang baru",
    "Words that always work": "Kata yang selalu bekerja",
    "time {time}": "kali ke-{time}",
    # The phone
    "automatic messages": "pesan otomatis",
    "The chat": "Obrolan",
    "Nothing yet. Send the first line, or write your own words.": (
        "Belum ada pesan. Kirim baris pertama, atau tulis sendiri."
    ),
    "Nothing yet. Write the first words.": "Belum ada pesan. Tulis kata pertama.",
    "stored": "tersimpan",
    "stored, its turn failed": "tersimpan, gilirannya gagal",
    "pressed": "menekan",
    "Next line": "Baris berikutnya",
    "a voice note": "pesan suara",
    "a shared place": "lokasi",
    "The script has ended; go on in your own words.": "Naskah selesai; silakan tulis sendiri.",
    "Message": "Pesan",
    "Write a message": "Tulis pesan",
    "Send": "Kirim",
    "Photo": "Foto",
    "Voice": "Suara",
    "Place": "Lokasi",
    "invented place in Balikpapan": "lokasi rekaan di Balikpapan",
    "the content is erased": "isinya sudah dihapus",
    "{number} of 4096 characters": "{number} dari 4096 karakter",
    # What is refused
    "Write something first.": "Tulis sesuatu dulu.",
    "This message has {number} characters; 4096 is the most, as on Telegram. Nothing was sent.": (
        "Pesan ini {number} karakter; paling banyak 4096, seperti di Telegram. "
        "Tidak ada yang terkirim."
    ),
    "This file is larger than 20 MB, the most that Telegram hands on. Nothing was sent.": (
        "Berkas ini lebih dari 20 MB, batas yang bisa diteruskan Telegram. Tidak ada yang terkirim."
    ),
    "This form cannot be read. Load the page again.": (
        "Formulir ini tidak terbaca. Muat ulang halaman."
    ),
    "Not stored: the database is away. Please send it again.": (
        "Belum tersimpan: basis data tidak menjawab. Kirim sekali lagi."
    ),
    # Kinds
    "photo": "foto",
    "voice": "pesan suara",
    "audio": "rekaman",
    "video": "video",
    "document": "berkas",
    "sticker": "stiker",
    "place": "lokasi",
    "contact": "kontak",
    "text": "teks",
    "button": "tombol",
    "edit": "suntingan",
    "by the clock": "jadwal",
    "other": "lain-lain",
    # The case
    "What staff see": "Yang dilihat pendamping",
    "No case yet": "Belum ada kasus",
    "It opens with the first content that a person must read.": (
        "Kasus terbuka begitu ada isi yang harus dibaca manusia."
    ),
    "Case {number}": "Kasus {number}",
    "opened {time}": "dibuka {time}",
    "reported {time}": "diterima {time}",
    "waiting": "menunggu pendamping",
    "taken": "sudah diambil",
    "closed": "ditutup",
    "Danger now": "Bahaya sekarang",
    "High risk": "Risiko tinggi",
    "Medium risk": "Risiko sedang",
    "Low risk": "Risiko rendah",
    "Information": "Informasi",
    "Why": "Mengapa",
    "Only a person can lower it.": "Hanya orang yang dapat menurunkannya.",
    "Alarm": "Alarm",
    "No alarm.": "Tidak ada alarm.",
    "level {level}": "tingkat {level}",
    "rings since {time}, nobody has it yet": "berbunyi sejak {time}, belum ada yang mengambil",
    "seen {time}, not taken yet": "dilihat {time}, belum diambil",
    "passed on {time}": "diteruskan {time}",
    "taken {time}": "diambil {time}",
    "closed {time}": "selesai {time}",
    "What is known": "Yang sudah diketahui",
    "May answer": "Boleh dibalas",
    "here": "di sini",
    "here, until {time}": "di sini, sampai {time}",
    "by phone": "lewat telepon",
    "only when the person writes": "hanya kalau orangnya menulis",
    "Where the chat stands": "Posisi percakapan",
    "No conversation.": "Tidak ada percakapan.",
    "question {number}": "pertanyaan ke-{number}",
    "nothing is played back": "tidak ada yang diulang",
    "we do not write first": "kami tidak menulis lebih dulu",
    "frozen": "dibekukan",
    "a person answers": "dijawab pendamping",
    "the last question was not heard": "pertanyaan terakhir belum sampai",
    "blocked": "diblokir",
    "What comes next": "Yang akan terjadi",
    "Nothing is due.": "Tidak ada yang dijadwalkan.",
    "{time} the alarm is passed on to the next": "{time} alarm diteruskan ke yang berikutnya",
    "{time} the question is asked again": "{time} pertanyaan diulang",
    "{time} the numbers are looked up": "{time} nomor dicari",
    "{time} they are told that a file is too large": "{time} diberi tahu berkasnya terlalu besar",
    # The trail
    "What each message causes": "Akibat tiap pesan",
    "Rows appear here, newest first.": "Baris muncul di sini, yang terbaru di atas.",
    "message": "pesan",
    "sealed and stored": "dikunci, lalu disimpan",
    "kept, its turn failed": "disimpan, gilirannya gagal",
    "case {number} opened": "kasus {number} dibuka",
    "into case {number}, a key of its own": "masuk kasus {number}, kunci sendiri",
    "reply {number}": "balasan {number}",
    "emergency lane": "jalur darurat",
    "live lane": "jalur langsung",
    "staff lane": "jalur pendamping",
    "planned lane": "jalur terjadwal",
    "due": "menunggu kirim",
    "held": "ditahan",
    "sending": "sedang dikirim",
    "doubtful": "belum pasti",
    "sent": "terkirim",
    "delivered": "sampai",
    "read": "dibaca",
    "refused": "tidak boleh",
    "cancelled": "dibatalkan",
    "failed": "gagal",
    "after {milliseconds} ms": "dalam {milliseconds} ms",
    "not heard yet": "belum didengar",
    "not seen yet": "belum dilihat",
    "opened": "sudah dibuka",
    "being fetched": "sedang diambil",
    "gone at the platform": "hilang di platform",
    "too big for the platform": "terlalu besar bagi platform",
    "sealed on disk": "terkunci di disk",
    "never previewed": "tanpa pratinjau",
    "alarm": "alarm",
    "case": "kasus",
    "entry": "isi kasus",
    "outbox": "kotak keluar",
    "media": "media",
    # Why a message does not leave
    "gone": "akunnya tidak ada",
    "erased": "sudah dihapus",
    "stopped": "mengetik BERHENTI",
    "quit": "mengetik KELUAR",
    "taken_over": "pendamping sedang menjawab",
    "late": "terlambat: pertanyaan diulang nanti",
    "writes_first": "menunggu orangnya menulis",
    "after_hours": "di luar jam yang disepakati",
    "again": "dicoba lagi",
    "given_up": "sudah terlalu sering dicoba",
    "our_fault": "ada yang salah di pihak kami",
    "retry_later": "platform minta jeda",
    "content_refused": "isinya ditolak platform",
    # Questions
    "a recording or a file": "rekaman atau berkas",
    "skipped": "dilewati",
    "first.safe": "Aman?",
    "first.unsafe": "Perlu bantuan?",
    "first.place": "Di mana",
    "first.hurt": "Sekarang",
    "first.about": "Tentang",
    "first.story": "Cerita",
    "first.story_minor": "Cerita",
    "first.how": "Balas",
    "first.until": "Sampai jam",
    "first.number": "Nomor",
    "first.open": "Terbuka",
    "life.now": "Terpikir mati",
    "life.means": "Caranya",
    "life.beside": "Yang menemani",
    "doer.hurt": "Ada yang terluka",
    "doer.person": "Mau bicara",
    "call.number": "Nomor",
    "call.hour": "Jam aman",
    "call.log": "Boleh terlihat",
    "returning.safe": "Masih aman?",
    "returning.later": "Nanti",
    "menu.menu": "Menu",
    "language.language": "Bahasa",
}

NAMES: Final = {
    "first.safe": "Safe?",
    "first.unsafe": "Needs help?",
    "first.place": "Where",
    "first.hurt": "Right now",
    "first.about": "About",
    "first.story": "Story",
    "first.story_minor": "Story",
    "first.how": "Answer",
    "first.until": "Until",
    "first.number": "Number",
    "first.open": "Open",
    "life.now": "Thinks of death",
    "life.means": "By what",
    "life.beside": "Who is there",
    "doer.hurt": "Anyone hurt",
    "doer.person": "Wants to talk",
    "call.number": "Number",
    "call.hour": "Safe hour",
    "call.log": "May be seen",
    "returning.safe": "Still safe?",
    "returning.later": "Later",
    "menu.menu": "Menu",
    "language.language": "Language",
    "taken_over": "a companion answers",
    "writes_first": "waits until the person writes",
    "after_hours": "outside the agreed hours",
    "late": "late: it is asked again later",
    "given_up": "tried too often",
    "our_fault": "a fault on our side",
    "retry_later": "the platform asks for patience",
    "content_refused": "the platform refuses it",
}
"""Names from the code, said in English."""


class Words:
    """The page's words in one language, and moments on the city's clock."""

    def __init__(self, locale: str, zone: tzinfo) -> None:
        self.locale = locale
        self._said = INDONESIAN if locale == "id" else NAMES
        self._zone = zone

    def __call__(self, text: str, **values: object) -> str:
        """Say something; what is not known is said as it is."""
        text = self._said.get(text, text)
        return text.format_map(values) if values else text

    def said(self, msgid: str) -> str:
        """What the conversation itself calls something."""
        own = self(msgid)
        return own if own != msgid else translate(self.locale, msgid)

    def reason(self, msgid: str) -> str:
        """Why a risk was raised, as staff read it."""
        return for_staff(self.locale, msgid)

    def clock(self, at: datetime) -> str:
        """21.07"""
        return f"{at.astimezone(self._zone):%H.%M}"

    def second(self, at: datetime) -> str:
        """21.07.31"""
        return f"{at.astimezone(self._zone):%H.%M.%S}"
