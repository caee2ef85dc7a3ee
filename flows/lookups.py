"""What `Lookup` nodes can ask for, answered from the directory; the host reads that for them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from flows.engine.environment import Environment
from flows.engine.session import Result
from flows.services import Service, choose, say_numbers, say_services, wanted, where_matters


@dataclass(frozen=True, slots=True)
class Inquiry:
    """For whom something is looked up: their language and now, their answers, the days off."""

    env: Environment
    results: Mapping[str, Result]
    holidays: Collection[date]


Answer = Callable[[Sequence[Service], Inquiry], str]
"""Gives the words that were found; empty means that there are none."""


def _numbers(services: Sequence[Service], inquiry: Inquiry) -> str:
    return say_numbers(services, inquiry.env.locale)


def _services(services: Sequence[Service], inquiry: Inquiry) -> str:
    chosen = choose(services, wanted(inquiry.results))
    return say_services(chosen, inquiry.env, inquiry.holidays)


def _services_where(services: Sequence[Service], inquiry: Inquiry) -> str:
    return "yes" if where_matters(services, wanted(inquiry.results)) else ""


ANSWERS: Final[Mapping[str, Answer]] = {
    "numbers": _numbers,
    "services": _services,
    "services_where": _services_where,
}
