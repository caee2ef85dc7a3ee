"""Command words, which act only as the whole message, never inside a sentence."""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from typing import Final, Literal

from flows.language import command_words
from flows.language.normalise import ONE_MESSAGE
from flows.language.spelling import plain, vocabulary


class Command(StrEnum):
    """What a whole message may order, in every state of a conversation."""

    EMERGENCY = "emergency"
    PERSON = "person"
    STOP = "stop"
    QUIT = "quit"
    MENU = "menu"
    LANGUAGE = "language"
    BACK = "back"
    SKIP = "skip"
    GO_ON = "go_on"
    CHANGE = "change"
    DONE = "done"
    CODE = "code"
    CLEAN = "clean"
    CALL = "call"
    DELETE = "delete"
    WORD = "word"
    SUMMARY = "summary"
    START = "start"


_MOST_WORDS: Final = 6
_START: Final = re.compile(r"\s*/start(?:@\w+)?(?:\s+\S+)?\s*", re.IGNORECASE)
_SLASH: Final = re.compile(r"\s*/(\w+)(?:@\w+)?(?=\s|$)")
_POLITE: Final = vocabulary(
    "kak kakak mbak mas bu pak bang dek bro sis",
    "ya dong deh nih lah kah sih saja please makasih",
)
_ADDRESSED: Final = vocabulary("min admin")
_OPENING: Final = vocabulary("tolong mohon please")
# What is only polite, behind and in front of a command; first without, then with an address.
_MANNERS: Final = (
    (_POLITE, _POLITE | _OPENING),
    (_POLITE | _ADDRESSED, _POLITE | _ADDRESSED | _OPENING),
)
# Ways to ask for a person: "mau bicara sama ...", "tolong panggilkan ...".
_WISHING: Final = vocabulary(
    "mau ingin bisa boleh minta tolong mohon want can could need please",
    "bicara chat ngobrol cerita konsultasi curhat sambungkan disambungkan hubungkan dihubungkan",
    "terhubung tersambung panggil panggilkan bertemu hubungi talk speak",
)
_JOINING: Final = vocabulary("saya dengan sama ke langsung to with")
_WISHES: Final = _WISHING | _JOINING
_MISSING: Final = frozenset({("mana",), ("ada",), ("di", "mana"), ("apa", "ada")})
_EITHER_SIDE: Final = frozenset({("mana",), ("ada",), ("di", "mana")})


def _table(commands: Iterable[tuple[Command, Iterable[str]]]) -> dict[tuple[str, ...], Command]:
    return {plain(phrase): command for command, phrases in commands for phrase in phrases}


def _naming(names: Iterable[str]) -> frozenset[tuple[str, ...]]:
    asked = command_words.LANGUAGE_ASKED
    return frozenset(plain(way.format(name)) for way in asked for name in names)


_ENGLISH: Final = _naming(command_words.ENGLISH)
_INDONESIAN: Final = _naming(command_words.INDONESIAN)
_PEOPLE: Final = frozenset(plain(person) for person in command_words.PEOPLE)
_TABLE: Final = _table(
    (
        (Command.EMERGENCY, command_words.EMERGENCY),
        (Command.PERSON, command_words.PEOPLE),
        (Command.STOP, command_words.STOP),
        (Command.QUIT, command_words.QUIT),
        (Command.MENU, command_words.MENU),
        (Command.LANGUAGE, command_words.LANGUAGE),
        (Command.BACK, command_words.BACK),
        (Command.SKIP, command_words.SKIP),
        (Command.GO_ON, command_words.GO_ON),
        (Command.CHANGE, command_words.CHANGE),
        (Command.DONE, command_words.DONE),
        (Command.CODE, command_words.CODE),
        (Command.CLEAN, command_words.CLEAN),
        (Command.CALL, command_words.CALL),
        (Command.DELETE, command_words.DELETE),
        (Command.WORD, command_words.WORD),
        (Command.SUMMARY, command_words.SUMMARY),
        (Command.START, command_words.START),
    )
)


@lru_cache(maxsize=ONE_MESSAGE)
def command(text: str) -> Command | None:
    """The command that a whole message gives; None for everything longer or other."""
    if len(text.split()) > _MOST_WORDS:
        return None
    if _START.fullmatch(text):
        return Command.START
    return next(filter(None, map(_given, _readings(text))), None)


def locale_asked(text: str) -> Literal["id", "en"] | None:
    """The language that a whole message asks for by its name."""
    for said in _readings(text):
        if said in _ENGLISH:
            return "en"
        if said in _INDONESIAN:
            return "id"
    return None


def _given(said: tuple[str, ...]) -> Command | None:
    if said in _ENGLISH or said in _INDONESIAN:
        return Command.LANGUAGE
    if said in _TABLE:
        return _TABLE[said]
    return Command.PERSON if _asks_for_person(said) else None


def _readings(text: str) -> Iterable[tuple[str, ...]]:
    """The message as it is, then without what is only polite around it."""
    said = plain(_SLASH.sub(r" \1 ", text, count=1))
    if len(said) > _MOST_WORDS:
        return
    said = tuple(word for at, word in enumerate(said) if at == 0 or word != said[at - 1])
    yield said
    for behind, before in _MANNERS:
        short = said
        while len(short) > 1 and short[-1] in behind:
            short = short[:-1]
            yield short
        while len(short) > 1 and short[0] in before:
            short = short[1:]
            yield short


def _asks_for_person(said: tuple[str, ...]) -> bool:
    """Whether a person is asked for: "mau bicara sama petugas", "adminnya mana"."""
    for at in range(1, len(said)):
        before, after = said[:at], said[at:]
        # "ada orang" may mean that somebody is there, "orang mana" asks where from.
        if after in _PEOPLE and (_is_wish(before) or (before in _MISSING and "orang" not in after)):
            return True
        if before in _PEOPLE and after in _EITHER_SIDE and "orang" not in before:
            return True
    return False


def _is_wish(way: tuple[str, ...]) -> bool:
    return not _WISHING.isdisjoint(way) and set(way) <= _WISHES
