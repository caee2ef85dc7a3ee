"""Ten thousand forms, signed and strange: no error, nothing stored half, nothing twice."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final
from urllib.parse import urlencode

import pytest
from sqlalchemy import Connection, select
from starlette.types import Message as AsgiMessage
from twilio.request_validator import RequestValidator

from bot.channels.whatsapp import WEBHOOK_PATH
from bot.clock import Clock
from bot.house import House, build
from bot.opening import open_house
from bot.settings import load_settings
from bot.web.whatsapp import TwilioWebhook, whatsapp_webhooks
from storage import messages, outbox
from storage.tables import StoredMedia
from storage.tables.types import table_of
from tests.houses import CONTACT, KEY, MESSAGE, OUT

MANY: Final = 10_000
SEED: Final = 20261124
TOKEN: Final = "an invented token"  # noqa: S105
PUBLIC: Final = "https://rangkul.example"
MEDIA = table_of(StoredMedia)

WORDS: Final = ("halo", "tolong", "1", "2", "3", "X", "dia pukul saya", "lewati", "", "\u202e")
STRANGE: Final = ("", " ", "0", "-1", "null", "[]", "{}", "\x00", "\ud83d", "é" * 40, "x" * 30_000)
FIELDS: Final = (
    "MessageSid",
    "From",
    "To",
    "Body",
    "NumMedia",
    "MediaUrl0",
    "MediaContentType0",
    "WaId",
    "ProfileName",
    "ExternalUserId",
    "ButtonPayload",
    "ButtonText",
    "ListId",
    "Latitude",
    "Longitude",
    "Label",
    "OriginalRepliedMessageSid",
    "MessageType",
    "Forwarded",
)


def form(random: Random, number: int) -> list[tuple[str, str]]:
    """A good form, with up to three things wrong with it."""
    pairs = {
        "MessageSid": f"SM{number:032x}",
        "From": f"whatsapp:+62812{random.randrange(40):08}",
        "Body": random.choice(WORDS),
        "NumMedia": "0",
        "MessageType": "text",
    }
    if random.random() < 0.1:
        pairs |= {"MediaUrl0": f"https://api.twilio.com/{number}", "MediaContentType0": "audio/ogg"}
    if random.random() < 0.1:
        pairs |= {"Latitude": str(random.uniform(-200, 200)), "Longitude": "116.8"}
    for _ in range(random.randrange(4)):
        name = random.choice(FIELDS)
        match random.randrange(3):
            case 0:
                pairs.pop(name, None)
            case 1:
                pairs[name] = random.choice(STRANGE)
            case _:
                pairs[f"New{random.randrange(9)}"] = random.choice(STRANGE)
    found = list(pairs.items())
    if random.random() < 0.05:
        found.append(random.choice(found))
    return found


class Twilio:
    """Posts forms to the webhook, each signed."""

    def __init__(self, webhook: TwilioWebhook) -> None:
        self._webhook = webhook
        self._validator = RequestValidator(TOKEN)

    async def post(self, pairs: list[tuple[str, str]]) -> int:
        """The status of the answer."""
        body = urlencode(pairs, errors="replace").encode()
        signature = self._validator.compute_signature(PUBLIC + WEBHOOK_PATH, read(body))
        scope = {
            "type": "http",
            "path": WEBHOOK_PATH,
            "query_string": b"",
            "headers": [(b"x-twilio-signature", signature.encode())],
        }
        sent: list[AsgiMessage] = []

        async def receive() -> AsgiMessage:
            return {"type": "http.request", "body": body}

        async def send(message: AsgiMessage) -> None:
            sent.append(message)

        await self._webhook(scope, receive, send)
        return int(sent[0]["status"])


def read(body: bytes) -> object:
    from bot.channels.whatsapp.signature import read_form

    return read_form(body)


def house_in(folder: Path) -> House:
    settings = load_settings(
        _env_file=None,
        data_dir=folder,
        master_key=KEY,
        public_url=PUBLIC,
        service_open=True,
        twilio_account_sid=f"AC{0:032x}",
        twilio_auth_token=TOKEN,
        twilio_whatsapp_from="+12025550199",
        log_level="ERROR",
    )
    return build(settings, open_house(settings, serving=False), Clock())


@pytest.mark.timeout(400)
async def test_ten_thousand_forms(tmp_path: Path) -> None:
    house = house_in(tmp_path)
    await house.read_facts()
    random = Random(SEED)  # noqa: S311 - the same forms each time
    twilio = Twilio(whatsapp_webhooks(house)[WEBHOOK_PATH])
    readable: set[str] = set()
    try:
        for number in range(MANY):
            pairs = form(random, number)
            assert await twilio.post(pairs) == 200, pairs
            if random.random() < 0.02:
                assert await twilio.post(pairs) == 200
            readable.update(sid_of(pairs))
        await house.opened.database.read(lambda conn: whole(conn, house, readable))
    finally:
        await house.wakeups.close()
        await house.opened.database.close()


def sid_of(pairs: list[tuple[str, str]]) -> Iterator[str]:
    """The message's id, where the form tells it and, in an address's length, who wrote."""
    fields = dict(reversed(pairs))
    sid = fields.get("MessageSid", "")
    people = (fields.get("ExternalUserId", ""), fields.get("From", ""))
    named = (person.removeprefix("whatsapp:").strip("\x00 ") for person in people)
    if sid.startswith("SM") and any(0 < len(person) <= 200 for person in named):
        yield sid


def whole(conn: Connection, house: House, readable: set[str]) -> None:
    """Every message that could be read is here once, and every row opens."""
    stored = [row.key for row in conn.execute(select(MESSAGE.c.key))]
    assert len(stored) == len(set(stored))
    assert readable - set(stored) == set()
    contacts = {row.id: row for row in conn.execute(select(CONTACT))}
    keys = {row.id: house.opened.ring.get(conn, row.key_id) for row in contacts.values()}
    for row in conn.execute(select(MESSAGE)):
        messages.read_body(keys[row.contact_id] or b"", row.id, row.body_sealed)
        assert not row.failed
    for row in conn.execute(select(OUT).where(OUT.c.body_sealed.is_not(None))):
        outbox.read_body(keys[row.contact_id] or b"", row.id, row.body_sealed)
    known = {row.id for row in conn.execute(select(MESSAGE.c.id))}
    assert {row.message_id for row in conn.execute(select(MEDIA.c.message_id))} <= known
