"""A live answer that leaves with its own turn: reserved once, sent or given back."""

import asyncio
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection

from bot.turn import StorageAway, Took
from bot.turn.express import claim_first
from flows.engine.events import Said
from flows.messages import MsgIn
from storage.database import AWAY
from storage.outbox import MsgOut
from storage.tables import Alarm, Message, Outbox
from storage.tables.types import table_of
from tests.houses import BLOCKED, CHANNEL, Place

ALARM, MESSAGE, OUT = table_of(Alarm), table_of(Message), table_of(Outbox)
EPOCH = 7


class Sender:
    """The sender of a channel that always has room, and keeps what it was told."""

    def __init__(self) -> None:
        self.reserved: list[int] = []
        self.released: list[int] = []
        self.sent: list[MsgOut] = []

    def reserve(self, contact_id: int) -> int | None:
        self.reserved.append(contact_id)
        return EPOCH

    def release(self, contact_id: int) -> None:
        self.released.append(contact_id)

    def dispatch(self, msg: MsgOut) -> None:
        self.sent.append(msg)


@pytest.fixture
def sender(place: Place) -> Sender:
    """The house with a sender of its own."""
    sender = Sender()
    place.house.turn.express[CHANNEL] = sender
    return sender


async def states(place: Place) -> list[str]:
    """Where each answer stands, in order."""
    return [row.state for row in await place.rows(OUT)]


async def test_an_answer_leaves_claimed_with_its_turn(place: Place, sender: Sender) -> None:
    await place.say("tolong")
    assert [msg.text for msg in sender.sent] == (await place.said())[:1]
    assert (await states(place))[0] == "sending"
    assert sender.released == []


async def test_an_answer_behind_another_waits_its_turn(place: Place, sender: Sender) -> None:
    await place.tell("tolong", "1")
    assert len(sender.reserved) == len(sender.sent) == 1
    assert (await states(place))[-1] == "due"


async def test_what_the_gate_refuses_does_not_leave(place: Place, sender: Sender) -> None:
    await place.say("tolong")
    await place.staff.take(1, "Rani")
    known, now, before = await place.known(), place.house.clock.now(), len(sender.reserved)
    said = [Said("Terima kasih.")]
    assert await place.read(lambda conn: claim_first(conn, known, said, sender, now)) is None
    assert len(sender.reserved) == before


async def test_what_was_reserved_is_given_back_when_nothing_was_committed(
    place: Place, sender: Sender
) -> None:
    await place.say("halo", urn="simulator:lain")  # keys are made before work is done
    before = len(sender.reserved), len(await place.rows(MESSAGE))
    database = place.house.opened.database
    write = database.write

    async def lost_at_the_end(work: Any, *, planned: bool = False) -> Any:
        def then_lost(conn: Connection) -> None:
            work(conn)
            raise AWAY[2]

        return await write(then_lost, planned=planned)

    database.write = lost_at_the_end  # type: ignore[method-assign]
    with pytest.raises(StorageAway):
        await place.say("tolong")
    database.write = write  # type: ignore[method-assign]
    assert sender.released == sender.reserved[before[0] :] != []
    assert len(sender.sent) == before[0]
    assert len(await place.rows(MESSAGE)) == before[1]


async def test_a_turn_that_is_cancelled_is_no_fault_of_a_flow(place: Place, sender: Sender) -> None:
    async def cancelled(_work: object, *, planned: bool = False) -> None:
        raise asyncio.CancelledError

    place.house.turn.write = cancelled  # type: ignore[method-assign,assignment]
    with pytest.raises(asyncio.CancelledError):
        await place.say("tolong")
    assert await place.rows(MESSAGE) == []


async def test_the_barest_transaction_too_finds_a_repeated_delivery(place: Place) -> None:
    await place.say("tolong", key="9")
    turn = place.house.turn
    msg = MsgIn(CHANNEL, place.urn, "9", place.house.clock.now(), text="tolong")
    outcome = await turn.write(partial(turn._store_bare, msg=msg))
    assert outcome.took is Took.DUPLICATE


async def test_blocking_twice_is_one_alarm(place: Place) -> None:
    await place.say("tolong")
    await place.say(kind=BLOCKED)
    raised = await place.rows(ALARM)
    await place.say(kind=BLOCKED)
    assert await place.rows(ALARM) == raised
