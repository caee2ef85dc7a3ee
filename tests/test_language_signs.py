"""Danger told by words that stand together, in any order."""

import pytest

from flows.language.danger import Danger, find_danger


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("dia udah gali lubang di belakang rumah katanya buat saya", Danger.DEATH_THREAT),
        ("aku diuber suami, sekarang sembunyi di kolong meja", Danger.ONGOING),
        ("his arm was pressed across my throat", Danger.STRANGLING),
        ("tanganku ditancep garpu", Danger.WEAPON),
        ("lebih baik lenyap aja aku dari muka bumi", Danger.SUICIDE),
        ("dipaksa hamil buat orang, disuruh tinggal di penampungan", Danger.TRAFFICKING),
        ("anak bilang pantatnya sakit habis dari rumah kakek", Danger.CHILD),
    ],
)
def test_signs_together(text: str, danger: Danger) -> None:
    assert danger in {hit.danger for hit in find_danger(text)}


@pytest.mark.parametrize(
    "text",
    [
        "dia ga bawa senjata apa2",
        "di minecraft aku dibunuh zombie",
        "aku pamit tidur dulu ya, makasih infonya",
        "bapak lagi benerin pintu pake palu",
    ],
)
def test_signs_denied_played_or_everyday(text: str) -> None:
    assert not find_danger(text)
