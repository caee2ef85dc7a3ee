"""`whatsapp`: what has to lie at Twilio before people write there."""

import asyncio
from typing import Annotated

import typer

from bot.cli.opening import open_existing
from bot.i18n import translate
from flows.outage import outage
from storage import directory

whatsapp_app = typer.Typer(no_args_is_help=True)
HOTLINE = "hotline"


@whatsapp_app.command()
def sync(
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="say what would be done, and do nothing")
    ] = False,
    prune: Annotated[
        bool, typer.Option("--prune", help="remove questions of ours that nobody uses any more")
    ] = False,
) -> None:
    """Make the questions and templates that are missing at Twilio, and send templates in."""
    from bot.cli.syncing import run_sync

    settings, opened = open_existing()
    if not asyncio.run(run_sync(settings, opened, dry_run=dry_run, prune=prune)):
        raise typer.Exit(1)


@whatsapp_app.command()
def fallback() -> None:
    """Print what Twilio answers in our stead while this service is down."""
    from bot.channels.whatsapp.fallback import twiml

    _, opened = open_existing()
    with opened.database.read_engine.connect() as conn:
        known = {row.key: row.value for row in directory.confirmed(conn)}
    typer.echo(twiml(outage(translate, known.get(HOTLINE, ""))), nl=False)
