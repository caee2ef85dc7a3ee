"""When somebody means: every sentence is invented, and now is a Tuesday, 21.00 WITA."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.language.when import When, parse_when
from flows.language.when_calendar import Prefer

WITA = ZoneInfo("Asia/Makassar")
NOW = datetime(2026, 11, 24, 21, tzinfo=WITA)
MORNING = datetime(2026, 11, 24, 8, tzinfo=WITA)


def told(text: str, now: datetime = NOW, prefer: Prefer = "future") -> str | None:
    """The moment; `~` behind a time and `?` behind a date that was not told, `!` when unsure."""
    when = parse_when(text, now=now, prefer=prefer)
    if when is None:
        return None
    time, day = "" if when.exact_time else "~", "" if when.exact_date else "?"
    return f"{when.at:%d.%m.%y}{day} {when.at:%H.%M}{time}" + ("!" if when.ambiguous else "")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("jam 10", "24.11.26? 22.00"),
        ("smp jam 10 aja", "24.11.26? 22.00"),
        ("sampai jam sepuluh", "24.11.26? 22.00"),
        ("jam 9", "25.11.26? 09.00!"),
        ("jm 9", "25.11.26? 09.00!"),
        ("9.00", "25.11.26? 09.00!"),
        ("09:00", "25.11.26? 09.00"),
        ("pkl 21.30", "24.11.26? 21.30"),
        ("jam 2130", "24.11.26? 21.30"),
        ("jam10", "24.11.26? 22.00"),
        ("jam 9 WITA", "25.11.26? 09.00!"),
        ("jam 9 pagi wib", "25.11.26? 10.00"),
        ("setengah delapan", "25.11.26? 07.30!"),
        ("jam setengah delapan malam", "25.11.26? 19.30"),
        ("setengah 1 malam", "25.11.26? 00.30"),
        ("jam tiga setengah", "25.11.26? 03.30!"),
        ("jam 9 lewat 10", "24.11.26? 21.10"),
        ("jam 9 lewat seperempat malam", "24.11.26? 21.15"),
        ("jam 10 kurang seperempat", "24.11.26? 21.45"),
        ("jam 9 kurang 15 pagi", "25.11.26? 08.45"),
        ("jam 9 30 pagi", "25.11.26? 09.30"),
        ("jam sembilan malam", "25.11.26? 21.00"),
        ("9 pagi", "25.11.26? 09.00"),
        ("3 pm", "25.11.26? 15.00"),
        ("12 am", "25.11.26? 00.00"),
        ("jam 2 malam", "25.11.26? 02.00"),
        ("jam 12 malam", "25.11.26? 00.00"),
        ("jam 23 malam", "24.11.26? 23.00"),
        ("jam 12 siang", "25.11.26? 12.00"),
        ("jam 11 siang", "25.11.26? 11.00"),
        ("jam 2 siang", "25.11.26? 14.00"),
        ("jam 5 sore", "25.11.26? 17.00"),
        ("jam 4 subuh", "25.11.26? 04.00"),
        ("jam 24.00", "25.11.26? 00.00"),
        ("sekitar jam 7 malam", "25.11.26? 19.00~"),
        ("jam 7-an pagi", "25.11.26? 07.00~"),
        ("habis magrib", "25.11.26? 18.30~"),
        ("abis isya", "25.11.26? 19.30~"),
        ("sore", "25.11.26? 16.00~"),
        ("tengah malam", "25.11.26? 00.00~"),
        ("jam 9 pagi atau jam 10", "25.11.26? 09.00!"),
        ("jam 9-11 pagi", "25.11.26? 09.00!"),
        ("0812-3456-7890 jam 9 pagi", "25.11.26? 09.00"),
        ("telp 081234567890, 9.00 pagi", "25.11.26? 09.00"),
        ("6281234567890", None),
        ("jam 25", None),
        ("jam 9.75", None),
        ("jam 9 lewat 75", None),
        ("setengah 0", None),
        ("jam 123", None),
        ("9", None),
        ("2020", None),
        ("nanti", None),
        ("tidak tahu", None),
        ("", None),
    ],
)
def test_time(typed: str, expected: str | None) -> None:
    assert told(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("skrg", "24.11.26 21.00"),
        ("barusan", "24.11.26 21.00"),
        ("sejam lagi", "24.11.26 22.00"),
        ("setengah jam lagi", "24.11.26 21.30"),
        ("2 jam setengah lagi", "24.11.26 23.30"),
        ("1 jam 15 menit lagi", "24.11.26 22.15"),
        ("dalam 2 jam", "24.11.26 23.00"),
        ("30 mnt yg lalu", "24.11.26 20.30"),
        ("jam lalu", None),
        ("2 hari lalu", "22.11.26 09.00~"),
        ("2 hari lagi jam 10 pagi", "26.11.26 10.00"),
        ("dalam tiga hari", "27.11.26 09.00~"),
        ("seminggu lagi", "01.12.26? 09.00~"),
        ("2 mgg yg lalu", "10.11.26? 09.00~"),
        ("3 bulan lalu", "24.08.26? 09.00~"),
        ("setahun lalu", "24.11.25? 09.00~"),
        ("0 hari lagi", "24.11.26 09.00~"),
        ("bsk", "25.11.26 09.00~"),
        ("besok jam 9", "25.11.26 09.00"),
        ("besok jam 7", "25.11.26 07.00!"),
        ("besok jam 3", "25.11.26 15.00!"),
        ("bsk pagi", "25.11.26 08.00~"),
        ("besok setengah 1", "25.11.26 12.30!"),
        ("besok jam 2 malam", "25.11.26 02.00!"),
        ("besok malam jam 1", "26.11.26 01.00!"),
        ("besok jam 12 malam", "26.11.26 00.00!"),
        ("besok jam 10 wib", "25.11.26 11.00"),
        ("besok wib", "25.11.26 10.00~"),
        ("lusa", "26.11.26 09.00~"),
        ("besok lusa", "26.11.26 09.00~"),
        ("tulat", "27.11.26 09.00~"),
        ("kmrn", "23.11.26 09.00~"),
        ("kemarin lusa", "22.11.26 09.00~"),
        ("kemarin kemarin", "22.11.26 09.00~"),
        ("kmrn sore jam 5", "23.11.26 17.00"),
        ("hari ini", "24.11.26 09.00~"),
        ("hari ini jam 10", "24.11.26 22.00"),
        ("hari ini jam 8", "24.11.26 08.00!"),
        ("jam 9 malam ini", "24.11.26 21.00"),
        ("malam ini", "24.11.26 21.00~"),
        ("malam ini jam 2", "25.11.26 02.00"),
        ("nanti malam", "24.11.26 21.00~"),
        ("ntar mlm jam 12", "25.11.26 00.00"),
        ("nanti jam 8 malam", "25.11.26 20.00!"),
        ("tadi", "24.11.26 09.00~"),
        ("td pagi", "24.11.26 08.00~"),
        ("tadi jam 9", "24.11.26 21.00"),
        ("tadi jam 11 malam", "23.11.26 23.00"),
        ("tadi malam", "23.11.26 19.00~!"),
        ("semalam", "23.11.26 19.00~"),
        ("tadi malam jam 2", "24.11.26 02.00!"),
        ("last night", "23.11.26 19.00~"),
    ],
)
def test_near_days(typed: str, expected: str | None) -> None:
    assert told(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("tgl 30", "30.11.26 09.00~"),
        ("tgl 24", "24.11.26 09.00~"),
        ("tgl 5", "05.12.26 09.00~!"),
        ("tgl 31", "31.12.26 09.00~!"),
        ("tgl 5 bulan depan", "05.12.26 09.00~"),
        ("tgl 5 bulan ini", "05.11.26 09.00~"),
        ("tgl 32", None),
        ("5 des jam 10 pagi", "05.12.26 10.00"),
        ("5 november", "05.11.27 09.00~!"),
        ("5 november 2026", "05.11.26 09.00~"),
        ("december 5", "05.12.26 09.00~"),
        ("5/12", "05.12.26 09.00~"),
        ("5/11", "05.11.27 09.00~!"),
        ("5-11-2026", "05.11.26 09.00~"),
        ("5.11.26 jam 9 pagi", "05.11.26 09.00"),
        ("2026-12-05", "05.12.26 09.00~"),
        ("tgl 5 bulan 12", "05.12.26 09.00~"),
        ("17 agustus 1945", "17.08.45 09.00~"),
        ("31/2", None),
        ("31/13/2026", None),
        ("november", "01.11.26? 09.00~"),
        ("bulan maret", "01.03.27? 09.00~"),
        ("maret 2025", "01.03.25? 09.00~"),
        ("tahun 2020", "01.01.20? 09.00~"),
        ("bulan depan", "24.12.26? 09.00~"),
        ("tahun lalu", "24.11.25? 09.00~"),
        ("minggu depan", "01.12.26? 09.00~!"),
        ("minggu ini", "24.11.26? 09.00~!"),
        ("minggu kemarin", "17.11.26? 09.00~!"),
        ("minggu", "29.11.26 09.00~!"),
        ("hari minggu", "29.11.26 09.00~"),
        ("minggu pagi", "29.11.26 08.00~"),
        ("mggu jam 10", "29.11.26 10.00"),
        ("malam minggu", "28.11.26 19.00~!"),
        ("minggu malam", "29.11.26 19.00~"),
        ("malam jumat jam 8", "26.11.26 20.00!"),
        ("senin", "30.11.26 09.00~"),
        ("kms jam 10", "26.11.26 10.00"),
        ("Jum'at", "27.11.26 09.00~"),
        ("selasa", "24.11.26 09.00~!"),
        ("selasa jam 8 pagi", "01.12.26 08.00!"),
        ("senin malam jam 8", "30.11.26 20.00"),
        ("Senin depan", "30.11.26 09.00~"),
        ("jumat depan", "04.12.26 09.00~!"),
        ("jumat minggu depan", "04.12.26 09.00~"),
        ("jumat ini", "27.11.26 09.00~"),
        ("senin lalu", "23.11.26 09.00~!"),
        ("rabu lalu", "18.11.26 09.00~"),
        ("senin kemarin", "23.11.26 09.00~"),
        ("senin minggu lalu", "16.11.26 09.00~"),
        ("next monday", "30.11.26 09.00~"),
        ("9999 tahun lagi", None),
        ("9999 bulan lagi", None),
        ("99999999 hari lagi", None),
    ],
)
def test_dates(typed: str, expected: str | None) -> None:
    assert told(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("jam 9", "24.11.26? 21.00"),
        ("jam 2 malam", "24.11.26? 02.00"),
        ("kemarin jam 3", "23.11.26 15.00!"),
        ("5/11", "05.11.26 09.00~"),
        ("25/12", "25.12.25 09.00~!"),
        ("tgl 20", "20.11.26 09.00~"),
        ("tgl 25", "25.10.26 09.00~!"),
        ("tgl 31", "31.10.26 09.00~!"),
        ("desember", "01.12.25? 09.00~"),
        ("senin", "23.11.26 09.00~"),
        ("sabtu malam", "21.11.26 19.00~"),
        ("hari ini jam 10", "24.11.26 10.00!"),
    ],
)
def test_the_past_when_it_is_asked_for(typed: str, expected: str) -> None:
    assert told(typed, prefer="past") == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("smp jam 10", "24.11.26? 10.00"),
        ("tadi malam", "23.11.26 19.00~"),
        ("tadi malam jam 11", "23.11.26 23.00"),
        ("tadi malam jam 2", "24.11.26 02.00"),
        ("kemarin", "23.11.26 09.00~"),
        ("tadi", "24.11.26 08.00~"),
        ("tadi sore", "23.11.26 16.00~"),
    ],
)
def test_said_in_the_morning(typed: str, expected: str) -> None:
    assert told(typed, MORNING) == expected


def test_a_night_that_is_already_this_one() -> None:
    at_one = datetime(2026, 11, 24, 1, tzinfo=WITA)
    assert told("malam ini jam 2", at_one) == "24.11.26 02.00"
    assert told("malam ini jam 12", at_one) == "25.11.26 00.00"


def test_the_result_is_in_the_zone_of_now() -> None:
    now = datetime(2026, 11, 24, 13, tzinfo=UTC)
    assert parse_when("jam 10 wita", now=now) == When(
        at=datetime(2026, 11, 24, 14, tzinfo=UTC),
        exact_time=True,
        exact_date=False,
        ambiguous=False,
    )


def test_a_zone_means_nothing_without_an_offset() -> None:
    now = datetime.combine(date(2026, 11, 24), NOW.time())
    when = parse_when("jam 9 pagi wib", now=now)
    assert when is not None
    assert when.at == datetime.combine(date(2026, 11, 25), NOW.time().replace(hour=9))


FRAGMENTS = (
    "besok|lusa|kemarin|tadi|nanti|malam|pagi|siang|sore|ini|jam|9|12|2|24|31|setengah|lewat"
    "|kurang|15|menit|hari|minggu|bulan|tahun|lagi|lalu|depan|senin|jumat|tgl|5/11|31/2|9.00|25.00"
    "|november|2026|wib|sekitar|dalam|0|9999|-|,|sejam|yang|semalam|pm"
)


@given(
    st.text() | st.lists(st.sampled_from(FRAGMENTS.split("|")), max_size=8).map(" ".join),
    st.sampled_from(["future", "past"]),
    st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(WITA)),  # noqa: DTZ001
)
def test_no_text_raises(text: str, prefer: Prefer, now: datetime) -> None:
    when = parse_when(text, now=now, prefer=prefer)
    assert when is None or when.at.tzinfo is WITA
