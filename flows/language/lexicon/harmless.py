"""Everyday uses of the same words: an entry hides the danger that it covers."""

from typing import Final

HARMLESS: Final = (
    # what is asked for politely, and thanks
    "tolong|bantu|minta|mohon info|nomor|kontak|alamat|jadwal|link|formulir",
    "tolong|mohon|minta bantu info",
    "minta tolong info|nomor|kontak|alamat|jadwal|link|formulir",
    "minta bantuan info",
    "tolong|bantu|mohon .. kirim|kirimkan|kirimin|kasih|beri|bagi|share|minta info|nomor|kontak",
    "tolong|bantu|mohon .. kirim|kirimkan|kirimin|kasih|beri|bagi|share|minta alamat|jadwal",
    "tolong|bantu|mohon .. kirim|kirimkan|kirimin|kasih|beri|bagi|share|minta link|formulir",
    "tolong kirim|kirimkan|kasih no hp|wa",
    "tolong kasih|beri tahu",
    "tolong jelaskan|jelasin|diulang|ulangi|terjemahkan",
    "terima kasih .. bantu|bantuan|tolong|membantu|menolong|dibantu|ditolong",
    "ada|apa yang bisa dibantu|bantu",
    "apa bisa dibantu|bantu",
    "bantuan|bantu sosial|sembako|pkh|blt",
    "tolong menolong",
    "jangan|tidak takut",
    "pegang+ pegang+ hp|barang|dompet|motor|kunci|remote",
    "cium+ tangan",
    "sudah|obat .. obat|ada .. dokter|bidan|puskesmas|apotek|resep|luka|batuk|demam|flu",
    "demam|batuk|flu|pilek|panas .. obat sudah ada|siap",
    # the time
    "pukul berapa|setengah|#",
    # things that die
    "mati lampu|listrik|gaya|rasa|kutu|air|pompa",
    "hp|batre|baterai|lampu|laptop|motor|mesin|kipas|tv mati",
    "hp|batre|baterai|lampu|laptop|motor|mesin|kipas|tv mau|hampir mati",
    "hp|batre|baterai|laptop|motor saya mau|hampir mati",
    # Not "rasa": "pengen mati rasanya".
    "mau|ingin|hampir mati lampu|listrik|gaya|kutu|air|pompa",
    "bunuh+ waktu",
    # money
    "tercekik|kecekik|cekik|mencekik harga|utang|hutang|biaya|cicilan",
    "harga|utang|hutang|biaya|cicilan .. cekik+",
    "di-jual murah|online",
    "rumah|motor|mobil|tanah|hp|barang|emas|baju|kue|sepeda|sayur di-jual",
    "rumah|motor|mobil|tanah|hp|barang|emas mau|sudah|akan di-jual",
    # papers
    "di-jerat pasal|hukum",
    "tanda|dalam kurung",
    "foto prewed|wisuda|keluarga|nikah di-sebar",
    "undangan|brosur|info|formulir|kuesioner .. sebar+|di-sebar",
)

# Right before a danger they make a story of it: "nonton film pembunuhan".
FICTION: Final = (
    "film|filem|movie",
    "sinetron",
    "drakor",
    "drama",
    "novel",
    "komik",
    "anime",
    "game|gim",
    "lagu",
    "berita",
    "nonton|menonton",
    "youtube",
)
