"""The papers of a bundle: what was said, what the report knows, and how to read it all."""

import json
from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import Final

from bot.export.files import FAULTS, Exported
from bot.export.tables import stamp
from bot.i18n import for_staff
from flows.casework.evidence import is_young
from storage.access import CaseExport

_INDENT: Final = "    "
_README: Final = """\
Rangkul, kasus nomor {number}
Diekspor oleh {who} pada {at}
Alasan: {reason}

Isi
  thread.txt     percakapan: kapan, siapa, apa, dan apakah pesan kami sampai
  report.json    jawaban, risiko dan alasannya
  evidence-NNN   berkas yang dikirim orang itu, tanpa nama aslinya
  evidence.csv   daftar berkas dengan sidiknya
  custody.csv    siapa melakukan apa dan kapan, termasuk ekspor ini

PERINGATAN: berkas dapat berisi hal yang berat dilihat atau didengar. Jangan dibuka di depan
orang lain dan jangan disimpan di tempat yang tidak terkunci.{young}

Membuka berkas .age
  age -d -o isi.zip BERKAS.age                     dengan kunci penerima: tambah -i KUNCI
  age -d -i BERKAS.age.key -o isi.zip BERKAS.age   dengan kata sandi
  age: https://age-encryption.org

Memeriksa
  sha256sum evidence-001.*      harus sama dengan kolom SHA-256 di evidence.csv
  Kolom sidik berkunci dibuat saat berkas diterima, dengan kunci yang hanya ada pada instansi,
  dan diperiksa lagi saat ekspor ini; hasilnya di kolom keadaan.
{faults}"""
_YOUNG: Final = """
Ini mengenai seseorang di bawah 18 tahun: gambar dan video jangan pernah dipratinjau,
digandakan atau diteruskan di luar yang diizinkan hukum."""


def thread(export: CaseExport, zone: tzinfo) -> bytes:
    """The chat as it was; a line of the chat cannot pass for a line of this paper."""
    lines = []
    for line in export.content.thread:
        state = f" [{line.state}]" if line.state else ""
        text = "\n".join(f"{_INDENT}{part}" for part in line.text.splitlines())
        lines.append(f"{stamp(line.at, zone)} {line.who}{state}\n{text}\n")
    return "\n".join(lines).encode()


def report(export: CaseExport, zone: tzinfo) -> bytes:
    """The report as JSON, its reasons in the words of staff as well."""
    case = export.content.case
    known = case.report
    value = {
        "number": case.number,
        "state": case.state.value,
        "opened_at": stamp(case.opened_at, zone),
        "channel": export.content.channel,
        "risk": case.risk,
        "reasons": [
            {
                "level": one.level,
                "reason": one.reason,
                "alasan": for_staff("id", one.reason),
                "words": one.words,
            }
            for one in known.risk.reasons
        ],
        "answers": {
            question: {"category": category, "words": words, "read": read}
            for question, (category, words, read) in known.answers.items()
        },
        "consents": [
            dict(zip(("kind", "given", "asked in", "at"), one, strict=True))
            for one in known.consents
        ],
        "reply": None
        if known.reply is None
        else dict(zip(("way", "until", "words"), known.reply, strict=True)),
    }
    return json.dumps(value, ensure_ascii=False, indent=2).encode()


def readme(
    export: CaseExport,
    files: Sequence[Exported],
    *,
    who: str,
    reason: str,
    at: datetime,
    zone: tzinfo,
) -> bytes:
    """How to open the bundle and to check it; loud where a file is not what it was."""
    faults = [f"  {one.name}: {one.found}" for one in files if one.found in FAULTS]
    told = "\n".join(["\nYANG TIDAK SEBAGAIMANA MESTINYA", *faults, ""]) if faults else ""
    case = export.content.case
    return _README.format(
        number=case.number,
        who=who,
        at=stamp(at, zone),
        reason=reason,
        young=_YOUNG if is_young(case.report) else "",
        faults=told,
    ).encode()
