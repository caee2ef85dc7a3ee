"""Places of Balikpapan as they are typed."""

import pytest

from flows.language.places import KECAMATAN, KELURAHAN, Place, find_place

EVERY = [(kecamatan, name) for kecamatan, names in KELURAHAN.items() for name in names]


def test_six_kecamatan_and_thirty_four_kelurahan() -> None:
    assert len(KECAMATAN) == 6
    assert len(EVERY) == len({name for _, name in EVERY}) == 34


@pytest.mark.parametrize(("kecamatan", "kelurahan"), EVERY)
def test_every_kelurahan_is_found_by_its_name(kecamatan: str, kelurahan: str) -> None:
    place = Place(kecamatan, kelurahan)
    assert find_place(kelurahan) == place
    assert find_place(f"sy tinggal di kel. {kelurahan.upper()} kak") == place
    assert find_place(f"kelurahan {kelurahan.replace(' ', '', 1).lower()}, dekat masjid") == place


@pytest.mark.parametrize("kecamatan", KECAMATAN)
def test_every_kecamatan_is_found_by_its_name(kecamatan: str) -> None:
    for text in (kecamatan, f"Balikpapan {kecamatan}", f"kec {kecamatan}", f"bppn {kecamatan} kak"):
        assert find_place(text) == Place(kecamatan), text
    assert find_place(f"rumah saya di balikpapan {kecamatan} dekat pasar") == Place(kecamatan)


@pytest.mark.parametrize(
    ("text", "kecamatan", "kelurahan"),
    [
        ("bppn kota", "kota", None),
        ("balsel", "selatan", None),
        ("di balteng kak", "tengah", None),
        ("sepingan", "selatan", "Sepinggan"),
        ("sepinggan raya", "selatan", "Sepinggan Raya"),
        ("spinggan", "selatan", "Sepinggan"),
        ("gn. samarinda", "utara", "Gunung Samarinda"),
        ("gn samarinda baru", "utara", "Gunung Samarinda Baru"),
        ("gng smarinda", "utara", "Gunung Samarinda"),
        ("gunungsari ilir", "tengah", "Gunung Sari Ilir"),
        ("gn sari", "tengah", None),
        ("klandasan", "kota", None),
        ("klandasan ulu gg 3", "kota", "Klandasan Ulu"),
        ("klandsan ilir", "kota", "Klandasan Ilir"),
        ("manggar baru rt 12", "timur", "Manggar Baru"),
        ("rumah mama di mangar", "timur", "Manggar"),
        ("tritip", "timur", "Teritip"),
        ("dekat simpang rapak", "utara", "Muara Rapak"),
        ("sei nangka", "selatan", "Sungai Nangka"),
        ("karangjoang km 15", "utara", "Karang Joang"),
        ("karang juang", "utara", "Karang Joang"),
        ("sumberejo", "tengah", "Sumber Rejo"),
        ("marga sari", "barat", "Margasari"),
        ("kariangaw", "barat", "Kariangau"),
        ("daerah damai", "kota", "Damai"),
        ("damai", "kota", "Damai"),
        ("saya di damai balikpapan kota", "kota", "Damai"),
        ("kel damai bahagia", "selatan", "Damai Bahagia"),
        ("di baru tengah", "barat", "Baru Tengah"),
        ("sepinggan, balikpapan selatan", "selatan", "Sepinggan"),
        ("balikpapan selatan kelurahan sepinggan", "selatan", "Sepinggan"),
    ],
)
def test_places_as_they_are_typed(text: str, kecamatan: str, kelurahan: str | None) -> None:
    assert find_place(text) == Place(kecamatan, kelurahan)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "halo kak",
        "kami sudah damai",
        "sudah damai baru kemarin",
        "mau hidup damai bahagia",
        "mau di damai in aja",
        "disuruh damai sama keluarga",
        "baru tengah malam dia pulang",
        "di tengah malam",
        "dia pulang dari timur",
        "angin barat kencang sekali",
        "di kota lain",
        "dia kerja di kota",
        "saya baru sampai",
        "dia pukul saya dekat prapatan",
        "makan mangga di rumah nenek",
        "di landasan bandara",
        "dia melanggar janji",
        "balikpapan",
        "km 12 soekarno hatta",
        "km 5",
        "samarinda",
        "dekat gunung",
    ],
)
def test_what_is_no_place(text: str) -> None:
    assert find_place(text) is None


def test_the_first_of_two_places_is_taken() -> None:
    assert find_place("dari manggar ke sepinggan") == Place("timur", "Manggar")
