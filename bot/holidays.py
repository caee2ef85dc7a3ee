"""The one home of `holidays`: on which days offices in Indonesia are closed.

Joint leave (cuti bersama) counts: offices are closed then too. The dates of Islamic holidays
are estimates until the government names them, so a new year needs a new version of the library.
"""

from datetime import date
from functools import lru_cache
from typing import Final

import holidays

_COUNTRY: Final = "ID"
_KINDS: Final = ("public", "government")


def days_off(day: date) -> frozenset[date]:
    """The public holidays of this year and the next: what opens again may do so in January."""
    return _of_year(day.year) | _of_year(day.year + 1)


@lru_cache(maxsize=8)
def _of_year(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays(_COUNTRY, years=year, categories=_KINDS))
