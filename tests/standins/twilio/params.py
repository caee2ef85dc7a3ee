"""Reads a request's parameters, and refuses those that its operation does not know."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.standins.twilio.common import ApiError, Json, bad_request, is_sid

Kind = Callable[[str], Any]
Pairs = list[tuple[str, str]]

_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def text(value: str) -> str:
    """Take any text."""
    return value


def integer(value: str) -> int:
    """Take a whole number."""
    return int(value)


def number(value: str) -> float:
    """Take a number."""
    return float(value)


def boolean(value: str) -> bool:
    """Take true or false."""
    truth = {"true": True, "false": False}
    if value.lower() not in truth:
        raise ValueError(value)
    return truth[value.lower()]


def address(value: str) -> str:
    """Take an address with a host."""
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(value)
    return value


def moment(value: str) -> datetime:
    """Take a date and time, or a date, which is its midnight."""
    if _DATE.fullmatch(value):
        return datetime.strptime(value, "%Y-%m-%d").replace(tzinfo=UTC)
    found = datetime.fromisoformat(value)
    if found.tzinfo is None:
        raise ValueError(value)
    return found


def one_of(*choices: str) -> Kind:
    """Take one of these words."""

    def choose(value: str) -> str:
        if value not in choices:
            raise ValueError(value)
        return value

    return choose


def sid_of(*prefixes: str) -> Kind:
    """Take an id of one of these kinds."""

    def check(value: str) -> str:
        if not is_sid(value, *prefixes):
            raise ValueError(value)
        return value

    return check


class Several:
    """Marks a parameter that may be given more than once."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind


def read(given: Pairs, known: Mapping[str, Kind | Several], codes: Mapping[str, int]) -> Json:
    """Return the parameters with their right types, or refuse the first wrong one."""
    values: Json = {}
    for name, value in given:
        if name not in known:
            # Twilio itself passes over what it does not know; here a slip must show.
            raise bad_request(20001, f"Unknown parameter {name}")
        kind = known[name]
        try:
            if isinstance(kind, Several):
                values.setdefault(name, []).append(kind.kind(value))
                continue
            taken = kind(value)
        except ValueError as error:
            raise _wrong(name, value, codes) from error
        if name in values:
            raise bad_request(20001, f"Parameter {name} was given twice")
        values[name] = taken
    return values


def form(content_type: str, body: bytes) -> Pairs:
    """Take a form apart; blank fields stay."""
    if not body:
        return []
    if content_type.partition(";")[0].strip() != "application/x-www-form-urlencoded":
        raise ApiError(415, 20015, f"Unsupported media type {content_type or 'none'}")
    try:
        return parse_qsl(body.decode(), keep_blank_values=True, strict_parsing=True)
    except ValueError as error:
        raise bad_request(20001, "The body is no form") from error


def json_object(content_type: str, body: bytes) -> Json:
    """Read a JSON object."""
    if content_type.partition(";")[0].strip() != "application/json":
        raise ApiError(415, 20015, f"Unsupported media type {content_type or 'none'}")
    try:
        found = json.loads(body)
    except ValueError as error:
        raise bad_request(20001, "The body is no JSON") from error
    if not isinstance(found, dict):
        raise bad_request(20001, "The body is no JSON object")
    return found


def _wrong(name: str, value: str, codes: Mapping[str, int]) -> ApiError:
    return bad_request(codes.get(name, 20001), f"The {name} parameter {value!r:.80} is not valid")
