"""`/healthz` (alive) and `/readyz` (database, keys, migrations; platforms are reported)."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.house import House
from storage import migrations


async def alive(_request: Request) -> Response:
    """The process answers."""
    return PlainTextResponse("ok")


class Ready:
    """Whether a message could be taken now. A platform's outage is reported, not failed on."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer as an ASGI application."""
        response = await self._answer()
        await response(scope, receive, send)

    async def _answer(self) -> Response:
        house = self._house
        try:
            current = await house.opened.database.read(migrations.check)
            await house.opened.database.read(house.opened.ring.open)
        except Exception as error:
            found = {"ready": False, "why": type(error).__name__}
            return JSONResponse(found, status_code=503)
        platforms = {name: await channel.healthy() for name, channel in house.channels.items()}
        report = {
            "ready": current,
            "platforms": {name: wrong or "ok" for name, wrong in platforms.items()},
            "staff_route": "attended" if house.settings.attended else "none",
            "staff_route_failing": house.alarms.failing,
            "open": house.settings.service_open,
        }
        return JSONResponse(report, status_code=200 if current else 503)
