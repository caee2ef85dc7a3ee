"""Stub until the real one arrives."""

from flows.engine.events import Said


class Contents:
    """Nothing is synced."""

    def __init__(self, cover: str) -> None:
        self._cover = cover

    def approved(self, locale: str) -> frozenset[str]:
        """None."""
        return frozenset()

    def is_approved(self, name: str) -> bool:
        """Never."""
        return False

    def said(self, kind: str, locale: str) -> Said:
        """Nothing."""
        raise KeyError(kind)

    def question(self, text: str, labels: tuple[str, ...]) -> str | None:
        """None."""
        return None

    def sid(self, name: str) -> str | None:
        """None."""
        return None
