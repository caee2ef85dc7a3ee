"""How `queue` lists files: what each is and who opened it first, and never what is in it."""

from collections.abc import Iterator
from datetime import datetime, tzinfo
from typing import Final

from flows.casework.evidence import PICTURES, is_young, may_preview
from storage.access import CaseFile
from storage.evidence import Evidence
from storage.tables.media import MediaState

WARNING: Final = (
    "PERINGATAN: isinya bisa berat. Buka di tempat tertutup, jangan sendirian kalau ragu, dan "
    "hapus salinannya sesudahnya."
)
YOUNG: Final = "Di bawah 18 tahun: gambar dan video jangan pernah dipratinjau atau digandakan."
STATES: Final = {
    MediaState.WAITING: "belum diambil",
    MediaState.STORED: "tersimpan",
    MediaState.GONE: "tidak ada lagi",
    MediaState.TOO_BIG: "terlalu besar, tidak diberikan platform: minta dengan cara lain",
}
_SHORT: Final = 6
"""Bytes of a digest that are enough to tell two files apart on a screen."""


def evidence_lines(found: CaseFile, zone: tzinfo) -> Iterator[str]:
    """The files of a case, a warning before them."""
    if not found.media:
        return
    yield ""
    yield WARNING
    if is_young(found.case.report):
        yield YOUNG
    for one in found.media:
        line = f"berkas {one.id}: {_about(one)}, diterima {_moment(one.received_at, zone)}"
        hidden = one.kind in PICTURES and not may_preview(found.case.report, one.kind)
        yield f"{line}, {_opened(one, zone)}" + (", TANPA PRATINJAU" if hidden else "")


def _about(one: Evidence) -> str:
    parts = [one.kind.value, STATES[one.state]]
    if one.size is not None:
        parts.append(f"{one.size} byte")
    if one.digest is not None:
        parts.append(f"sidik {one.digest[:_SHORT].hex()}")
    return ", ".join(parts)


def _opened(one: Evidence, zone: tzinfo) -> str:
    if one.opened_at is None:
        return "belum didengar / dilihat"
    return f"dibuka pertama oleh {one.opened_by} {_moment(one.opened_at, zone)}"


def _moment(at: datetime, zone: tzinfo) -> str:
    return at.astimezone(zone).strftime("%d-%m %H.%M")
