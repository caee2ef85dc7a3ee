"""Signs: words that alone say little, and what they tell together, in any order.

A sign is a list of words: `root+` any form of a verb, `di-root` its passive, `a_b` two words.
A rule: danger : the signs it wants (`a|b` either, `*danger` one already found, `!` nowhere in
the text) : how many words apart from the first sign the others may stand.
"""

from typing import Final

SIGNS: Final = {
    "bodyhold": "by_the_hair by_her by_my pinned pinning rambutku jambak+ cengkram+ holding_me "
    "holding_my grabbed_my got_me got_my got_her has_me has_my",
    "broken": "patah retak remuk hancur bengkak broken",
    "injured": "luka berdarah bocor memar lebam sakit pingsan bleeding robek sobek benjol",
    "stillhere": "belum_pergi masih_di masih_ada belum_keluar tidak_pergi masih_disini "
    "masih_nunggu still_here balik_lagi di_luar di_depan belum_tidur tidak_mau_pergi "
    "belum_selesai wont_leave masih_ngamuk masih_marah masih_teriak hasnt_left",
    "onway": "otw di_jalan di_simpang menit_lagi mnt_lagi lagi_nyampe lagi_sampai nyampe "
    "sampai_rumah masuk_komplek masuk_gang menuju sudah_di lagi_sampai on_his "
    "minutes_away nyampe_sini mau_sampai",
    "cornered": "disudutin dipojokin dipepet disudutkan dipojokkan terpojok tersudut cornered "
    "cornering",
    "lagi": "lagi sedang sekarang dari_tadi im_being being now",
    "street": "terminal gang jalan jln pinggir halte stasiun parkiran angkot ojek pasar rumah "
    "street orang",
    "speed": "ngebut kencang ngegas speeding zigzag drifting laju",
    "harmme": "jatuhin tabrak+ nabrak sengaja mati mau_mati crash kill teriak takut tidak_mau "
    "turun",
    "planword": "plan rencana tanggal date caranya cara metode decided putuskan memutuskan",
    "dateword": "date tanggal harinya tonight besok malam_ini caranya tempatnya ready siap "
    "goodbye note",
    "hanging": "gantung bagantung gantungin menggantung hang hanging ngegantung",
    "place": "pohon plafon kusen kipas pintu kamar belakang rumah_kosong tali diri tree fan "
    "ceiling jemuran aja saja",
    "lastword": "terakhir terakhirku terakhirnya last final penghabisan",
    "message": "chat pesan status story wa sms ucapan curhat message text words post kata2 "
    "permintaan salam",
    "nyawa": "nyawa hidup nyawaku hidupku life semuanya semua_ini derita penderitaan",
    "exposed": "telanjang bugil colmek onani coli masturbasi burungnya kontol kemaluannya titit "
    "porno bokep jorok naked itunya mesum gituan begituan",
    "schoolage": "smp sd sma smk mts tk kelas sekolah pelajar siswi siswa tsanawiyah aliyah "
    "school grade",
    "forced": "maksa paksa+ dipaksa gituan begituan hubungan tidur hamil cium pegang+ raba+ "
    "telanjang pap vcs hotel ml ngamar hisap isap+ colek+ ancam+ pukul+ peluk+",
    "gathered": "dikumpulin dikumpulkan diangkut ditampung dijejerin digilir dioper dibawa "
    "diantar dijemput",
    "night": "malam malam2 tiap_malam ruko gudang hotel mobil truk wisma kos penampungan om tamu "
    "van",
    "keepers": "simpan disimpen nyimpen disimpan kept keeps punya pegang has have wants curi",
    "stopit": "stop end berhenti selesai berakhir hilang pergi over berakhirlah udahan",
    "shut": "ditahan_di ditahan_sama "
    "kunci+ dikunci dikunciin kekunci terkunci dikurung kurung+ disekap sekap+ digembok "
    "gembok are_locked im_locked locked_inside trapped terjebak diikat pasung+ rantai+ "
    "tied",
    "mylast": "terakhirku terakhir_ku my_last my_final terakhir_saya",
    "cutting": "potong+ motong gorok+ sayat+ iris+ penggal+ tebas+ sembelih+ slit cut slice",
    "isbeing": "is are keeps kept wont_stop mulai",
    "stillin": "masih_di masih_dalam masih_disini masih still terjebak di_dalam",
    "hire": "sewa+ nyewa bayar suruh nyuruh menyuruh membayar ngebayar hired paid hire pays upah+",
    "harm": "celaka+ nyelakain mencelakai bunuh+ habisi habisin nabrak tabrak+ bacok+ pukul+ "
    "hajar+ lukai+ hilangin lenyap+ kill hurt beat culik+ siram+ bakar+ tembak+ preman "
    "perkosa+",
    "neversee": "wont_see never_see not_see wont_live never_live wont_make tidak_akan_lihat "
    "tidak_bakal_lihat tidak_lihat tidak_akan tidak_bakal tidak_sempat tidak_sampai "
    "wont never",
    "kids": "kids_grow grow tomorrow matahari anakku_besar lebaran birthday christmas ramadhan "
    "sunrise besok bangun_besok",
    "height": "lantai atap jembatan rooftop gedung balkon tebing rel tower menara roof bridge "
    "cliff jendela flyover jurang ledge edge",
    "leap": "malumpat lumpat balumpat bacabur tarjun malompat "
    "lompat loncat terjun jatuh jump jumping leap nyebur melompat meloncat njegur",
    "inhand": "di_tangan genggam+ di_depan next_to sebelah samping dekat pegang in_my with_me "
    "siap sini in_hand kupegang",
    "leave": "pergi pamit duluan leave leaving gone menyerah nyerah selesai hilang ngilang",
    "jangan_cari": "jangan_dicari jangan_cari tidak_usah_dicari dicari jangan_sedih jangan_nangis "
    "dont_look jangan_salahkan jangan_nyesel maafin maafkan maaf sorry",
    "dose": "panadol paracetamol parasetamol paramex bodrex obat pil tablet pills ctm tidur "
    "kapsul butir insulin xanax amlodipin obat_tidur captopril metformin",
    "amount": "20 30 40 50 15 10 12 100 25 puluh puluhan belas sebotol satu_botol strip segenggam "
    "banyak semua all whole bottle sekaligus papan botol seluruh handful sebungkus "
    "overdosis melebihi",
    "drownplace": "laut sungai sumur danau waduk mahakam river sea teluk dermaga jembatan kali",
    "plunge": "nyemplung cebur+ nyebur terjun loncat lompat tenggelam jalan_ke drown menceburkan "
    "njegur",
    "pain": "pain sakit perih semua_ini derita penderitaan everything suffering hurting "
    "rasa_sakit semuanya",
    "sleepplace": "kamarnya kamar tidur ranjang kasur rumahnya bed room sendirian asrama",
    "orders": "suruh nyuruh disuruh panggil manggil dipanggil ajak ngajak diajak paksa maksa "
    "minta makes told invites asks calls bawa dibawa",
    "notdare": "tidak_berani_keluar "
    "tidak_berani tidak_mau_pulang takut_pulang takut_sama takut_banget gemetar kabur "
    "minggat tidak_pulang afraid_of scared_of takut_ketemu takut_liat takut_lihat",
    "meal": "makan minum susu nasi food eat feed sarapan makanan",
    "little": "sekali_sehari sehari_sekali sisa basi kurus tidak_dikasih jarang seharian once_a "
    "kering lapar kelaparan dikurangin cuma starved no never tidak_boleh",
    "clothes": "celana salawar baju rok seragam celananya bajunya roknya bh kancing kaos pants "
    "skirt clothes shirt dress underwear salawarnya telanjang",
    "strip": "cucul dicucul lepas dilepas lepasin buka dibuka bukain melorotin pelorotin "
    "dipelorotin take_off takes_off undress undressed pulled remove nyuruh_buka copot "
    "dicopot",
    # people
    "doer": "sopir supir driver penyekap "
    "dia suami istri bapak ibu mantan pacar om paman kakek abang kakak tiri mertua ipar "
    "bos majikan orang orangnya he hes she shes they husband wife boyfriend bf gf "
    "girlfriend stepdad stepmom dad mom father mother stepfather uncle preman oknum "
    "pelaku cowok lakinya tante mandor sidin sepupu brother mereka pakde pakle papa papi "
    "kk_ipar tetangga wonge laki selingkuhan aparat polisi tentara bapaknya suaminya "
    "pacarnya ketua senior kakak_kelas lanang guys dude",
    "self": "namaku namanya nama_saya saya kami kita my us im ive mine ours we awak badanku",
    "closeone": "motor_saya ibunya anak adik kakak ibu istri keluarga ortu orangtua sepupu nenek "
    "kakek bayi ponakan keponakan anak2 adiknya anaknya istrinya menantu mbakyu mbak "
    "wife mother mom sister family sekeluarga teman",
    "child": "anak bayi balita adik keponakan ponakan kemenakan cucu murid siswa siswi santri "
    "santriwati bocah bocil kakanakan child children kid kids baby daughter son girl boy "
    "toddler nephew niece pelajar remaja student students girls boys balitaku sd tk paud "
    "bungsu sulung anak2 putri putra putriku putraku minor teen",
    "elder": "ustadz bapak ibu om paman kakek abang tiri guru ustad ustaz kiai pelatih pembina "
    "marbot tukang tetangga sopir satpam pendeta pengasuh sepupu uncle teacher coach "
    "stepdad stepfather stepmother stepbrother dad pastor grandpa neighbor neighbour babysitter "
    "priest principal kepsek "
    "kepala_sekolah wali_kelas mbah pakde pakle penjaga kenalan cousin tante nenek mama "
    "ayah pacarnya bude engkong aki stepmom mom mother father brother",
    # when
    "boleh_hidup": "boleh_hidup berhak_hidup layak_hidup pantas_hidup bakal_hidup akan_hidup "
    "bisa_hidup dibiarin_hidup lihat_matahari selamat_dari keluar_hidup2 "
    "hidup_hidup alive_if",
    "selfend": "kuakhiri kusudahi kuhabisi sudahi sudahin nyudahin menyudahi akhiri ngakhiri "
    "mengakhiri akhirin ngakhirin tamatin tamatkan cabut ambil ambilkan habisi habisin "
    "ngabisin end ending take_my kill ngentekno mungkasi pungkasi",
    "better": "lebih_baik mending mendingan baiknya harusnya seharusnya better rather wish andai "
    "andaikan semoga enakan baguslah bagus",
    "sofar": "sampai_sekarang smp_sekarang",
    "past": "rancak last_night lagi_lagi kemarin dulu pernah semalam tahun lalu minggu bulan "
    "waktu ketika saat setiap tiap sering selalu biasanya kadang suka besok last_year "
    "last_week ago used once every often sometimes sejak semenjak selama usia bertahun2 "
    "berbulan2 seminggu sebulan when would kalau jika if tadi_malam lusa lama_lama "
    "berkali2 berkali saban tiap2 yesterday always mimpi habis abis setelah sesudah bekas "
    "kapan hari_senin hari_minggu lebaran trauma tadi_siang tadi_pagi",
    "now": "sekarang barusan saat_ini detik_ini malam_ini right_now currently just baru_saja "
    "baru_aja detik2_ini skrang rn tadi_barusan di_sini disini masih still sekarangnya "
    "saat_ini_juga sore_ini pagi_ini subuh_ini dari_tadi tonight sedang lagi_ngamuk "
    "sekarang_juga as_we saikine ujug2 tiba2 langsung lgsg mulai baru_banget",
    "sos": "ke_sini kesini pak_cepat tolong sos help cepat cepet buruan darurat please emergency "
    "gawat mayday bantu hurry tulungi tolongi tolongin selamatkan urgent asap plz polisi "
    "ambulans 112 110 cepatan secepatnya segera lekas lakasi capati halp quick quickly",
    "comes": "nyampe sampe_rumah "
    "pulang datang dateng masuk naik balik muncul kembali nyusul nongol nyampe "
    "sampai_rumah tiba coming home back arrived here datangi mendatangi nyamperin "
    "samperin menghampiri deketin mendekat ngedeketin mamaraki marani nyerbu menyerbu "
    "approaching bulik",
    "rage": "mabuk mabok ngamuk mengamuk mangamuk amuk ngamok kalap kesetanan emosi murka marah "
    "sarik ngamuk2 beringas drunk angry yelling screaming raging furious nesu mendem "
    "teler sakau nyabu mengamok ngeroyok menggila gila_lagi kumat kambuh rage",
    # what is done
    "attack": "jatuhin bully+ dibully jambak+ beating lempar+ ancam+ banting serang+ pukul+ "
    "hajar+ gebuk+ tampar+ tendang+ tonjok+ injak+ aniaya+ siksa+ banting+ keroyok+ "
    "kroyok+ hantam+ hantem+ antem+ tinju+ hantup+ tampiling+ sipak+ sapak+ seret+ "
    "cekik+ jotos+ gampar+ cambuk+ bantai+ terkam+ terjang+ bogem+ labrak+ beat hit "
    "hitting punching kicking attacking attacked dragging choking strangling hurting "
    "stabbing kamplang+ gaprak+ gasak+ gibas+ gilas+ sikat+ bogem ngantemi tampeleng+ "
    "sabet+ slapping gepuk+ sampluk+ cengkiwing+ kepret+ teplak+ embat+ dupak+ ludah+ "
    "geret+ tabok+ pentung+ toyor+ tempeleng+ tampol+ gaplok+ jedot+ bentur+ perkosa+ "
    "pithing+ banduk+ kayuh+",
    "hit": "setrum+ dipukul nyetrum timpuk+ tancep+ tancap+ nancep ditancep mukulin tabrak+ "
    "nabrakin coblos+ cucuk+ suntik+ pukul+ hantam+ hantem+ gebuk+ lempar+ sabet+ sambit+ "
    "hajar+ jotos+ getok+ ketok+ pentung+ sayat+ gores+ iris+ ayun+ cambuk+ tebas+ kepruk+ "
    "gepuk+ hantup+ kemplang+ bacok+ tusuk+ tikam+ todong+ cocol+ jedot+ bentur+ catok+ "
    "libas+ lecut+ pecut+ timpas+ colok+ hit hits beat beats threw throws throwing smashed "
    "swung struck whacked whipped whips hitting slashed stabbed poked bonked bashed "
    "cracked beating bludgeoned jabbed sambat+ hambur+ tujah+ ketam+ santam+ tutuk+ "
    "tampar+ sumpal+ hantamkan gosok+ sodok+ sogok+ pangkung+ seblak+ sawat+ balang+ "
    "bandem+ sablak+ takir+ lindas+ keroyok+ siksa+ aniaya+ ancam+ ancem+",
    "burn": "tumpah+ ditumpahin numpahin tumpahkan pour siram+ guyur+ sulut+ bakar+ sundut+ "
    "sulutin burn burns burned burnt burning poured pours splash splashed ciprat+ "
    "semprot+ tempel+ melepuh scald setrika+ colok+ sunut+ slomot+",
    "heavy": "tabung tabung_gas palu martil besi balok batu kursi helm botol kayu behel linggis "
    "kunci_roda kunci_inggris dongkrak barbel panci wajan cobek ulekan batako bata hebel rantai "
    "gesper ikat_pinggang sabuk kabel selang rotan cangkul sekop meja bangku gelas piring asbak "
    "hammer stik pipa paralon tongkat",
    "hitby": "di-pukul di-hantam di-hajar di-gebuk di-getok di-kepruk di-sabet di-lempar "
    "di-timpuk di-ketok di-cambuk di-pentung di-jedot",
    "soft": "gergaji kunci_inggris kabel batako selang_air helm kayu besi balok palu gunting "
    "botol gesper batu kursi asbak wajan panci setrika sapu tongkat sekop cangkul obeng "
    "martil raket stik paralon bambu rotan ember galon gelas piring vas pot laptop sepatu "
    "cobek ulekan tang paku beling kaca korek meja pipa rantai selang dongkrak tabung "
    "tabung_gas sabuk ikat_pinggang hanger gantungan centong sutil teflon bat belt bottle "
    "hammer chair pan stick rod pipe glass plate cable cord whip brick rock helmet iron "
    "broom wrench screwdriver scissors shovel lamp stool paving bata hebel kunci_roda "
    "barbel dumbel termos rice_cooker magic_com kipas mangkok garpu garpunya pulpen "
    "jarum_pentul tusuk_gigi pensil penggaris sandal hak_sepatu high_heels bangku "
    "kemoceng pentungan kayu_ulin tonfa borgol setrum stun_gun taser batang tiang cermin "
    "knalpot lesung alu antan ladle fork pen crowbar rebar plank club paddle ashtray "
    "kettle heels stiletto pulut galam pecahan dodos egrek tojok tombak bor blender "
    "gagang gagang_sapu raket_nyamuk mobil motor",
    "liquid": "panas mendidih kuah bensin solar spiritus minyak minyak_tanah air_panas air_keras "
    "air_mendidih air_aki cuka soda_api kopi_panas minyak_panas rokok korek api puntung "
    "acid gasoline petrol kerosene boiling hot_water hot_oil lighter cigarette "
    "cigarettes aer_panas banyu_panas teh_panas puntungnya pertalite thinner tiner "
    "alkohol lilin setrika puntung_rokok setrikaan knalpot cairan",
    "threatened": "ancam+ ancem+ todong+ threatened threatening threatens acung+ ngancam",
    "blade": "gergaji chainsaw senso palu linggis pso benda_tajam bnda_tajam pisau parang golok "
    "celurit clurit arit mandau lading badik belati samurai sajam pistol senapan kampak "
    "kapak keris pedang gunting cutter silet kater knife gun machete axe blade razor "
    "gaman sangkur senjata_tajam senjata barang_tajam pisau_lipat pisau_dapur "
    "pisau_cukur sword weapon senapan_angin senpi pistolnya shotgun rifle dagger cleaver "
    "scissors parangnya kujang rencong tombak ketapel panah bayonet celuritnya bendo "
    "wedung pecahan taji airsoft beling badiknya sickle boxcutter box_cutter peluru "
    "besi_tajam egrek dodos glock revolver",
    "menace": "tancep+ ditancep ancam held siapin acung+ todong+ arah+ tempel+ taruh+ taro+ "
    "gesek+ gosok+ tunjuk+ hunus+ kalung+ keluar+ cabut+ ayun+ bawa pegang ambil ancam+ "
    "ancem+ takut+ kejar+ uber+ asah+ sabet+ selip+ bacok+ tusuk+ tikam+ hunjuk+ "
    "genggam+ pamer+ mainin main2in tancap+ todongin hampir kena nodong pulled pointed "
    "points holding waving waved swung grabbed threatened threatens put chased chasing "
    "showed shows against pressed nakut2in nakutin lempar+ buru+ sambil naro narok "
    "ngambil ambilkan nyimpen simpan+ sembunyi+ bawah_bantal jok pinggang bagasi "
    "under_his tuding+ ngudak oyak+ dudut+ hambat+ goyang2in acungkan ketok2in tebas+ "
    "timpas+ colek2in tembak+ aim aimed waves draws drew keeps carries carrying sleeps",
    "body": "my_stomach kulit pelipis muka wajah pipi leher kepala perut tangan kaki lengan paha "
    "dada mata punggung jidat dahi pinggang bahu pundak telinga kuping hidung mulut bibir "
    "jari betis lutut badan tubuh rambut rusuk face neck head stomach arm arms leg throat "
    "cheek hand back chest finger belly tengkuk ubun2 pantat gulu awak rai sirah weteng "
    "cangkem ketiak ribs temple thigh",
    "choke": "cekk dicekk nyekk cek bungkam+ dibungkam dicekik dicek cekik+ chokes",
    "rope": "tali kabel sabuk charger selendang kain rantai kawat tambang sarung jilbab",
    "neck": "gurung leherny gurunganku leher tenggorokan kerongkongan gulu throat neck jakun "
    "kerah tengkuk trakea leherku leherq",
    "grip": "picik+ picek+ picak+ kacak+ cekik+ cek dicek cekk dicekk cekal+ cekek+ tekan+ teken+ "
    "cengkram+ "
    "cengkeram+ nyengkram remas+ jerat+ lilit+ belit+ pelintir+ puntir+ puntal+ injak+ "
    "ikat+ pegang+ tarik+ tindih+ pencet+ piting+ kempit+ kunci+ duduki+ jepit+ gantung+ "
    "patah+ sikut+ hantam+ pites+ teleng+ kepit+ jegal+ gencet+ bekuk+ himpit+ peras+ "
    "colok+ pukul+ tonjok+ cakar+ gigit+ angkat+ dorong+ hajar+ kelilit rangkul+ dekap+ "
    "tutup+ squeezed squeezing squeeze grabbed grabs grabbing pressed press pressing "
    "wrapped wraps around crushed crush kneeled knelt knee hands hand tangan tangannya "
    "siku lutut lengan dengkul arm forearm foot kaki snapped snap twist twisted held "
    "holding tali kabel sarung jilbab kerudung sabuk selendang handuk dasi syal kalung "
    "rantai tapih stagen charger rope cord belt scarf chain pulled sleeve kain seprai "
    "sprei selimut tambang towel bra cincang",
    "cover": "bantal guling kasur kain plastik handuk selimut lakban kresek kantong sprei karung "
    "pillow mattress plastic blanket towel cushion bag tape bed water air bak kolam "
    "ember toilet tanah bathtub sofa sungai laut drum banyu cloth lumpur pasir closet "
    "kloset wastafel sink",
    "facehead": "muka wajah mulut hidung kepala mukaku face mouth nose head cangkem irung rai "
    "endas hidungku mulutku kepalaku idung muha",
    "smother": "sumbat+ nyumbat bungkam+ "
    "tekan+ teken+ benam+ tutup+ bekap+ bekep+ tahan+ tindih+ celup+ tenggelam+ "
    "rendam+ bungkus+ ditaruh ditaro sumpal+ dorong+ masuk+ cemplung+ jejal+ timpa+ "
    "timbun+ held hold holding pushed push pressed press put shoved covered over under "
    "dunked kelem+ kerudung+ kelelep pincuk+ slep+ belesek+ salungkup+ buntal+",
    "air": "napas udara oksigen breathe breath breathing air ambegan bahinak bernapas hinak ngap "
    "menapas ambekan",
    "noair": "tidak_bisa susah sulit sesak habis hampir putus couldnt cannot cant stop "
    "tidak_sempat kehabisan tidak_ada tersengal nyaris tidak_kuat berhenti sampai_tidak "
    "kada_kawa barely struggle hilang sampai megap hardly no_air tidak_iso angel "
    "tidak_dapat berat engap ngos2an tidak_masuk",
    # to kill
    "killword": "ngilangin motong_leher dukacita bela_sungkawa belasungkawa duka_cita hilangin "
    "potong_leher sembelih+ nyembelih celaka+ nyelakain mencelakai end_you entekno "
    "tamatin_riwayat ditembak tembak+ menghabisi hbisin bunuh+ matiin habisi habisin "
    "ngabisin abisin abisi dihabisi tumpas+ lenyap+ musnah+ bantai+ singkir+ penggal+ "
    "gorok+ mutilasi+ cincang+ racun+ kubur+ kuburan gali lahat liang mayat jasad "
    "bangkai jenazah kafan keranda nisan peti_mati kill killed murder murdered dead "
    "die grave bury buried coffin funeral corpse pateni mateni dipateni mati modar "
    "mampus nyawa maut ajal malaikat_maut akhirat neraka tamat_riwayat riwayat "
    "tinggal_nama kain_putih slaughter unalive tanam santet carok halal_darah "
    "halal_darahnya tahlilan yasinan pemakaman tebas+ timpas+ tewas matek binasa+ "
    "eksekusi+ jagal+ terkubur tabur_bunga karangan_bunga kepala_buntung mamatii "
    "mamatiakan dimatiakan berakhir_di",
    "threat": "gampang isinya mantan ngirim ngancam ancam+ ancem+ katanya dia bilang bilangnya "
    "bersumpah sumpah janji pesan chat wa kirim kalau awas hati2 siap2 tunggu nanti "
    "bakal akan mau suami pacar said says told texted threatens threatened threat "
    "promised if swears swore will would gonna messaged warned ill hell sampai berani "
    "lapor tulis ngancem mun nek omonge ngomong diancam dikirimin teriak ngaku niat "
    "suruh bayar sewa nyewa nyuruh menyuruh rencana dukun",
    "hole": "gali galiin digali ngali lubang lobang kuburan liang kubur kolam_buaya hole grave "
    "dug digging",
    "dispose": "buang dibuang ngebuang dibuangnya ditanam ditenggelamkan larung+ ceburin lempar+ "
    "dilempar hanyut+ dumped dump throw bury tanam feed umpan pakan santapan "
    "makanan_ikan cor dicor",
    "wild": "laut sungai jurang hutan sumur selokan got rawa waduk danau kebun tebing mahakam "
    "teluk kilometer buaya septic_tank septictank sea river forest ocean swamp woods ikan "
    "hiu kali tambak parit gunung bendungan jembatan semak galian void lubang_tambang",
    "nolife": "tidak_boleh_hidup boleh_hidup berhak_hidup tidak_hidup tidak_selamat "
    "tidak_pantas_hidup hidup selamat alive live survive living umur hidupmu hidupku "
    "usia besok napas tenang",
    "nobodyshall": "tidak_ada tidak_boleh tidak_akan tidak_bakal nobody noone never wont "
    "tidak_bisa no_one tidak_perlu tidak_layak tidak_pantas not tinggal cuma "
    "pendek terakhir last habis hari_terakhir",
    "findbody": "find_my find_your menemukan_mayat body tubuhku jasadku mayatku remains body_in "
    "mayatmu jasadmu your_body my_body bangkaimu bangkaiku tulangmu tulangku",
    # oneself
    "want": "plan beres tinggal sudah_di mt pgn mau ingin pengen kepikiran terpikir niat rencana "
    "berniat mending mendingan lebih_baik milih pilih siap mikir kepingin want wanna "
    "gonna going ready rather wish thinking think kapan andai andaikan coba nyoba "
    "harusnya pikiran handak berharap semoga nekat putusin cara gimana caranya need hope "
    "hoping should tempted mulai_rencana pasrah pengin pingin wanted decided deserve "
    "kada_tahan siap2 doa berdoa",
    "end": "kuakhiri bagantung gantung mt terjun loncat lompat nyemplung melompat mati modar "
    "lenyap hilang ngilang musnah menghilang mampus meninggal nyusul die dead disappear "
    "vanish gone end ending over sudahi sudahin nyudahin akhiri ngakhiri mengakhiri "
    "tamatin mengakhirinya udahan selesaikan selesai berakhir habisin tidur_selamanya "
    "pergi_selamanya bundir unalive sleep_forever matek musna tiada cease exist tamat "
    "ngakhirin akhirin menyudahi dying wafat berpulang lelap overdosis suicide bablas koit "
    "game_over minggat_selamanya tidak_bangun",
    "forever": "aja saja rasanya besok tonight malam_ini laut jembatan atap lantai selamanya "
    "selama2nya forever good dunia bumi muka_bumi world bumi_ini dunia_ini "
    "selama_lamanya permanently existence earth here anymore semuanya semua_ini "
    "everything sendiri diri nyawa nyawaku hidup hidupku life myself diriku selamanya2 "
    "this_life salawasan saurang awak",
    "lifeword": "pain the_pain hidup hidupku nyawa nyawaku diri_sendiri life hidupnya napas "
    "bernapas dunia lahir dilahirkan ada_di_dunia living alive born exist umurku urip "
    "idup existence kehidupan breathing hidup_ini besok bangun_pagi bangun",
    "tired": "tidak_tahan tidak_kuat no_point capek cape lelah muak letih bosan uyuh kesel "
    "menyerah nyerah percuma tidak_guna tidak_sanggup tidak_ada_gunanya sia2 tired "
    "exhausted sick done hate benci worthless pointless hopeless buat_apa untuk_apa "
    "ngapain kenapa nyesel menyesal beban burden tidak_berguna tidak_pantas tidak_layak "
    "tidak_berhak tidak_mau tidak_ingin useless give_up giving_up gave_up "
    "tidak_ada_artinya tidak_berarti muyak jenuh hampa tidak_pernah regret wrong_with "
    "cant tidak_bisa dont stop quit tidak_butuh hancur gelap tidak_punya tidak_ada point "
    "reason purpose bosen gumoh enek eneg gagal koler ulah_apa gasan_apa kanggo_opo "
    "nggo_opo",
    "means": "panadol obat pil tablet racun baygon tali silet cutter jembatan atap rooftop pills "
    "meds rope noose bridge ledge razor gas knalpot pemutih porstex wipol insektisida "
    "tambang sumur rel kereta gedung lantai balkon potas sianida sleeping_pills bleach "
    "poison tablets paracetamol paramex bodrex ctm obat_tidur obatnya train tracks roof "
    "balcony tebing jurang obat2an antidepresan kapsul strip sebotol pisau arang "
    "charcoal overpass flyover insulin herbisida gramoxone cliff racun_tikus decolgen "
    "oskadon promag xanax alprazolam klonazepam riklona kabel dermaga fly_over "
    "jembatan_layang pelabuhan apotas sabuk ikat_pinggang plafon kusen pohon bolong "
    "rumput",
    "useit": "nenggak minum di_tangan lompat telan+ tenggak+ loncat terjun ikat+ gantung+ kumpul+ "
    "ngumpulin sebelah_saya next_to next di_depan genggam+ tepi pinggir pinggiran edge "
    "jump jumping took swallow swallowed swallowing hang hanging standing berdiri siapin "
    "nyiapin kusiapkan disiapin ready beli counting counted hitung ngitung lined "
    "sudah_siap nyemplung cebur+ jatuh nelan nelen drink drank overdose tie tied buy "
    "bought collecting saved leap nyebur injak_gas gantungin simpul bunuh habisin "
    "sekaligus jatuhin nyilet sayat+ iris+ nekat ndlosor njegur mancurit menyimpul "
    "swallowed_all",
    "bye": "terakhirku chat_terakhir jangan_dicari jangan_cari duluan maaf_ya pamit "
    "selamat_tinggal goodbye wasiat surat_terakhir perpisahan titip titipkan nitip jagain "
    "jaga maafin maafkan maaf ikhlasin ikhlaskan lupakan lupain jangan_sedih terakhir "
    "goodbyes bye surga akhirat farewell forgive sorry take_care kuburin kuburkan makamkan "
    "surat terakhir_kali last_message last_time tahlilan sampai_jumpa jangan_nangis doain "
    "doakan see_you_in heaven note rawat pesan_terakhir relakan salam sayangi "
    "terimakasih_semuanya kado pin_atm password rekening warisan barang2ku tanggal "
    "status wa_terakhir wish_me",
    "gone": "chat pergi tidak_ada hilang tidur tenang istirahat gone leave leaving sudah_tidak "
    "mati besok_tidak tidak_balik tidak_kembali selesai nyusul sebentar_lagi selamanya "
    "rest peace berakhir tidak_pulang sleep kalau_aku_tidak_ada lelap meninggal tiada "
    "bulik damai wake tidak_bangun malam_ini tonight terakhir lagi_ada esok besok",
    "family": "ma mak pak bu mah pa yah bun anak anak2 ibu bapak adik semua semuanya kalian "
    "keluarga everyone mom kids suami istri dunia teman kamu kucing family daughter son "
    "world friends all mereka nenek orang_tua",
    "selfharm": "silet sayat+ iris+ gores+ cutting cut burn lukai+ sakiti nyakitin menyakiti "
    "bentur+ jedot+ tusuk+ nyilet hurt slit slicing bleed harm scratch barcode cakar+ "
    "pukul+ hukum+",
    "ownbody": "diri_sendiri sendiri nadi pergelangan wrist wrists myself urat lengan_sendiri "
    "tangan_sendiri paha_sendiri diriku saurang my_arms my_wrist my_thighs arms thighs "
    "dewe badan_sendiri",
    # pictures
    "record": "rekam+ record recorded recording films filmed ngerekam foto motret videoin memvideo",
    "intimate": "berhubungan hubungan_badan mandi gituan begituan intim sex seks telanjang bugil "
    "ganti_baju tidur diam2 buka_baju toilet naked undressing undressed ngewe ml",
    "pic": "muka wajah punyaku foto video pap rekaman gambar konten aib photos photo pics pic "
    "pictures picture videos nudes nude selfie screenshot ss sc stiker vcs vc video_call "
    "bugil telanjang dokumentasi clip footage tape screenrecord bokep link file album "
    "drive gdrive naked privat chat_mesum syur hidden_camera kamera camera cctv webcam "
    "recording recordings body_pics fotoq vidioq sextape videoq",
    "spread": "tempel+ telanjang bugil sebar+ share+ posting+ upload+ unggah+ kirim dikirim post "
    "posts posted send sends sent shared leak leaked viral+ bocor beredar edar+ "
    "tersebar kesebar jual+ dijual dibagi bagi2 bagikan nyebar publish public online "
    "grup group telegram tele twitter discord ig fb tiktok wa internet situs website "
    "semua kantor sekolah ortu followers kontak keluarga ancam+ ancem+ peras+ minta "
    "bayar transfer duit uang pay money juta jt ribu pulsa rekam+ direkam recorded "
    "filmed edit+ diedit deepfake ai maksa paksa dipaksa suruh disuruh threatens "
    "threatening blackmail hapus delete diam2 ngintip intip+ sembunyi tersembunyi "
    "secretly mandi toilet kamar_mandi ganti_baju buka_baju tanpa_baju tanpa_busana "
    "mantan simpan punya nyimpan nonton ditonton lihat rame tetangga calon teman guru "
    "dosen suami istri pacar dia he his ex demand demands demanding colmek gituan "
    "dicetak tempel majang pajang+ palsu fake galeri curi maling hack dibajak disimpan "
    "sampai nyampe tersangkut",
    # sold, held
    "sell": "ditawar tawar+ jual+ dijual didol ngedol dol tebus+ gadai+ oper+ dioper lelang+ "
    "barter+ tukar+ ditukar sell sells selling sold auction traded trade ditawarin sewa+ "
    "disewain jaminan dibeli diperjualbelikan sodor+ disodorin dipinjamkan dipinjamin "
    "jadiin_jaminan rented dilempar dititip_ke",
    "goods": "bayiku anakku saya anak adik bayi istri ponakan gadis perawan cewek cewek2 girls "
    "girl me badan tubuh keperawanan ginjal kidney baby daughter wife sister her us "
    "rahim diri kami women janda perempuan orok keponakan gadisnya sepupu teman kulo "
    "kakak wadon",
    "customer": "bidan juta jt pembeli cwo2 cwo cowo cwok mic michat tamu pelanggan klien client "
    "clients customers customer men guests om om2 hidung_belang cowok2 laki2 lelaki2 "
    "bule bapak2 strangers hidung_belangnya boss_boss wong_lanang pria om_om cowo2 "
    "cwok2 lelaki dudes guys buyers sugar_daddy pejabat bos",
    "serve": "ktemu layani melayani ngelayanin dilayani ladeni meladeni temani nemenin nemani "
    "menemani tidur ketemu ketemuan jumpa puaskan memuaskan serve entertain meet sleep "
    "sleeping see service have_sex pijat check_in booking dibooking nganter bobo turu "
    "kencan ngamar ngedate malayani mangawani date host please goyang telanjang joget "
    "nari minum",
    "force": "suruh+ paksa+ maksa haruskan wajib dituntut make makes made force forced forces "
    "nyuruh disuruh dipaksa harus target setor setoran dikongkon kongkon diutus denda "
    "ancam+ diancam must have_to forcing wajibkan diwajibkan tidak_boleh tidak_bisa "
    "dilarang dipukul disiksa utang hutang klo_tidak threatened debt owe owed lunas "
    "quota kejar_target potong makan tagih",
    "job": "boss kerja kerjaan pekerjaan loker lowongan job gaji kontrak tkw tki lc prt art "
    "pabrik kapal kebun sawit tambang restoran kafe cafe spa toko pelayan waitress nanny "
    "maid ship factory restaurant salon karaoke magang pmi ladang pengasuh babysitter "
    "perusahaan proyek admin_online bar mess mes penampungan model modelling casting "
    "cruise resort housekeeping domestic gawe gawi majikan agensi agency recruiter hiring "
    "employer warung_kopi wisma hotel sirkus perkebunan pekerja kuli abk nelayan pt "
    "toko_baju butik laundry warung massage panti_pijat hostess",
    "trap": "wont_pay pay bayar_denda hp_nya keluar harus_bayar tipu+ ditipu ketipu bohong+ "
    "dibohongi disekap sekap+ dikurung kurung+ dikunci terkunci ditahan nahan disita "
    "ditebus nebus tebus tebusan digembok dijaga diawasi penjaga pengawas guard guards "
    "guarded locked lock passport paspor ktp ijazah passports tidak_pulang "
    "tidak_boleh_pulang dijebak jebakan terjebak kejebak trapped stuck scam scammer kabur "
    "lari escape dihubungi kontak hilang_kontak tidak_digaji tidak_dibayar digaji dibayar "
    "pay_off unpaid disiksa disetrum dipukul dijual dipindah cant_leave couldnt_leave "
    "ditampung diancam denda palsu ilegal illegal fake diselundupkan selundup jerat utang "
    "hutang debt dikirim_ke hp_disita no_pay confiscated ransom disuruh_bayar berbeda "
    "beda ternyata sakalinya taunya tekan_kono jebule rupanya nyatanya turned_out "
    "hidung_belang tamu ngelayanin layani melayani germo mami papi mucikari muncikari "
    "open_bo plus2",
    "hardtrap": "our_passports passports_and disekap dikurung dikunci terkunci digembok passport "
    "paspor passports ijazah tebusan nebus ditebus tebus guarded guards locked "
    "tidak_digaji tidak_dibayar unpaid trapped ditahan disita germo mucikari "
    "muncikari disetrum confiscated hidung_belang dijual diperdagangkan ditampung "
    "cant_leave disiksa dijebak ransom tidak_pernah_digaji open_bo",
    "broker": "agen calo sponsor penyalur tekong mami papi germo mucikari muncikari mamih mamasan "
    "recruiter trafficker pimp agency yayasan rentenir broker pengerah penadah sindikat "
    "bandar mami2",
    "brokerdeed": "harus_bayar keluar pulang 15jt bawa dibawa berangkat diberangkatkan "
    "berangkatin maksa ikut batal bayar denda kirim dikirim luar_negeri paspor "
    "janji janjiin ditahan takut kabur utang hutang malam_ini setor setoran tampung "
    "ditampung jemput dijemput juta jt nagih tagih kerja sewain lapor nahan sita "
    "kunci pukul+ ancam+ ktp took takes keeps owe money passport force makes hilang "
    "cari nyari ngejar ketangkep nikah dinikahkan rekrut jual dijual anak foto tamu",
    "far": "ruko gudang kontainer malaysia kamboja myanmar taiwan arab dubai hongkong batam tawau "
    "singapura jakarta surabaya cambodia thailand kalimantan papua luar_kota luar_negeri "
    "luar_pulau pulau_seberang filipina saudi makassar bali laos vietnam abroad overseas "
    "korea jepang sabah nunukan tarakan kuwait oman subarang seberang hong_kong mesir "
    "turki china tiongkok serawak sarawak kota_lain pelosok entikong",
    "taken": "dikumpulin diangkut dikumpulkan dibawa dikirim diajak dijemput diberangkatkan ikut "
    "berangkat dibawai ditawari dijanjiin taken promised dijanjikan dititipin dititip "
    "kirim bawa tertipu diiming dikirimi merantau dipasok",
    "lostout": "malam2 mobil truk mati bulan_tidak hp tidak_bisa dihubungi tidak_pulang hilang "
    "nebus tebus kabar tidak_ada_kabar disekap ditahan paspor kabur tidak_boleh takut "
    "disuruh dipaksa nangis minta_pulang dijemput minta_tolong ternyata sakalinya "
    "jebule utang lost_contact pulang dikurung dipukul disiksa gaji tidak_balik",
    "debt": "utang hutang pinjaman pinjol rentenir debt owe judi slot cicilan tagihan gadai "
    "nunggak lunas debts loan pelunas penebus melunasi lunasin bayarin utangnya hutangnya "
    "utangku",
    "paidwith": "dibayar_pakai ditukar tukar saya_harus_ikut ikut_om dinikahkan dinikahin nikah "
    "kawin dikawinin dikawinkan tubuh badan tidur jaminan jaminannya gadai digadai "
    "penebus gadis perawan diserahin serahkan dijodohin nikahin kawinin diserahkan "
    "layani dijual dibawa temani nemenin ikut sleep marry daughter body menikah "
    "menikahi melayani",
    "surrogate": "hamil rahim ginjal kidney organ pregnant darah sewa_rahim mengandung donor "
    "melahirkan",
    "sellish": "buat_orang untuk_orang bayaran dibayar dipaksa jual dijual disuruh penampungan "
    "forced juta agen calo bayi dijual_bayi sell kamboja pasangan diserahkan",
    "quota": "sehari semalam sahari malem_ini tiap_malam per_malam seminggu a_day a_night "
    "satu_malam tiap_hari every_night target minimal perhari",
    "many": "tidak_dikasih tamu orang pelanggan cowok klien men customers clients guests om "
    "bookingan laki2 juta setor",
    # children
    "private": "titi titinya "
    "salawar salawarnya celananya seragam baju bajunya kancing pantat bokong dubur "
    "anus kemaluan kelamin burung titit vagina pipis kencing celana celana_dalam dada "
    "payudara toket penis privates private_parts underwear selangkangan itunya anunya "
    "memek kontol bottom genitals bawahnya tempat_pipis nenen puting alat_vital pepek "
    "silit puki dalaman rok paha crotch butt pee peepee boob boobs",
    "hurtpart": "dicucul cucul dilepas lepas dibuka buka melorotin pelorotin ditarik sakit perih "
    "darah berdarah luka lecet bengkak memar lebam nangis keputihan gatal infeksi "
    "loro hurts bleeding pain sore bruise bruises cries menangis bau kesakitan robek "
    "nanah merah dipegang dicium diraba dicolok dimasukin dimainin disuruh dielus "
    "dijilat basah lendir trauma jarinya jari masuk masukin pegang elus cium raba+ "
    "gesek+ tempel+ mainin touched touches touching rubbed rubs licks kiss pegang2 "
    "pegang_pegang lihat show showed nunjukin lihatin intip+ foto videoin",
    "lure": "di_depanku gituan telanjang tidur dikamarnya rahasia secret gudang kamar kamarnya "
    "kebun kos mobil hotel permen jajan hadiah uang_jajan dikasih_uang main ajak ngajak "
    "diajak panggil manggil dipanggil dipangku pangku+ pangkuan gendong mandiin "
    "memandikan tidur_bareng bobo sendirian sepi kolong gelap bioskop coklat es_krim hp "
    "game diamplop bed room bathroom candy gifts toilet wc semak rumah_kosong lap malam "
    "night nonton cium peluk meluk nyium pegang megang ngelus elus+ raba+ colek+ nyolek "
    "bonceng kos2an lantai_atas private_lesson les ruang_guru gudangnya asrama naked "
    "buka_baju lapas",
    "afraid": "maksa dipaksa tidak_berani berani takut_pulang takut nangis ketakutan trauma "
    "gemetar murung diam jijik tidak_mau menangis ngompol mimpi_buruk menjerit histeris "
    "afraid scared cries crying kaget takutan sakit berdarah tidak_boleh jangan_bilang "
    "jangan_cerita diancam secret rahasia marahi cerita curhat told bilang lapor ngadu "
    "mengadu berubah pendiam tertekan shaking weird aneh nyaman uncomfortable wouldnt",
    "neglect": "tanpa_makan dibiarin tanpa_susu ditelantarin kurus_kering badannya_kurus "
    "tidak_berani_pulang kering lapar kelaparan tidak_makan tidak_dikasih sendirian "
    "ditinggal ditinggalin digembok kurus kotor dikunci terlantar telantar dirantai "
    "diikat dijemur dibuang tidak_sekolah ditelantarkan starving hungry alone locked "
    "tied abandoned dikurung busung gizi tidak_terurus diusir unfed feed neglected "
    "filthy ngemis minta2 basah kepanasan kehujanan kelaperan digantung left "
    "ditinggalkan tidak_diurus disuruh_kerja gembok dititipkan kerja_paksa mangemis "
    "malingan mabuk ngelem dicekoki dicekokin miras sabu tuak obat_tidur rokok",
    "hostage": "yang_kena kena sasaran korban imbas taruhan taruhannya jaminan tebusan "
    "ambil_paksa dibawa diambil disakiti nyakitin sandera culik celaka dicelakai "
    "lampiaskan pelampiasan dilampiaskan hurt take dihabisi dirampas rebut+ larikan "
    "dilarikan",
    "ifleave": "kalau kalo ancam+ ancem+ diancam katanya awas if threatens threatened says said "
    "mun nek",
    "preg": "hamil dihamili pregnant hamilin dihamilin mengandung melahirkan telat_haid "
    "telat_datang",
    "wed": "dinikahkan dinikahin dikawinkan dikawinin nikah kawin nikahin dijodohkan dijodohin "
    "married marry tunangan lamaran dilamar wedding nikahkan nikah_siri pacaran dipacari "
    "dipacarin",
    # at the door, in the car, hidden
    "door": "pintu jendela pagar gerbang gembok door window gate lawang kaca kos kamar rumah "
    "lalungkang cendela dinding tembok plafon atap kosku kontrakan kostan garasi "
    "ventilasi teralis",
    "breakin": "nyoba_buka coba_buka mencoba_buka otak_atik utak_atik nahan nahanin ngalangin "
    "halangi congkel "
    "dobrak+ gedor+ congkel+ manjat panjat+ bobol+ hantup+ mahantup rusak+ jebol+ "
    "gebrak+ tendang+ nendang kick kicking bang banging pound pounding slam slamming "
    "break breaking knocking smashing mendobrak ngetok2 gedor2 nggedor paksa maksa "
    "menerobos nerobos pecah+ mecahin lempar+ nyongkel terobos+ digedor ngapak kapak "
    "dorong+ kampak mukul+ pukul+ ngebuka break_in climbing ngegas dodog+ katuk+ "
    "manggadur gadur+ tunjang+ jedor+ climb climbed masuk_lewat bongkar+ hancur+ "
    "ngancurin buka_paksa kicked banged trying_to",
    "hide": "di_atap umpetin sembunyiin sembunyikan sembunyi bersembunyi ngumpet basambunyi "
    "sambunyi umpetan hiding hide hid mendekam kunci_diri ngurung_diri mengurung_diri "
    "ndelik singitan locked_myself ngunci_diri jongkok meringkuk merunduk kunciin_diri "
    "sambunyian bertahan",
    "hideplace": "rumah_tetangga kamar kamar_mandi wc toilet lemari kolong gudang dapur padapuran "
    "bathroom closet garasi atap tetangga kebun semak mobil bawah belakang mushola "
    "masjid warung loteng room basement sumur kandang selokan ranjang kasur kelambu "
    "meja indomaret alfamart minimarket dalam sini parking jamban kolong_ranjang "
    "pos_satpam pos_ronda bed attic under kebon dari tempat",
    "chase": "diikutin ngebut nyari kejar+ uber+ buru+ buntut+ ikut_terus ngikutin mengikuti "
    "diikuti follow following followed chase chased chasing nguber diuber kuntit+ oyak+ "
    "ngoyak hambat+ dihambat cegat+ hadang+ mahadang ngadang kepung+ cari mengejar "
    "nungguin nunggu mencari ngincer mengintai memburu nguntit waiting looking_for "
    "stalking chases",
    "carried": "naik dibawa bawa dibawa_kabur culik diculik taken taking dipaksa_masuk diseret "
    "ditarik masuk dinaikin driving ngebut kidnapped diangkut dilarikan",
    "where": "nurunin nuruni mau_nurunin "
    "mau_kemana kemana mana ke_mana tidak_tahu entah tidak_tau where hutan sepi nowhere "
    "somewhere tol tidak_mau_berhenti dikunci ngebut turun turunin berhenti locked "
    "wont_stop",
    "car": "ojek ojeknya ojolnya angkotnya taksinya "
    "mobil motor truk taksi ojol grab car van boncengan jok bagasi trunk speedboat kapal "
    "avanza angkot",
    "bloodnow": "ngucur mengucur netes banyak terus tidak_berhenti deras berceceran pouring "
    "everywhere a_lot pingsan tidak_sadar tidak_bergerak kejang lemas sekarat "
    "wont_stop heavily mengalir lantai where_is muncrat bocor kada_mandak",
    "blood": "darah berdarah badarah bleeding blood getih luka pendarahan bleed",
    "down": "pingsan tidak_sadar tidak_bergerak tidak_gerak kejang sekarat unconscious not_moving "
    "not_breathing tidak_bernapas tidak_bangun lemas terkapar tidak_sadarkan_diri ambruk "
    "semaput tergeletak tidak_respon unresponsive passed_out",
    "scream": "teriak teriak2 jerit jeritan menjerit minta_tolong tangis tangisan tangisnya ampun "
    "raungan screaming screams nangis gaduh ribut jerit2 bengok2 barabah kuciak kuriak "
    "keributan minta_ampun",
    "nextdoor": "tetangga sebelah kontrakan rumah_sebelah atas bawah neighbor neighbour next_door "
    "apartment lantai_atas kosan suara dengar denger depan_rumah dinding seberang "
    "subalah upstairs rumah_depan hear hearing",
    "hush": "jangan_telepon jangan_balas jangan_bales tidak_bisa_telepon tidak_bisa_ngomong "
    "tidak_bisa_bicara cant_talk cant_call bisik2 bisik jangan_berisik pelan2 diem2 "
    "sembunyi2 ketahuan kedengeran kedengaran tidak_bisa_bersuara whisper dont_call "
    "silent jangan_nelpon jangan_bunyi ngumpet2 umpet2 nyolong2 colong2 hears quiet",
    "nearby": "terminal gang jalan tangga kamar lantai sebelah depan luar ruang_tamu dapur "
    "kamar_mandi ruang_tengah bawah atas balik_pintu teras outside next_room downstairs "
    "upstairs kitchen living_room dekat deket samping sini here belakang halaman "
    "parkiran gerbang sebelahku sampingku sebelahnya door",
    "escaped": "kabur lari escaped ran melarikan_diri berhasil_kabur loncat_jendela fled run "
    "running minggat",
    "cut_off": "hp_diambil batre_tinggal lowbat pinjam_hp pinjem_hp sinyal",
    "nothing": "terpaksa matian mati2an serangan penganiayaan penyiksaan menyiksa nyiksa "
    "serang_balik pukul_berapa",
    "game": "ludo domino catur mobile_legend mlbb pubg ff minecraft roblox gta coc uno werewolf "
    "among_us game valorant genshin elden_ring ps5 ps4 mabar",
}

