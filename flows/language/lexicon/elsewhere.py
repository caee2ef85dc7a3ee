"""Signs that harm is told of another world than the writer's: stories, study, everyday things.

Beside one of these a danger counts only when somebody of the writer's own life stands near it.
"""

from typing import Final

# Films, books, games, sport, news, legend and history.
STORY: Final = (
    "film|filem|movie|movies|sinetron|drakor|drama|novel|komik|anime|manga|serial|series|kdrama",
    "game|games|gim|gta|mobile_legend|mlbb|pubg|roblox|minecraft|valorant|genshin|free_fire|coc",
    "dota|elden|boss_fight|ngegame|squid|werewolf|mafia|among_us|ultraman",
    "monster|zombie|conan|marvel|netflix|bioskop|trailer|kartun|dongeng",
    "lagu|lagunya|lirik|judul|judulnya|band|musik|puisi|pantun|cerpen|fanfic|wattpad|webtoon",
    "berita|beritanya|koran|tv|kompas|detik|headline|kabar_dari|dokumenter|documentary|podcast",
    "nonton|menonton|nontonnya|tonton|kutonton|youtube|yt|episode|eps|season|bab|chapter|tayang",
    "adegan|adegannya|tokoh|tokohnya|karakter|karakternya|peran|alur|ending|endingnya|plot|spoiler",
    "ceritanya|di_cerita|cerita_rakyat|legenda|hikayat|mitos",
    "wayang|ludruk|ketoprak|teater|lakon|mamanda",
    "cosplay|villain|hero|superhero|penjahat|naskah|skenario|thriller|horor|horror|psikopat|fiksi",
    "spiderman|batman|naruto|harry_potter|voldemort|joker|thanos|avengers|detektif|sherlock",
    "voc|londo|sultan|pangeran|kompeni|jenderal|jendral|kerajaan|raja|ratu|pandai_besi|puisi|sajak",
    "sejarah|zaman|jaman|penjajahan|penjajah|belanda|walanda|jepang|kerajaan|pahlawan|perang",
    "majapahit|singosari|pki|g30s|orde|kolonial|romawi|kuno|tahun_70an|tahun_80an|tahun_60an",
    "alkitab|quran|nabi|rasul|kitab|khutbah|pengajian",
    "ngaji_tadi|firaun|fir_aun|habel|bible|qabil|kisah",
    "ufc|ronde|smackdown|gulat|petinju|ring|skor|skornya|liga|wasit|pertandingan|komentator",
    "karate|silat|taekwondo|judo|jiu_jitsu|bjj|muaythai|bela_diri|self_defense|sparring|perbakin",
    "atlet|pelatih_tinju|samsak|bulutangkis|voli|futsal|gol|pemain|kiper|persija|persiba|borneo_fc",
    "scored|goal|match|the_ball|referee|episode|novel|book|fiction|song|lyrics|the_news|tournament",
    "luar negeri|negri",
    "buku|bukunya|tiktok|trending|fyp|viral|mobile_legend",
    "mobile|legend|konser|pentas|pensi|karnaval|pawai",
    "presiden|aktivis|tentara|rudal|teroris|densus|orba|bom_bali|prajurit|pasukan|militer|gugur",
    "di|jaman|zaman dulu_kala|belanda|jepang|amerika|korea|india|turki|gaza|ukraina|palestina",
    "john_wick|squid_game|tom_and_jerry|upin_ipin|mario|pokemon|one_piece|drakula|dracula|kuyang",
    "pemeran|aktor|aktris|sutradara|nulis_cerita|halloween|simulasi|razia|kaltim_post|polres|polda",
)

# Played: what happens there to "me" happens to nobody.
GAME: Final = (
    "main|mabar rank|ludo|domino|catur|uno|werewolf|mafia|monopoli|remi|among|ps|game",
    "lawan|tim|push rank|ludo|domino|catur|uno|werewolf|mafia|monopoli|remi|among|ps|game",
    "mobile_legend|mlbb|ml|pubg|ff|free_fire|minecraft",
    "roblox|gta|valorant|genshin|dota|coc|fortnite",
    "elden|elden_ring|zelda|among_us|hago|clash",
    "savage|headshot|respawn|turet|turret|impostor|zombie",
    "nerf|paintball|airsoft_war|laser_tag|boss_fight|rank|mythic|push_rank|lag|server|ngelag",
    "nge_game|ngegame|video_game|ps5|ps4|playstation|nintendo|arcade|timezone|tembak_tembakan",
)

