"""Services by need: hours, days off, the kecamatan, marks, and what is said of them."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.holidays import days_off
from bot.i18n import say_when, translate
from flows.conversations import FLOWS
from flows.conversations.information import INFORMATION
from flows.engine.environment import Environment
from flows.engine.model import Choose, Lookup
from flows.engine.session import Result
from flows.hours import is_open, opens_next, read_hours
from flows.language.places import KECAMATAN
from flows.lookups import ANSWERS
from flows.services import (
    MOST,
    NEEDS,
    Service,
    Wanted,
    choose,
    say_numbers,
    say_services,
    wanted,
    where_matters,
)
from tests.seeded import SEEDED
from tests.transcripts_runner import ZONE

FRIDAY = date(2026, 11, 27)
CLINIC = Service(
    labels={"id": "Klinik", "en": "Clinic"},
    value="0542-1",
    mark="C",
    needs=frozenset({"health"}),
    hours="Mon-Fri 08:00-16:00",
    place="Jl. Contoh 1",
    kecamatan=frozenset({"selatan"}),
)


def at(hour: int, minute: int = 0, day: date = FRIDAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE)


def env(now: datetime, locale: str = "id") -> Environment:
    return Environment(
        now=now.astimezone(UTC), zone=ZONE, locale=locale, translate=translate, say_when=say_when
    )


def said(service: Service, now: datetime, locale: str = "id", *off: date) -> str:
    return say_services([service], env(now, locale), off)


@pytest.mark.parametrize(
    ("hours", "now", "opened"),
    [
        ("24h", at(3), True),
        ("Mon-Fri 08:00-16:00", at(8), True),
        ("Mon-Fri 08:00-16:00", at(7, 59), False),
        ("Mon-Fri 08:00-16:00", at(16), False),
        ("Mon-Fri 08:00-16:00", at(9, day=date(2026, 11, 28)), False),
        ("Mon-Fri 08:00-16:00; Sat 08:00-12:00", at(9, day=date(2026, 11, 28)), True),
        ("Mon-Fri 08:00-11:30; Mon-Fri 13:00-16:00", at(12), False),
        ("Sat-Mon 08:00-12:00", at(9, day=date(2026, 11, 29)), True),
        ("Sat-Mon 08:00-12:00", at(9), False),
        ("Fri 08:00-16:00", at(9), True),
    ],
)
def test_open_at_a_moment(hours: str, now: datetime, opened: bool) -> None:
    read = read_hours(hours)
    assert read is not None
    assert is_open(read, now, ()) is opened


@pytest.mark.parametrize(
    "hours",
    [
        "",
        " ",
        "office hours",
        "Mon-Fri",
        "Mon-Fri 8-16",
        "Mon-Fri 20:00-06:00",
        "Mon-Fri 08:00-25:00",
        "Mon-Fri 08:00-16:00; whenever",
        "senin 08:00-16:00",
    ],
)
def test_hours_that_say_nothing(hours: str) -> None:
    assert read_hours(hours) is None


def test_a_public_holiday_closes_what_is_not_always_open() -> None:
    office, always = read_hours("Mon-Fri 08:00-16:00"), read_hours("24h")
    assert office is not None
    assert always is not None
    assert not is_open(office, at(9), {FRIDAY})
    assert is_open(always, at(9), {FRIDAY})


def test_when_it_opens_next() -> None:
    hours = read_hours("Mon-Fri 13:00-16:00; Mon-Fri 08:00-11:00")
    assert hours is not None
    monday = date(2026, 11, 30)
    assert opens_next(hours, at(7), ()) == at(8)
    assert opens_next(hours, at(12), ()) == at(13)
    assert opens_next(hours, at(17), ()) == at(8, day=monday)
    assert opens_next(hours, at(17), {monday}) == at(8, day=date(2026, 12, 1))
    closed_for_good = {date(2026, 11, day) for day in range(1, 31)} | {
        date(2026, 12, day) for day in range(1, 32)
    }
    assert opens_next(hours, at(17), closed_for_good) is None


def test_days_off_of_this_year_and_the_next() -> None:
    off = days_off(date(2026, 12, 31))
    assert {date(2026, 8, 17), date(2026, 12, 25), date(2027, 1, 1)} <= off
    assert date(2026, 12, 24) in off, "joint leave"
    assert FRIDAY not in off


def test_what_is_said_of_a_service() -> None:
    assert said(CLINIC, at(9)) == "Klinik: 0542-1, Jl. Contoh 1 (buka sekarang)"
    assert said(CLINIC, at(9), "en") == "Clinic: 0542-1, Jl. Contoh 1 (open now)"
    closed = "Klinik: 0542-1, Jl. Contoh 1 (tutup sekarang, buka Senin, 30 Nov 08.00 WITA)"
    assert said(CLINIC, at(17)) == closed
    assert said(CLINIC, at(7), "en").endswith("(closed now, opens today 08.00 WITA)")
    assert said(CLINIC, at(9), "id", FRIDAY) == closed
    assert said(replace(CLINIC, hours="24h"), at(3)).endswith("(buka sekarang, 24 jam)")
    assert said(replace(CLINIC, hours=""), at(9)) == "Klinik: 0542-1, Jl. Contoh 1"
    every = [date.fromordinal(FRIDAY.toordinal() + day) for day in range(40)]
    assert said(CLINIC, at(9), "id", *every).endswith("(tutup sekarang)")


def test_a_name_that_was_not_translated_is_said_as_it_is() -> None:
    bare = replace(CLINIC, labels={"id": "Klinik", "en": ""}, place="", hours="")
    assert said(bare, at(9), "en") == "Klinik: 0542-1"


def test_the_place_of_a_shelter_is_never_said() -> None:
    home = replace(CLINIC, needs=frozenset({"shelter", "health"}))
    for locale in ("id", "en"):
        assert "Contoh" not in said(home, at(9), locale)


def test_only_confirmed_services_reach_the_public() -> None:
    unsure = [replace(CLINIC, mark="1"), replace(CLINIC, mark="U"), replace(CLINIC, value="")]
    assert choose([*unsure, CLINIC], Wanted("health")) == [CLINIC]
    assert not where_matters(unsure, Wanted("health"))
    assert say_numbers([*unsure, CLINIC], "en") == "Clinic: 0542-1"


def test_the_named_kecamatan_comes_first_and_the_whole_city_next() -> None:
    everywhere = replace(CLINIC, value="2", kecamatan=frozenset())
    north = replace(CLINIC, value="3", kecamatan=frozenset({"utara", "tengah"}))
    given = [CLINIC, everywhere, north]
    assert choose(given, Wanted("health", "utara")) == [north, everywhere, CLINIC]
    assert choose(given, Wanted("health", "barat")) == [everywhere, CLINIC, north]
    assert choose(given, Wanted("health")) == given
    assert choose(given, Wanted("legal")) == []
    assert len(choose([CLINIC] * 20, Wanted("health"))) == MOST


def test_where_somebody_is_matters_only_where_it_changes_something() -> None:
    assert where_matters([CLINIC], Wanted("health"))
    assert not where_matters([CLINIC], Wanted("legal"))
    assert not where_matters([CLINIC], Wanted("health", "utara"))
    assert not where_matters([CLINIC], Wanted("health", asked=True))
    assert not where_matters([replace(CLINIC, kecamatan=frozenset())], Wanted("health"))


def test_what_is_wanted_is_read_out_of_the_answers() -> None:
    need = {"information.need": Result("health", "3")}
    told = {"first.place": Result("told", "jl contoh gg 3, sepinggan")}
    chosen = {"information.where": Result("utara", "4")}
    skipped = {"information.where": Result("skipped", "lewati")}
    assert wanted({}) == Wanted("")
    assert wanted(need) == Wanted("health")
    assert wanted({**need, **told}) == Wanted("health", "selatan")
    assert wanted({**need, **told, **chosen}) == Wanted("health", "utara", asked=True)
    assert wanted({**need, **skipped}) == Wanted("health", asked=True)
    assert wanted({**need, "first.place": Result("told", "rumah")}) == Wanted("health")


def test_the_flow_and_the_directory_use_the_same_names() -> None:
    need, where = INFORMATION.by_name["need"], INFORMATION.by_name["where"]
    assert isinstance(need, Choose)
    assert isinstance(where, Choose)
    assert [option.name for option in need.options] == [*NEEDS]
    assert {option.name for option in where.options} == {*KECAMATAN}
    looked_up = {node.what for flow in FLOWS for node in flow.nodes if isinstance(node, Lookup)}
    assert looked_up == set(ANSWERS)


def test_what_the_directory_begins_with_can_be_read() -> None:
    for service in SEEDED:
        assert service.needs <= {*NEEDS}, service
        assert service.kecamatan <= {*KECAMATAN}, service
        assert not service.hours or read_hours(service.hours), service
        assert not (service.place and "shelter" in service.needs), service
        assert all(service.labels.values()) or not service.needs, service


@pytest.mark.parametrize("need", NEEDS)
def test_every_need_has_a_confirmed_service_at_the_start(need: str) -> None:
    assert choose(SEEDED, Wanted(need))


@pytest.mark.parametrize("locale", ["id", "en"])
def test_where_it_helps_the_numbers_say_what_they_show_and_cost(locale: str) -> None:
    text = say_services(choose(SEEDED, Wanted("emergency")), env(at(9), locale), ())
    first, second, *_ = text.splitlines()
    assert "112" in first
    assert ("gratis" if locale == "id" else "free") in first
    assert "110" in second
    assert ("melihat nomor" if locale == "id" else "see the number") in second
    assert "Milono" not in say_numbers(SEEDED, locale)
    assert "lbh" not in say_numbers(SEEDED, locale).lower()
