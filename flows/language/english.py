"""Whether somebody begins in English, by the little words that only English has."""

from typing import Final

from flows.language.characters import listed, squeeze, without_apostrophes
from flows.language.normalise import words

_FIRST: Final = 8
_ENGLISH: Final = listed(
    "i im ive id me my myself you your he hes she shes his her him they we us our their it its",
    "the a an and but because is isnt are am was were be been being do does did dont doesnt didnt",
    "can cant could will wont would want need have has had havent not to of in on at for from with",
    "by about after before when what who where why how this that there here someone somebody",
    "anyone anybody husband wife boyfriend girlfriend father mother brother sister daughter son",
    "child children kid kids uncle boss teacher friend neighbor neighbour home house school door",
    "next front feel like get speak talk tell say report write happened happening going english",
    "threatened threatens threatening kill killed die raped rape beat beats beaten beating hit",
    "hits hitting hurt hurts hurting abused abuses abusing afraid scared safe alone locked locks",
    "choked touched touches touching old years",
)
# Indonesians write these as well.
_SHARED: Final = listed(
    "hi hello hey halo help please sos ok okay yes no thanks thank sorry good morning evening",
    "afternoon night emergency stop test love now",
)
_KNOWN: Final = _ENGLISH | _SHARED


def looks_english(text: str) -> bool:
    """Whether the first words are surely English."""
    said = [squeeze(without_apostrophes(word)) for word in words(text)[:_FIRST]]
    english = sum(word in _ENGLISH for word in said)
    others = sum(word not in _KNOWN for word in said)
    enough = english >= 2 or (english == 1 and len(said) > 1)
    return enough and english > 2 * others