# Study, work, law and prevention: questions for information.
STUDY: Final = (
    "tugas|makalah|skripsi|tesis|disertasi|jurnal|esai|essay|thesis|paper|riset|penelitian|kliping",
    "ulangan|ujian|soal_ujian|kuis|quiz|pr_sekolah|presentasi|presentation|mata_kuliah|kuliah_umum",
    "menulis|nulis artikel|berita|makalah|laporan|skripsi",
    "wartawan|liputan|artikel|reporter|jurnalis|mading",
    "majalah|buletin|article|writing|statistik|data_kasus|jumlah_kasus",
    "seminar|webinar|sosialisasi|penyuluhan|kampanye|poster|brosur|modul|materi|workshop",
    "pencegahan|mencegah|cegah|edukasi|prevention|leaflet|narasumber",
    "debat|debate|hari_ibu|peringatan|peraturan|perda|undang2|undang_undang|pasal|kuhp|regulasi",
    "definisi|pengertian|arti|artinya|istilah",
    "perbedaan|bedanya|contoh_kalimat|contohnya|makna|maksudnya",
    "apa_saja|sebutkan|jelaskan|ciri2|ciri|mengapa|berapa_kasus|jumlah_korban|diakui_hukum|hukum",
    "apa .. termasuk|dipidana|dihukum|pidana|melanggar",
    "apakah .. termasuk|dipidana|dihukum|pidana|melanggar|tergolong",
    "punishment|penalty|legal|illegal|the_law|cases|reported|references|references|control|debate",
    "apa itu|yang_dimaksud|bedanya",
    "termasuk kekerasan|kdrt|pelecehan|pidana|tindak|bullying|pelanggaran|kriminal",
    "uu_tpks|uu_pkdrt|uu_perlindungan|hukuman",
    "hukumannya|diatur|berapa_tahun_penjara|dipenjara|vonis",
    "ceramah|khutbah|kultum|tausiyah|dakwah|hadis|fatwa|haramnya|dosa",
    "considered|under_the_law|what_does_the_law|asking_for",
    "for_a_class|homework|research|statistics",
    "ngajarin|mengajarkan|mengajari|cara_mendidik|parenting|kurikulum",
    "psikologi|kriminologi",
    "studi_kasus|kasus_rekaan|pelatihan|contoh_kasus",
    "termasuk|latihan_soal|kisi2|kisi_kisi|remedial",
    "studied|law|lecture|seminar|assignment|exam|thesis|survey|kuesioner|rapat|raker|musrenbang",
    "uptd|dinas|kantor|pelayanan ~ cara_kerja|alur|prosedur|jam|menangani|penanganan",
)

# What is hit, cut, shot or killed every day.
THINGS: Final = (
    "nyamuk|kecoa|kecoak|lalat|semut|tikus|cicak|cicaknya",
    "tokek|ular|ulat|hama|rayap|lebah|tawon|kutu",
    "jentik|laba2|kelabang|kalajengking|belalang|rumput",
    "gulma|ilalang|pohon|dahan|ranting|kayu_bakar",
    "ayam|ayamnya|kambing|sapi|bebek|ikan|iwak|lele",
    "udang|cumi|kurban|qurban|daging|sate|satenya|babi",
    "sayur|sayuran|bawang|cabe|cabai|lombok|bumbu",
    "kentang|wortel|tomat|semangka|kelapa|nangka|durian",
    "buah|mangga|roti|kue|adonan|tumpeng|tahu_isi",
    "tempe|tahu_goreng|onion|onions|vegetables|bread|chicken|fish|cake",
    "masak|memasak|masakan|goreng|dapur|ulekan|cobek",
    "ngulek|kupas|ngupas|mengupas|ngiris|memotong|potong",
    "motong|panen|kebun|kabun|sawah|ladang",
    "bertani|petani|nelayan|tukang|bengkel|bangunan|pertukangan",
    "peninggalan|warisan|pusaka|pajangan|hiasan|koleksi",
    "souvenir|oleh2|botol|bensin_motor|cuaca|panasnya",
    "cukur|kumis|jenggot|jarum|akupuntur|akupunktur",
    "infus|suntik|vaksin|donor|dokter_gigi|jahit|menjahit",
    "mainan|mainannya|plastik|air_mainan|lem|prakarya",
    "kostum|balon|bantal_guling|drone|printer|kertas",
    "merk|merek|harga|harganya|jual_beli|beli",
    "shopee|tokopedia|cod|kondisi|bekas_pakai|minat|motor_beat",
    "gigi|konde|karcis|foto_produk|kompor|bola",
    "basket|voli|paku|tembok_rumah|staples|museum|pajangan",
    "gendang|drum|panci|bedug|galon|kendi|camping|kemah|gagang|gagangnya|kasti|remote",
    "satpam|damkar|ular|matahari|cuaca|hujan|terik|petir|api_unggun|tukang_sate|grill|bbq|pemain",
    "kucing|anjing|burung|hamster|kelinci|monyet|biawak",
    "buaya|macan|beruang|kera|cacing|keong|bekicot",
    "operasi|caesar|khitan|sunat|microneedling|facial",
    "nerf|lidi|rendang|suvenir|bedah|rontgen|kerokan",
    "dikerok|pijat|urut|bekam|salon|creambath",
    "keramik|cucian|karpet|kasur_jemur|sasak|gamelan|kulintang",
    "smash|servis|raket|shuttlecock|gawang",
    "penalti|tendangan_bebas|corner|ring_basket|badminton|tenis",
    "tv|radio|kaset|baut|sekrup|kayu_ulin|keran|kran|genteng|atap_bocor|meteran|pulsa",
    "ban|bannya|duri|pintu_masuk|sinyal|server|aplikasi|laptop|komputer|file|virus|kuota",
)

