"""`/healthz` (alive) and `/readyz` (database, keys, migrations; platforms are reported)."""

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from bot.house import House
from storage import migrations


async def alive(_request: Request) -> Response:
    """The process answers."""
    return PlainTextResponse("ok")


class Ready:
    """Whether a message could be taken now. A platform's outage is reported, not failed on."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
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
        report = {
            "ready": current,
            "platforms": await house.watch.recent(),
            "staff_route": "attended" if house.surroundings.attended else "none",
            "staff_route_failing": house.alarms.failing,
            "open": house.settings.service_open,
        }
        return JSONResponse(report, status_code=200 if current else 503)
