"""What every module of the stand-in shares: JSON objects, options and errors."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Json = dict[str, Any]


class ApiError(Exception):
    """A Bot API call is refused, with this status and description."""

    def __init__(self, status: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters

    def answer(self) -> Json:
        """Return the body in Telegram's format."""
        body: Json = {"ok": False, "error_code": self.status, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


class ControlError(Exception):
    """A test asked the stand-in for something that cannot be."""


def bad_request(reason: str) -> ApiError:
    """Return the error for a request that Telegram calls bad."""
    return ApiError(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> ApiError:
    """Return the error for a person or group that cannot be written to."""
    return ApiError(403, f"Forbidden: {reason}")


def too_many_requests(seconds: int) -> ApiError:
    """Return the error that asks the bot to wait."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came in a multipart body."""

    name: str
    content_type: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How this stand-in behaves; each is a command line flag."""

    token: str = "123:TEST"  # noqa: S105
    port: int = 0
    latency: float = 0.0
    spec: Path | None = None
    lean: bool = False
    with_parent: bool = False
    callback_limit: float = 15.0
    webhook_timeout: float = 60.0
    retry_scale: float = 1.0
    chat_rate: float = 0.0
    chat_burst: int = 5
    total_rate: float = 0.0
    total_burst: int = 30
    group_per_minute: int = 0
    rate_retry_after: int = 1


@dataclass(slots=True)
class Record:
    """What went wrong and how often things happened, for the tests to read."""

    violations: list[Json] = field(default_factory=list)
    counters: dict[str, int] = field(default_factory=dict)

    def count(self, name: str) -> None:
        """Add one to a counter."""
        self.counters[name] = self.counters.get(name, 0) + 1

    def violate(self, *, method: str, problem: str, time: float) -> None:
        """Note a breach of the platform's rules."""
        self.violations.append({"method": method, "problem": problem, "time": time})
