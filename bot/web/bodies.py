"""What a webhook reads of a request."""

from typing import Final

from starlette.types import Receive, Scope

LARGEST_BODY: Final = 2 * 1024 * 1024


def header_of(scope: Scope, wanted: bytes) -> str | None:
    """A header, by its name in small letters."""
    for name, value in scope["headers"]:
        if name == wanted:
            return str(value, "latin-1")
    return None


async def body_of(receive: Receive) -> bytes | None:
    """The body; None when it is larger than any message is."""
    body: bytes = b""
    while True:
        part = await receive()
        body += part.get("body", b"")
        if len(body) > LARGEST_BODY:
            return None
        if not part.get("more_body"):
            return body
