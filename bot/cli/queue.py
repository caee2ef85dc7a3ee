"""`queue`: what waits for a person, until there is a console."""

import asyncio
import getpass
import sys
from collections.abc import Callable, Coroutine
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli.evidence import WARNING
from bot.cli.opening import open_existing
from bot.cli.shown import RISKS, say_verdict, show
from bot.cli.writing import new_file
from bot.clock import Clock
from bot.house import build
from bot.settings import Settings
from bot.turn.staff import StaffTurn
from flows.casework.access import Reader, Role
from flows.sending import (
    Verdict,
)
from storage import cases, erasure
from storage.access import check, read_case
from storage.files import SealedFiles

queue_app = typer.Typer(invoke_without_command=True)
By = Annotated[str, typer.Option("--by", help="your name: it is told, and kept on the trail")]
Number = Annotated[int, typer.Argument(help="the number in the queue")]
Reason = Annotated[str, typer.Option(help="why; it stays readable on the trail: no names")]
STATES = {"waiting": "menunggu", "taken": "diambil", "closed": "selesai"}


@queue_app.callback()
def listing(context: typer.Context) -> None:
    """List what waits: number, risk, age, state; most urgent first."""
    if context.invoked_subcommand is not None:
        return
    _, opened = open_existing()
    now = Clock().now()
    with opened.database.read_engine.connect() as conn:
        rows = cases.waiting(conn)
    if not rows:
        typer.echo("Tidak ada yang menunggu.")
        return
    typer.echo(f"{'nomor':>6}  {'risiko':<11} {'umur':>9}  keadaan")
    for row in rows:
        state = STATES[row.state] + (f" ({row.taken_by})" if row.taken_by else "")
        told = "" if row.reported_at else ", belum selesai menulis"
        age = _age(row.opened_at, now)
        locked = ", terbatas" if row.restricted else ""
        typer.echo(f"{row.number:>6}  {RISKS[row.risk]:<11} {age:>9}  {state}{told}{locked}")


@queue_app.command("open")
def open_(number: Number, by: By = "") -> None:
    """Show what was said. It is kept on the trail who opened it."""
    settings, opened = open_existing()
    reader = reader_of(settings, by or getpass.getuser())
    now = Clock().now()
    found = opened.database.write_now(
        lambda conn: read_case(conn, opened.ring, reader, number, now=now)
    )
    if found is None:
        typer.echo(f"Tidak ada nomor {number}.", err=True)
        raise typer.Exit(1)
    for line in show(found, settings.zone):
        typer.echo(line)


def reader_of(settings: Settings, name: str) -> Reader:
    """Who asks at this machine, and whether they are named for restricted cases."""
    return Reader(name, Role.OPERATOR, trusted=name in settings.trusted)


@queue_app.command()
def take(number: Number, by: By) -> None:
    """Take a chat: the person hears your name, the bot falls silent."""
    verdict = _act(lambda staff: staff.take(number, by))
    typer.echo(f"Nomor {number} sekarang pada {by}. Baris pertama: {say_verdict(verdict)}.")


@queue_app.command()
def reply(number: Number, by: By) -> None:
    """Write to the person whose chat you took: type it, then Ctrl-D. It is in no history."""
    text = sys.stdin.read().strip()
    verdict = _act(lambda staff: staff.reply(number, by, text))
    typer.echo(f"Disimpan: {say_verdict(verdict)}.")


@queue_app.command("give-back")
def give_back(number: Number, by: By) -> None:
    """Give the chat back to the bot, at the same question."""
    _act(lambda staff: staff.give_back(number, by))
    typer.echo(f"Nomor {number} kembali ke bot.")


@queue_app.command()
def close(number: Number, by: By) -> None:
    """End a case that you have read."""
    _act(lambda staff: staff.close(number, by))
    typer.echo(f"Nomor {number} selesai.")


@queue_app.command()
def lift(number: Number, by: By, reason: Reason) -> None:
    """Lift a freeze (KELUAR), with a reason."""
    _act(lambda staff: staff.lift(number, by, reason))
    typer.echo(f"Nomor {number}: kami boleh menulis lagi.")


@queue_app.command()
def restrict(number: Number, by: By, reason: Reason) -> None:
    """Keep a case for the two whom RESTRICTED_READERS names. Nobody takes that back here."""
    _act(lambda staff: staff.restrict(number, by, reason))
    typer.echo(f"Nomor {number}: terbatas.")


@queue_app.command("file")
def file_(media_id: int, out: Path, by: By) -> None:
    """Open a file: written as it came, unsealed, to a new file of yours; kept on the trail.

    Nothing shows or plays it: name it so that nothing does.
    """
    from storage.access import open_media

    settings, opened = open_existing()
    reader = reader_of(settings, by)
    now = Clock().now()
    typer.echo(WARNING, err=True)
    with new_file(out) as file:
        key = opened.database.write_now(
            lambda conn: open_media(conn, opened.ring, reader, media_id, now=now)
        )
        for piece in SealedFiles(settings.data_dir / "files").open(media_id, key):
            file.write(piece)


@queue_app.command()
def erase(number: Number, by: By, reason: Reason) -> None:
    """Destroy the keys of this person's chat, files and cases. It cannot be undone."""
    settings, opened = open_existing()
    files = SealedFiles(settings.data_dir / "files")
    with opened.database.read_engine.connect() as conn:
        check(conn, reader_of(settings, by), number)
    erasure.erase_by_number(
        opened.database, opened.ring, files, number, who=by, reason=reason, now=Clock().now()
    )
    typer.echo(f"Nomor {number}: kunci dimusnahkan.")


def _act(act: Callable[[StaffTurn], Coroutine[Any, Any, Verdict]]) -> Verdict:
    settings, opened = open_existing()

    async def run() -> Verdict:
        house = build(settings, opened)
        await house.read_facts()
        try:
            return await act(StaffTurn(house.turn, settings.trusted))
        finally:
            await house.wakeups.close()
            await opened.database.close()

    return asyncio.run(run())


def _age(since: datetime, now: datetime) -> str:
    minutes = int((now - since).total_seconds() // 60)
    if minutes < 60:
        return f"{minutes} mnt"
    hours = minutes // 60
    return f"{hours} jam" if hours < 48 else f"{hours // 24} hari"
