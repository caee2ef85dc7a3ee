"""Numbers of several runs: percentiles, medians with their ranges, ratios and the table."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median


def percentile(values: Sequence[float], share: float) -> float:
    """The value that this share of the values does not exceed (nearest rank)."""
    if not values:
        return math.nan
    ordered = sorted(values)
    rank = math.ceil(share * len(ordered))
    return ordered[max(rank, 1) - 1]


@dataclass(frozen=True, slots=True)
class Figure:
    """What is measured, and how it is shown."""

    name: str
    title: str
    digits: int = 0
    ratio: bool = False


FIGURES = (
    Figure("full_rate", "64 at once: turns/s", ratio=True),
    Figure("full_p99", "p99 ms"),
    Figure("open_p50", "300/s: p50 ms", digits=1),
    Figure("open_p99", "p99 ms", digits=1),
    Figure("open_p999", "p99.9 ms", digits=1),
    Figure("open_core", "core %"),
    Figure("slow_rate", "platform takes 40 ms: turns/s", ratio=True),
    Figure("rest_memory", "at rest MB"),
    Figure("used_memory", "after MB"),
)


@dataclass(frozen=True, slots=True)
class Target:
    """What a system is to reach."""

    system: str
    figure: str
    words: str
    bound: float
    at_least: bool = False


TARGETS = (
    Target("ours", "full_rate", "64 at once: at least 1,000 turns/s", 1000, at_least=True),
    Target("ours", "open_p99", "300/s: p99 at most 15 ms", 15),
    Target("whatsapp", "full_rate", "64 at once: at least 800 turns/s", 800, at_least=True),
    Target("whatsapp", "open_p99", "300/s: p99 at most 20 ms", 20),
)
Runs = Mapping[str, Mapping[str, Sequence[float]]]
"""By system and by figure: a value for each run."""


def middle(values: Sequence[float]) -> float:
    """The median; not a number when nothing was measured."""
    return median(values) if values else math.nan


def show(values: Sequence[float], digits: int) -> str:
    """The median and, of several runs, the range."""
    if not values:
        return "–"
    text = f"{middle(values):,.{digits}f}"
    if len(values) > 1:
        text += f" [{min(values):,.{digits}f}–{max(values):,.{digits}f}]"
    return text


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> str:
    """How many times as much ours is."""
    if not ours or not theirs or not middle(theirs):
        return "–"
    return f"{middle(ours) / middle(theirs):.1f}×"


def table(runs: Runs, titles: Mapping[str, str], ours: str) -> str:
    """One row a system, one column a figure; a column of ratios where they say something."""
    head = ["system"]
    for figure in FIGURES:
        head.append(figure.title)
        if figure.ratio:
            head.append("ours is")
    rows = [head]
    for name, values in runs.items():
        row = [titles[name]]
        for figure in FIGURES:
            mine = values.get(figure.name, ())
            row.append(show(mine, figure.digits))
            if figure.ratio:
                row.append(ratio(runs.get(ours, {}).get(figure.name, ()), mine))
        rows.append(row)
    return markdown(rows)


def judged(runs: Runs, titles: Mapping[str, str]) -> str:
    """Each target of what was measured: reached or short, and by which median."""
    lines = []
    for target in TARGETS:
        values = runs.get(target.system, {}).get(target.figure, ())
        if not values:
            continue
        found = middle(values)
        reached = found >= target.bound if target.at_least else found <= target.bound
        digits = next(figure.digits for figure in FIGURES if figure.name == target.figure)
        word = "reached" if reached else "short"
        lines.append(f"{titles[target.system]}, {target.words}: {word}, {found:,.{digits}f}")
    return "\n".join(lines)


def markdown(rows: Sequence[Sequence[str]]) -> str:
    """A table that reads well on the screen and in a page."""
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    lines = [_line(row, widths) for row in rows]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
    return "| " + " | ".join(cells) + " |"
