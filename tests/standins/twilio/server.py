"""The HTTP server: takes requests apart by address, and runs until it is told to stop."""

import asyncio
import contextlib
import os
import signal
import sys

from aiohttp import web

from tests.standins.twilio.api import Api
from tests.standins.twilio.common import ApiError, Options
from tests.standins.twilio.control import control
from tests.standins.twilio.state import State

_LARGEST_BODY = 64 * 1024 * 1024


class Application:
    """Answers every request."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.api = Api(state)

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer one request; an error of the stand-in itself is a violation, too."""
        lean = self.state.options.lean
        if lean and self.state.lean.takes(request.method, request.path):
            return await self.state.lean.create(request)
        try:
            if request.path.startswith("/control/"):
                return await control(self.state, request, request.path.removeprefix("/control/"))
            return await self.api.handle(request)
        except (ConnectionError, web.RequestPayloadError):
            self.state.record.count("aborted_requests")
            return web.Response()
        except Exception as error:
            self.state.report(error)
            body = ApiError(500, 20500, "The stand-in failed").body()
            return web.json_response(body, status=500)


async def run(options: Options) -> None:
    """Serve on loopback until SIGTERM, SIGINT or, if asked for, the parent's end."""
    state = State(options)
    application = Application(state)
    loop = asyncio.get_running_loop()

    def make_request(*parts: object) -> web.BaseRequest:
        message, payload, protocol, writer, task = parts
        return web.BaseRequest(
            message,  # type: ignore[arg-type]
            payload,  # type: ignore[arg-type]
            protocol,  # type: ignore[arg-type]
            writer,  # type: ignore[arg-type]
            task,  # type: ignore[arg-type]
            loop,
            client_max_size=_LARGEST_BODY,
        )

    server = web.Server(application.handle, request_factory=make_request, access_log=None)
    runner = web.ServerRunner(server, shutdown_timeout=0.2)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", options.port, backlog=1024).start()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, state.stopping.set)
    watching = asyncio.create_task(_watch_parent(state.stopping)) if options.with_parent else None
    state.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    sys.stdout.write(f"listening on {state.url}\n")
    sys.stdout.flush()
    await state.stopping.wait()
    if watching:
        watching.cancel()
    await state.close()
    await runner.cleanup()


async def _watch_parent(stopping: asyncio.Event) -> None:
    parent = os.getppid()
    reader = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    ended = asyncio.create_task(reader.read())
    while os.getppid() == parent and not ended.done():
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(asyncio.shield(ended), 0.5)
    stopping.set()
