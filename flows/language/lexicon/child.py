"""Children in danger, and words for a child near other words of danger."""

from typing import Final

CHILD: Final = (
    "anak .. diambil|dirampas|dibawa paksa|kabur|lari",
    "bawa|membawa|ambil|mengambil kabur|paksa|lari anak",
    "anak .. sendirian|ditinggal|ditinggalkan .. dia|bapak|rumah|pelaku",
    "anak .. trauma|ketakutan",
    "suara anak|bayi nangis|menangis|teriak|jerit|menjerit|kesakitan",
    "anak|bayi .. nangis|menangis|teriak|jerit|menjerit .. ampun|tolong|sebelah|kesakitan|histeris",
    "di bawah umur",
    "dibawah umur",
    "di-nikah .. anak|kecil|umur",
    "pernikahan|nikah dini|anak",
    "buang|membuang bayi",
    "bayi .. dibuang|ditinggal",
    "saya|aku masih smp|sma|smk|sd|sekolah|kecil|anak",
    "saya|aku kelas|kls",
    "anak kelas|kls|smp|sma|sd|tk|paud|smk",
    "kelas .. sd|smp|sma|smk",
    "saya anak kecil|sd|smp|sma",
    "siswa|siswi|murid|pelajar|anak2|bocah smp",
    "smp kelas|negeri|negri",
    "under 18",
    "underage",
    "im a kid|child|minor",
)

# Not "smp" alone: it is also short for "sampai".
CHILD_WORDS: Final = (
    "anak",
    "anak2",
    "bayi",
    "balita",
    "adik|ade|adek|dede|dedek",
    "keponakan|ponakan|kemenakan",
    "cucu",
    "murid",
    "siswa|siswi",
    "santri|santriwati",
    "pelajar",
    "bocah",
    "remaja",
    "sma",
    "sd",
    "tk",
    "paud",
    "kakanakan",
    "child|children|kid|kids|baby|daughter|son",
)
