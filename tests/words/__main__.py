"""A table of the figures: `python -m tests.words`."""

import sys
from collections import Counter
from collections.abc import Callable
from typing import Final

from tests.words import measure

COUNTED: Final[tuple[tuple[str, str, Callable[[str, str], bool]], ...]] = (
    ("ordinary", "destroying", measure.destroys),
    ("ordinary", "doubting", measure.doubts),
    ("ordinary", "acting", measure.acts),
    ("dangerous", "missed", measure.missed),
    ("harmless", "alarms", measure.alarms),
)


def table() -> str:
    """One line for each file and measure, and below it one for each label."""
    rows = [f"{'file':<24}{'measure':<14}{'lines':>6}{'wrong':>7}{'share':>8}"]
    for kind, name, is_wrong in COUNTED:
        for path in measure.files(kind):
            found = measure.measure(path, is_wrong)
            rows.append(_row(path.name, name, found.lines.total(), len(found.wrong)))
            wrong = Counter(label for label, _ in found.wrong)
            if len(found.lines) > 1:
                each = sorted(found.lines.items())
                rows += [_row(f"  {label}", name, lines, wrong[label]) for label, lines in each]
    return "\n".join(rows)


def _row(where: str, name: str, lines: int, wrong: int) -> str:
    return f"{where:<24}{name:<14}{lines:>6}{wrong:>7}{wrong / max(lines, 1):>8.1%}"


if __name__ == "__main__":
    sys.stdout.write(table() + "\n")
