"""The addresses of the house."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.house import House
from bot.web import health

Webhooks = dict[str, ASGIApp]


class Shortcut:
    """Takes the calls of the platforms past the framework, of which they need nothing.

    They are nearly all the calls there are; whatever else comes to their addresses goes through.
    """

    def __init__(self, app: ASGIApp, webhooks: Webhooks) -> None:
        self._app = app
        self._webhooks = webhooks

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as an ASGI application."""
        called = scope["type"] == "http" and scope["method"] == "POST"
        app = self._webhooks.get(scope["path"], self._app) if called else self._app
        await app(scope, receive, send)


def make_app(house: House, *, worker: bool = True) -> ASGIApp:
    """The web application; its life is the house's life."""

    @asynccontextmanager
    async def living(_app: Starlette) -> AsyncIterator[None]:
        await house.start(worker=worker)
        try:
            yield
        finally:
            await house.stop()

    webhooks = _webhooks(house)
    routes = [Route(path, webhook, methods=["POST"]) for path, webhook in webhooks.items()]
    return Shortcut(Starlette(routes=[*_routes(house), *routes], lifespan=living), webhooks)


def _routes(house: House) -> list[BaseRoute]:
    routes: list[BaseRoute] = [
        Route("/healthz", health.alive),
        Route("/readyz", health.Ready(house)),
    ]
    if house.simulator is not None:
        from bot.web.simulator import simulator_routes

        routes.extend(simulator_routes(house))
    return routes


def _webhooks(house: House) -> Webhooks:
    """Where the platforms bring what people write; a vendor is loaded only for its channel."""
    found: Webhooks = {}
    if house.settings.telegram_bot_token is not None:
        from bot.channels.telegram import WEBHOOK_PATH, telegram_of
        from bot.web.telegram import TelegramWebhook

        found[WEBHOOK_PATH] = TelegramWebhook(house, telegram_of(house.channels))
    if house.settings.has_whatsapp:
        from bot.web.whatsapp import whatsapp_webhooks

        found |= whatsapp_webhooks(house)
    return found