# Laughter and delight.
LAUGHTER: Final = (
    "haha*|hahah*|wkwk*|wkwkwk*|awkwk*|kwkw*|hehe*|hihi*|xixi*|lol|lmao|rofl|ngakak|ketawa|kocak",
    "gemes|gemas|lucu|lucunya|cute|seru|serunya|fun|funny",
    "becanda|bercanda|canda|prank|bangga|mainan|main2|rebutan|biasa_anak",
    "baikan|damai_lagi|gebetan|terima_ga|jadian|pdkt|nembak_cewek",
)

# With these behind a sign of a story, what follows is the writer's own life again.
BACK_TO_LIFE: Final = (
    "tiba2|tau2|terus|lalu|habis|abis|setelah|sesudah",
    "sambil|gara2|karena|ingat|teringat|inget|kayak|seperti",
    "waktu saya",
    "sama seperti|kayak",
)

# With one of these a blade or a gun is more than a tool.
MENACE: Final = (
    "bawa+|pegang+|ambil+|cabut+|ayun+|acung+|tangan|arah+|tunjuk+|hunjuk+|hunus+|lempar+|pecah+",
    "acung+|tangan|arah+|tunjuk+|hunjuk+|hunus+|lempar+",
    "ancam+|ancem+|todong+|kejar+|hambat+|takut|takutin",
    "nakutin|tolong|help|luka|berdarah|darah|marah",
    "ngamuk|mabuk|leher|perut|muka|kepala|punggung|dada",
    "lengan|paha|depan|pintu|kamar|bantal|kasur|selip+",
    "rumah|kos|luar|sekarang|barusan|tadi|malam|cemburu",
    "nyari|mencari|dekat|me|my|us|has|dia|datang",
    "orang|ada_yang|kena|pakai|sama|siap+|taruh+",
    "simpan+|sembunyi+|punya|dengan|ditaruh|taruh|dibalik",
)

# What may be a tool as well.
TOOLS: Final = (
    "parang|pisau|golok|celurit|clurit|arit|mandau",
    "lading|badik|samurai|tombak|sajam|senjata|pistol",
    "senapan|linggis|kampak|kapak|pedang|keris|panah",
    "peluru|gun|knife|machete|axe|hammer|weapon|bom",
    "tembak+|tusuk+|bacok+",
)

# Hurt, or in fear: then it was no tool and no joke.
HURT: Final = (
    "jahitan|dijahit|luka|berdarah|darah|bocor|memar",
    "ancam+|ancem+|kejar+|tolong|takut|leher|perut|paha",
    "todong+|cerai|talak|selingkuh|diputusin|menjerit|nangis|menangis|kdrt|pacar|suami",
    "ribut|bertengkar|cemburu|bawa+|arah+|acung+|pegang+|nakutin|dia|lempar+",
    "lengan|bahu|punggung|mataku|pinggang|rs|rumah_sakit",
    "polisi|kabur|lari|sembunyi|mengamuk|ngamuk|mabuk",
)

# Somebody reports: then it is no lesson.
REPORTS: Final = (
    "lapor|melapor|laporin|melaporkan|mengadu|ngadu",
    "mengalami|dialami|alami|kejadian|menimpa|terjadi",
)

# What somebody does while harm is done to them: "lagi nonton tv dicekik" is no story.
PASTIMES: Final = (
    "nonton|menonton|tonton|tv|youtube|yt|game",
    "games|gim|ngegame|drakor|drama|film|sinetron|netflix",
    "bioskop|lagu|musik|kartun|anime|komik|novel|buku|berita|koran|tiktok|karate|silat|judo|samsak",
)
