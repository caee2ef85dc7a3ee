"""A question that lies at Twilio is sent by its id; anything else in words with numbers."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.channels.whatsapp.channel import WhatsAppChannel
from bot.settings import load_settings
from flows.engine.events import Button, MsgOutKind
from storage.outbox import MsgOut
from tests.houses import Place
from tests.standins.twilio import TwilioStandIn
from tests.syncing import PERSON, PICKER, QUICK, Ground, standing_on
from tests.whatsapping import twilio_settings

OF_OUR_OWN = "whatsapp:+628110000001"


@pytest.fixture
async def ground(place: Place) -> AsyncIterator[Ground]:
    """Give a database and an account whose sender is no trial sender: that one has no contents."""
    with TwilioStandIn(sender=OF_OUR_OWN) as twilio:
        async with standing_on(place, twilio) as made:
            yield made


async def test_a_question_is_sent_with_something_to_press(ground: Ground, tmp_path: Path) -> None:
    await ground.sync()
    settings = load_settings(
        _env_file=None, data_dir=tmp_path, **_settings(ground.twilio), public_url="http://localhost"
    )
    channel = WhatsAppChannel(settings)
    await channel.templates.refresh(ground.database)
    ground.twilio.open_window(PERSON)
    for one, kind in ((QUICK, "twilio/quick-reply"), (PICKER, "twilio/list-picker")):
        (body,) = one.types.values()
        parts = body.get("items") or body["actions"]
        labels = [part.get("item") or part.get("title") for part in parts]
        await channel.send(_question(body["body"], labels))
        sent = ground.twilio.wait_sent(1, PERSON, after=len(ground.twilio.sent()) - 1)[-1]
        assert sent["text"] == body["body"]
        assert sent["content"]["kind"] == kind
    await channel.send(_question("Yang mana?\n1 ini\n2 itu", ["ini", "itu"]))
    assert ground.twilio.wait_sent(3, PERSON)[-1]["content"] is None
    await channel.close()


def _settings(twilio: TwilioStandIn) -> dict[str, Any]:
    return {name.lower(): value for name, value in twilio_settings(twilio).items()}


def _question(text: str, labels: list[str]) -> MsgOut:
    return MsgOut(
        id=1,
        contact_id=1,
        urn=f"whatsapp:{PERSON}",
        text=text,
        buttons=tuple(Button(label, f"s.1.{place}") for place, label in enumerate(labels)),
        kind=MsgOutKind.ANSWER,
        lane=1,
        attempts=0,
        keep=False,
        epoch=1,
    )
