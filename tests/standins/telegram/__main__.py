"""The command line: ``python -m tests.standins.telegram --port 0 --token 123:TEST``."""

import argparse
import asyncio
import os
from pathlib import Path

import uvloop

from tests.standins.telegram.common import Options
from tests.standins.telegram.server import run


def parse(arguments: list[str] | None = None) -> Options:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="tests.standins.telegram", description=__doc__)
    usual = Options()
    parser.add_argument("--token", default=usual.token)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--latency-ms", type=float, default=0.0)
    parser.add_argument("--spec", default=os.environ.get("TELEGRAM_SPEC", ""))
    parser.add_argument("--lean", action="store_true")
    parser.add_argument("--with-parent", action="store_true")
    parser.add_argument("--callback-limit", type=float, default=usual.callback_limit)
    parser.add_argument("--webhook-timeout", type=float, default=usual.webhook_timeout)
    parser.add_argument("--retry-scale", type=float, default=usual.retry_scale)
    parser.add_argument("--chat-rate", type=float, default=0.0, help="sends a second in a chat")
    parser.add_argument("--chat-burst", type=int, default=usual.chat_burst)
    parser.add_argument("--total-rate", type=float, default=0.0, help="sends a second in all")
    parser.add_argument("--total-burst", type=int, default=usual.total_burst)
    parser.add_argument("--group-per-minute", type=int, default=0)
    parser.add_argument("--rate-retry-after", type=int, default=usual.rate_retry_after)
    given = vars(parser.parse_args(arguments))
    given["latency"] = given.pop("latency_ms") / 1000
    given["spec"] = Path(given["spec"]) if given["spec"] else None
    return Options(**given)


def main() -> None:
    """Serve until stopped."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(run(parse()))


if __name__ == "__main__":
    main()
