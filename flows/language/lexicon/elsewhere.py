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
    "cosplay|villain|superhero|penjahat|naskah|skenario|thriller|horor|horror|psikopat|fiksi",
    "spiderman|batman|naruto|harry_potter|voldemort|joker|thanos|avengers|detektif|sherlock",
    "voc|londo|sultan|kompeni|jenderal|jendral|kerajaan|raja|ratu|pandai_besi|puisi|sajak",
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
    "pemeran|aktris|sutradara|nulis_cerita|halloween|simulasi|razia|kaltim_post|polres|polda",
    "lion_king|mufasa|thanos|iron_man|hulk",
    "deadpool|wolverine|godzilla|king_kong|jurassic",
    "titanic|parasite|oldboy|inception",
    "shrek|minion|minions|annabelle|conjuring",
    "valak|pennywise|chucky|final_destination|the_raid|pengabdi_setan|kkn_desa|sewu_dino",
    "danur|suzana|suzzanna|genderuwo|zombi|zombies|vampir|vampire|dracula",
    "money_heist|peaky_blinders|game_of_thrones|got_season|red_wedding|breaking_bad|walking_dead",
    "dexter|stranger_things|house_of|criminal_minds|true_crime|serial_killer",
    "the_glory|penthouse|vincenzo|all_of_us|sweet_home|train_to|hunger_games|twilight",
    "sasuke|itachi|madara|zoro|tanjiro|sukuna|gojo|goku|vegeta|death_note|saitama",
    "shinigami|jutsu|nezuko|kaneki|ghoul|hokage|akatsuki|jujutsu|shonen|isekai|manhwa|manhua",
    "snape|dumbledore|hogwarts|star_wars|darth|vader|jedi|sith|gandalf|frodo|hobbit|narnia",
    "agatha_christie|poirot|hamlet|macbeth|siti_nurbaya|laskar_pelangi|bumi_manusia",
    "cinderella|putri_salju|snow_white|malin_kundang|sangkuriang|bawang_putih|timun_mas",
    "kerudung_merah|rapunzel|hansel|pinokio|peter_pan|roro_jonggrang|jaka_tarub|nyai_dasima",
    "gatotkaca|rahwana|hanoman|kurawa|pandawa|duryudana|baratayuda|mahabharata|ramayana",
    "kratos|god_of|resident_evil|last_of|red_dead|dark_souls|sekiro|cyberpunk|witcher|assassin",
    "mortal_kombat|tekken|street_fighter|silent_hill|outlast|dead_by|call_of|counter_strike|diablo",
    "kabarnya|konon|hoax|hoaks|utas|thread|radio",
    "terpidana|terdakwa|divonis|headline|breaking_news",
    "kronologinya|liputan6|cnn|bbc|tribun|kumparan",
    "instagram|ig|fb|facebook|twitter ~ rame|ramai|kasus|heboh|ada_berita|lewat_beranda",
    "baca|kubaca|membaca ~ berita|kasus|artikel|thread|koran|kisah|majalah|utas",
    "pesulap|sulap|sulapnya|debus|kuda_lumping|ilusionis",
    "magician|stand_up|lawak|dagelan",
    "wwe|kuncian|naked_choke|rear_naked|tap_out|armbar|kickboxing|kick_boxing",
    "muay_thai|muay|anggar|sumo|capoeira|aikido|wushu|krav_maga|kendo",
    "amatir|kejuaraan|turnamen|semifinal",
    "kartu_merah|kartu_kuning|striker|bek|gelandang|penyerang",
    "gawang|kiper|goalkeeper|knockout|babak_pertama",
    "babak_kedua|timnas|persib|arema|el_clasico|derby",
    "porprov|popda|asian_games|olimpiade|medali|sabuk_hijau|dojo|kyorugi",
    "mcgregor|pacquiao|chris_john|undertaker|john_cena|messi",
    "romusha|rodi|kerja_paksa_jepang|tjut|cut_nyak",
    "hitler|nazi|holocaust|mussolini",
    "cleopatra|firaun|genghis",
    "ken_arok|westerling",
    "gestapu|lubang_buaya",
    "inquisition|medieval|viking|vikings|samurai_jepang|gladiator|colosseum|knight|knights|crusade",
    "buyut|leluhur|nenek_moyang|bahari|mbah_buyut|prasejarah|masa_lampau|veteran",
    "tahun_50an|tahun_40an|tahun_65|tahun_90an|abad|gerilya|agresi_militer|nagasaki|hiroshima",
    "cerdas_cermat",
    "marsinah|sambo|brigadir_j",
    "ryan_jombang|sumanto|ted_bundy|dahmer|zodiac_killer",
    "tom_cruise|mission|james_bond|jackie_chan|iko_uwais|bruce_lee|terminator|jet_li",
    "anne_frank|nelson_mandela|martin_luther|che_guevara|mao_zedong|pol_pot",
    "tragedi|peristiwa_1998|trisakti|semanggi|kudeta|pemberontakan|kuil|mumi|fosil",
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
    "tim|base|markas|lawan|turret|sisa|semua musuh",
    "hayabusa|tigreal|clutch|kill_streak|combo",
    "valo|csgo|point_blank|apex|honkai|hsr|the_sims|fall_guys|brawl_stars|aov|lol_wild|tekken|tf2",
    "bos|boss terakhir|elden|final|stage|level|monster",
    "lawan bos|boss|monster|raja|naga|zombi",
    "misi|quest gta|gtanya|gamenya|rahasia|sampingan|utama|terakhir",
    "karakterku|karakter_ku|avatarku|bidakku|rajaku|menteriku|kudaku|pionku|desaku|timku|squadku",
    "petak_umpet|polisi_maling|benteng_bentengan|kucing_kucingan|perang2an|perangan|tembakan_air",
    "petak umpet|jongkok",
    "polisi maling",
    "escape_room|haunted_house|rumah_hantu|cosplay|kostum|halloween|karnaval|sulap|pesulap|akting",
    "pentas|teater|drama_sekolah",
    "peran|adegan|paintball|outbound|laser_tag|lasertag",
    "battle_royale|loot|noob|npc|sniper|molotov|turret|jungler",
    "simulasi|simulator|roleplay|dnd|board_game|kartu_uno|bluffing|impostor|crewmate",
    "tembak2an|tembakan|pistol air|mainan|nerf|timezone",
    "mabar|push_rank|ranked|booyah|mythic|turtle|malenia|kagura|respawn|farming|grinding|speedrun",
    "kelereng|gundu|congklak|dakon|bekel|engklek",
    "gobak_sodor|gasing|halma|ular_tangga|scrabble|poker",
    "gaple|capsa|billiard|biliar|bowling|stranded|phasmophobia|cooking_mama|harvest_moon|stardew",
    "gameplay|gamenya|misinya|hitman|ulti|ultinya|skillnya|multiplayer|walkthrough|cutscene",
    "musikal|operet|figuran|pemeran|berperan|chicken_dinner|lindes_musuh",
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
    "beda ... apa|gimana",
    "perbedaannya|infografis|persen|survei|indeks|angka_kasus|angka_kekerasan",
    "angka ... nasional|naik|turun|tahun",
    "layanan|hotline|nomor .. buat|untuk|khusus",
    "trainings|workshop|provide|brochure|legal_age|volunteer|how_many",
    "relawan|penelitian|proposal|lowongan_relawan",
    "minta|butuh data|brosur|poster|leaflet|materi|modul|stiker|contoh",
    "jelasin|dijelasin|dijelaskan|penjelasan|maksud|kepanjangan|singkatan|dasar_hukum",
    "sop|panduan|protokol|prosedur_kalau|alur_penanganan|juknis|rpp|silabus",
    "tanya|nanya|bertanya doang|saja",
    "cuma|sekedar|sekadar tanya|nanya|ingin_tahu|mau_tahu|penasaran|bertanya",
    "penasaran saja|doang",
    "gugus_tugas|hari_anti|tanggal_berapa|peringatan_hari|satgas",
    "form|formulir|unduh|diunduh|download",
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
    "operasi|khitan|sunat|microneedling|facial",
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
    "meme|memenya|receh|lawak|lawakan|komedi|plesetan",
    "iseng|jahil|kejahilan|lmfao|hilarious|joke|joking",
    "wk*|wkw*|kwkw*|hahaha*|heuheu|awok*|anjir_lucu|candaan|haha",
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
SUFFERED: Final = ("mengalami|dialami|alami|menimpa|jadi_korban|saya_korban",)

