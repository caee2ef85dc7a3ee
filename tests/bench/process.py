"""Processes under test: started on a core of their own, watched, and ended."""

import asyncio
import os
import signal
import socket
import subprocess
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
START_SECONDS = 90.0
TESTED, OTHERS = 0, 1
"""The core of the system under test, and that of everything else."""
_TICKS = os.sysconf("SC_CLK_TCK")
_PASSED_ON = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR")


class DidNotStart(RuntimeError):
    """A system ended, or did not listen, before it was measured."""


@dataclass(slots=True)
class Process:
    """A running process and what the kernel says of it."""

    popen: "subprocess.Popen[bytes]"
    log: Path

    @property
    def memory(self) -> float:
        """Megabytes that it and its children hold."""
        return sum(_resident(pid) for pid in _family(self.popen.pid)) / 1024

    def used(self) -> float:
        """Seconds of processor time that it and its children have used."""
        return sum(_processor(pid) for pid in _family(self.popen.pid))

    def tail(self) -> str:
        """The end of what it wrote."""
        return self.log.read_text(errors="replace")[-2000:]


def pin(core: int, pid: int = 0) -> None:
    """Keep a process (this one: 0), and those it starts, on one core; on one core all share it."""
    os.sched_setaffinity(pid, {core % (os.cpu_count() or 1)})


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@asynccontextmanager
async def running(
    command: list[str], settings: Mapping[str, str], *, port: int, folder: Path, core: int
) -> AsyncIterator[Process]:
    """Start a process, wait until its port answers, and end it afterwards."""
    process = await asyncio.to_thread(_start, command, settings, folder, core)
    try:
        await _listening(process, port)
        yield process
    finally:
        await asyncio.to_thread(_end, process.popen)


def _start(command: list[str], settings: Mapping[str, str], folder: Path, core: int) -> Process:
    """Start a process on a core, with no more of our environment than it needs."""
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    environment |= {"PYTHONPATH": str(ROOT), **settings}
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / "log.txt"
    with log.open("wb") as out:
        popen = subprocess.Popen(
            command,
            env=environment,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    pin(core, popen.pid)
    return Process(popen, log)


async def _listening(process: Process, port: int) -> None:
    async with asyncio.timeout(START_SECONDS):
        while True:
            if process.popen.poll() is not None:
                raise DidNotStart(process.tail())
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.05)
            else:
                writer.close()
                return


def _end(popen: "subprocess.Popen[bytes]") -> None:
    """Ask it to stop, and do not wait for ever."""
    popen.send_signal(signal.SIGTERM)
    try:
        popen.wait(3)
    except subprocess.TimeoutExpired:
        popen.kill()
        popen.wait()


def _family(pid: int) -> list[int]:
    """A process and its children, theirs included."""
    try:
        listed = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except OSError:
        return [pid]
    return [pid, *(each for child in listed.split() for each in _family(int(child)))]


def _resident(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    found = [line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:")]
    return int(found[0]) if found else 0


def _processor(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / _TICKS
