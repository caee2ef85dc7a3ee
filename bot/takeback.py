"""Takes messages back from a platform, as rows that are due: what fails is tried again."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

import structlog

from bot.channels.base import Channel, RetryLater, SendError
from bot.turn import Turn
from storage import contacts, dues, lookouts, takeback
from storage.contacts import Known
from storage.database import Connection, Row
from storage.dues import TAKING_BACK, DueKind
from storage.takeback import Found, Scope

SCOPES: Final = {
    DueKind.TAKE_BACK: Scope.ALL,
    DueKind.TAKE_BACK_SECRETS: Scope.SECRETS,
    DueKind.TAKE_BACK_TYPED: Scope.TYPED,
}
AGAIN: Final = timedelta(seconds=30)
STILL_LEAVING: Final = timedelta(seconds=2)

log = structlog.get_logger()


class TakeBacks:
    """Fires the rows that ask for it; on a channel that cannot, only the platform's copy goes."""

    def __init__(self, turn: Turn, channels: Mapping[str, Channel]) -> None:
        self._turn = turn
        self._channels = channels

    async def run(self) -> None:
        """Take back what is due now; called by the scheduler's tick."""
        now = self._turn.clock.now()
        rows = await self._turn.database.read(lambda conn: dues.now_due(conn, now, TAKING_BACK))
        for row in rows:
            try:
                await self._one(row)
            except Exception as error:
                log.exception("taking back failed", due=row.id, error=type(error).__name__)

    async def _one(self, row: Row[Any]) -> None:
        found, known = await self._turn.write(lambda conn: self._find(conn, row))
        channel = self._channels.get(known.channel) if known else None
        if found is None or known is None or channel is None:
            return
        again = STILL_LEAVING if found.leaving else None
        if found.refs:
            try:
                await channel.take_back(known.urn, found.refs)
            except SendError as error:
                wait = timedelta(seconds=error.seconds) if isinstance(error, RetryLater) else AGAIN
                found, again = None, wait
                log.warning("not taken back yet", due=row.id, error=type(error).__name__)
        await self._turn.write(lambda conn: self._settle(conn, row, found, again))

    def _find(self, conn: Connection, row: Row[Any]) -> tuple[Found | None, Known | None]:
        turn = self._turn
        known = contacts.lock(conn, turn.ring, row.contact_id)
        able = None if known is None else turn.surroundings.channels.get(known.channel)
        if known is None or able is None or not able.deletion:
            dues.claim(conn, row.id, turn.clock.now())
            lookouts.hasten(conn, row.contact_id, turn.clock.now())
            return None, None
        before, now = datetime.fromisoformat(row.detail), turn.clock.now()
        return takeback.find(conn, known, SCOPES[DueKind(row.kind)], before=before, now=now), known

    def _settle(
        self, conn: Connection, row: Row[Any], found: Found | None, again: timedelta | None
    ) -> None:
        """The row goes, or waits; after two days nothing can be taken back any more."""
        now = self._turn.clock.now()
        contacts.lock(conn, self._turn.ring, row.contact_id)
        if found is not None:
            takeback.done(conn, found, now)
        over = datetime.fromisoformat(row.detail) < now - takeback.WITHIN
        if not dues.claim(conn, row.id, now, detail=row.detail) or again is None or over:
            return
        dues.put(conn, row.contact_id, DueKind(row.kind), now + again, row.detail)
