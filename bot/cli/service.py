"""`serve`, `chat` and `migrate`."""

import asyncio
from enum import StrEnum
from typing import Annotated

import typer

from bot import logs
from bot.cli.opening import open_existing, say_new_key
from bot.opening import CannotStart, open_house
from bot.settings import Settings, load_settings
from storage import migrations
from storage.database import open_database


class Part(StrEnum):
    """Which part of the service a process runs."""

    ALL = "all"
    WEB = "web"
    WORKER = "worker"


def serve(role: Annotated[Part, typer.Option(help="all, web or worker")] = Part.ALL) -> None:
    """Run the service."""
    settings = load_settings()
    logs.set_up(settings.log_level)
    if role is not Part.ALL and not settings.is_postgres:
        raise CannotStart("--role web and worker need PostgreSQL (DATABASE_URL)")
    opened = open_house(settings, serving=role is not Part.WORKER)
    for line in greeting(settings, role):
        typer.echo(line)
    say_new_key(opened)
    if role is Part.WORKER:
        from bot.serving import run_worker

        asyncio.run(run_worker(settings, opened))
    else:
        from bot.serving import run_web

        run_web(settings, opened, worker=role is Part.ALL)


def greeting(settings: Settings, role: Part) -> list[str]:
    """What the operator sees at the start: addresses, and loudly what is not as it should be."""
    base = settings.public_url or f"http://{settings.host}:{settings.port}"
    lines = ["", "Rangkul"]
    if role is not Part.WORKER:
        if settings.simulated:
            lines.append(f"  simulator   {base}/simulator")
        lines.append(f"  health      {base}/readyz")
    if settings.telegram_bot_token is not None:
        lines.append(f"  telegram    {settings.telegram_mode}")
    if not settings.attended:
        lines += [
            "",
            "  NO STAFF ROUTE: nobody is told when somebody writes. No text promises a person.",
            "  Set TELEGRAM_STAFF_CHAT_ID (docs/operating.md).",
        ]
    if not settings.service_open and not settings.simulated:
        lines += ["", "  NOT OPEN: people get the emergency numbers only (SERVICE_OPEN=false)."]
    return [*lines, ""]


def chat(
    locale: Annotated[str, typer.Option(help="id or en")] = "id",
) -> None:
    """Talk to the bot in this terminal; nothing leaves the machine."""
    from bot.serving import run_chat

    settings = load_settings(default_locale=locale)
    if not settings.simulated:
        raise CannotStart("chat is for trying it out: a real channel or PUBLIC_URL is set here")
    logs.set_up("ERROR")
    opened = open_house(settings, serving=False)
    say_new_key(opened)
    asyncio.run(run_chat(settings, opened))


def migrate() -> None:
    """Bring the database's schema up to date (PostgreSQL; SQLite does it at start)."""
    settings = load_settings()
    if not settings.is_postgres:
        _, opened = open_existing(serving=True)
        opened.database.dispose()
    else:
        database = open_database(settings.address)
        with database.read_engine.connect() as conn:
            migrations.check(conn)
        migrations.upgrade(database.engine)
        database.dispose()
    typer.echo(f"the schema is {migrations.HEAD}")
