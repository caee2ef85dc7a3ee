"""What every page shares: templates, the files a browser loads, headers, and who may post."""

import hashlib
import ipaddress
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import jinja2
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

Endpoint = Callable[[Request], Awaitable[Response]]

_HERE: Final = Path(__file__).resolve().parent
_OWN: Final = _HERE / "static"
_NPM: Final = _HERE.parent.parent / "node_modules"

FILES: Final = {
    "base.css": (_OWN / "base.css", "text/css"),
    "simulator.css": (_OWN / "simulator.css", "text/css"),
    "simulator.js": (_OWN / "simulator.js", "text/javascript"),
    "icon.svg": (_OWN / "icon.svg", "image/svg+xml"),
    "htmx.js": (_NPM / "htmx.org/dist/htmx.min.js", "text/javascript"),
    "sse.js": (_NPM / "htmx-ext-sse/dist/sse.min.js", "text/javascript"),
}
"""Every file that a page may load, by name: nothing else of any folder is served."""

NEEDED: Final = ("htmx.js", "sse.js")

POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "img-src 'self' data:",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
FOREVER: Final = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that a page loads, kept in memory."""

    body: bytes
    mime: str


class Assets:
    """The files of the pages, read once; their address changes with their content."""

    def __init__(self) -> None:
        self._assets = {
            name: Asset(path.read_bytes(), mime)
            for name, (path, mime) in FILES.items()
            if path.is_file()
        }
        bodies = b"".join(asset.body for asset in self._assets.values())
        self.version = hashlib.sha256(bodies).hexdigest()[:12]

    @property
    def complete(self) -> bool:
        """Whether npm has brought what the pages load."""
        return all(name in self._assets for name in NEEDED)

    def has(self, name: str) -> bool:
        """Whether this file is here."""
        return name in self._assets

    def address(self, name: str) -> str:
        """Where a page finds a file."""
        return f"/static/{self.version}/{name}"

    def route(self) -> Route:
        """The one address under which they are served."""
        return Route("/static/{version}/{name}", self._serve)

    async def _serve(self, request: Request) -> Response:
        asset = self._assets.get(request.path_params["name"])
        if asset is None:
            return Response(status_code=404, headers=HEADERS)
        headers = {**HEADERS, "Cache-Control": FOREVER}
        return Response(asset.body, media_type=asset.mime, headers=headers)


def templates(assets: Assets, **shared: Any) -> jinja2.Environment:
    """The templates; every value is escaped, and a name that is missing is a fault."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(assets=assets, **shared)
    return environment


def guarded(endpoint: Endpoint, *, own_hosts: frozenset[str], cookie: str) -> Endpoint:
    """An endpoint with our headers, which answers this house's own pages only."""

    async def answer(request: Request) -> Response:
        refusal = _refusal(request, own_hosts, cookie)
        response = refusal or await endpoint(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return answer


def _refusal(request: Request, own_hosts: frozenset[str], cookie: str) -> Response | None:
    if not _is_own_host(request.url.hostname or "", own_hosts):
        return PlainTextResponse("Alamat ini tidak dikenal / unknown host", status_code=421)
    if request.method == "POST" and not _comes_from_here(request, cookie):
        return PlainTextResponse("Ditolak: dari situs lain / refused: cross-site", status_code=403)
    return None


def _is_own_host(host: str, own_hosts: frozenset[str]) -> bool:
    """A name of somebody else's that was pointed at this machine is not ours."""
    if host in own_hosts or host == "localhost":
        return True
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _comes_from_here(request: Request, cookie: str) -> bool:
    """Whether a page of ours sent this form.

    Our referrer policy makes a plain form say `Origin: null`, and only https and loopback
    bring Sec-Fetch-Site: what is left then is the cookie, which other sites cannot send.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("origin", "null")
    if origin != "null":
        return urlsplit(origin).netloc == request.headers.get("host")
    return cookie in request.cookies
