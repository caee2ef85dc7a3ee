"""Numbers as people write them."""

import pytest

from flows.language.numbers import parse_number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("17 th", 17),
        ("17th", 17),
        ("umur 9", 9),
        ("dua puluh lima", 25),
        ("umur saya tujuh belas tahun", 17),
        ("sebelas", 11),
        ("tujuh blas", 17),
        ("dua puluh", 20),
        ("seratus dua puluh lima", 125),
        ("lima ribu dua ratus", 5200),
        ("1.000", 1000),
        ("50rb", 50000),
        ("2 juta", 2_000_000),
        ("setahun", 1),
        ("seorang", 1),
        ("sekali", 1),
        ("nol", 0),
        ("twenty five", 25),
        ("ampat", 4),
        ("3, ya 3", 3),
        ("satu dua", None),
        ("banyak sekali", None),
        ("sekali dua kali", None),
        ("3 atau 4", None),
        ("20 3", None),
        ("2-3", None),
        ("2,5", None),
        ("08123456789", None),
        ("juta juta juta", None),
        ("9 juta juta juta", 9_000_000),
        ("tidak tahu", None),
        ("", None),
    ],
)
def test_parse_number(typed: str, number: int | None) -> None:
    assert parse_number(typed) == number
