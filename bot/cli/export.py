"""`export`: a case for the police, a court or another agency, in an encrypted bundle."""

from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.opening import open_existing
from bot.cli.queue import reader_of
from bot.cli.writing import new_file
from bot.clock import Clock
from bot.export import Exporting
from bot.turn.staff import Refused
from storage import bundle
from storage.access import CaseExport, export_case, exported
from storage.files import SealedFiles

export_app = typer.Typer(no_args_is_help=True)


@export_app.command("case")
def case_(
    number: Annotated[int, typer.Argument(help="the number in the queue")],
    by: Annotated[str, typer.Option("--by", help="your name: it is kept on the trail")],
    reason: Annotated[str, typer.Option(help="why and for whom; no names of those it is about")],
    out: Annotated[Path, typer.Option(help="a new file, neutral in name, ending in .age")],
    to: Annotated[str, typer.Option(help="who may open it: age1…; without it, a passphrase")] = "",
) -> None:
    """Write a case, its files, their hashes and the chain of custody into an encrypted bundle."""
    if not reason.strip():
        raise Refused("an export has a reason: --reason WORDS")
    settings, opened = open_existing()
    reader, now = reader_of(settings, by), Clock().now()
    with ExitStack() as written:
        file = written.enter_context(new_file(out))
        recipient = _recipient(to, out, written)
        export: CaseExport | None = opened.database.write_now(
            lambda conn: export_case(conn, opened.ring, reader, number, reason=reason, now=now)
        )
        if export is None:
            raise Refused(f"there is no number {number}, or it was erased")
        exporting = Exporting(export, by, reason, now, settings.zone)
        members = exporting.members(SealedFiles(settings.data_dir / "files"))
        sha256 = bundle.write(file, recipient, members, now=now)
    opened.database.write_now(
        lambda conn: exported(conn, reader, export, sha256, now=Clock().now())
    )
    _tell(out, sha256, exporting, sealed_key=not to)


def _recipient(to: str, out: Path, written: ExitStack) -> bundle.Recipient:
    """Who may open it; a passphrase is typed twice, and stands in no history."""
    if to:
        return bundle.Recipient(to)
    beside = written.enter_context(new_file(key_file(out)))
    passphrase = typer.prompt("Kata sandi", hide_input=True, confirmation_prompt=True)
    recipient, sealed = bundle.under_passphrase(passphrase)
    beside.write(sealed)
    return recipient


def key_file(out: Path) -> Path:
    """Where the key lies that the passphrase opens."""
    return out.with_name(f"{out.name}.key")


def _tell(out: Path, sha256: str, exporting: Exporting, *, sealed_key: bool) -> None:
    typer.echo(f"{out}: {len(exporting.files)} berkas")
    typer.echo(f"SHA-256 {sha256}  (tulis di berita acara)")
    if sealed_key:
        beside = key_file(out)
        typer.echo(f"dibuka dengan: age -d -i {beside.name} -o isi.zip {out.name}")
        typer.echo("Serahkan kata sandi lewat jalan lain.")
    for one in exporting.faults:
        typer.echo(f"PERHATIAN bukti {one.number}: {one.found}", err=True)
