"""What a flow may look up: the facts that a session cannot hold, found in the directory."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from bot.holidays import days_off
from flows.engine.environment import Environment
from flows.engine.session import Result
from flows.services import choose, say_numbers, say_services, wanted, where_matters
from storage import directory
from storage.database import Database


@dataclass(frozen=True, slots=True)
class Inquiry:
    """For whom something is looked up: their language and now, and their answers so far."""

    env: Environment
    results: Mapping[str, Result]


Lookups = Mapping[str, Callable[[Inquiry], Awaitable[str]]]
"""Each gives the words that it found; empty means that there are none."""


def make_lookups(database: Database) -> Lookups:
    """The lookups of the house, by the name that `Lookup` nodes use."""

    async def numbers(inquiry: Inquiry) -> str:
        return say_numbers(await database.read(directory.services), inquiry.env.locale)

    async def services_where(inquiry: Inquiry) -> str:
        services = await database.read(directory.services)
        return "yes" if where_matters(services, wanted(inquiry.results)) else ""

    async def services(inquiry: Inquiry) -> str:
        chosen = choose(await database.read(directory.services), wanted(inquiry.results))
        return say_services(chosen, inquiry.env, days_off(inquiry.env.local.date()))

    return {"numbers": numbers, "services_where": services_where, "services": services}
