"""The control side: how the stand-in behaves from now on."""

from tests.standins.twilio.callbacks import ORDERS, CallbackPlan
from tests.standins.twilio.calls import OUTCOMES, CallPlan
from tests.standins.twilio.common import ControlError, Json
from tests.standins.twilio.posting import target
from tests.standins.twilio.state import State

STATUSES = {"active", "suspended", "closed"}
DECISIONS = {"approve": "approved", "reject": "rejected", "pause": "paused"}


async def webhook(state: State, body: Json) -> Json:
    """Say where inbound messages go, and whether one person's go one after the other."""
    if "url" in body:
        state.webhook_url = body["url"] or ""
        state.fallback_url = body.get("fallback")
        for url in filter(None, (state.webhook_url, state.fallback_url)):
            target(url, state.options)
    state.one_by_one = bool(body.get("one_by_one", state.one_by_one))
    return {}


async def callbacks(state: State, body: Json) -> Json:
    """Say how status callbacks come, for everybody or for one person."""
    wanted = dict(body)
    address = wanted.pop("person", None)
    wanted["withheld"] = tuple(wanted.get("withheld", ()))
    plan = CallbackPlan(**wanted)
    if plan.order not in ORDERS:
        raise ControlError(f"order is one of {', '.join(ORDERS)}")
    if address is None:
        state.callback_plan = plan
    else:
        state.callback_plans[state.people.at(address).address] = plan
    return {}


async def plan(state: State, body: Json) -> Json:
    """Plan a failure of an operation, or take back all of them."""
    if body.get("cancel"):
        state.plans.plans.clear()
        return {}
    return state.plans.add(body).view()


async def account(state: State, body: Json) -> Json:
    """Change the account's status, or revoke its token."""
    status = body.get("status", state.account_status)
    if status not in STATUSES:
        raise ControlError(f"status is one of {', '.join(sorted(STATUSES))}")
    state.account_status = status
    state.token_revoked = bool(body.get("token_revoked", state.token_revoked))
    return {}


async def approval(state: State, body: Json) -> Json:
    """Decide about a submitted content as WhatsApp would."""
    if "at_once" in body:
        state.contents.approve_at_once = bool(body["at_once"])
        return {}
    content = state.contents.find(body["sid"])
    if content is None or content.approval is None:
        raise ControlError("this content was not submitted")
    if decision := body.get("decision"):
        content.approval.status = DECISIONS[decision]
        content.approval.rejection_reason = body.get("reason") or ""
    content.approval.category = body.get("category") or content.approval.category
    return content.approval_view()


async def call_outcome(state: State, body: Json) -> Json:
    """Say what becomes of the next calls."""
    state.call_plan = CallPlan(**body)
    if state.call_plan.outcome not in OUTCOMES:
        raise ControlError(f"outcome is one of {', '.join(OUTCOMES)}")
    return {}


async def media(state: State, body: Json) -> Json:
    """Say whether files are given at once or by a redirect."""
    state.media.redirect = bool(body["redirect"])
    return {}


async def reset(state: State, body: Json) -> Json:
    """Forget everything."""
    del body
    await state.reset()
    return {}
