"""One address before several processes, as a reverse proxy is: whoever lives gets the call."""

from itertools import count
from typing import Any, Self

import aiohttp
from aiohttp import web
from yarl import URL

SKIPPED = frozenset({"host", "content-length", "connection"})


class Balancer:
    """Hands each call to the next process; one that cannot be reached is passed over.

    A call that broke half-way is answered 502 and not handed on: the caller comes again.
    """

    def __init__(self) -> None:
        self.targets: list[str] = []
        self.url = ""
        self._turn = count()
        self._runner: web.ServerRunner | None = None
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=20))
        self._runner = web.ServerRunner(web.Server(self._answer, access_log=None))
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *error: Any) -> None:
        if self._runner is not None:
            await self._runner.cleanup()
        if self._session is not None:
            await self._session.close()

    async def _answer(self, request: web.BaseRequest) -> web.Response:
        assert self._session is not None
        body, first = await request.read(), next(self._turn)
        headers = {
            name: value for name, value in request.headers.items() if name.lower() not in SKIPPED
        }
        for place in range(len(self.targets)):
            target = self.targets[(first + place) % len(self.targets)]
            # As it came: what was signed must be what is asked for.
            address = URL(target + request.raw_path, encoded=True)
            try:
                async with self._session.post(address, data=body, headers=headers) as response:
                    return web.Response(
                        status=response.status,
                        body=await response.read(),
                        content_type=response.content_type,
                    )
            except aiohttp.ClientConnectorError:
                continue
            except (aiohttp.ClientError, TimeoutError):
                return web.Response(status=502)
        return web.Response(status=502)
