"""The command line: ``python -m tests.standins.twilio --port 0``."""

import argparse
import asyncio
from dataclasses import fields

import uvloop

from tests.standins.twilio.common import Options
from tests.standins.twilio.server import run


def parse(arguments: list[str] | None = None) -> Options:
    """Read the command line; every option is a flag."""
    parser = argparse.ArgumentParser(prog="tests.standins.twilio", description=__doc__)
    usual = Options()
    for option in fields(Options):
        flag = f"--{option.name.replace('_', '-')}"
        value = getattr(usual, option.name)
        if isinstance(value, bool):
            parser.add_argument(flag, action="store_true")
        else:
            parser.add_argument(flag, type=type(value), default=value)
    return Options(**vars(parser.parse_args(arguments)))


def main() -> None:
    """Serve until stopped."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(run(parse()))


if __name__ == "__main__":
    main()
