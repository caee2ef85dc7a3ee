"""Every text for people to read aloud and sign, and the record of what was signed."""

import csv
import hashlib
import io
import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from bot.extraction import texts_elsewhere
from bot.i18n import LOCALES, catalog
from flows.conversations import FLOWS
from flows.reviewing import texts_of

RECORD: Final = Path("docs/texts/signed.toml")


@dataclass(frozen=True, slots=True)
class Entry:
    """A text in one language, the conversation it belongs to, and its place there."""

    conversation: str
    place: str
    locale: str
    words: str

    @property
    def sha256(self) -> str:
        """The hash by which the words are recognised."""
        return hashlib.sha256(self.words.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Signed:
    """The words that somebody signed: who, when and their hash."""

    sha256: str
    by: str
    on: date


Record = Mapping[tuple[str, str], Signed]
"""By place and language."""


def entries(locales: Iterable[str] = LOCALES) -> list[Entry]:
    """Every text, by conversation and place, then by language."""
    places = [(text.flow, text.place, text.msgid) for text in texts_of(FLOWS)]
    places += [(file, f"{file} {msgid!r}", msgid) for file, msgid in texts_elsewhere()]
    return [
        Entry(conversation, place, locale, catalog(locale).get(msgid, msgid))
        for conversation, place, msgid in places
        for locale in locales
    ]


def as_markdown(found: Sequence[Entry]) -> str:
    """The texts as a page to print: a heading a conversation, a paragraph a place."""
    lines = ["# Texts", ""]
    conversation = place = ""
    for entry in found:
        if entry.conversation != conversation:
            conversation = entry.conversation
            lines += [f"## {conversation}", ""]
        if entry.place != place:
            place = entry.place
            lines += [f"### {place}", ""]
        words = entry.words.replace("\n", "<br>")
        lines += [f"{entry.locale}: {words}", "", f"`{entry.sha256}`", ""]
    return "\n".join(lines)


def as_csv(found: Sequence[Entry], record: Record) -> str:
    """The texts as a table, with who signed each of them."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(["conversation", "place", "language", "text", "sha256", "signed by", "on"])
    for entry in found:
        signed = record.get((entry.place, entry.locale))
        by, on = (signed.by, signed.on) if signed and signed.sha256 == entry.sha256 else ("", "")
        writer.writerow(
            [entry.conversation, entry.place, entry.locale, entry.words, entry.sha256, by, on]
        )
    return table.getvalue()


def changes(found: Sequence[Entry], record: Record, locales: Iterable[str]) -> Iterator[str]:
    """What is not as it was signed: new, changed and gone, a line each."""
    for entry in found:
        signed = record.get((entry.place, entry.locale))
        if signed is None:
            yield f"new      {entry.locale}  {entry.place}"
        elif signed.sha256 != entry.sha256:
            yield f"changed  {entry.locale}  {entry.place} (signed by {signed.by}, {signed.on})"
    there = {(entry.place, entry.locale) for entry in found}
    for place, locale in record:
        if locale in locales and (place, locale) not in there:
            yield f"gone     {locale}  {place}"


def sign(found: Sequence[Entry], record: Record, *, by: str, on: date, all_: bool) -> Record:
    """The record with every text signed; what was signed before keeps its name and day.

    `all_`: the texts are all there are, so that what the record has beside them is dropped.
    """
    signed = {} if all_ else dict(record)
    for entry in found:
        key = (entry.place, entry.locale)
        before = record.get(key)
        same = before is not None and before.sha256 == entry.sha256
        signed[key] = before if before and same else Signed(entry.sha256, by, on)
    return signed


def read_record(path: Path) -> Record:
    """What was signed; nothing where there is no record yet."""
    if not path.exists():
        return {}
    with path.open("rb") as file:
        rows = tomllib.load(file).get("text", [])
    return {
        (row["place"], row["language"]): Signed(row["sha256"], row["by"], row["on"]) for row in rows
    }


def write_record(path: Path, record: Record) -> None:
    """Write the record, sorted, so that a new signature is a small difference."""
    blocks = ["# Written by `python -m bot flows texts --sign NAME`.\n"]
    for (place, locale), signed in sorted(record.items()):
        blocks.append(
            "[[text]]\n"
            f"place = {_quoted(place)}\nlanguage = {_quoted(locale)}\n"
            f"sha256 = {_quoted(signed.sha256)}\nby = {_quoted(signed.by)}\non = {signed.on}\n"
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(blocks), "utf-8")


def _quoted(text: str) -> str:
    """A TOML basic string; JSON's escapes are a part of TOML's."""
    return json.dumps(text, ensure_ascii=False)
