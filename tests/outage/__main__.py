"""The command line: ``python -m tests.outage --minutes 10 --database both``."""

import argparse
import secrets
import sys
from contextlib import ExitStack

from tests.outage.outage import Plan, outage
from tests.postgres import new_database, running_postgres


def main() -> None:
    """Run, print the counts, and end with 1 when a promise was broken."""
    parser = argparse.ArgumentParser(prog="tests.outage", description=__doc__)
    parser.add_argument("--minutes", type=float, default=0.0, help="that really pass; 0: eight")
    parser.add_argument("--database", choices=["sqlite", "postgres", "both"], default="both")
    parser.add_argument("--how", choices=["stopped", "refused"], default="stopped")
    parser.add_argument("--people", type=int, default=30)
    parser.add_argument("--messages", type=int, default=150)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    given = parser.parse_args()
    names = ["sqlite", "postgres"] if given.database == "both" else [given.database]
    held = [one(name, given) for name in names]
    raise SystemExit(0 if all(held) else 1)


def one(name: str, given: argparse.Namespace) -> bool:
    """One run on one database."""
    sys.stdout.write(f"{name}, {given.how}, seed {given.seed}\n")
    sys.stdout.flush()
    with ExitStack() as stack:
        url = None
        if name == "postgres":
            server = stack.enter_context(running_postgres(durable=True))
            url = stack.enter_context(new_database(server))
        minutes = {"seconds": 60 * given.minutes, "real": True} if given.minutes else {}
        verdict = outage(
            Plan(
                seed=given.seed,
                people=given.people,
                messages=given.messages,
                how=given.how,
                database_url=url,
                **minutes,
            )
        )
    sys.stdout.write(f"  {verdict}\n")
    return verdict.holds


if __name__ == "__main__":
    main()
