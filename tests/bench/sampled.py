"""Runs `python -m bot serve` with a sampler beside it: where each thread spends processor time.

A thread looks at the stacks of the others every two milliseconds and books the processor
time that each has used since to where it stands now; a thread that waits uses none. The
first SIGUSR1 begins, the second writes the folded stacks to the file that is named first.
"""

import runpy
import signal
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from types import CodeType, FrameType

EVERY = 0.002
_ROOT = f"{Path(__file__).parents[2]}/"


class Sampler:
    """Books processor time to stacks, from a thread of its own."""

    def __init__(self, into: Path) -> None:
        self._into = into
        self._booked: Counter[tuple[CodeType, ...]] = Counter()
        self._running = threading.Event()
        self._written = False

    def toggle(self, _signal: int, _frame: FrameType | None) -> None:
        """Begin, or write what was found."""
        if self._running.is_set():
            self._running.clear()
            self._written = True
            self._into.write_text("\n".join(self._folded()))
        elif not self._written:
            self._running.set()
            threading.Thread(target=self._sample, name="sampler", daemon=True).start()

    def _sample(self) -> None:
        used: dict[int, int] = {}
        me = threading.get_ident()
        while self._running.is_set():
            time.sleep(EVERY)
            frames = sys._current_frames()
            for thread in threading.enumerate():
                number, frame = thread.native_id, frames.get(thread.ident or 0)
                if number is None or frame is None or thread.ident == me:
                    continue
                now = _nanoseconds(number)
                if spent := now - used.get(number, now):
                    self._booked[_stack(frame)] += spent
                used[number] = now

    def _folded(self) -> list[str]:
        booked = self._booked.copy()
        return [f"{';'.join(map(_label, stack))} {spent}" for stack, spent in booked.items()]


def _nanoseconds(thread: int) -> int:
    """Processor time that a thread has used."""
    try:
        return int(Path(f"/proc/self/task/{thread}/schedstat").read_text().split()[0])
    except OSError:
        return 0


def _stack(frame: FrameType) -> tuple[CodeType, ...]:
    codes = []
    at: FrameType | None = frame
    while at is not None:
        codes.append(at.f_code)
        at = at.f_back
    return tuple(reversed(codes))


def _label(code: CodeType) -> str:
    """A function and its file, from the repository's or the library's root."""
    path = code.co_filename.removeprefix(_ROOT).rpartition("site-packages/")[2]
    return f"{code.co_name} ({path})"


def main() -> None:
    """Serve, and watch."""
    signal.signal(signal.SIGUSR1, Sampler(Path(sys.argv[1])).toggle)
    sys.argv = ["bot", "serve"]
    runpy.run_module("bot", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
