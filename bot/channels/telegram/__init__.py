"""Telegram, and the one home of python-telegram-bot."""

from bot.channels.telegram.channel import TelegramChannel, telegram_of
from bot.channels.telegram.intake import WEBHOOK_PATH, Intake, is_genuine, receiving
from bot.channels.telegram.receive import receive

__all__ = [
    "WEBHOOK_PATH",
    "Intake",
    "TelegramChannel",
    "is_genuine",
    "receive",
    "receiving",
    "telegram_of",
]
