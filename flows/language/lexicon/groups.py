"""Words that stand together in many entries, named there with an @."""

from typing import Final

GROUPS: Final = {
    # who harms, and in Banjar, Javanese, English
    "dia": "dia orangnya suami istri laki lakinya bapak ibu mantan pacar pelaku mertua om paman "
    "abang kakak bos majikan tunangan cowok cewek tiri pakde kakek ipar sidin mereka "
    "he hes she shes they ex husband boyfriend stepdad dad "
    "stepfather father uncle",
    "anak": "anak anak2 bayi balita adik keponakan ponakan kemenakan cucu murid siswa siswi santri "
    "santriwati bocah kakanakan child children kid kids baby daughter son girl girls",
    "foto": "foto video pap rekaman gambar konten aib photos pics pictures videos nudes "
    "selfie fotoku fotonya videoku videonya stiker screenshot ss",
    "sebar": "sebar+ share+ posting+ upload+ unggah+ kirim dikirim kirimin post posts posted "
    "upload send sends sent share shared leak leaked viral viralin viralkan diviralkan diviralin "
    "bocor dibocorin beredar diedarin diedarkan tersebar kesebar tasabar kasabar disabar "
    "disabarakan manyabarakan dijual jual naikin dinaikin nyebar menyebar disebarin tersebr",
    # what leaves or comes back to harm
    "datang": "datang dateng pulang masuk naik balik muncul kembali nyusul turun",
    "leher": "leher lehernya leherku tenggorokan tenggorokanku kerah kerahnya kerongkongan throat "
    "neck jakun gulu gulune gulunya",
    "tekan": "tekan+ teken+ cekal+ cengkram+ cengkeram+ remas+ jerat+ lilit+ belit+ pelintir+ "
    "puntir+ injak+ ikat+ pegang+ tarik+ kalung+ tindih+ pencet+ piting+ kempit+ kunci+ "
    "duduki+ tutup+ cengkam+ cekel+ jepit+ gantung+ pites+ squeezed squeezing "
    "grabbed grabs pressed hands",
    "kamar": "kamar kmr wc toilet lemari kolong gudang kamar_mandi atap dapur garasi",
    "tulis": "tulis nulis menulis nyiapin siapin bikin buat wrote writing",
    "pria": "om laki pria tamu pelanggan bos juragan orang hidung_belang men customers clients "
    "temannya teman temennya klien lelaki cowok bule",
    # What presses, kills and strangles in a manner of speaking; and animals.
    "benda": "harga tagihan biaya cicilan utang hutang bunga pajak ongkos tarif ukt spp inflasi "
    "deadline tugas skripsi tesis revisi ujian kerjaan lembur macet macetnya cuaca panas panasnya "
    "hujan dingin rindu kangen sepi sunyi cinta asmara galau senyum senyumnya cantiknya gantengnya "
    "tatapan tatapannya suaranya pedas pedes pedasnya pedesnya sambal sambalnya kopi kopinya lapar "
    "laper ngantuk bosan provider kuota ekonomi kenyataan realita kenangan diskon promo tanjakan "
    "matematika kalkulus statistik fisika rutinitas kritik hoaks pasar kompetisi persaingan "
    "dompet kantong keadaan nostalgia pertanyaan bunyi bau aroma rasa rasanya matahari "
    "kebosanan kemalasan pinjaman kredit penasaran polusi asap debu",
    "hewan": "ayam kucing anjing tikus monyet bebek kambing sapi ular burung babi ikan nyamuk "
    "kecoa semut lalat buaya biawak tupai rusa kelinci itik entok lebah tawon cicak tokek kadal "
    "rayap "
    "ulat hama cacing lele nila patin bandeng hiu gurita cumi udang kepiting kerbau kuda angsa "
    "kodok katak celeng beruang harimau macan serigala laba2 kelabang kutu lintah keong bekicot "
    "ulat tomcat kalajengking ubur2 lipan musang anoa macan",
    # Work with a blade, and on what.
    "kerja": "nebas tebas menebas belah membelah motong memotong potong bongkar membongkar nebang "
    "tebang menebang panen manen memanen nyembelih sembelih menyembelih kupas ngupas mengupas iris "
    "ngiris mengiris ngulek cincang nyincang mencincang nyangkul cangkul masang pasang benerin "
    "betulin memperbaiki nukang manabas ngarit nyabit babat babat mbabat cacah nyacah bersihin "
    "membersihkan ngerok ngebelah menguliti fillet mecah mecahin buka ngebuka mbukak",
    "bahan": "rumput kayu kelapa nyiur kambing sapi ayam sayur sayuran buah tembok pohon dahan "
    "ranting semak bambu daging ikan bawang kurban qurban paket kardus genteng pagar sawit kebun "
    "ilalang belukar singkong ubi semangka nangka durian cempedak tebu es lemari keramik ulin padi "
    "jagung rebung cabe cabai wortel kentang roti kue tumpeng pitik iwak wedhus pintu_rusak papan "
    "balok kasau atap talenan tulang_sapi karung plastik rumpun pisang pelepah gulma kain karton",
}
