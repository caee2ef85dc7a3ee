"""The turn: the one place that writes a conversation."""

from bot.turn.turn import StorageAway, Took, Turn

__all__ = ["StorageAway", "Took", "Turn"]
