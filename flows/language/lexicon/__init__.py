"""The words of danger, grouped, one entry a line, for staff to read and correct.

How entries are written: `flows/language/patterns.py`. [K] Banjar words, and which words weigh
how much, are general knowledge until the agency and a native speaker have read them.
"""

from typing import Final

from flows.language.lexicon.acute import ARRIVAL, HELP, NOW, ONGOING, PRESENT, WEAPON
from flows.language.lexicon.captive import CAPTIVITY, TRAFFICKING
from flows.language.lexicon.child import CHILD, CHILD_WORDS
from flows.language.lexicon.death import DEATH_THREAT
from flows.language.lexicon.harmless import HARMLESS, IDIOMS
from flows.language.lexicon.sexual import IMAGES, SEXUAL
from flows.language.lexicon.suicide import SUICIDE
from flows.language.lexicon.throat import STRANGLING
from flows.language.lexicon.violence import VIOLENCE

__all__ = ["ARRIVAL", "CHILD_WORDS", "ENTRIES", "HARMLESS", "IDIOMS", "NOW", "PRESENT"]

# By the names of `flows.language.danger.Danger`.
ENTRIES: Final = {
    "ongoing": ONGOING,
    "strangling": STRANGLING,
    "weapon": WEAPON,
    "death_threat": DEATH_THREAT,
    "child": CHILD,
    "suicide": SUICIDE,
    "sexual": SEXUAL,
    "violence": VIOLENCE,
    "captivity": CAPTIVITY,
    "trafficking": TRAFFICKING,
    "images": IMAGES,
    "help": HELP,
}
