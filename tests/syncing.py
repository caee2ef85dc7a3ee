"""A database and an account at Twilio, and the hands of a test on what lies there."""

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.channels.whatsapp.approvals import check_approvals
from bot.channels.whatsapp.client import make_client
from bot.channels.whatsapp.content_api import ContentApi
from bot.channels.whatsapp.content_plan import Line
from bot.channels.whatsapp.contents import Contents, Wanted, wanted
from bot.channels.whatsapp.sync import Sync
from storage import contents
from storage.contents import Stored
from storage.database import Database
from tests.houses import Place
from tests.standins.twilio import TwilioStandIn

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
EVERYTHING = wanted()
ALL = {one.name for one in EVERYTHING}
PERSON = "+6281200000001"


def of(kind: str, locale: str = "id") -> Wanted:
    """A template, or the first question of a kind."""
    return next(
        one for one in EVERYTHING if one.locale == locale and kind in {one.template, one.kind}
    )


QUICK, PICKER, ANSWERED, REMINDER = of("quick"), of("list"), of("answered"), of("reminder")
FEW = (QUICK, PICKER, ANSWERED, REMINDER)
OLD = "rangkul_quick_first_home_id_00000000"
OLD_TEMPLATE = "rangkul_template_answered_id_00000000"


@dataclass(slots=True)
class Ground:
    """A database, an account at Twilio, and the hands of a test on both."""

    database: Database
    twilio: TwilioStandIn
    api: ContentApi
    told: list[str] = field(default_factory=list)
    looks: int = 0

    async def sync(self, *some: Wanted, prune: bool = False) -> dict[str, Line]:
        """One run; how everything is after it."""
        run = Sync(self.api, self.database, NOW, lambda _: None)
        await run.run(some or FEW, prune=prune)
        return {one.name: one for one in run.lines}

    async def check(self, known: Contents | None = None) -> Contents:
        """One look at the approvals; the service's copy after it."""
        known = known or Contents("Rani")
        self.looks += 1
        now = NOW + timedelta(hours=self.looks)

        async def tell(text: str) -> None:
            self.told.append(text)

        await check_approvals(self.api, known, self.database, now=now, tell=tell)
        return known

    async def rows(self) -> dict[str, Stored]:
        """What is remembered."""
        return {row.name: row for row in await self.database.read(contents.everything)}

    def there(self) -> dict[str, dict[str, Any]]:
        """What lies at Twilio, by name; fails when a name lies there twice."""
        found = [one for one in self.twilio.contents() if not one["deleted"]]
        names = Counter(one["friendly_name"] for one in found)
        assert not names or max(names.values()) == 1
        return {one["friendly_name"]: one for one in found}

    def sid(self, one: Wanted) -> str:
        """Its id at Twilio."""
        return str(self.there()[one.name]["sid"])

    def operations(self, after: int = 0) -> Counter[str]:
        """How often what was asked of Twilio."""
        return Counter(one["operation"] for one in self.twilio.traffic(after=after))


@asynccontextmanager
async def standing_on(place: Place, twilio: TwilioStandIn) -> AsyncIterator[Ground]:
    """A database and an account with nothing in them."""
    client, network = make_client(
        twilio.account_sid, twilio.auth_token, api_url=twilio.url, content_url=twilio.url
    )
    yield Ground(place.house.opened.database, twilio, ContentApi(client, patience=(0.01, 0.01)))
    await network.close()
