"""Pages of lists, as the 2010 API and the newer APIs give them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Generic, Protocol, TypeVar
from urllib.parse import urlencode

from tests.standins.twilio.common import Json, bad_request
from tests.standins.twilio.params import Kind, Pairs, integer, moment, text

PAGING: dict[str, Kind] = {"PageSize": integer, "Page": integer, "PageToken": text}
_USUAL_SIZE = 50
_LARGEST_SIZE = 1000
_DAY = 24 * 3600


class Listed(Protocol):
    """Something that has its place in a list."""

    n: int
    sid: str

    def resource(self) -> Json:
        """Return what the API shows."""


Item = TypeVar("Item", bound=Listed)


class Page(Generic[Item]):
    """One page of a list that is newest first; its token names the last item before it."""

    def __init__(self, items: Sequence[Item], values: Json) -> None:
        self.size = values.get("PageSize", _USUAL_SIZE)
        self.number = values.get("Page", 0)
        if not 1 <= self.size <= _LARGEST_SIZE:
            raise bad_request(20006, f"Page size must be between 1 and {_LARGEST_SIZE}")
        if self.number < 0:
            raise bad_request(20006, "Page must not be below 0")
        rest = _after(items, values, self.number * self.size)
        self.items = list(rest[: self.size])
        self.has_more = len(rest) > self.size
        self.start = self.number * self.size

    def next_query(self) -> Json:
        """Return the parameters of the next page."""
        token = f"PA{self.items[-1].n}:{self.items[-1].sid}"
        return {"PageSize": self.size, "Page": self.number + 1, "PageToken": token}


def old_style(page: Page[Item], path: str, key: str, given: Pairs) -> Json:
    """Return a page of the 2010 API."""
    filters = [(name, value) for name, value in given if name not in PAGING]

    def uri(**more: object) -> str:
        return f"{path}?{urlencode([*filters, *more.items()])}"

    following = uri(**page.next_query()) if page.has_more else None
    before = uri(PageSize=page.size, Page=page.number - 1) if page.number else None
    return {
        "end": page.start + max(0, len(page.items) - 1),
        "first_page_uri": uri(PageSize=page.size, Page=0),
        "next_page_uri": following,
        "page": page.number,
        "page_size": page.size,
        "previous_page_uri": before,
        "start": page.start,
        "uri": uri(PageSize=page.size, Page=page.number),
        key: [item.resource() for item in page.items],
    }


def new_style(page: Page[Item], url: str, key: str, items: list[Json]) -> Json:
    """Return a page of the newer APIs."""

    def full(**more: object) -> str:
        return f"{url}?{urlencode(more)}"

    return {
        key: items,
        "meta": {
            "first_page_url": full(PageSize=page.size, Page=0),
            "key": key,
            "next_page_url": full(**page.next_query()) if page.has_more else None,
            "page": page.number,
            "page_size": page.size,
            "previous_page_url": (
                full(PageSize=page.size, Page=page.number - 1) if page.number else None
            ),
            "url": full(PageSize=page.size, Page=page.number),
        },
    }


def date_filters(name: str) -> dict[str, Kind]:
    """Return the parameters by which a list is narrowed to a time."""
    return {name: moment, f"{name}<": moment, f"{name}>": moment}


def within(name: str, values: Json, at: float | None) -> bool:
    """Say whether something of that time is asked for.

    A date alone, or midnight, which is what the client library makes of a date, means the whole
    day; "before" and "after" include the moment itself.
    """
    wanted = [values.get(name), values.get(f"{name}<"), values.get(f"{name}>")]
    exact, before, after = wanted
    if not any(wanted):
        return True
    if at is None:
        return False
    second = int(at)
    return (
        (exact is None or _matches(exact, second))
        and (before is None or second <= before.timestamp())
        and (after is None or second >= after.timestamp())
    )


def _matches(exact: datetime, second: int) -> bool:
    start = exact.timestamp()
    midnight = (exact.hour, exact.minute, exact.second) == (0, 0, 0)
    return start <= second < start + (_DAY if midnight else 1)


def _after(items: Sequence[Item], values: Json, skipped: int) -> Sequence[Item]:
    token = values.get("PageToken")
    if token is None:
        return items[skipped:]
    place = token.removeprefix("PA").partition(":")[0]
    if not token.startswith("PA") or not place.isdigit():
        raise bad_request(20001, "The PageToken parameter is not valid")
    return [item for item in items if item.n < int(place)]
