"""The ticker, and the one home of APScheduler: nothing lives in it, what is due is a row."""

from collections.abc import Awaitable, Callable

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = structlog.get_logger()
Job = Callable[[], Awaitable[object]]


class Ticker:
    """Runs jobs each second; one that is still running is not started again."""

    def __init__(self) -> None:
        self._scheduler = AsyncIOScheduler(
            timezone="UTC",
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )

    def every(self, seconds: float, name: str, job: Job) -> None:
        """Run a job so often; an error in it is logged and the next tick tries again."""

        async def run() -> None:
            try:
                await job()
            except Exception as error:
                log.exception("tick failed", job=name, error=type(error).__name__)

        self._scheduler.add_job(run, "interval", seconds=seconds, id=name)

    def start(self) -> None:
        """Start ticking, in the running loop."""
        self._scheduler.start()

    def stop(self) -> None:
        """Stop ticking."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
