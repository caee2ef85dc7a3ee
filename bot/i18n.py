"""The one home of Babel: catalogs, and moments as people say them."""

from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Final

from babel.dates import format_date
from babel.messages.pofile import read_po

from flows.texts import TODAY, TONIGHT

LOCALES: Final = ("id", "en")
SOURCE: Final = "en"
"""Message ids are English; Indonesian is what people get first, and every text has it."""

NIGHT: Final = 18
"""The hour from which people say malam (sources differ between 18 and 19)."""

_FOLDER: Final = Path(__file__).resolve().parent.parent / "locales"


@lru_cache
def catalog(locale: str, domain: str = "rangkul") -> dict[str, str]:
    """Every text of a language by its message id."""
    with (_FOLDER / locale / "LC_MESSAGES" / f"{domain}.po").open("rb") as file:
        messages = read_po(file, locale=locale)
    return {
        message.id: message.string
        for message in messages
        if isinstance(message.id, str)
        and isinstance(message.string, str)
        and message.id
        and message.string
        and not message.fuzzy
    }


def translate(locale: str, msgid: str) -> str:
    """A text in a language; the English words where it is missing (`flows check` refuses that)."""
    return catalog(locale).get(msgid, msgid)


def for_staff(locale: str, msgid: str) -> str:
    """A text that staff read."""
    return catalog(locale, "staff").get(msgid, msgid)


def say_when(locale: str, at: datetime, now: datetime) -> str:
    """A moment that nobody has to guess: malam ini 22.00 WITA; Rabu, 25 Nov 09.00 WITA."""
    if at.date() == now.date():
        day = translate(locale, TONIGHT if at.hour >= NIGHT else TODAY)
    else:
        day = format_date(at, "EEEE, d MMM", locale=locale)
    return f"{day} {at:%H.%M} {zone_name(at)}"


def zone_name(at: datetime) -> str:
    """WITA for the city's zone, else the zone's own abbreviation."""
    names = {"+07": "WIB", "+08": "WITA", "+09": "WIT"}
    name = at.strftime("%Z")
    return names.get(name, name)
