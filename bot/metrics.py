"""`GET /metrics` on a port of its own, on loopback: counts, never content or addresses."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from storage import counts
from storage.database import Database

if TYPE_CHECKING:
    from prometheus_client.core import Metric

LOOPBACK: Final = "127.0.0.1"

COUNTED: Final = ("turns", "sends", "statuses", "webhooks")

counted: Counter[tuple[str, str]] = Counter()
"""What happened in this process since its start: (what, how) → how often."""


class Collector:
    """Reads the counts when it is asked."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def collect(self) -> "Iterator[Metric]":
        """This process's counters, and what waits in the database."""
        from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily

        for what in COUNTED:
            family = CounterMetricFamily(f"rangkul_{what}", f"{what} by outcome", labels=["how"])
            for (name, how), count in counted.items():
                if name == what:
                    family.add_metric([how], count)
            yield family
        with self._database.read_engine.connect() as conn:
            waiting = counts.waiting(conn)
        for name, value in waiting.items():
            yield GaugeMetricFamily(f"rangkul_{name}", name.replace("_", " "), value=value)


def serve_metrics(port: int, database: Database) -> None:
    """Serve them in a thread; the library is loaded only where they are asked for."""
    from prometheus_client import CollectorRegistry, start_http_server

    registry = CollectorRegistry()
    registry.register(Collector(database))
    start_http_server(port, addr=LOOPBACK, registry=registry)
