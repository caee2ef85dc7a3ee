"""`whatsapp sync`: one run against Twilio, and the table that it ends with."""

from collections.abc import Iterable
from typing import Final

import typer

from bot.channels.whatsapp.client import make_client
from bot.channels.whatsapp.content_api import ContentApi, ContentError
from bot.channels.whatsapp.content_plan import REFUSED, Line, foreseen, plan
from bot.channels.whatsapp.contents import TEMPLATE, wanted
from bot.channels.whatsapp.sync import Sync
from bot.clock import Clock
from bot.opening import CannotStart, Opened
from bot.settings import Settings

TITLES: Final = ("name", "kind", "language", "state", "reason")


async def run_sync(settings: Settings, opened: Opened, *, dry_run: bool, prune: bool) -> bool:
    """Do it, or say what would be done; whether all of it went well."""
    if settings.twilio_auth_token is None:
        raise CannotStart(
            "TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN are not set: put them into .env"
        )
    client, network = make_client(
        settings.twilio_account_sid,
        settings.twilio_auth_token.get_secret_value(),
        api_url=settings.twilio_api_url,
        content_url=settings.twilio_content_url,
    )
    api = ContentApi(client)
    run = Sync(api, opened.database, Clock().now(), lambda said: typer.echo(said, err=True))
    failed = ""
    try:
        if dry_run:
            _show(foreseen(plan(wanted(), await api.found())))
            return True
        await run.run(wanted(), prune=prune)
    except ContentError as error:
        failed = str(error)
    finally:
        await network.close()
        await opened.database.close()
    _show(run.lines)
    if failed:
        typer.echo(failed, err=True)
    return not failed and all(one.state != REFUSED for one in run.lines)


def _show(lines: Iterable[Line]) -> None:
    for row in table(lines):
        typer.echo(row)


def table(lines: Iterable[Line]) -> list[str]:
    """A line a content; what needs a look stands last, where it is seen."""
    shown = sorted(lines, key=lambda one: (bool(one.reason), one.kind == TEMPLATE, one.name))
    rows = [TITLES, *((o.name, o.kind, o.locale, o.state, o.reason) for o in shown)]
    wide = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell.ljust(to) for cell, to in zip(row, wide, strict=True)).rstrip()
        for row in rows
    ]
