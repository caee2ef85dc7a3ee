"""`doctor`: what is wrong or missing, in sentences."""

import asyncio

import typer

from bot.cli.opening import open_existing
from bot.house import make_channels
from bot.settings import MOST_TRUSTED
from storage import directory


def doctor() -> None:
    """Check settings, data, keys, platforms, the staff route and the directory."""
    settings, opened = open_existing()
    wrong: list[str] = []
    typer.echo("data, schema and keys are in order")
    wrong += asyncio.run(_platforms(settings))
    if not settings.attended:
        wrong.append(
            "NO STAFF ROUTE: nobody is told when somebody writes; set TELEGRAM_STAFF_CHAT_ID"
        )
    if len(settings.trusted) < MOST_TRUSTED:
        wrong.append(
            "RESTRICTED_READERS does not name two people: nobody else can read a report about an "
            "official, an officer, a teacher, a cleric or a colleague"
        )
    if not settings.service_open:
        wrong.append("SERVICE_OPEN is false: people get the emergency numbers only")
    with opened.database.read_engine.connect() as conn:
        for row in directory.unconfirmed(conn):
            wrong.append(f"directory: {row.label}: diisi oleh instansi ({row.source or 'unknown'})")
    for line in wrong:
        typer.echo(f"- {line}")
    if wrong:
        raise typer.Exit(1)


async def _platforms(settings: object) -> list[str]:
    wrong = []
    for channel in make_channels(settings).values():  # type: ignore[arg-type]
        said = await channel.healthy()
        if said is not None:
            wrong.append(f"{channel.name}: {said}")
        await channel.close()
    return wrong
