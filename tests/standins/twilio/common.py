"""What every module of the stand-in shares: JSON objects, options, errors, ids and times."""

import re
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

Json = dict[str, Any]

VERSION = "2010-04-01"
_MORE = "https://www.twilio.com/docs/errors/"
_SID = re.compile(r"[A-Z]{2}[0-9a-fA-F]{32}")


class ApiError(Exception):
    """A request to the API is refused, with this status and one of Twilio's codes."""

    def __init__(
        self, status: int, code: int, message: str, retry_after: int | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.retry_after = retry_after

    def body(self) -> Json:
        """Return the body in Twilio's format."""
        return {
            "code": self.code,
            "message": self.message,
            "more_info": f"{_MORE}{self.code}",
            "status": self.status,
        }


class ControlError(Exception):
    """A test asked the stand-in for something that cannot be."""


def bad_request(code: int, message: str) -> ApiError:
    """Return the error for a request that Twilio refuses."""
    return ApiError(400, code, message)


def not_found(path: str) -> ApiError:
    """Return the error for a resource that is not there."""
    return ApiError(404, 20404, f"The requested resource {path} was not found")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How this stand-in behaves; each is a command line flag."""

    account_sid: str = "AC5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e"
    auth_token: str = "0ddba11c0ffee0ddba11c0ffee0ddba1"  # noqa: S105
    api_key: str = "SK0b57ac1e0b57ac1e0b57ac1e0b57ac1e"
    api_secret: str = "standin-secret"  # noqa: S105
    sender: str = "whatsapp:+12025550199"
    messaging_service_sid: str = "MG5e1ec7ed5e1ec7ed5e1ec7ed5e1ec7ed"
    port: int = 0
    latency: float = 0.0
    lean: bool = False
    with_parent: bool = False
    webhook_total: float = 15.0
    webhook_connect: float = 10.0
    retry_pause: float = 0.02
    window_seconds: float = 24 * 3600.0
    window_status: str = "failed"


def new_sid(prefix: str) -> str:
    """Return a new id of that kind."""
    return prefix + uuid.uuid4().hex


def is_sid(value: str, *prefixes: str) -> bool:
    """Say whether this is an id of one of these kinds."""
    return bool(_SID.fullmatch(value)) and value[:2] in prefixes


def rfc2822(moment: float | None) -> str | None:
    """Return a moment as the 2010 API writes it."""
    if moment is None:
        return None
    return format_datetime(datetime.fromtimestamp(int(moment), UTC))


def iso8601(moment: float) -> str:
    """Return a moment as the newer APIs write it."""
    return datetime.fromtimestamp(int(moment), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


# What Twilio's pages call these errors; the texts are short here.
REASONS: dict[int, str] = {
    21610: "Attempt to send to unsubscribed recipient",
    30001: "Queue overflow",
    63003: "Channel could not find To address",
    63013: "This message send failed because it violates Channel provider's policy",
    63014: "Message failed because it was blocked by a user action",
    63016: "Failed to send freeform message because you are outside the allowed window",
    63018: "Rate limit exceeded for Channel",
    63019: "Media failed to download",
    63021: "Channel invalid content error",
    63024: "Invalid message recipient",
    63038: "Account exceeded the daily messages limit",
    63041: "Template Paused",
    63049: "Meta chose not to deliver this marketing message",
}


def reason(code: int) -> str:
    """Return what an error code means."""
    return REASONS.get(code, f"Error {code}")
