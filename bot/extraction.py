"""Takes the texts out of the code and keeps the catalogs in step with it, through Babel.

A catalog has no dates and no line numbers, so that it only changes when a text does.
"""

from collections.abc import Iterator
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from bot.i18n import LOCALES, SOURCE
from flows.conversations import FLOWS
from flows.reviewing import texts_of

ROOT: Final = Path(__file__).resolve().parent.parent
CATALOGS: Final = ROOT / "locales"
DOMAINS: Final = {"rangkul": "_", "staff": "staff"}
"""Catalogs, and the marks of their texts: what people are told, and what staff read."""

_HEADER: Final = (
    'msgid ""\n'
    'msgstr ""\n'
    '"Language: {locale}\\n"\n'
    '"MIME-Version: 1.0\\n"\n'
    '"Content-Type: text/plain; charset=utf-8\\n"\n'
    '"Content-Transfer-Encoding: 8bit\\n"\n'
    "\n"
)


def catalog_file(locale: str, folder: Path = CATALOGS, domain: str = "rangkul") -> Path:
    """Where the texts of a language are."""
    return folder / locale / "LC_MESSAGES" / f"{domain}.po"


def extracted(domain: str = "rangkul") -> Iterator[tuple[str, str]]:
    """Every text that the code marks for a catalog, and the file that it stands in."""
    keywords = {DOMAINS[domain]: None}
    for path in sorted((ROOT / "flows").rglob("*.py")):
        for _, msgid, _, _ in extract_from_file("python", path, keywords=keywords):
            if isinstance(msgid, str):
                yield path.relative_to(ROOT).as_posix(), msgid


def texts_elsewhere() -> Iterator[tuple[str, str]]:
    """The texts that no flow says, by file: those of the engine, reception and notices."""
    of_flows = {text.msgid for text in texts_of(FLOWS)}
    for file, msgid in dict.fromkeys(extracted()):
        if msgid not in of_flows:
            yield file, msgid


def updated(locale: str, folder: Path = CATALOGS, domain: str = "rangkul") -> str:
    """The catalog as it must read: the code's texts, with the words that are known already.

    A text that was reworded keeps the words of the one before, marked fuzzy: not said, and
    missing for `flows check`, until a person looked at them.
    """
    words = _known(locale, folder, domain)
    words.update(_template(domain))
    if locale == SOURCE:
        for message in words:
            message.string = message.id
            message.flags.discard("fuzzy")
    return _HEADER.format(locale=locale) + _body(words)


def extract(folder: Path = CATALOGS) -> tuple[Path, ...]:
    """Bring every catalog up to date; the files that changed."""
    changed = []
    for locale, domain in product(LOCALES, DOMAINS):
        path, text = catalog_file(locale, folder, domain), updated(locale, folder, domain)
        if not path.exists() or path.read_text("utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
            changed.append(path)
    return tuple(changed)


def out_of_step(folder: Path = CATALOGS) -> list[str]:
    """What is wrong between code and catalogs: files that differ, texts without words."""
    found = []
    for locale, domain in product(LOCALES, DOMAINS):
        path, text = catalog_file(locale, folder, domain), updated(locale, folder, domain)
        name = path.relative_to(folder).as_posix()
        if not path.exists() or path.read_text("utf-8") != text:
            found.append(f"{name}: not in step with the code; run `python -m bot flows extract`")
        for message in _known(locale, folder, domain):
            if message.id and (not message.string or message.fuzzy):
                found.append(f"{name}: {message.id!r} has no words yet")
    return found


def _template(domain: str) -> Catalog:
    """The code's texts in the order of its files, each with its places in the flows."""
    places: dict[str, list[str]] = {}
    for text in texts_of(FLOWS):
        places.setdefault(text.msgid, []).append(text.place)
    catalog = Catalog()
    for file, msgid in extracted(domain):
        catalog.add(msgid, locations=[(file, 0)], auto_comments=places.get(msgid, []))
    for message in catalog:
        message.locations = list(dict.fromkeys(message.locations))
        message.auto_comments = list(dict.fromkeys(message.auto_comments))
    return catalog


def _known(locale: str, folder: Path, domain: str) -> Catalog:
    path = catalog_file(locale, folder, domain)
    if not path.exists():
        return Catalog(locale)
    with path.open("rb") as file:
        return read_po(file, locale=locale)


def _body(words: Catalog) -> str:
    for message in words:
        # Which names a text holds is for `flows check`; Babel's own marks only add noise.
        message.flags -= {"python-format", "python-brace-format"}
    written = BytesIO()
    write_po(written, words, width=92, omit_header=True, ignore_obsolete=True, include_lineno=False)
    return written.getvalue().decode().rstrip("\n") + "\n"
