"""`keys`: make, check and rotate the master key."""

import os
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.opening import open_existing
from bot.clock import Clock
from bot.opening import CannotStart
from bot.settings import SettingsError, decode_key, fresh_key
from storage import leases

keys_app = typer.Typer(no_args_is_help=True)


@keys_app.command()
def generate() -> None:
    """Print a new master key, for MASTER_KEY."""
    typer.echo(fresh_key())


@keys_app.command()
def check() -> None:
    """Say whether the master key opens the data."""
    open_existing()
    typer.echo("the master key opens the key store")


@keys_app.command()
def rotate(
    new_key_file: Annotated[Path, typer.Option(help="a file with the new key (keys generate)")],
) -> None:
    """Wrap every key anew under a new master key; stop the service first."""
    settings, opened = open_existing(serving=True)
    try:
        text = new_key_file.read_text()
    except OSError as error:
        raise SettingsError(f"{new_key_file}: {error.strerror}") from None
    new = decode_key(text, str(new_key_file))
    now = Clock().now()
    if opened.database.read_now(lambda conn: leases.any_held(conn, now)):
        raise CannotStart("a process is still serving: stop them all before the keys are rotated")
    beside = _write_beside(settings.key_file, text) if settings.master_key is None else None
    count = opened.database.write_now(lambda conn: opened.ring.rewrap(conn, new))
    opened.database.truncate_log()
    typer.echo(f"{count} keys are wrapped anew")
    if beside is not None:
        beside.replace(settings.key_file)
        typer.echo(f"{settings.key_file} holds the new key: copy it away, destroy the old copies")
    else:
        typer.echo("put the new key into MASTER_KEY before the next start")


def _write_beside(key_file: Path, text: str) -> Path:
    """The new key is safe on disk before anything depends on it."""
    beside = key_file.with_suffix(".new")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return beside
