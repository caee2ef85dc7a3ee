"""Services by need: which can help, near whom, whether they are open, and how that is said.

Only confirmed entries are named to the public. Where a safe place is, is never said: whatever
helps to find one is named without a place.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from flows.engine.environment import Environment
from flows.engine.session import Result
from flows.hours import is_open, opens_next, read_hours
from flows.language.places import KECAMATAN, find_place
from flows.texts import _

NEEDS: Final = (
    "legal",
    "psychological",
    "health",
    "shelter",
    "economic",
    "police",
    "emergency",
    "advice",
)
"""Permanent names: the directory's entries and the options of `information.need` use them."""

SHELTER: Final = "shelter"
CONFIRMED: Final = "C"
MOST: Final = 6
NEED, WHERE, TOLD = "information.need", "information.where", "first.place"
"""The answers that say what is needed, and where somebody is."""


@dataclass(frozen=True, slots=True)
class Service:
    """An entry of the directory; `kecamatan`: which it serves, none means the whole city.

    `labels` are its names by language, `value` the number or address to reach it by.
    """

    labels: Mapping[str, str]
    value: str
    mark: str
    needs: frozenset[str] = frozenset()
    hours: str = ""
    place: str = ""
    kecamatan: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody needs, and the kecamatan where they are, if they said it.

    `asked`: they were asked where, so it is not asked again.
    """

    need: str
    kecamatan: str | None = None
    asked: bool = False


def wanted(results: Mapping[str, Result]) -> Wanted:
    """What the answers of a session say; an earlier place counts as well as a fresh one."""
    need, where, told = (results.get(key) for key in (NEED, WHERE, TOLD))
    kecamatan = where.category if where and where.category in KECAMATAN else None
    if kecamatan is None and told is not None:
        place = find_place(told.raw)
        kecamatan = place.kecamatan if place else None
    return Wanted(need.category if need else "", kecamatan, asked=where is not None)


def choose(services: Iterable[Service], want: Wanted) -> list[Service]:
    """The confirmed services for a need: those for this kecamatan, the whole city's, the others."""
    fitting = [one for one in services if _is_public(one) and want.need in one.needs]
    return sorted(fitting, key=lambda one: _distance(one, want.kecamatan))[:MOST]


def where_matters(services: Iterable[Service], want: Wanted) -> bool:
    """Whether it changes anything to know where somebody is, and it is not known yet."""
    if want.kecamatan or want.asked:
        return False
    return any(one.kecamatan for one in services if _is_public(one) and want.need in one.needs)


def say_services(services: Iterable[Service], env: Environment, holidays: Collection[date]) -> str:
    """The services as lines of a message; empty when there are none."""
    return "\n".join(_line(one, env, holidays) for one in services)


def say_numbers(services: Iterable[Service], locale: str) -> str:
    """Every confirmed number under its name in the person's language."""
    return "\n".join(f"{_name(one, locale)}: {one.value}" for one in services if _is_public(one))


def _is_public(service: Service) -> bool:
    return service.mark == CONFIRMED and bool(service.value)


def _distance(service: Service, kecamatan: str | None) -> int:
    if kecamatan is not None and kecamatan in service.kecamatan:
        return 0
    return 2 if service.kecamatan and kecamatan is not None else 1


def _name(service: Service, locale: str) -> str:
    return service.labels.get(locale) or next(iter(service.labels.values()))


def _line(service: Service, env: Environment, holidays: Collection[date]) -> str:
    place = "" if SHELTER in service.needs else service.place
    reached = ", ".join(part for part in (service.value, place) if part)
    state = _state(service, env, holidays)
    return f"{_name(service, env.locale)}: {reached}" + (f" ({state})" if state else "")


def _state(service: Service, env: Environment, holidays: Collection[date]) -> str:
    """Open or closed now, and when it opens; nothing where nobody has said."""
    hours = read_hours(service.hours)
    if hours is None:
        return ""
    if hours.always:
        return env.text(_("open now, 24 hours"))
    if is_open(hours, env.local, holidays):
        return env.text(_("open now"))
    opens = opens_next(hours, env.local, holidays)
    if opens is None:
        return env.text(_("closed now"))
    return env.text(_("closed now, opens {when}"), when=env.when(opens))
