"""What goes into a bundle, in the order in which it is written."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from bot.export import papers, tables
from bot.export.files import FAULTS, Exported
from storage.access import CaseExport
from storage.bundle import Member
from storage.files import SealedFiles


@dataclass(slots=True)
class Exporting:
    """One case on its way out: who takes it out, why, and what became of each file."""

    export: CaseExport
    who: str
    reason: str
    at: datetime
    zone: tzinfo
    files: list[Exported] = field(init=False)

    def __post_init__(self) -> None:
        media = self.export.content.media
        self.files = [Exported(number, one) for number, one in enumerate(media, 1)]

    def members(self, sealed: SealedFiles) -> Iterator[Member]:
        """Each file is read and checked as it is written, so the tables come after them."""
        export, zone = self.export, self.zone
        yield "thread.txt", [papers.thread(export, zone)]
        yield "report.json", [papers.report(export, zone)]
        for one in self.files:
            pieces = one.read(sealed, export.keys.get(one.evidence.id))
            if pieces is not None:
                yield one.name, pieces
        yield "evidence.csv", [tables.evidence_csv(self.files, zone)]
        yield "custody.csv", [tables.custody_csv(export, self.files, zone)]
        about = papers.readme(
            export, self.files, who=self.who, reason=self.reason, at=self.at, zone=zone
        )
        yield "README.txt", [about]

    @property
    def faults(self) -> list[Exported]:
        """The files that are not as they were received."""
        return [one for one in self.files if one.found in FAULTS]
