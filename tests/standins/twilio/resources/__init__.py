"""The resources of the API by their addresses."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tests.standins.twilio.common import VERSION
from tests.standins.twilio.request import Answer, Asked
from tests.standins.twilio.resources import accounts, approvals, calls, content, media, messages
from tests.standins.twilio.state import State

Operation = Callable[[State, Asked], Awaitable[Answer]]

_ACCOUNT = f"/{VERSION}/Accounts/(?P<account>[^/.]+)"
_MESSAGE = rf"{_ACCOUNT}/Messages/(?P<sid>[^/.]+)"
_CONTENT = "/v1/Content/(?P<sid>[^/.]+)"


@dataclass(frozen=True, slots=True)
class Route:
    """An operation, its name in plans and the record, and where it is."""

    method: str
    path: str
    name: str
    operation: Operation


ROUTES = (
    Route("GET", rf"{_ACCOUNT}\.json", "account.fetch", accounts.fetch),
    Route("POST", rf"{_ACCOUNT}/Messages\.json", "create", messages.create),
    Route("GET", rf"{_ACCOUNT}/Messages\.json", "list", messages.list_all),
    Route("GET", rf"{_MESSAGE}\.json", "fetch", messages.fetch),
    Route("POST", rf"{_MESSAGE}\.json", "update", messages.update),
    Route("DELETE", rf"{_MESSAGE}\.json", "delete", messages.delete),
    Route("GET", rf"{_MESSAGE}/Media\.json", "media.list", media.list_all),
    Route("GET", rf"{_MESSAGE}/Media/(?P<media>[^/.]+)\.json", "media.fetch", media.fetch),
    Route("DELETE", rf"{_MESSAGE}/Media/(?P<media>[^/.]+)\.json", "media.delete", media.delete),
    Route("GET", rf"{_MESSAGE}/Media/(?P<media>[^/.]+)", "media.download", media.download),
    Route("POST", rf"{_ACCOUNT}/Calls\.json", "call.create", calls.create),
    Route("GET", rf"{_ACCOUNT}/Calls\.json", "call.list", calls.list_all),
    Route("GET", rf"{_ACCOUNT}/Calls/(?P<sid>[^/.]+)\.json", "call.fetch", calls.fetch),
    Route("POST", "/v1/Content", "content.create", content.create),
    Route("GET", "/v1/Content", "content.list", content.list_all),
    Route("GET", "/v1/ContentAndApprovals", "content.approvals", content.list_with_approvals),
    Route("GET", _CONTENT, "content.fetch", content.fetch),
    Route("DELETE", _CONTENT, "content.delete", content.delete),
    Route("POST", f"{_CONTENT}/ApprovalRequests/whatsapp", "approval.create", approvals.create),
    Route("GET", f"{_CONTENT}/ApprovalRequests", "approval.fetch", approvals.fetch),
)


def find_route(method: str, path: str) -> tuple[Route, dict[str, str]] | None:
    """Return the operation at an address, and the parts of the address."""
    for route in ROUTES:
        found = re.fullmatch(route.path, path) if route.method == method else None
        if found:
            return route, found.groupdict()
    return None


__all__ = ["ROUTES", "Operation", "Route", "find_route"]
