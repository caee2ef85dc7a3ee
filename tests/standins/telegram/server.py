"""The HTTP server: takes requests apart by address, and runs until it is told to stop."""

import asyncio
import contextlib
import os
import signal
import sys
import traceback

from aiohttp import web

from tests.standins.telegram.api import BotApi, answer
from tests.standins.telegram.common import ApiError, Options
from tests.standins.telegram.control import control
from tests.standins.telegram.description import load_description
from tests.standins.telegram.downloads import download
from tests.standins.telegram.state import State

_LARGEST_BODY = 128 * 1024 * 1024


class Application:
    """Answers every request."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.api = BotApi(state)

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer one request; an error of the stand-in itself is a violation, too."""
        if self.state.options.lean and request.path.endswith("/sendMessage"):
            await self._lean_latency()
            return await self.state.lean.send_message(request)
        try:
            return await self._route(request)
        except web.HTTPException as error:
            return answer(error.status, ApiError(error.status, error.reason).answer())
        except (ConnectionError, web.RequestPayloadError):
            self.state.record.count("aborted_requests")
            return web.Response()
        except Exception:
            problem = traceback.format_exc()
            self.state.violate("stand-in", problem)
            sys.stderr.write(problem)
            return answer(500, ApiError(500, "Internal Server Error: stand-in").answer())

    async def _route(self, request: web.BaseRequest) -> web.StreamResponse:
        path = request.path
        if path.startswith("/control/"):
            return await control(self.state, request, path.removeprefix("/control/"))
        for prefix, is_file in (("/file/bot", True), ("/bot", False)):
            if not path.startswith(prefix):
                continue
            token, _, rest = path.removeprefix(prefix).partition("/")
            if token != self.state.options.token:
                self.state.violate(rest, "wrong token")
                return answer(401, ApiError(401, "Unauthorized").answer())
            if is_file:
                return await download(self.state, request, rest)
            return await self.api.handle(request, rest)
        return answer(404, ApiError(404, "Not Found").answer())

    async def _lean_latency(self) -> None:
        if self.state.options.latency:
            await asyncio.sleep(self.state.options.latency)


async def run(options: Options) -> None:
    """Serve on loopback until SIGTERM, SIGINT or, if asked for, the parent's end."""
    state = State(options, load_description(options.spec))
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
    tasks = [asyncio.create_task(application.api.serve_webhook_calls())]
    if options.with_parent:
        tasks.append(asyncio.create_task(_watch_parent(state.stopping)))
    sys.stdout.write(f"listening on http://127.0.0.1:{runner.addresses[0][1]}\n")
    sys.stdout.flush()
    await state.stopping.wait()
    for task in tasks:
        task.cancel()
    await state.webhook.close()
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
