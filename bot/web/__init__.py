"""The web side: webhooks, health, and the simulator's page."""

from bot.web.app import make_app

__all__ = ["make_app"]
