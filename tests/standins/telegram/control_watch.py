"""The control side: planned failures, and what a test may look at."""

from tests.standins.telegram.calls import Wanted
from tests.standins.telegram.common import ControlError, Json
from tests.standins.telegram.state import State

_SENT = {"after", "chat", "method", "ok", "wait_for", "timeout"}


async def plan(state: State, body: Json) -> Json:
    """Plan a failure, or a flood; ``cancel`` takes back one by its id, or "all"."""
    if "cancel" in body:
        every = body["cancel"] == "all"
        state.plans.cancel(None if every else int(body["cancel"]))
        if every:
            state.flood.planned.clear()
            state.flood.waits.clear()
        return {}
    if body.get("action", "flood") == "flood" and {"retry_after", "period"} & set(body):
        state.flood.plan(body)
        return {}
    return state.plans.add(body).view()


async def sent(state: State, query: Json) -> Json:
    """Return what the bot did, after waiting for so many calls if asked to."""
    if unknown := set(query) - _SENT:
        raise ControlError(f"unknown for sent: {', '.join(sorted(unknown))}")
    wanted = Wanted(
        after=int(query.get("after", 0)),
        chat=int(query["chat"]) if "chat" in query else None,
        method=query.get("method"),
        ok=query.get("ok", "0") not in {"0", "", "false"},
    )
    count, seconds = int(query.get("wait_for", 0)), float(query.get("timeout", 5))
    complete = await state.calls.wait(wanted, count, seconds)
    calls = [call.view() for call in state.calls.find(wanted)]
    return {"complete": complete, "calls": calls, "last": len(state.calls.log)}


async def view(state: State, query: Json) -> Json:
    """Return how everything stands; ``deliveries=0`` leaves the updates out."""
    backlog, flood = state.backlog, state.flood
    counters = dict(state.record.counters)
    counters["sends_during_flood_wait"] = flood.sends_during_flood_wait
    counters["skipped_updates"] = backlog.skipped
    shown = [] if query.get("deliveries") == "0" else backlog.everything
    return {
        "now": state.world.now(),
        "pending": [pending.update_id for pending in backlog.pending],
        "confirmed_offset": backlog.confirmed_offset,
        "allowed_updates": backlog.allowed_list(),
        "webhook": state.webhook.config.url if state.webhook.config else None,
        "violations": state.record.violations,
        "counters": counters,
        "flood_by_chat": {str(chat): count for chat, count in flood.by_chat.items()},
        "plans": [plan.view() for plan in state.plans.plans],
        "commands": state.world.commands,
        "callback_answers": {key: press.answers for key, press in state.world.presses.items()},
        "deliveries": [pending.view() for pending in shown],
        "description": state.description.raw.get("version"),
    }


async def messages(state: State, query: Json) -> Json:
    """Return what a person sees in a chat: its messages as they are now."""
    chat = state.world.chats.get(int(query["chat"]))
    found = chat.messages.values() if chat else []
    return {
        "messages": [
            {"outgoing": stored.outgoing, "message": stored.message, "markup": stored.markup}
            for stored in found
        ]
    }


async def lean(state: State, query: Json) -> Json:
    """Return the counts of the lean mode."""
    del query
    return state.lean.view()


async def reset(state: State, body: Json) -> Json:
    """Forget everything."""
    del body
    await state.reset()
    return {}