# Only curious: "cuma nanya", though a report is named.
CURIOUS: Final = (
    "tanya|nanya|bertanya|penasaran doang|saja",
    "cuma|sekedar|sekadar tanya|nanya|ingin_tahu|mau_tahu|penasaran|bertanya",
    "buat|untuk tugas|skripsi|makalah|artikel|presentasi|debat|lomba|penelitian|kuliah",
)

# What somebody does while harm is done to them: "lagi nonton tv dicekik" is no story.
PASTIMES: Final = (
    "nonton|menonton|tonton|tv|youtube|yt|game",
    "games|gim|ngegame|drakor|drama|film|sinetron|netflix",
    "bioskop|lagu|musik|kartun|anime|komik|novel|buku|berita|koran|tiktok|karate|silat|judo|samsak",
)

# It is said openly that it is in the news, in a film, in a book, in a lesson: then its people are
# not those of the writer.
ALOOF: Final = (
    "di|kata|kabar|lihat|baca|menurut berita|koran|radio|tv|kompas|detik|tribun|infotainment|gosip",
    "di film|filmnya|novel|novelnya|komik|anime|drakor|sinetron|serial|game|dongeng|cerita|series",
    "di tiktok|youtube|instagram|twitter|podcast",
    "di netflix|wattpad|webtoon|cerita_rakyat|film_itu|manga",
    "film|novel|sinetron|drakor|serial|anime|komik|dongeng|game|cerita itu|tentang|soal|favoritku",
    "film|novel|sinetron|drakor korea|jepang|thailand|india|horor|action",
    "serial|anime|komik|dongeng korea|jepang|thailand|india|horor|action",
    "filmnya|novelnya|dramanya|sinetronnya|dongengnya",
    "bukunya|animenya|komiknya|seriesnya|legendanya",
    "adegan|adegannya|episode|season|alurnya|endingnya",
    "ending|spoiler|sinopsis|tokohnya|tokoh|trailer",
    "ceritanya|lakon|lakonnya|wayang|ludruk|ketoprak|mamanda|teater|dalang|dongeng|legenda|hikayat",
    "cinderella|malin_kundang|sangkuriang|bawang_putih",
    "nyai_dasima|putri_salju|roro_jonggrang|dasima",
    "studi_kasus|contoh_kasus|kasus_rekaan|latihan_soal",
    "soal_ujian|soal_cerita|simulasi|kasus_fiktif",
    "kasus ... viral|trending|divonis|terdakwa",
    "viral|trending|rame|ramai|heboh ~ kasus|berita|video_orang|artis",
    "kasus di|tahun jakarta|jawa|bandung|surabaya|medan|makassar|bali|amerika|korea|india|jepang",
    "in the movie|film|novel|news|book|series|show|game|story|drama|documentary|episode|play",
    "zaman|jaman belanda|jepang|penjajahan|voc|majapahit|orba|kuno|kolonial|perang|romawi|pki",
    "presiden|sultan|raja|kerajaan",
    "lihat|baca|nonton|dari|ada|liputan di fb|facebook|ig|tiktok|twitter|youtube|timeline|beranda",
    "bukunya|biografinya|memoarnya|dokumenternya",
    "lihat|baca|nonton|dari|ada|liputan .. di fb|facebook|ig|tiktok",
    "lihat|baca|nonton|dari|ada|liputan .. di twitter|youtube|timeline|beranda",
    "tragedi|trisakti",
    "raden|ratu|putri_raja|jaman_kerajaan|jaman_nabi|zaman_nabi",
)

