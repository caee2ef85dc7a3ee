"""Failures that a test plans: for a method, perhaps only in one chat, a number of times."""

from dataclasses import dataclass, fields

from tests.standins.telegram.common import ApiError, ControlError, Json

_ACTIONS = {"status", "hang", "close", "cut", "delay"}


@dataclass(slots=True, kw_only=True)
class Plan:
    """One planned failure.

    ``effect`` says whether the call still does its work (the message is sent) before the
    failure; by default it does when the connection is closed or the answer delayed.
    """

    id: int = 0
    method: str
    action: str = "status"
    chat: int | None = None
    times: int | None = 1
    skip: int = 0
    status: int = 500
    description: str = "Internal Server Error"
    parameters: Json | None = None
    delay: float = 0.0
    after_bytes: int = 0
    path: str | None = None
    effect: bool | None = None
    hits: int = 0

    def has_effect(self) -> bool:
        """Say whether the call does its work all the same."""
        return self.action in {"close", "delay"} if self.effect is None else self.effect

    def error(self) -> ApiError:
        """Return the error to answer with."""
        return ApiError(self.status, self.description, self.parameters)

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
        known = {field.name for field in fields(Plan)} - {"id", "hits"}
        if unknown := set(wanted) - known:
            raise ControlError(f"unknown in a plan: {', '.join(sorted(unknown))}")
        if "method" not in wanted:
            raise ControlError("a plan needs a method ('*' for all, 'download' for files)")
        if wanted.get("action", "status") not in _ACTIONS:
            raise ControlError(f"action is one of {', '.join(sorted(_ACTIONS))} or flood")
        self._last_id += 1
        plan = Plan(id=self._last_id, **wanted)
        self.plans.append(plan)
        return plan

    def cancel(self, plan_id: int | None) -> None:
        """Take back one plan, or all of them."""
        self.plans = [plan for plan in self.plans if plan_id is not None and plan.id != plan_id]

    def take(self, method: str, chat: int | None, path: str | None = None) -> Plan | None:
        """Return the first plan that this call meets, and use it up by one."""
        for plan in self.plans:
            if not _meets(plan, method, chat, path):
                continue
            if plan.skip > 0:
                plan.skip -= 1
                continue
            plan.hits += 1
            if plan.times is not None:
                plan.times -= 1
            return plan
        return None


def _meets(plan: Plan, method: str, chat: int | None, path: str | None) -> bool:
    return (
        (plan.times is None or plan.times > 0)
        and plan.method in {method, "*"}
        and (plan.method != "*" or method != "download")
        and plan.chat in {None, chat}
        and plan.path in {None, path}
    )
