"""Holds recorded traffic against Twilio's own OpenAPI descriptions, where they are at hand."""

import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from openapi_core import Config, OpenAPI
from openapi_core.datatypes import RequestParameters
from werkzeug.datastructures import Headers, ImmutableMultiDict

from tests.standins.twilio.client import ROOT
from tests.standins.twilio.common import Json

SPECS_IN_SHARED = Path("..", "shared", "specs")
FILES = {
    "https://api.twilio.com": "twilio_api_v2010.json",
    "https://content.twilio.com": "twilio_content_v1.json",
}
# The bytes of a file are no resource of the API, so nothing describes them.
UNDESCRIBED = frozenset({"media.download", "media.elsewhere"})
# The whole description has hundreds of addresses; the others only cost time.
_USED = ("/Messages", "/Calls.json", "/Calls/{Sid}.json", "/Accounts/{Sid}.json", "/v1/Content")


def find_specs() -> Path | None:
    """Return the folder of the descriptions, by TWILIO_SPECS or beside the repository."""
    given = os.environ.get("TWILIO_SPECS")
    folder = Path(given) if given else ROOT / SPECS_IN_SHARED
    return folder if all((folder / name).exists() for name in FILES.values()) else None


def check_traffic(recorded: Iterable[Json]) -> list[str]:
    """Return every way in which traffic that was not refused breaks the descriptions."""
    folder = find_specs()
    if folder is None:
        raise LookupError("Twilio's descriptions are missing: set TWILIO_SPECS to their folder")
    return [
        f"{exchange['method']} {exchange['path']}: {problem}"
        for exchange in recorded
        if exchange["operation"] not in UNDESCRIBED and (exchange["status"] or 200) < 400
        for problem in _problems(folder, exchange)
    ]


@dataclass(slots=True)
class _Request:
    host_url: str
    path: str
    method: str
    body: bytes | None
    content_type: str
    parameters: RequestParameters


@dataclass(frozen=True, slots=True)
class _Response:
    status_code: int
    data: bytes
    content_type: str
    headers: Headers


@dataclass(frozen=True, slots=True)
class _Description:
    """A description, as it is read and as it was written."""

    api: OpenAPI
    written: Json

    def operation(self, exchange: Json) -> Json:
        """Return what is written of a request's operation."""
        for path, item in self.written["paths"].items():
            pattern = re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path))
            if re.fullmatch(pattern, exchange["path"]):
                found: Json = item.get(exchange["method"].lower(), {})
                return found
        return {}


@cache
def _description(folder: Path, host: str) -> _Description:
    text = (folder / FILES[host]).read_text(encoding="utf-8")
    described: Any = json.loads(text)
    described["paths"] = {
        path: item
        for path, item in described["paths"].items()
        if any(part in path for part in _USED)
    }
    _open_free_objects(described)
    # Any other field that the description does not name must not be there, on either side.
    config = Config(additional_properties_default_policy="forbid")
    return _Description(OpenAPI.from_dict(described, config=config), described)


def _problems(folder: Path, exchange: Json) -> Iterator[str]:
    content = exchange["path"].startswith("/v1/")
    host = f"https://{'content' if content else 'api'}.twilio.com"
    description = _description(folder, host)
    yield from _unknown_names(description.operation(exchange), exchange)
    request = _request(host, exchange)
    for error in description.api.iter_request_errors(request):
        yield f"request: {_tell(error)}"
    if exchange["status"] is None:
        return
    response = _Response(
        exchange["status"], exchange["answer"].encode(), exchange["answer_type"], Headers()
    )
    for error in description.api.iter_response_errors(request, response):
        yield f"answer: {_tell(error)}"


def _unknown_names(operation: Json, exchange: Json) -> Iterator[str]:
    """Yield the parameters that are not described, which openapi-core passes over."""
    known = {item["name"] for item in operation.get("parameters", []) if item["in"] == "query"}
    for name, _ in parse_qsl(exchange["query"], keep_blank_values=True):
        if name not in known:
            yield f"request: {name} is not described"
    bodies = operation.get("requestBody", {}).get("content", {})
    schema = bodies.get("application/x-www-form-urlencoded", {}).get("schema")
    if schema:
        for name, _ in parse_qsl(exchange["body"], keep_blank_values=True):
            if name not in schema["properties"]:
                yield f"request: {name} is not described"


def _request(host: str, exchange: Json) -> _Request:
    authorization = {"Authorization": "Basic -"} if exchange["authorized"] else {}
    return _Request(
        host_url=host,
        path=exchange["path"],
        method=exchange["method"].lower(),
        body=exchange["body"].encode() or None,
        content_type=exchange["content_type"].lower(),
        parameters=RequestParameters(
            query=ImmutableMultiDict(parse_qsl(exchange["query"], keep_blank_values=True)),
            header=Headers(authorization),
        ),
    )


def _tell(error: BaseException) -> str:
    """Return what is wrong, without the whole value."""
    broken = getattr(error, "schema_errors", None)
    if broken:
        told = (f"{'.'.join(map(str, inner.absolute_path))} {inner.message}" for inner in broken)
        return "; ".join(told)
    if error.__cause__:
        return f"{type(error).__name__}: {_tell(error.__cause__)}"
    return f"{type(error).__name__}: {error}"


def _open_free_objects(part: Any) -> None:
    """Let an object whose fields are not described have any."""
    if isinstance(part, list):
        for inner in part:
            _open_free_objects(inner)
    if not isinstance(part, dict):
        return
    if part.get("type") == "object" and "properties" not in part:
        part.setdefault("additionalProperties", True)
    for inner in part.values():
        _open_free_objects(inner)
