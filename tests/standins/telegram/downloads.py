"""Downloads of files, streamed, with planned failures."""

import asyncio

from aiohttp import web

from tests.standins.telegram.api import answer, close_connection, hang
from tests.standins.telegram.common import ApiError
from tests.standins.telegram.files import StoredFile
from tests.standins.telegram.plans import Plan
from tests.standins.telegram.state import State


async def download(state: State, request: web.BaseRequest, path: str) -> web.StreamResponse:
    """Answer one download."""
    call = state.calls.open("download", {"path": path}, {}, "http")
    plan = state.plans.take("download", None, path)
    await asyncio.sleep(state.options.latency + (plan.delay if plan else 0))
    stored = state.files.by_path(path)
    if plan and plan.action == "status":
        state.calls.close(call, "answered", plan.status, plan.description)
        return answer(plan.status, plan.error().answer())
    if plan and plan.action == "hang":
        state.calls.close(call, "hung", None, None)
        await hang(state, request)
    if plan and plan.action in {"hang", "close"}:
        if plan.action == "close":
            state.calls.close(call, "closed", None, None)
        close_connection(request)
        return web.Response()
    if stored is None:
        state.calls.close(call, "answered", 404, "Not Found")
        return answer(404, ApiError(404, "Not Found").answer())
    response, whole = await _stream(request, stored, plan)
    call.delivered = whole
    state.calls.close(call, "answered" if whole else "closed", 200, None)
    return response


async def _stream(
    request: web.BaseRequest, stored: StoredFile, plan: Plan | None
) -> tuple[web.StreamResponse, bool]:
    cut = plan.after_bytes if plan and plan.action == "cut" else None
    response = web.StreamResponse()
    response.content_type = "application/octet-stream"
    response.content_length = stored.size
    await response.prepare(request)
    sent = 0
    try:
        for chunk in stored.chunks():
            piece = chunk if cut is None else chunk[: cut - sent]
            if not piece:
                break
            await response.write(piece)
            sent += len(piece)
        if cut is None:
            await response.write_eof()
            return response, True
    except ConnectionError:
        return response, False
    close_connection(request)
    return response, False
