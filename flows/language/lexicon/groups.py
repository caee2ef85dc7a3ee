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
}
