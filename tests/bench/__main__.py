"""The command line: `python -m tests.bench [--quick] [--only NAME] [--profile]`."""

import argparse
import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import uvloop

from tests.bench.campaign import Plan, measure
from tests.bench.ceiling import ceiling
from tests.bench.figures import judged, table
from tests.bench.millions import fill
from tests.bench.process import OTHERS, pin
from tests.bench.profiling import profile
from tests.bench.systems import FULL, OURS, SYSTEMS, UNTOLD, System

QUICK = Plan(seconds=2.5, warm=1.6, slow_seconds=1.5, rounds=1)


def parse(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="tests.bench", description=__doc__)
    names = [system.name for system in SYSTEMS]
    parser.add_argument("--quick", action="store_true", help="one short run, no million")
    parser.add_argument("--only", action="append", choices=names, metavar="|".join(names))
    parser.add_argument("--seconds", type=float, help="how long each load is measured")
    parser.add_argument("--rounds", type=int, help="how often (3)")
    parser.add_argument("--contacts", type=int, default=1_000_000, help="stored beforehand")
    parser.add_argument("--profile", action="store_true", help="where ours spends its time: --only")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    return parser.parse_args(arguments)


def chosen(given: argparse.Namespace) -> list[System]:
    """The systems to measure."""
    if given.only:
        return [system for system in SYSTEMS if system.name in given.only]
    usual = [system for system in SYSTEMS if system is not UNTOLD]
    return [system for system in usual if not (given.quick and system is FULL)]


def planned(given: argparse.Namespace) -> Plan:
    """How long and how often."""
    usual = QUICK if given.quick else Plan()
    seconds = given.seconds or usual.seconds
    return Plan(seconds, usual.warm, usual.slow_seconds, given.rounds or usual.rounds)


def tell(line: str) -> None:
    """Say how it goes."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


async def run(given: argparse.Namespace) -> None:
    """Do what was asked for."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="rangkul-bench-") as name:
        folder = Path(name)
        systems = chosen(given)
        if given.profile:
            tell(await profile(systems[0], folder, seconds=given.seconds or 10.0))
            return
        for system in {system.platform: system for system in systems}.values():
            tell(await ceiling(system, folder))
        filled = None
        if FULL in systems:
            filled = await fill(folder / "filled", given.contacts, tell)
        found = await measure(systems, planned(given), folder=folder, filled=filled, tell=tell)
    titles = {system.name: system.title for system in systems}
    tell(f"\n{table(found, titles, OURS.name)}\n\n{judged(found, titles)}\n")
    tell(f"{time.monotonic() - began:.0f} s in all")
    if given.json is not None:
        given.json.write_text(json.dumps(found, indent=2) + "\n")


def main() -> None:
    """Measure on one core, beside whatever is measured on the other."""
    given = parse()
    pin(OTHERS)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(run(given))


if __name__ == "__main__":
    main()
