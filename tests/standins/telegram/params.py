"""Reads a call's parameters from the address, a form, a multipart body or JSON."""

from typing import Any

from aiohttp import web

from tests.standins.telegram.common import Json, Upload, bad_request


async def read_params(request: web.BaseRequest) -> tuple[Json, dict[str, Upload]]:
    """Return the parameters as they came, and the files."""
    values: Json = dict(request.query)
    files: dict[str, Upload] = {}
    if request.method != "POST" or not request.can_read_body:
        return values, files
    if request.content_type == "application/json":
        return values | await _read_json(request), files
    if request.content_type not in {"application/x-www-form-urlencoded", "multipart/form-data"}:
        raise bad_request(f"content type {request.content_type} is not read")
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            files[name] = Upload(value.filename, value.content_type, value.file.read())
        else:
            values[name] = _text(value)
    return values, files


async def _read_json(request: web.BaseRequest) -> Json:
    try:
        body = await request.json()
    except ValueError as error:
        raise bad_request("can't parse JSON object") from error
    if not isinstance(body, dict):
        raise bad_request("can't parse JSON object")
    return body


def _text(value: Any) -> str:
    return value.decode() if isinstance(value, bytes | bytearray) else str(value)
