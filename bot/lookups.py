"""Finds what flows look up, in the directory."""

from collections.abc import Awaitable, Callable, Mapping

from flows.lookups import ANSWERS, Answer, Inquiry
from storage import directory
from storage.database import Database

Lookups = Mapping[str, Callable[[Inquiry], Awaitable[str]]]
"""By the name that `Lookup` nodes use."""


def make_lookups(database: Database) -> Lookups:
    """The lookups of the house."""

    def reading(answer: Answer) -> Callable[[Inquiry], Awaitable[str]]:
        async def find(inquiry: Inquiry) -> str:
            return answer(await database.read(directory.services), inquiry)

        return find

    return {what: reading(answer) for what, answer in ANSWERS.items()}