RULES: Final = (
    "suicide : mylast message : 3",
    "death_threat : cutting neck threat : 7",
    "child : elder exposed self : 6",
    "ongoing : bodyhold doer|self now : 8",
    "ongoing : broken doer stillhere : 9",
    "ongoing : onway *death_threat|*weapon|*violence|killword|threatened : 12",
    "ongoing : onway doer sos : 10",
    "ongoing : rage lagi doer *help !past !sofar : 10",
    "ongoing : stillhere escaped doer : 12",
    "ongoing : cornered doer|closeone|self : 8",
    "ongoing : doer comes scream !past !sofar : 8",
    "ongoing : injured doer *death_threat|*weapon !past : 12",
    "ongoing : bodyhold doer|self sos : 12",
    "ongoing : chase *weapon doer|self !past : 10",
    "ongoing : chase nearby doer notdare|*help !past : 10",
    "ongoing : comes *weapon doer !past !sofar : 6",
    "ongoing : injured doer stillhere : 9",
    "ongoing : lagi chase doer|street : 6",
    "ongoing : car speed harmme : 7",
    "suicide : planword dateword self|want : 6",
    "suicide : hanging place : 4",
    "suicide : lastword message self : 4",
    "suicide : nyawa selfend : 4",
    "child : child elder exposed : 9",
    "child : self schoolage forced : 8",
    "trafficking : child gathered night : 8",
    "images : pic keepers : 6",
    "ongoing : down *violence self|closeone : 8",
    "ongoing : doer rage child|self|closeone hide|stillin : 12",
    "ongoing : rage doer *violence|*weapon !past !sofar : 8",
    "ongoing : attack doer closeone nearby !past !sofar : 9",
    "ongoing : chase hide self : 9",
    "ongoing : isbeing attack : 2",
    "ongoing : carried car *captivity : 6",
    "ongoing : stillin door|hideplace rage|*violence doer : 10",
    "death_threat : dispose self wild : 7",
    "death_threat : hire doer harm self|closeone : 9",
    "death_threat : findbody nobodyshall threat : 9",
    "death_threat : neversee kids threat : 6",
    "suicide : means useit want : 6",
    "suicide : height leap want|end : 6",
    "suicide : inhand means tired|bye|end : 7",
    "suicide : bye leave jangan_cari : 9",
    "suicide : dose amount useit : 5",
    "suicide : want drownplace plunge : 6",
    "suicide : stopit pain want|forever : 7",
    "suicide : end pain|forever want : 7",
    "child : child elder sleepplace orders : 8",
    "child : child elder notdare : 9",
    "child : child meal little : 8",
    "child : child clothes strip : 6",
    # now
    "ongoing : *violence|*sexual|*captivity|*strangling|*weapon sos !past !sofar : 12",
    "ongoing : *violence|*sexual|*captivity|*strangling|*weapon|*death_threat now !past !sofar : 7",
    "ongoing : attack sos !past !sofar : 10",
    "ongoing : comes attack !past !sofar : 6",
    "ongoing : doer comes rage now|sos|*violence|*weapon !past !sofar : 8",
    "ongoing : breakin door doer !past !sofar : 7",
    "ongoing : breakin door self !past !sofar : 7",
    "ongoing : breakin door sos|now !past !sofar : 8",
    "ongoing : hide hideplace !past !sofar : 5",
    "ongoing : hide doer !past !sofar : 8",
    "ongoing : hide self sos : 9",
    "ongoing : shut self|closeone !past !job : 7",
    "ongoing : chase doer sos|now !past !sofar : 9",
    "ongoing : chase rage doer !past !sofar : 8",
    "ongoing : car carried where !past !sofar : 9",
    "ongoing : car where doer self !past !sofar : 10",
    "ongoing : blood bloodnow self|doer|closeone !past !sofar : 8",
    "ongoing : down attack|*violence !past !sofar : 10",
    "ongoing : scream nextdoor attack|*violence|now !past !sofar : 9",
    "ongoing : hush doer nearby : 8",
    "ongoing : hush *violence|*captivity|rage : 12",
    "ongoing : doer nearby *violence|*weapon|*death_threat|*sexual|rage now : 9",
    "ongoing : escaped now *violence|chase|attack : 9",
    # neck and breath
    "strangling : neck grip : 5",
    "strangling : facehead cover smother : 6",
    "strangling : choke doer|self|closeone|rope : 4",
    "strangling : air noair doer|*violence : 6",
    "strangling : facehead cover *violence : 5",
    # weapons
    "weapon : hitby heavy : 3",
    "weapon : hit soft self|doer|closeone|body : 6",
    "weapon : blade threatened : 6",
    "weapon : burn liquid self|doer|closeone : 6",
    "weapon : blade menace doer|self|closeone : 7",
    "weapon : blade body doer|self|closeone : 6",
    "weapon : blade body menace : 6",
    # threats
    "death_threat : hole doer self|closeone : 9",
    "death_threat : dispose wild doer|threat : 8",
    "death_threat : killword threat self|closeone : 9",
    "death_threat : nobodyshall nolife threat *death_threat|*violence|killword : 8",
    "death_threat : boleh_hidup threat : 12",
    "death_threat : findbody threat : 8",
    # oneself
    "suicide : want end forever : 6",
    "suicide : selfend lifeword : 4",
    "suicide : better end self|forever : 5",
    "suicide : end forever self : 4",
    "suicide : tired lifeword self : 5",
    "suicide : means useit want|end|bye|tired|gone self : 9",
    "suicide : means end|bye self : 9",
    "suicide : bye gone family : 10",
    "suicide : bye end : 7",
    "suicide : selfharm ownbody : 4",
    # pictures
    "images : pic spread : 9",
    "images : record intimate : 6",
    # sold, held
    "trafficking : serve customer force|debt : 8",
    "trafficking : force customer many|quota : 12",
    "trafficking : sell goods customer|debt|doer : 6",
    "trafficking : job hardtrap : 12",
    "trafficking : job trap taken|far|force|broker : 12",
    "trafficking : broker brokerdeed self|child|force : 8",
    "trafficking : taken far lostout : 14",
    "trafficking : debt paidwith self|child|goods : 8",
    "trafficking : surrogate sellish force|debt|broker : 8",
    "trafficking : quota many force customer|serve : 8",
    # children
    "child : child private hurtpart : 9",
    "child : child elder lure afraid : 18",
    "child : child private hurtpart|elder : 9",
    "child : child elder afraid lure : 18",
    "child : child neglect elder : 9",
    "child : child hostage ifleave doer : 9",
    "child : child preg elder : 8",
    "child : child wed elder|force : 8",
    "child : child *violence doer : 12",
    "child : child *sexual : 14",
)
