"""The catalogs hold every text of the code, in both languages, and nothing else."""

from itertools import product
from pathlib import Path

import pytest

from bot.extraction import CATALOGS, DOMAINS, catalog_file, extract, extracted, out_of_step, updated
from bot.i18n import LOCALES, SOURCE, catalog
from flows.engine.inspect_nodes import placeholders


def copied(folder: Path) -> Path:
    """The catalogs of the house, in a folder that a test may change."""
    for locale, domain in product(LOCALES, DOMAINS):
        path = catalog_file(locale, folder, domain)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(catalog_file(locale, domain=domain).read_text("utf-8"), "utf-8")
    return folder


def test_the_catalogs_are_complete_and_in_step_with_the_code() -> None:
    assert out_of_step() == []


@pytest.mark.parametrize("locale", LOCALES)
def test_extraction_gives_no_difference(locale: str) -> None:
    assert updated(locale) == catalog_file(locale, CATALOGS).read_text("utf-8")


@pytest.mark.parametrize("locale", LOCALES)
def test_every_text_is_there_with_the_same_names_in_braces(locale: str) -> None:
    texts = catalog(locale)
    assert set(texts) == {msgid for _, msgid in extracted()}
    for msgid, words in texts.items():
        assert placeholders(words) == placeholders(msgid)


def test_the_source_repeats_the_code() -> None:
    assert all(words == msgid for msgid, words in catalog(SOURCE).items())


@pytest.mark.parametrize("locale", LOCALES)
def test_a_catalog_has_no_dates_and_no_lines(locale: str) -> None:
    text = catalog_file(locale).read_text("utf-8")
    assert "-Date" not in text
    places = [line for line in text.splitlines() if line.startswith("#: ")]
    assert places
    assert all(place.endswith(".py") for line in places for place in line.split()[1:])


def test_catalogs_can_be_made_from_nothing(tmp_path: Path) -> None:
    assert len(extract(tmp_path)) == len(LOCALES) * len(DOMAINS)
    missing = out_of_step(tmp_path)
    assert len(missing) == sum(len({msgid for _, msgid in extracted(domain)}) for domain in DOMAINS)
    assert all(line.startswith("id/") for line in missing)
    assert extract(tmp_path) == ()


def test_a_reworded_text_keeps_its_old_words_for_a_look(tmp_path: Path) -> None:
    path = catalog_file("id", copied(tmp_path))
    before = path.read_text("utf-8")
    path.write_text(
        before.replace("All of it is in, thank you.", "All of it is in, thanks."), "utf-8"
    )
    assert out_of_step(tmp_path)[0].startswith("id/LC_MESSAGES/rangkul.po: not in step")
    assert extract(tmp_path) == (path,)
    assert out_of_step(tmp_path) == [
        "id/LC_MESSAGES/rangkul.po: 'All of it is in, thank you.' has no words yet"
    ]
    reworded = path.read_text("utf-8").partition('msgid "All of it is in, thank you."')
    assert reworded[0].rstrip().endswith("#, fuzzy")
    assert reworded[2].startswith('\nmsgstr "Semuanya sudah masuk, terima kasih."')


def test_what_the_code_says_no_more_is_dropped(tmp_path: Path) -> None:
    path = catalog_file("id", copied(tmp_path))
    before = path.read_text("utf-8")
    path.write_text(before + '\nmsgid "Quite something else."\nmsgstr "Lain."\n', "utf-8")
    extract(tmp_path)
    assert path.read_text("utf-8") == before
