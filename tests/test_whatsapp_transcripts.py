"""Every transcript on WhatsApp: the same words in the same order, one message a turn.

What a person writes comes as Twilio's form, and what is said leaves as the channel sends it.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, TypeGuard

import pytest

from bot.channels.whatsapp import WhatsAppChannel, receive
from bot.settings import load_settings
from flows.conversations import BOOK
from flows.engine.asking import numbered
from flows.engine.environment import Environment
from flows.engine.events import Event, Said
from flows.joining import joined
from flows.messages import MediaKind, MsgIn, MsgKind
from storage.outbox import MsgOut
from tests.transcripts_runner import World, begun, read, transcripts

ACCOUNT: Final = "AC5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e"
SETTINGS: Final = {
    "twilio_account_sid": ACCOUNT,
    "twilio_auth_token": "an invented token",
    "twilio_whatsapp_from": "+12025550199",
    "public_url": "https://rangkul.example",
}
MIMES: Final = {
    MediaKind.PHOTO: "image/jpeg",
    MediaKind.VOICE: "audio/ogg; codecs=opus",
    MediaKind.AUDIO: "audio/mpeg",
    MediaKind.VIDEO: "video/mp4",
    MediaKind.DOCUMENT: "application/pdf",
    MediaKind.STICKER: "image/webp",
}
LONGEST: Final = 1600


@pytest.fixture(scope="module")
def channel(tmp_path_factory: Any) -> WhatsAppChannel:
    """The channel as the house makes it; nothing is sent."""
    folder = tmp_path_factory.mktemp("none")
    return WhatsAppChannel(load_settings(_env_file=None, data_dir=folder, **SETTINGS))


def form_of(msg: MsgIn) -> dict[str, str]:
    """What Twilio would post of a message."""
    form = {
        "MessageSid": f"SM{abs(hash(msg.key)):032x}"[:34],
        "AccountSid": ACCOUNT,
        "From": "whatsapp:+6281200000001",
        "To": "whatsapp:+12025550199",
        "Body": msg.text,
        "NumMedia": str(len(msg.media)),
        "MessageType": msg.other or "text",
    }
    for at, one in enumerate(msg.media):
        form[f"MediaUrl{at}"] = f"https://api.twilio.com/2010-04-01/Accounts/{ACCOUNT}/M{at}"
        form[f"MediaContentType{at}"] = MIMES[one.kind]
    if msg.location is not None:
        form |= {
            "Latitude": str(msg.location.latitude),
            "Longitude": str(msg.location.longitude),
        }
    return form


@dataclass(slots=True)
class OnWhatsApp(World):
    """The world of a transcript, whose messages come through Twilio's form.

    Edits and shared contacts do not come over this channel; a button is told apart by the
    message that it stood on, which the host looks up, so that its token is kept here.
    """

    channel: WhatsAppChannel | None = None

    @property
    def env(self) -> Environment:
        """The transcript's, with what this channel can do; what it says more is left to `stays`."""
        assert self.channel is not None
        env: Environment = World.env.fget(self)  # type: ignore[attr-defined]
        able = replace(
            self.channel.capabilities,
            stays=env.channel.stays,
            shows_number=env.channel.shows_number,
            file_limit=env.channel.file_limit,
        )
        return replace(env, channel=able)

    def _msg(self, text: str) -> MsgIn:
        msg = World._msg(self, text)
        if msg.kind is not MsgKind.MESSAGE or msg.card is not None or too_large(msg):
            return msg
        heard = receive(form_of(msg), now=msg.sent_at)
        assert [one.kind for one in heard.media] == [one.kind for one in msg.media]
        return replace(heard, key=msg.key)


def too_large(msg: MsgIn) -> bool:
    """A size is told by Telegram only."""
    return any(one.size is not None for one in msg.media)


def said_by(world: World) -> list[Said]:
    """What the last line led to, in the order in which it leaves: the urgent first."""
    said = (event for event in world.decided if isinstance(event, Said))
    return sorted(said, key=lambda one: one.lane)


@pytest.mark.parametrize("path", transcripts(), ids=lambda path: path.stem)
def test_the_same_words_in_the_same_order(channel: WhatsAppChannel, path: Path) -> None:
    plain, told, _ = begun(BOOK, read(path))
    if plain.settings.get("takes back") == "yes":
        pytest.skip("nothing can be taken back on this channel: it says so in other words")
    world = OnWhatsApp(BOOK, dict(plain.settings), channel=channel)
    for line, _ in told:
        plain.after(line)
        world.after(line)
        expected = [one.text for one in said_by(plain)]
        messages = [one for one in joined(world.decided, channel.capabilities) if is_said(one)]
        sent = [channel._fields(leaving(one))["body"] for one in messages]
        assert "\n\n".join(sent) == "\n\n".join(expected), line
        for one in messages:
            assert len(one.text) <= LONGEST
            assert numbered([button.label for button in one.buttons]) in one.text


def is_said(event: Event) -> TypeGuard[Said]:
    """Whether an event is something that we say."""
    return isinstance(event, Said)


def leaving(said: Said) -> MsgOut:
    """A message as the sender hands it to the channel."""
    return MsgOut(
        id=1,
        contact_id=1,
        urn="whatsapp:+6281200000001",
        text=said.text,
        buttons=said.buttons,
        kind=said.kind,
        lane=int(said.lane),
        attempts=0,
        keep=said.keep,
        epoch=1,
    )
