"""What an operation gets and what it answers."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.standins.twilio.common import Json
from tests.standins.twilio.listing import PAGING
from tests.standins.twilio.params import Kind, Pairs, Several, form, json_object, read


@dataclass(slots=True, kw_only=True)
class Asked:
    """One request to an operation."""

    path: str
    parts: dict[str, str]
    query: Pairs
    content_type: str
    body: bytes
    params: Json = field(default_factory=dict)

    def form(
        self, known: Mapping[str, Kind | Several], codes: Mapping[str, int] | None = None
    ) -> Json:
        """Read the form; the address may carry nothing."""
        read(self.query, {}, {})
        self.params = read(form(self.content_type, self.body), known, codes or {})
        return self.params

    def json(self) -> Json:
        """Read the JSON body."""
        read(self.query, {}, {})
        self.params = json_object(self.content_type, self.body)
        return self.params

    def listing(self, known: Mapping[str, Kind] | None = None) -> Json:
        """Read the filters and the place of a page."""
        self.params = read(self.query, {**(known or {}), **PAGING}, {})
        return self.params

    def nothing(self) -> None:
        """Check that nothing is given."""
        read(self.query, {}, {})


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: JSON unless it is bytes."""

    status: int
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)

    def content(self) -> bytes:
        """Return the bytes to send."""
        if isinstance(self.body, bytes):
            return self.body
        return b"" if self.body is None else json.dumps(self.body).encode()

    def content_type(self) -> str:
        """Return what the bytes are."""
        if self.body is None:
            return ""
        return self.headers.get("Content-Type", "application/json")
