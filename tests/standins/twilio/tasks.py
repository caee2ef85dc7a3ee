"""Work that goes on beside the requests, and a way to wait until something has happened."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

_PAUSE = 0.004  # between two looks, so that a burst is looked at once


class Tasks:
    """Runs work in the background; tests wait on its effects."""

    def __init__(self, on_error: Callable[[BaseException], None]) -> None:
        self._running: set[asyncio.Task[None]] = set()
        self._idle: set[asyncio.Task[None]] = set()
        self._changed = asyncio.Event()
        self._on_error = on_error

    def spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Start some work."""
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._done)
        return task

    def later(self, work: Coroutine[Any, Any, None]) -> None:
        """Start some work that waits for its hour, which nobody else waits for."""
        self._idle.add(self.spawn(work))

    def busy(self) -> bool:
        """Say whether something still goes on."""
        return bool(self._running - self._idle)

    def changed(self) -> None:
        """Wake those who wait."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def wait(self, ready: Callable[[], bool], seconds: float) -> bool:
        """Wait until it is so; say whether it is."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        while not ready():
            try:
                await asyncio.wait_for(self._changed.wait(), deadline - loop.time())
            except TimeoutError:
                return ready()
            await asyncio.sleep(_PAUSE)
        return True

    async def cancel(self) -> None:
        """Stop everything."""
        running = list(self._running)
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        self._idle.discard(task)
        if not task.cancelled() and (error := task.exception()):
            self._on_error(error)
        self.changed()
