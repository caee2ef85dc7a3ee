"""Brings what lies at Twilio in step with the catalogs; it can be stopped and run again.

A content is remembered as soon as it is made. One that was made and not remembered is found
by its name, which only the very same words can have.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final

from bot.channels.whatsapp.content_api import ContentApi, ContentRefused
from bot.channels.whatsapp.content_plan import (
    CREATED,
    REFUSED,
    SESSION,
    Line,
    Plan,
    There,
    Unused,
    line,
    plan,
)
from bot.channels.whatsapp.contents import Wanted
from storage import contents
from storage.database import Connection, Database

LOST: Final = "a name that was used before is lost, other words in the template make another"
Say = Callable[[str], None]


class Sync:
    """One run; `lines` tell how everything is so far."""

    def __init__(self, api: ContentApi, database: Database, now: datetime, say: Say) -> None:
        self._api = api
        self._database = database
        self._now = now
        self._say = say
        self._lines: dict[str, Line] = {}

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every content that was looked at, and how it is now."""
        return tuple(self._lines.values())

    async def run(self, wanted: Iterable[Wanted], *, prune: bool = False) -> None:
        """Make what is missing, send in what was not, and remember all of it.

        What Twilio does not take keeps no other content waiting. Raises `ContentError`.
        """
        planned = plan(wanted, await self._api.found())
        await self._remember(planned)
        for missing in planned.missing:
            await self._make(missing)
        for one in planned.there:
            if one.unsubmitted:
                await self._submit(one)
        for left in planned.unused:
            await self._leave(left, prune=prune)

    async def _remember(self, planned: Plan) -> None:
        """What lies there already; what is gone from there is made anew or forgotten."""
        await self._keep(*planned.there)
        there = {*self._lines, *(left.found.name for left in planned.unused)}
        rows = await self._database.read(contents.everything)
        gone = [row.name for row in rows if row.name not in there]
        await self._database.write(lambda conn: contents.forget(conn, gone))

    async def _make(self, wanted: Wanted) -> None:
        """A template is remembered before it is sent in."""
        try:
            sid = await self._api.make(wanted)
        except ContentRefused as error:
            self._refused(wanted, str(error))
            return
        self._say(f"made {wanted.name}")
        made = There(wanted, sid, CREATED if wanted.template else SESSION)
        await self._keep(made)
        if made.unsubmitted:
            await self._submit(made)

    async def _submit(self, one: There) -> None:
        try:
            standing = await self._api.submit(one.wanted, one.sid)
        except ContentRefused as error:
            self._refused(one.wanted, f"{error}; {LOST}")
            return
        self._say(f"sent in {one.wanted.name}")
        await self._keep(There(one.wanted, one.sid, standing))

    async def _leave(self, left: Unused, *, prune: bool) -> None:
        if not (prune and left.removable):
            self._lines[left.found.sid] = left.line
            return
        await self._api.remove(left.found)
        self._say(f"removed {left.found.name}")

    async def _keep(self, *known: There) -> None:
        def work(conn: Connection) -> None:
            for one in known:
                contents.put(conn, one.stored, now=self._now)

        await self._database.write(work)
        self._lines.update({one.wanted.name: one.line for one in known})

    def _refused(self, wanted: Wanted, why: str) -> None:
        self._lines[wanted.name] = line(wanted, REFUSED, why)
