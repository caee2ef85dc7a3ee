"""The content that was made through the Content API, and whether WhatsApp approved it."""

import json
import re
from dataclasses import dataclass, field
from typing import Any

from tests.standins.twilio.common import Json, bad_request, iso8601

# Which form of a content goes to WhatsApp, if it has several.
KINDS = ("twilio/list-picker", "twilio/quick-reply", "twilio/text")
_PLACEHOLDER = re.compile(r"\{\{\s*([A-Za-z0-9_]+)\s*\}\}")


@dataclass(slots=True, kw_only=True)
class Approval:
    """What WhatsApp says about a content that was submitted."""

    name: str
    category: str
    content_type: str
    status: str = "received"
    rejection_reason: str = ""

    def resource(self) -> Json:
        """Return what the API shows."""
        return {
            "allow_category_change": True,
            "category": self.category,
            "content_type": self.content_type,
            "name": self.name,
            "rejection_reason": self.rejection_reason,
            "status": self.status,
        }


@dataclass(slots=True, kw_only=True)
class Content:
    """One content, in one language."""

    n: int
    sid: str
    account_sid: str
    friendly_name: str | None
    language: str
    variables: dict[str, str]
    types: Json
    created: float
    base: str
    approval: Approval | None = None
    deleted: bool = False

    @property
    def kind(self) -> str:
        """Return the form that goes to WhatsApp."""
        return next(kind for kind in KINDS if kind in self.types)

    @property
    def category(self) -> str | None:
        """Return the category if WhatsApp approved this, now paused or not."""
        approval = self.approval
        approved = approval and approval.status in {"approved", "paused"}
        return approval.category if approval and approved else None

    def plain(self) -> Json:
        """Return what the API shows in every list."""
        return {
            "account_sid": self.account_sid,
            "date_created": iso8601(self.created),
            "date_updated": iso8601(self.created),
            "friendly_name": self.friendly_name,
            "language": self.language,
            "sid": self.sid,
            "types": self.types,
            "variables": self.variables,
        }

    def resource(self) -> Json:
        """Return what the API shows of the content itself."""
        url = f"{self.base}/{self.sid}"
        links = {
            "approval_create": f"{url}/ApprovalRequests/whatsapp",
            "approval_fetch": f"{url}/ApprovalRequests",
        }
        return self.plain() | {"url": url, "links": links}

    def with_approval(self) -> Json:
        """Return what the API shows of the content and its approval."""
        return self.plain() | {"approval_requests": self.approval_view()}

    def approval_view(self) -> Json:
        """Return the approval, or that there is none yet."""
        if self.approval is None:
            nothing = {"category": "", "content_type": self.kind, "name": ""}
            return nothing | {"rejection_reason": "", "status": "unsubmitted"}
        return self.approval.resource()

    def placeholders(self) -> set[str]:
        """Return the variables that appear in the form that goes to WhatsApp."""
        return set(_PLACEHOLDER.findall(json.dumps(self.types[self.kind])))

    def render(self, given: str | None) -> Json:
        """Return the form that goes to WhatsApp with its variables filled in."""
        values = self.variables | read_variables(given)
        missing = sorted(self.placeholders() - set(values))
        if missing:
            raise bad_variables(f"no value for {', '.join(missing)}")

        def fill(part: Any) -> Any:
            if isinstance(part, dict):
                return {name: fill(inner) for name, inner in part.items()}
            if isinstance(part, list):
                return [fill(inner) for inner in part]
            if isinstance(part, str):
                return _PLACEHOLDER.sub(lambda found: values[found.group(1)], part)
            return part

        filled: Json = fill(self.types[self.kind])
        return filled | {"kind": self.kind}


@dataclass(slots=True)
class Contents:
    """All contents, the oldest first."""

    everything: list[Content] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    approve_at_once: bool = False

    def find(self, sid: str) -> Content | None:
        """Return a content that is still there."""
        for content in self.everything:
            if content.sid == sid and not content.deleted:
                return content
        return None

    def newest_first(self) -> list[Content]:
        """Return the contents as they are listed."""
        return [content for content in reversed(self.everything) if not content.deleted]


def read_variables(given: str | None) -> dict[str, str]:
    """Read the ContentVariables parameter."""
    if given is None:
        return {}
    try:
        values = json.loads(given)
    except ValueError as error:
        raise bad_variables("no JSON") from error
    if not isinstance(values, dict):
        raise bad_variables("no JSON object")
    for name, value in values.items():
        if not isinstance(value, str) or not value:
            raise bad_variables(f"{name} is empty or no text")
    return values


def bad_variables(problem: str) -> Exception:
    """Return the error for variables that do not fit."""
    return bad_request(21656, f"The ContentVariables Parameter is invalid: {problem}")


def placeholders_in_order(text: str) -> list[str]:
    """Return the variables of a text as they come."""
    return _PLACEHOLDER.findall(text)


def words_beside(text: str) -> int:
    """Return how many words of a text are no variable."""
    return len(_PLACEHOLDER.sub(" ", text).split())


def has_adjacent(text: str) -> bool:
    """Say whether two variables stand side by side."""
    return bool(re.search(r"\}\}\s*\{\{", text))


def touches_edge(text: str) -> bool:
    """Say whether a text begins or ends with a variable."""
    return text.strip().startswith("{{") or text.strip().endswith("}}")