# What is seen in sleep; and what tells that it was no dream, or that it will not go away.
DREAM: Final = (
    "mimpi|mimpiin|bermimpi|kemimpi|memimpikan|kumimpi|mimpiku",
    "dreamt|dreamed|i_dreamed|had_a_dream|in_my_dream|nightmare_last",
)
NO_DREAM: Final = (
    "mimpi buruk|terus|tiap|melulu|mulu|lagi",
    "sampai|kebawa|terbawa|selalu|tiap_malam|gara2|sejak|trauma|beneran|bangun2|kebangun|terbangun",
    "takut|tidak_bisa_tidur|tolong|nyata",
)

# A tool at work: what for, or who uses it, with what is cut, broken or mended.
WORK: Final = (
    "@kerja .. @bahan",
    "@bahan ... di-belah|di-potong|di-tebang|di-cincang|di-tebas|di-iris|di-kupas|di-bongkar",
    "tukang|pandai bangunan|kayu|kebun|sayur|kelapa|daging|sate|besi|ledeng|cukur|rumput|bakso",
    "petani|nelayan|pekebun|peternak|jagal|koki|chef|pemulung",
    "ke kebun|kabun|sawah|ladang|hutan|pahumaan|humaan ... nebas|manabas|motong|panen|cari|nyari",
    "untuk kemah|camping|berkemah|dekorasi|pajangan|koleksi|prakarya|pentas|karnaval|kurban|qurban",
    "warisan|pusaka|pajangan|dipajang|koleksi|hiasan|suvenir|oleh2|antik",
    "untuk lomba|latihan|berburu|buru|perbakin",
    "lomba tembak|menembak|panahan",
)

# Who is hurt, threatened or in fear in any case.
GRAVE: Final = (
    "ancam+|ancem+|todong+|arah+|acung+|kejar+|uber+|leher|perut|dada",
    "jidat|wajah|takut|tolong|luka|terluka|berdarah|darahnya|darahku|marah",
    "ngamuk|mabuk|nakutin|kdrt|cerai|talak|selingkuh|jahitan|dijahit|memar|lebam|help|rumah_sakit",
    "cemburu|diputusin|lapor|laporkan|sembunyi dari|karena",
    "leher|perut|muka|kepala saya|ibu|anak|adik|istri",
)

# What befalls a child by itself.
ACCIDENT: Final = (
    "kejepit|kejedot|kepentok|kepleset|kepeleset",
    "kesandung|ketumpahan|keseleo|kejatuhan|terjatuh|jatuh",
    "tersandung|rontok|kegores|tergelincir|nyungsep",
    "kecebur|keserempet|terkilir|imunisasi|ayunan|perosotan",
    "sepeda|trampolin|tripped|fell|bumped|slipped|ngeces|tumbuh_gigi|cacingan|demam|cacar",
    "terbentur|kebentur|kesenggol|tersenggol",
)
EXCUSE: Final = (
    "katanya|ngakunya|bilangnya|alasannya|dibilang|mengaku|bohong|curiga|masa|aneh|padahal",
    "di-jatuh|dijatuhin|didorong|dilempar|banting+|says|said|claims",
)
