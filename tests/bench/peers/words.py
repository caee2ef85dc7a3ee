"""What every peer says: the same seven answers and choices as our first conversation."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its choices; none of them: any text answers it."""

    name: str
    text: str
    choices: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The text with its numbered choices."""
        lines = [f"{number} {label}" for number, label in enumerate(self.choices, 1)]
        return "\n".join([self.text, *lines])

    def read(self, said: str) -> str | None:
        """The answer in a person's words: a number first, or a label; any text for a story."""
        if not self.choices:
            return said.strip() or None
        number = said.split()[0] if said.split() else ""
        if number.isdecimal() and 1 <= int(number) <= len(self.choices):
            return self.choices[int(number) - 1]
        return said if said in self.choices else None


SAFE = Question(
    "safe",
    "Terima kasih sudah menulis. Ini pesan otomatis. Saat ini tidak ada pendamping yang "
    "berjaga di chat ini; tulisanmu tetap tersimpan.\n"
    "Kalau mendesak, hubungi 112 (gratis, tanpa pulsa). Sekarang ini:",
    ("aman untuk menulis", "tidak aman sekarang", "HP ini dibaca orang lain juga"),
)
HURT = Question(
    "hurt",
    "Apakah ada yang terluka atau terancam sekarang?",
    ("ya", "tidak, tapi bisa terulang", "tidak"),
)
ABOUT = Question(
    "about",
    "Terima kasih. Ini tentang siapa?",
    ("saya", "anak saya", "orang lain", "saya di bawah 18 tahun"),
)
STORY = Question(
    "story",
    "Ceritakan sedikit saja, lewat tulisan atau pesan suara, dalam bahasa apa pun. Kamu boleh "
    "berhenti kapan saja. Yang perlu kamu tahu: dalam keadaan tertentu, misalnya kekerasan "
    "seksual, kami mungkin harus meneruskannya ke polisi. Pendamping menjelaskannya dulu, "
    "kecuali nyawa terancam.",
)
BODY = Question(
    "body",
    "Sudah masuk, terima kasih. Apa pun yang terjadi, kamu berhak merasa aman.\n"
    "Kalau masih ada, tulis saja. Ada luka, sesak, atau leher sempat ditekan?",
    ("ya", "tidak"),
)
HOW = Question(
    "how",
    "Bagaimana kami boleh menjawab?",
    ("di sini (sampai jam berapa?)", "telepon saya (nomor dan jam aman)", "nanti saya tulis lagi"),
)
RECEIVED = (
    "Pesanmu sudah diterima. Saat ini tidak ada pendamping yang berjaga di chat ini, jadi "
    "jangan menunggu: 112 gratis.\nBaik, hanya sampai jam itu. Sesudahnya kami tidak menulis "
    "lebih dulu.\nKamu tidak perlu menjawab apa-apa lagi. Kalau ada perubahan, tulis saja."
)
QUESTIONS = (SAFE, HURT, ABOUT, STORY, BODY, HOW)
"""The six questions that wait for an answer, in their order; `RECEIVED` ends it."""
