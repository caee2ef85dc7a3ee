"""Where ours spends its time at its limit, summed by the stages of a turn and by module."""

import asyncio
import re
import signal
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from tests.bench.campaign import CHATS, loaded
from tests.bench.figures import markdown
from tests.bench.platform import Platform
from tests.bench.systems import OURS, started

STAGES = (
    ("begin and commit", r"do_commit|_commit_impl|do_begin|on_begin"),
    ("claimed for sending", r"delivery/claiming\.py|_take_lease|_hold "),
    ("outcome written", r"^.*\bsent \(storage/outbox"),
    ("the flow decides", r"\(flows/|storage/sessions\.py"),
    ("contact read and saved", r"storage/contacts\.py"),
    ("message stored", r"storage/messages\.py"),
    ("outbox stored", r"storage/outbox\.py"),
    ("case, alarm, due, keys stored", r"storage/(cases|alarms|dues|keys|media)\.py"),
    ("turn, the rest", r"bot/turn/(turn|effects|surroundings)\.py\).*\(storage|_hear \("),
    ("groups, savepoints, threads", r"storage/database/|concurrent/futures|threading\.py"),
    ("sent: the platform's library", r"\(telegram/.*|channels/telegram/channel\.py"),
    ("sent: HTTP out", r"channels/telegram/request\.py|\(aiohttp/"),
    ("update read", r"channels/telegram/receive\.py"),
    ("sender, pace, wake-ups", r"bot/delivery/|bot/wakeups\.py"),
    ("HTTP in", r"\(uvicorn/protocols|\(starlette/|bot/web/|telegram/intake\.py"),
    ("ticks", r"apscheduler|bot/scheduler\.py|bot/alarms\.py|bot/media\.py"),
)
"""What a stack belongs to: the first whose mark is found in it, the reading of updates apart."""

_READ = re.compile(r"\breceive \(bot/channels/telegram/receive\.py\)")


async def profile(folder: Path, *, seconds: float) -> str:
    """Run ours at its limit under the sampler, and say where the time goes."""
    platform = Platform()
    api = await platform.open()
    stacks = folder / "stacks.txt"
    watched = replace(OURS, module="tests.bench.sampled", arguments=(str(stacks),))
    async with started(watched, api, folder / OURS.name) as live:
        load = await loaded(live, platform)
        plain = await load.closed(CHATS, warm=3.2, seconds=seconds / 2)
        loading = asyncio.create_task(load.closed(CHATS, warm=3.2, seconds=seconds + 1))
        await asyncio.sleep(3.2)
        live.process.popen.send_signal(signal.SIGUSR1)
        await asyncio.sleep(seconds)
        live.process.popen.send_signal(signal.SIGUSR1)
        await loading
        load.webhook.close()
    await platform.close()
    head = f"{plain.rate:,.0f} turns/s before the sampler, {100 * plain.core:.0f} % of the core"
    turn = 1e6 * plain.core / plain.rate
    return f"{head}\n{report(stacks.read_text().splitlines(), turn=turn)}"


def report(stacks: Iterable[str], *, turn: float) -> str:
    """Two tables of folded stacks; `turn` is what one turn costs in microseconds."""
    stages: Counter[str] = Counter()
    modules: Counter[str] = Counter()
    for stack in stacks:
        frames, _, spent = stack.rpartition(" ")
        stages[stage(frames)] += int(spent)
        modules[module(frames.rsplit(";", 1)[-1])] += int(spent)
    head = f"one turn takes {turn:,.0f} µs of the core"
    return "\n\n".join(
        [head, _shares("stage", stages, turn), _shares("module (own time)", modules, turn, 30)]
    )


def stage(frames: str) -> str:
    """The stage of a turn that a stack belongs to."""
    if _READ.search(frames):
        return "update read"
    return next((name for name, mark in STAGES if re.search(mark, frames)), "loop and the rest")


def module(frame: str) -> str:
    """The module of a frame: ours by its file, a library by its name and first part."""
    place = frame.partition("(")[2].removesuffix(")")
    parts = place.removeprefix("/").split("/")
    ours = parts[0] in {"flows", "storage", "bot"}
    return place if ours else "/".join(parts[:2] if len(parts) < 4 else parts[-2:])


def _shares(what: str, counted: Counter[str], turn: float, most: int = 20) -> str:
    whole = sum(counted.values()) or 1
    rows = [[what, "share", "µs a turn"]]
    for name, spent in counted.most_common(most):
        share = spent / whole
        rows.append([name, f"{100 * share:.1f} %", f"{turn * share:.0f}"])
    return markdown(rows)
