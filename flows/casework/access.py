"""Who may read a case: a pure rule; `storage.access` applies it and is the only road to a case."""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never


class Role(StrEnum):
    """What somebody is allowed to be here for."""

    OPERATOR = "operator"
    """At the machine itself, with the master key at hand: the command line until there is a
    console with accounts."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A named person who asks for a case; `trusted` is named for restricted ones."""

    name: str
    role: Role
    trusted: bool = False


def may_read(reader: Reader, *, restricted: bool) -> bool:
    """Nobody without a name reads a case; a restricted one only who is named for it."""
    match reader.role:
        case Role.OPERATOR:
            return bool(reader.name.strip()) and (reader.trusted or not restricted)
        case _:
            assert_never(reader.role)
