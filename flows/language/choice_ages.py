"""Choosing by one's own age: "umurku 15", "aku kelas 8", where an option is for those under 18."""

from typing import Final

from flows.language.choice_labels import Labels, Phrase
from flows.language.person import ADULT, is_minor
from flows.language.spelling import vocabulary

_UNDER: Final = vocabulary("belum under bawah dibawah")


def chosen_age(text: str, options: Labels) -> int | None:
    """The one option for those under eighteen, if the words tell that the writer is."""
    index = options.only(_is_for_minors)
    return index if index is not None and is_minor(text) else None


def _is_for_minors(phrase: Phrase) -> bool:
    return str(ADULT) in phrase and not _UNDER.isdisjoint(phrase)
