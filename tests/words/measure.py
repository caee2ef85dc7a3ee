"""The sentences of this folder, counted through the code that reads real messages."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from flows.language.commands import Command, command
from flows.language.danger import Danger
from flows.language.identity import asks_who
from flows.triage import DANGERS, INFORMATION, risks_in_words

HERE: Final = Path(__file__).parent
ALARM: Final = 1
"""Levels up to this one call somebody at once."""

DESTROYS: Final = frozenset({Command.DELETE, Command.QUIT, Command.STOP})


@dataclass(frozen=True, slots=True)
class Measured:
    """One file: how many lines of each label, and the lines that were read wrongly."""

    lines: Counter[str]
    wrong: tuple[tuple[str, str], ...]

    @property
    def share(self) -> float:
        """Which part of all lines was read wrongly."""
        return len(self.wrong) / max(self.lines.total(), 1)

    def listed(self) -> str:
        """The lines that were read wrongly, as a person reads them."""
        head = f"{len(self.wrong)} of {self.lines.total()}"
        return "\n".join((head, *(f"{label}\t{text}" for label, text in self.wrong)))


def files(kind: str) -> list[Path]:
    """The files of one kind that are here."""
    return sorted(HERE.glob(f"{kind}_*.txt"))


def sentences(path: Path) -> Iterator[tuple[str, str]]:
    """Each sentence with its label; without one the kind of the file is the label."""
    kind = path.stem.partition("_")[0]
    for line in path.read_text(encoding="utf-8").splitlines():
        label, tab, text = line.partition("\t")
        yield (label, text) if tab else (kind, line)


def level(text: str) -> int:
    """How urgent the words of a text are."""
    return min((risk.level for risk in risks_in_words(text)), default=INFORMATION)


def missed(label: str, text: str) -> bool:
    """Whether a danger is taken for less than it is."""
    return level(text) > DANGERS[Danger(label)][0]


def alarms(_label: str, text: str) -> bool:
    """Whether an everyday sentence calls somebody at once."""
    return level(text) <= ALARM


def destroys(_label: str, text: str) -> bool:
    """Whether a sentence is taken for an order that deletes, hides or ends."""
    return command(text) in DESTROYS


def doubts(_label: str, text: str) -> bool:
    """Whether a sentence is taken for a reader's "who is this", which freezes the chat."""
    return asks_who(text)


def acts(_label: str, text: str) -> bool:
    """Whether a sentence is taken for any order at all."""
    return command(text) is not None


def measure(path: Path, is_wrong: Callable[[str, str], bool]) -> Measured:
    """Count one file."""
    told = list(sentences(path))
    wrong = tuple((label, text) for label, text in told if is_wrong(label, text))
    return Measured(Counter(label for label, _ in told), wrong)
