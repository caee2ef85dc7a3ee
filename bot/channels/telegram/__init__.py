"""Telegram, and the one home of python-telegram-bot."""

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.polling import Poller
from bot.channels.telegram.receive import receive

__all__ = ["Poller", "TelegramChannel", "receive"]
