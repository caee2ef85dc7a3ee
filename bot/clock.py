"""The house's only clock, so that tests can hold it."""

from datetime import UTC, datetime, timedelta


class Clock:
    """Tells the time in UTC; `shift` moves it, for tests and training only."""

    def __init__(self, shift: timedelta = timedelta()) -> None:
        self.shift = shift

    def now(self) -> datetime:
        """Now, aware, in UTC."""
        return datetime.now(UTC) + self.shift
