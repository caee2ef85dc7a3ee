"""Delivery: the one place that sends."""

from bot.delivery.sender import Sender

__all__ = ["Sender"]
