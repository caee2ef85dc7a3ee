"""The addresses of the house."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Route

from bot.house import House
from bot.web import health


def make_app(house: House, *, worker: bool = True) -> Starlette:
    """The web application; its life is the house's life."""

    @asynccontextmanager
    async def living(_app: Starlette) -> AsyncIterator[None]:
        await house.start(worker=worker)
        try:
            yield
        finally:
            await house.stop()

    return Starlette(routes=_routes(house), lifespan=living)


def _routes(house: House) -> list[BaseRoute]:
    routes: list[BaseRoute] = [
        Route("/healthz", health.alive),
        Route("/readyz", health.Ready(house)),
    ]
    if house.settings.telegram_bot_token is not None:
        routes.append(_telegram(house))
    if house.settings.has_whatsapp:
        routes.extend(_whatsapp(house))
    if house.simulator is not None:
        from bot.web.simulator import simulator_routes

        routes.extend(simulator_routes(house))
    return routes


def _whatsapp(house: House) -> list[BaseRoute]:
    from bot.channels.whatsapp import STATUS_PATH, WEBHOOK_PATH, signatures_of
    from bot.web.whatsapp import message_webhook, status_webhook

    signatures = signatures_of(house.settings)
    return [
        Route(WEBHOOK_PATH, message_webhook(house, signatures), methods=["POST"]),
        Route(STATUS_PATH, status_webhook(house, signatures), methods=["POST"]),
    ]


def _telegram(house: House) -> Route:
    from bot.channels.telegram import WEBHOOK_PATH, telegram_of
    from bot.web.telegram import TelegramWebhook

    webhook = TelegramWebhook(house, telegram_of(house.channels))
    return Route(WEBHOOK_PATH, webhook, methods=["POST"])
