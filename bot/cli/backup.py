"""`backup`: copies of the embedded database."""

from pathlib import Path

import typer

from bot.opening import CannotStart, sqlite_path
from bot.settings import load_settings
from storage import backup

backup_app = typer.Typer(no_args_is_help=True)


@backup_app.command()
def create(folder: Path) -> None:
    """Copy the data (a new generation) and the keys (the newest copy only); may run beside the
    service. The master key is not in it: keep that apart."""
    settings = load_settings()
    data = sqlite_path(settings)
    if data is None:
        raise CannotStart("on PostgreSQL use its own tools: docs/operating.md says how")
    typer.echo(f"written: {backup.back_up(data, settings.data_dir / 'files', folder)}")


@backup_app.command()
def restore(generation: Path) -> None:
    """Put a generation in place; what was erased since stays erased."""
    settings = load_settings()
    data = sqlite_path(settings)
    if data is None:
        raise CannotStart("on PostgreSQL use its own tools: docs/operating.md says how")
    backup.restore(generation, data, settings.data_dir / "files")
    typer.echo(f"restored to {data}; the master key must be the one of that key store")
