"""Failures that a test plans for an operation of the API, a number of times."""

from dataclasses import dataclass, fields

from tests.standins.twilio.common import ApiError, ControlError, Json

ACTIONS = {"status", "close", "cut", "hang", "delay"}
_CODES = {401: 20003, 403: 20005, 404: 20404, 429: 20429, 500: 20500, 503: 20503}
_TEXTS = {401: "Authenticate", 429: "Too Many Requests", 503: "Service Unavailable"}


@dataclass(slots=True, kw_only=True)
class Plan:
    """One planned failure.

    ``effect`` says whether the request still does its work (the message leaves) before the
    failure; by default it does when the connection is closed or hangs, or the answer is late.
    ``cut`` answers half of it, then closes the connection.
    """

    id: int = 0
    operation: str
    action: str = "status"
    times: int | None = 1
    skip: int = 0
    status: int = 500
    code: int | None = None
    message: str | None = None
    retry_after: int | None = None
    delay: float = 0.0
    effect: bool | None = None
    hits: int = 0

    def has_effect(self) -> bool:
        """Say whether the request does its work all the same."""
        return self.action != "status" if self.effect is None else self.effect

    def error(self) -> ApiError:
        """Return the error to answer with."""
        code = self.code or _CODES.get(self.status, 20500)
        message = self.message or _TEXTS.get(self.status, "An internal server error has occurred")
        return ApiError(self.status, code, message, self.retry_after)

    def view(self) -> Json:
        """Return this as a test sees it."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


class Plans:
    """The planned failures, the oldest first."""

    def __init__(self) -> None:
        self.plans: list[Plan] = []
        self._last_id = 0

    def add(self, wanted: Json) -> Plan:
        """Add a plan from what a test posted."""
        if wanted.get("action", "status") not in ACTIONS:
            raise ControlError(f"action is one of {', '.join(sorted(ACTIONS))}")
        self._last_id += 1
        plan = Plan(id=self._last_id, **wanted)
        self.plans.append(plan)
        return plan

    def take(self, operation: str) -> Plan | None:
        """Return the first plan that this operation meets, and use it up by one."""
        for plan in self.plans:
            if plan.times == 0 or plan.operation not in {operation, "*"}:
                continue
            if plan.skip > 0:
                plan.skip -= 1
                continue
            plan.hits += 1
            if plan.times is not None:
                plan.times -= 1
            return plan
        return None
