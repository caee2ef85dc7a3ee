"""Opens the data for a command: only what serves people makes a new place."""

import typer

from bot import logs
from bot.opening import CannotStart, Opened, open_house, sqlite_path
from bot.settings import Settings, load_settings


def open_existing(*, serving: bool = False) -> tuple[Settings, Opened]:
    """The settings and the data that is there; refuses to make any."""
    settings = load_settings()
    logs.set_up("ERROR")
    path = sqlite_path(settings)
    if path is not None and not path.exists():
        raise CannotStart(f"there is no data at {path} yet: start the service first")
    return settings, open_house(settings, serving=serving)


def say_new_key(opened: Opened) -> None:
    """A master key was made: whoever started this must copy it away."""
    if opened.new_key_file is None:
        return
    for line in (
        "",
        f"  A master key was made: {opened.new_key_file}",
        "  COPY IT AWAY NOW, to a place apart from the backups. Without it nobody can read",
        "  the data; with it and a backup, anybody can.",
        "",
    ):
        typer.echo(line, err=True)
