"""Where ours spends its time at its limit: sampled from outside, summed by stage and by module."""

import asyncio
import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from tests.bench.campaign import CHATS, loaded
from tests.bench.figures import markdown
from tests.bench.platform import Platform
from tests.bench.systems import OURS, started

STAGES = (
    ("commit", r"do_commit|_commit_impl"),
    ("outcome written", r"outcomes\.py|\bsent \(storage/outbox"),
    ("claim for sending", r"delivery/claiming\.py|_take_lease"),
    ("flow decides", r"\bhear \(flows/|\(flows/"),
    ("contact read, saved", r"storage/contacts\.py"),
    ("message stored", r"storage/messages\.py"),
    ("outbox stored", r"storage/outbox\.py"),
    ("case, alarm, due, keys", r"storage/(cases|alarms|dues|keys|media)\.py"),
    ("turn, the rest", r"bot/turn/"),
    ("group and savepoints", r"storage/database/group\.py|storage/database/sqlite\.py"),
    ("send: platform's library and HTTP", r"channels/telegram/(channel|request)\.py|aiohttp"),
    ("sender, pace, wake-ups", r"bot/delivery/|bot/wakeups\.py"),
    ("update read", r"channels/telegram/(receive|updates)\.py"),
    ("webhook, HTTP in", r"uvicorn|starlette|httptools|bot/web/|telegram/intake\.py"),
    ("ticks", r"apscheduler|bot/scheduler\.py|bot/alarms\.py|bot/media\.py"),
)
"""What a sample belongs to: the first that is found anywhere in its stack."""


class NoProfiler(RuntimeError):
    """py-spy is not installed."""


async def profile(folder: Path, *, seconds: float) -> str:
    """Run ours at its limit under py-spy, and say where the time goes."""
    beside = Path(sys.executable).with_name("py-spy")
    spy = str(beside) if beside.exists() else shutil.which("py-spy")
    if spy is None:
        raise NoProfiler("py-spy is not installed: pip install py-spy in this environment")
    platform = Platform()
    api = await platform.open()
    raw = folder / "stacks.txt"
    async with started(OURS, api, folder / OURS.name) as live:
        load = await loaded(live, platform)
        plain = await load.closed(CHATS, warm=3.2, seconds=seconds)
        loading = asyncio.create_task(load.closed(CHATS, warm=3.2, seconds=seconds + 2))
        await asyncio.sleep(3.2)
        command = [spy, "record", "--pid", str(live.process.popen.pid), "--rate", "400"]
        command += ["--duration", str(round(seconds)), "--format", "raw", "--output", str(raw)]
        spying = await asyncio.create_subprocess_exec(
            *command, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE
        )
        _, said = await spying.communicate()
        await loading
        load.webhook.close()
    await platform.close()
    if not raw.exists():
        raise NoProfiler(f"py-spy could not look: {said.decode()[-300:]}")
    return report(raw.read_text().splitlines(), turn=1e6 * plain.core / plain.rate)


def report(stacks: Iterable[str], *, turn: float) -> str:
    """Two tables of folded stacks; `turn` is what one turn costs in microseconds."""
    stages: Counter[str] = Counter()
    modules: Counter[str] = Counter()
    for stack in stacks:
        frames, _, count = stack.rpartition(" ")
        stages[stage(frames)] += int(count)
        modules[module(frames.rsplit(";", 1)[-1])] += int(count)
    whole = sum(stages.values())
    head = f"one turn takes {turn:,.0f} µs of the core; {whole:,} samples"
    return "\n\n".join(
        [head, _shares("stage", stages, turn), _shares("module (own time)", modules, turn, 30)]
    )


def stage(frames: str) -> str:
    """The stage of a turn that a stack belongs to."""
    return next((name for name, mark in STAGES if re.search(mark, frames)), "loop and the rest")


def module(frame: str) -> str:
    """The module of a frame: a library by its name, ours by its file."""
    place = frame.partition("(")[2].partition(":")[0]
    parts = place.split("/")
    ours = parts[0] in {"flows", "storage", "bot"}
    return place if ours else "/".join(parts[:2])


def _shares(what: str, counted: Counter[str], turn: float, most: int = 20) -> str:
    whole = sum(counted.values()) or 1
    rows = [[what, "share", "µs a turn"]]
    for name, count in counted.most_common(most):
        share = count / whole
        rows.append([name, f"{100 * share:.1f} %", f"{turn * share:.0f}"])
    return markdown(rows)
