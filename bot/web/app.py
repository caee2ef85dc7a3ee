"""The addresses of the house."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.house import House
from bot.web import health


class Shortcut:
    """Takes the calls of one webhook past the framework, of which they need nothing.

    They are nearly all the calls there are; whatever else comes to its address goes through.
    """

    def __init__(self, app: ASGIApp, path: str, webhook: ASGIApp) -> None:
        self._app = app
        self._path = path
        self._webhook = webhook

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as an ASGI application."""
        called = scope["type"] == "http" and scope["method"] == "POST"
        app = self._webhook if called and scope["path"] == self._path else self._app
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

    app = Starlette(routes=_routes(house), lifespan=living)
    return app if house.settings.telegram_bot_token is None else _telegram(house, app)


def _routes(house: House) -> list[BaseRoute]:
    routes: list[BaseRoute] = [
        Route("/healthz", health.alive),
        Route("/readyz", health.Ready(house)),
    ]
    if house.simulator is not None:
        from bot.web.simulator import simulator_routes

        routes.extend(simulator_routes(house))
    return routes


def _telegram(house: House, app: Starlette) -> Shortcut:
    from bot.channels.telegram import WEBHOOK_PATH, telegram_of
    from bot.web.telegram import TelegramWebhook

    webhook = TelegramWebhook(house, telegram_of(house.channels))
    app.router.routes.append(Route(WEBHOOK_PATH, webhook, methods=["POST"]))
    return Shortcut(app, WEBHOOK_PATH, webhook)
