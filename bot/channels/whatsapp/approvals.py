"""Looks now and then what WhatsApp thinks of our templates, and tells staff once."""

import secrets
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

import structlog

from bot.channels.base import SendError
from bot.channels.whatsapp.channel import WhatsAppChannel
from bot.channels.whatsapp.content_api import ContentApi, ContentError, Found, Standing
from bot.channels.whatsapp.contents import UTILITY, Contents
from storage import contents, leases
from storage.contents import Stored
from storage.database import Connection, Database
from storage.tables.content import ContentState

if TYPE_CHECKING:
    from bot.house import House

log = structlog.get_logger()
LEASE: Final = "approvals"
GONE: Final = Standing(ContentState.STOPPED, reason="deleted")
WAITS: Final = "Pesan menunggu sampai orangnya menulis."
"""What happens while a template cannot be used."""

Tell = Callable[[str], Awaitable[None]]
"""Brings a text to staff; raises when it did not get there."""


class Approvals:
    """Looks for the house; called by the scheduler's tick."""

    def __init__(self, house: "House", channel: WhatsAppChannel) -> None:
        self._house = house
        self._channel = channel
        self._api = ContentApi(channel.client)

    async def look(self) -> None:
        """Look once; what cannot be looked at, or told, is the next time."""
        house = self._house
        try:
            await check_approvals(
                self._api,
                self._channel.templates,
                house.opened.database,
                now=house.clock.now(),
                tell=house.tell_staff or _nobody,
            )
        except (ContentError, SendError) as error:
            log.warning("approvals not looked at", error=type(error).__name__)


async def _nobody(text: str) -> None:
    """There is no way to staff: it waits in the log until there is one."""
    log.warning("no staff route", untold=text)
    raise SendError("no staff route")


async def check_approvals(
    api: ContentApi, known: Contents, database: Database, *, now: datetime, tell: Tell
) -> None:
    """Remember what is approved, stopped or gone, and tell staff what they have not heard.

    What is remembered is read first, so that nothing which is made meanwhile looks gone.
    Raises `ContentError`, and whatever `tell` raises: then it is told the next time.
    """
    rows = [row for row in await database.read(contents.everything) if row.name in known.names]
    seen = _seen(rows, await api.found())
    await database.write(lambda conn: _keep(conn, rows, seen, now))
    await known.refresh(database)
    await _tell_untold(known, database, now=now, tell=tell)


async def _tell_untold(known: Contents, database: Database, *, now: datetime, tell: Tell) -> None:
    """By one process at a time; it counts as told once it was."""
    holder = secrets.token_hex(8)

    def untold(conn: Connection) -> list[Stored]:
        found = [one for one in contents.untold(conn) if one.name in known.names]
        alone = not database.distributed
        mine = found and leases.hold(conn, LEASE, holder, now, force=alone) is not None
        return found if mine else []

    def told(conn: Connection) -> None:
        for one in telling:
            contents.told(conn, one.name, one.state)
        leases.let_go(conn, LEASE, holder, now)

    if telling := await database.write(untold):
        await tell("\n".join(map(sentence, telling)))
        await database.write(told)


def sentence(template: Stored) -> str:
    """What staff hear of a template that cannot be used."""
    why = template.reason or "tanpa alasan"
    if template.state is ContentState.REJECTED:
        what = f"ditolak WhatsApp ({why})"
    elif template.category not in {"", UTILITY}:
        what = f"dianggap {template.category} oleh WhatsApp, jadi tidak dipakai"
    else:
        what = f"dihentikan WhatsApp ({why})"
    return f"Template {template.name} {what}. {WAITS}"


def _seen(rows: Iterable[Stored], found: Iterable[Found]) -> dict[str, Standing]:
    sids = {row.sid for row in rows}
    return {one.sid: one.standing for one in found if one.sid in sids}


def _keep(
    conn: Connection, rows: Iterable[Stored], seen: Mapping[str, Standing], now: datetime
) -> None:
    """A question that is gone is said with numbers again; a template waits to be made anew."""
    for row in rows:
        if row.template:
            it = seen.get(row.sid, GONE)
            changed = replace(row, state=it.state, category=it.category, reason=it.reason)
            contents.put(conn, changed, now=now)
        elif row.sid not in seen:
            contents.forget(conn, [row.name])
