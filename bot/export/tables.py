"""The tables of a bundle, as CSV that no spreadsheet takes for formulas."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime, tzinfo
from typing import Any, Final

from bot.export.files import Exported
from storage.access import CaseExport
from storage.audit import FILE_OPENED

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
HOUSE: Final = "rangkul"
ACTS: Final = {
    "case.read": "membaca kasus",
    "case.take": "mengambil kasus",
    "case.give_back": "mengembalikan kasus",
    "case.close": "menutup kasus",
    "case.export": "mengekspor kasus",
    "case.exported": "selesai mengekspor",
    "chat.reply": "membalas",
    "contact.lift_freeze": "mencabut pembekuan",
    FILE_OPENED: "membuka berkas",
}
_EVIDENCE: Final = (
    "nomor",
    "berkas",
    "jenis",
    "tipe menurut pengirim",
    "ukuran (byte)",
    "diterima",
    "sidik berkunci (HMAC-SHA256)",
    "SHA-256",
    "keadaan",
)
_CUSTODY: Final = ("waktu", "siapa", "apa", "bukti nomor", "keterangan")


def evidence_csv(files: Iterable[Exported], zone: tzinfo) -> bytes:
    """Every file: what it is, both digests, and how it was found."""
    return _csv(_EVIDENCE, (_evidence(one, zone) for one in files))


def custody_csv(export: CaseExport, files: Sequence[Exported], zone: tzinfo) -> bytes:
    """Who did what and when, from the arrival of each file to this export."""
    numbers = {str(one.evidence.id): one.number for one in files}
    rows = [*_arrivals(files), *(_act(row, numbers) for row in export.trail)]
    rows.sort(key=lambda row: row[0])
    return _csv(_CUSTODY, ((stamp(row[0], zone), *row[1:]) for row in rows))


def stamp(at: datetime, zone: tzinfo) -> str:
    """A moment to the second, with the city's distance from UTC."""
    return at.astimezone(zone).isoformat(sep=" ", timespec="seconds")


def _evidence(one: Exported, zone: tzinfo) -> tuple[object, ...]:
    evidence = one.evidence
    size = evidence.size if one.size is None else one.size
    return (
        one.number,
        one.name if one.is_here else "",
        evidence.kind.value,
        evidence.mime,
        "" if size is None else size,
        stamp(evidence.received_at, zone),
        evidence.digest.hex() if evidence.digest else "",
        one.sha256,
        one.found.value,
    )


def _arrivals(files: Iterable[Exported]) -> Iterable[tuple[Any, ...]]:
    for one in files:
        evidence = one.evidence
        yield evidence.received_at, HOUSE, "pesan dengan berkas diterima", one.number, ""
        if evidence.stored_at is not None:
            yield evidence.stored_at, HOUSE, "berkas diambil, disegel, sidik dibuat", one.number, ""


def _act(row: Any, numbers: dict[str, int]) -> tuple[Any, ...]:
    opened = row.action == FILE_OPENED
    number = numbers.get(row.detail, "") if opened else ""
    return row.at, row.who, ACTS.get(row.action, row.action), number, "" if opened else row.detail


def _csv(head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> bytes:
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(head)
    table.writerows([_defused(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _defused(cell: object) -> object:
    """A text that a spreadsheet would run as a formula is marked as text."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
