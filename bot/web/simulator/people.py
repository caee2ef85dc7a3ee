"""Invented people, each with a script that is sent line by line. Nobody here is real."""

import re
from dataclasses import dataclass
from typing import Final, Self

from bot.channels.simulator import CHANNEL

VOICE: Final = "voice"
PLACE: Final = "place"

MOST_TIMES: Final = 20
_WHO: Final = re.compile(r"(?P<name>[a-z]{1,12})(?:\.(?P<time>[2-9]|1\d|20))?")


@dataclass(frozen=True, slots=True)
class Line:
    """What a persona sends next: words, an invented voice note or an invented place."""

    text: str = ""
    sends: str = ""


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody invented; `title` and `about` are English, as in `words`."""

    name: str
    title: str
    about: str
    lines: tuple[Line, ...] = ()


PERSONAS: Final = (
    Persona(
        "malam",
        "At night, on a shared phone",
        "Her husband reads the phone. He has just gone out.",
        (
            Line("mlm kak.. tolong"),
            Line("3 tp orgnya lg keluar"),
            Line("2"),
            Line("1"),
            Line(sends=VOICE),
            Line("1 td dicekik sbntr"),
            Line("1 smp jam 10 aja"),
            Line("X"),
        ),
    ),
    Persona(
        "remaja",
        "Fifteen years old",
        "Writes from school and trusts nobody yet.",
        (
            Line("halo kak, aku takut pulang"),
            Line("aman"),
            Line("2"),
            Line("aku masih sekolah"),
            Line("kalau ayah marah aku suka dipukul"),
            Line("sama nenek, siang aja"),
        ),
    ),
    Persona(
        "tetangga",
        "A neighbour who hears it",
        "Wants to help and not to be named.",
        (
            Line("permisi, mau lapor soal tetangga saya"),
            Line("1"),
            Line("iya kak"),
            Line("tetangga"),
            Line("anaknya nangis tiap malam, barang dibanting"),
            Line(sends=PLACE),
            Line("ya boleh"),
        ),
    ),
    Persona(
        "english",
        "Writes English",
        "Married to a local man, knows little Indonesian.",
        (
            Line("English please"),
            Line("safe"),
            Line("no, but it can happen again"),
            Line("me"),
            Line("he takes my phone and locks me in when he goes to work"),
            Line("no"),
            Line("not yet, i will write again"),
        ),
    ),
    Persona(
        "banjar",
        "Typos and Banjar words",
        "Types in a hurry, as people talk in Balikpapan.",
        (
            Line("kak tlong ulun"),
            Line("aman kak"),
            Line("tdk tp bs trulang"),
            Line("ulun"),
            Line("laki ulun mamukul lg smlm, bgkak muka ulun"),
            Line("inggih"),
            Line("jgn dlu"),
        ),
    ),
    Persona("bebas", "Somebody new", "Write whatever you like."),
)
BY_NAME: Final = {persona.name: persona for persona in PERSONAS}


@dataclass(frozen=True, slots=True)
class Person:
    """A persona as one browser plays it, for the first time or for another."""

    persona: Persona
    time: int = 1

    @classmethod
    def read(cls, who: str) -> Self | None:
        """The person that an address names."""
        found = _WHO.fullmatch(who)
        persona = BY_NAME.get(found["name"]) if found else None
        if found is None or persona is None:
            return None
        return cls(persona, int(found["time"] or 1))

    @property
    def who(self) -> str:
        """How addresses name the person; `read` takes it back."""
        name = self.persona.name
        return name if self.time == 1 else f"{name}.{self.time}"

    @property
    def again(self) -> "Person":
        """The same persona as somebody whom nobody knows yet."""
        return Person(self.persona, self.time + 1)

    def urn(self, browser: str) -> str:
        """The person's address: no other browser shares it."""
        return f"{CHANNEL}:{browser}-{self.who}"
