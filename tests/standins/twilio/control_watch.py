"""The control side: what a test may look at."""

from tests.standins.twilio.common import Json
from tests.standins.twilio.messages import Message
from tests.standins.twilio.state import State


async def sent(state: State, body: Json) -> Json:
    """Return the outbound messages, after waiting for so many if asked to."""
    address = body.get("person")
    after = int(body.get("after", 0))
    wanted = None
    if address is not None:
        somebody = state.people.at(address)
        wanted = {somebody.address, f"whatsapp:{somebody.user_id}"}

    def found() -> list[Message]:
        return [
            message
            for message in state.messages.everything
            if message.direction != "inbound"
            and message.n > after
            and (wanted is None or message.person in wanted)
        ]

    count, seconds = int(body.get("count", 0)), float(body.get("seconds", 0))
    complete = await state.tasks.wait(lambda: len(found()) >= count, seconds)
    return {"complete": complete, "messages": [message.view() for message in found()]}


async def inbound(state: State, body: Json) -> Json:
    """Return the inbound messages and how they were delivered."""
    address = body.get("person")
    wanted = state.people.at(address).address if address is not None else None
    found = []
    for item in state.inbound:
        message = state.messages.known(item.sid)
        if message and wanted in {None, item.person}:
            kept = {"text": message.written, "body": message.body, "media": message.media_sids}
            gone = {"redacted": message.redacted, "deleted": message.deleted}
            found.append(item.view() | kept | gone)
    return {"messages": found}


async def callback_log(state: State, body: Json) -> Json:
    """Return the callbacks in the order in which they were posted."""
    count, sid = int(body.get("count", 0)), body.get("sid")

    def found() -> list[Json]:
        return [told for told in state.callback_log if sid in {None, told["sid"]}]

    def answered() -> bool:
        return sum("attempts" in told for told in found()) >= count

    complete = await state.tasks.wait(answered, float(body.get("seconds", 0)))
    return {"complete": complete, "callbacks": found()}


async def held(state: State, body: Json) -> Json:
    """Return the texts and files that Twilio has now."""
    del body
    bodies = {message.sid: message.body for message in state.messages.newest_first()}
    return {
        "bodies": {sid: text for sid, text in bodies.items() if text},
        "media": [stored.view() for stored in state.media.held()],
    }


async def traffic(state: State, body: Json) -> Json:
    """Return everything that was asked of the API."""
    after, operation = int(body.get("after", 0)), body.get("operation")
    found = [
        exchange.view()
        for exchange in state.record.exchanges
        if exchange.n > after and operation in {None, exchange.operation}
    ]
    return {"exchanges": found}


async def contents(state: State, body: Json) -> Json:
    """Return the contents, deleted ones too."""
    del body
    return {
        "contents": [
            content.with_approval() | {"deleted": content.deleted}
            for content in state.contents.everything
        ]
    }


async def calls(state: State, body: Json) -> Json:
    """Return the calls."""
    count = int(body.get("count", 0))
    seconds = float(body.get("seconds", 0))
    complete = await state.tasks.wait(lambda: len(state.calls) >= count, seconds)
    return {"complete": complete, "calls": [call.view() for call in state.calls]}


async def view(state: State, body: Json) -> Json:
    """Return how everything stands."""
    del body
    now, seconds = state.now(), state.options.window_seconds
    return {
        "now": now,
        "account_status": state.account_status,
        "webhook": state.webhook_url,
        "fallback": state.fallback_url,
        "violations": state.record.violations,
        "counters": state.record.counters,
        "plans": [planned.view() for planned in state.plans.plans],
        "people": [person.view(now, seconds) for person in state.people.everybody],
        "busy": state.tasks.busy(),
    }


async def settle(state: State, body: Json) -> Json:
    """Wait until nothing is on its way."""
    seconds = float(body.get("seconds", 5))
    return {"complete": await state.tasks.wait(lambda: not state.tasks.busy(), seconds)}


async def lean(state: State, body: Json) -> Json:
    """Return the counts of the lean mode."""
    del body
    return state.lean.view()
