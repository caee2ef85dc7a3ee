"""The command line: ``python -m tests.crash --kills 50 --database both``."""

import argparse
import secrets
import sys
from contextlib import ExitStack
from typing import Final

from tests.crash.reign import Plan, crash
from tests.postgres import new_database, running_postgres

PEOPLE: Final = {"telegram": 30, "whatsapp": 15}


def main() -> None:
    """Run, print the counts, and end with 1 when a promise was broken."""
    parser = argparse.ArgumentParser(prog="tests.crash", description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--database", choices=["sqlite", "postgres", "both"], default="both")
    parser.add_argument("--processes", type=int, default=2, help="on PostgreSQL")
    parser.add_argument("--channel", choices=["telegram", "whatsapp"], default="telegram")
    parser.add_argument(
        "--mode", choices=["webhook", "polling"], default="webhook", help="on Telegram"
    )
    parser.add_argument("--people", type=int, help="at once; 30 on Telegram, 15 on WhatsApp")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    given = parser.parse_args()
    names = ["sqlite", "postgres"] if given.database == "both" else [given.database]
    held = [one(name, given) for name in names]
    raise SystemExit(0 if all(held) else 1)


def one(name: str, given: argparse.Namespace) -> bool:
    """One run on one database."""
    processes = given.processes if name == "postgres" else 1
    how = given.mode if given.channel == "telegram" else given.channel
    sys.stdout.write(f"{name}, {processes} process(es), {how}, seed {given.seed}\n")
    sys.stdout.flush()
    with ExitStack() as stack:
        url = None
        if name == "postgres":
            server = stack.enter_context(running_postgres(durable=True))
            url = stack.enter_context(new_database(server))
        verdict = crash(
            Plan(
                kills=given.kills,
                seed=given.seed,
                database_url=url,
                processes=processes,
                mode=given.mode,
                people=given.people or PEOPLE[given.channel],
                channel=given.channel,
            )
        )
    sys.stdout.write(f"  {verdict}\n")
    return verdict.holds


if __name__ == "__main__":
    main()
