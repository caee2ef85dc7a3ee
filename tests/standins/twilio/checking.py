"""The rules for content and for templates."""

import re

from tests.standins.twilio.common import ApiError, Json, bad_request
from tests.standins.twilio.contents import (
    KINDS,
    Content,
    has_adjacent,
    placeholders_in_order,
    touches_edge,
    words_beside,
)

LONGEST_BODY = 1024
MOST_BUTTONS = 10
CATEGORIES = ("UTILITY", "MARKETING", "AUTHENTICATION")
_NAME = re.compile(r"[a-z0-9_]{1,512}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(_[A-Z]{2})?")
_CREATE = {"friendly_name", "variables", "language", "types"}
# The client library knows the last two, the OpenAPI description does not.
_APPROVAL = {"name", "category", "send_ttl_seconds", "bid_amount"}
# The fields of each form that is modelled, and how long each may be.
_BODY = {"body": LONGEST_BODY}
_BUTTON = {"title": 20, "id": 200}
_ITEM = {"item": 24, "id": 200, "description": 72}


def check_content(body: Json) -> Json:
    """Return the body of a create if all of it is right, or refuse."""
    _known("content", body, _CREATE)
    language = body.get("language")
    if not isinstance(language, str) or not _LANGUAGE.fullmatch(language):
        raise bad_content(f"language {language!r} is no language")
    variables = body.get("variables") or {}
    if not isinstance(variables, dict) or not all(
        isinstance(value, str) for value in variables.values()
    ):
        raise bad_content("variables are no object of texts")
    name = body.get("friendly_name")
    if name is not None and not isinstance(name, str):
        raise bad_content("friendly_name is no text")
    _check_types(body.get("types"))
    return body


def check_approval(body: Json) -> tuple[str, str]:
    """Return the name and category of a submission, or refuse."""
    _known("approval", body, _APPROVAL)
    name, category = body.get("name"), body.get("category")
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise bad_content("name may have small letters, digits and underscores only")
    if category not in CATEGORIES:
        raise bad_content(f"category is one of {', '.join(CATEGORIES)}")
    return name, str(category)


def faults_of_template(content: Content) -> list[str]:
    """Return what a reviewer would reject a template for."""
    body = content.types[content.kind]["body"]
    names = placeholders_in_order(body)
    faults = []
    if touches_edge(body):
        faults.append("a variable is first or last in the body")
    if has_adjacent(body):
        faults.append("two variables stand side by side")
    if names != [str(number + 1) for number in range(len(names))]:
        faults.append("variables are not numbered in their order")
    if missing := content.placeholders() - set(content.variables):
        faults.append(f"no sample for {', '.join(sorted(missing))}")
    if words_beside(body) < 2 * len(names) + 1:
        faults.append("too few words for so many variables")
    return faults


def bad_content(problem: str) -> ApiError:
    """Return the error for content that breaks a rule."""
    return bad_request(20001, f"Invalid content: {problem}")


def _check_types(types: object) -> None:
    if not isinstance(types, dict):
        raise bad_content("types are missing")
    given = {kind: part for kind, part in types.items() if part is not None}
    if not given:
        raise bad_content("types are empty")
    for kind, part in given.items():
        if kind not in KINDS:
            raise bad_content(f"{kind} is not modelled by the stand-in")
        if not isinstance(part, dict):
            raise bad_content(f"{kind} is no object")
        _CHECKS[kind](part)


def _check_text(part: Json) -> None:
    _fields("twilio/text", part, _BODY, required={"body"})


def _check_quick_reply(part: Json) -> None:
    _fields("twilio/quick-reply", part, _BODY, required={"body"}, parts="actions")
    actions = _parts("actions", part.get("actions"), MOST_BUTTONS)
    for action in actions:
        if action.get("type") not in {None, "QUICK_REPLY"}:
            raise bad_content(f"no such type of action: {action['type']}")
        plain = {name: value for name, value in action.items() if name != "type"}
        _fields("action", plain, _BUTTON, required={"title"})
    _unlike("titles", [action["title"] for action in actions])


def _check_list_picker(part: Json) -> None:
    limits = {**_BODY, "button": 20}
    _fields("twilio/list-picker", part, limits, required={"body", "button"}, parts="items")
    items = _parts("items", part.get("items"), MOST_BUTTONS)
    for item in items:
        _fields("item", item, _ITEM, required={"item", "id"})
    _unlike("ids", [item["id"] for item in items])


def _fields(
    what: str, part: Json, limits: dict[str, int], *, required: set[str], parts: str | None = None
) -> None:
    _known(what, part, {*limits, parts} if parts else set(limits))
    for name, longest in limits.items():
        value = part.get(name)
        if value is None and name not in required:
            continue
        if not isinstance(value, str) or not value.strip():
            raise bad_content(f"{name} of {what} is missing")
        if len(value) > longest:
            raise bad_content(f"{name} of {what} is longer than {longest}")


def _parts(what: str, parts: object, most: int) -> list[Json]:
    if not isinstance(parts, list) or not 1 <= len(parts) <= most:
        raise bad_content(f"there must be 1 to {most} {what}")
    if not all(isinstance(part, dict) for part in parts):
        raise bad_content(f"{what} are no objects")
    return parts


def _known(what: str, part: Json, known: set[str]) -> None:
    if unknown := set(part) - known:
        raise bad_content(f"unknown in {what}: {', '.join(sorted(unknown))}")


def _unlike(what: str, values: list[str]) -> None:
    if len(set(values)) != len(values):
        raise bad_content(f"{what} are not all different")


_CHECKS = {
    "twilio/text": _check_text,
    "twilio/quick-reply": _check_quick_reply,
    "twilio/list-picker": _check_list_picker,
}
