"""What people chose in plain words, in the categories of SIMFONI-PPA (dashboard of 2024).

Inside the house only: no text to a reporter uses these names. [U] The official import format
and its codes are not known; the agency checks this against its own screen.
"""

from collections.abc import Mapping
from typing import Final

from flows.casework.report import Report

FORMS: Final = {
    "hit": "Fisik",
    "controlled": "Psikis",
    "touched": "Seksual",
    "pictures": "Seksual",
    "unsupported": "Penelantaran",
    "unknown": "Lainnya",
}
RELATIONS: Final = {
    "partner": "Suami/Istri atau Pacar",
    "parent": "Orang Tua",
    "family": "Keluarga/Saudara",
    "near": "Tetangga atau Pacar/Teman",
    "work": "Majikan atau Rekan Kerja",
    "teacher": "Guru",
    "clergy": "Lainnya",
    "officer": "Lainnya",
    "ours": "Lainnya",
    "stranger": "Lainnya",
}
"""A pair stands where one plain choice covers two categories: staff decide which."""
AGES: Final = {"child": "0–12", "teen": "13–17", "adult": "18–59", "old": "60+"}
SERVICES: Final = {
    "talk": "Rehabilitasi Sosial",
    "health": "Kesehatan",
    "legal": "Bantuan Hukum",
    "safe": "Rehabilitasi Sosial",
    "money": "Reintegrasi Sosial",
    "with": "Penegakan Hukum",
}
NOT_KNOWN: Final = "NA"

_LISTS: Final[Mapping[str, tuple[str, Mapping[str, str]]]] = {
    "Bentuk": ("more.form", FORMS),
    "Hubungan": ("more.relation", RELATIONS),
    "Usia": ("more.harmed", AGES),
    "Layanan": ("more.help", SERVICES),
}


def categories(report: Report) -> dict[str, tuple[str, ...]]:
    """What a report says in each list, without repeats; `NA` where it says nothing."""
    found = {}
    for title, (question, names) in _LISTS.items():
        category, _, value = report.answers.get(question, ("", "", ""))
        chosen = value.split(",") if category == "chosen" else [category]
        named = dict.fromkeys(names[one] for one in chosen if one in names)
        found[title] = tuple(named) or (NOT_KNOWN,)
    return found
