"""A strict stand-in for Telegram's Bot API, run as ``python -m tests.standins.telegram``."""

from tests.standins.telegram.client import AsyncTelegramStandIn, TelegramStandIn

__all__ = ["AsyncTelegramStandIn", "TelegramStandIn"]
