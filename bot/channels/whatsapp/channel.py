"""Sends over WhatsApp through Twilio, and fetches files from it."""

import json
from collections.abc import AsyncIterator, Collection, Mapping
from datetime import timedelta
from typing import Any, Final
from urllib.parse import urlsplit

import aiohttp

from bot.channels.base import Doubtful, FileGone, FileTooBig, OurFault, SendError
from bot.channels.whatsapp.client import (
    NotConnected,
    TwilioError,
    Unanswered,
    authorization,
    make_client,
    refusal,
)
from bot.channels.whatsapp.contents import Contents
from bot.channels.whatsapp.errors import error_for
from bot.channels.whatsapp.receive import CHANNEL, urn_of
from bot.settings import Settings
from flows.engine.environment import Capabilities
from flows.messages import Media
from storage.outbox import MsgOut

STATUS_PATH: Final = "/whatsapp/status"
LONGEST_BODY: Final = 1600
"""Characters of a message (Twilio, error 21617)."""
LARGEST_FILE: Final = 100 * 1024 * 1024
PIECE: Final = 64 * 1024
LOOKED_AT: Final = 20
"""Messages to one person among which a doubtful one is looked for."""
CLOCKS_DIFFER: Final = timedelta(minutes=1)
HOST: Final = "api.twilio.com"
PLACE: Final = "#"
SANDBOX: Final = "+14155238886"
"""Twilio's shared sender for trying out; contents of our own are not sent from it."""


class WhatsAppChannel:
    """One sender of one Twilio account."""

    name = CHANNEL
    per_contact = 1 / 6
    """To one person, beyond bursts (the platform page, §3: Meta's limit for a pair)."""

    def __init__(self, settings: Settings) -> None:
        token = settings.twilio_auth_token
        self._token = token.get_secret_value() if token is not None else ""
        self._account = settings.twilio_account_sid
        self.client, self._network = make_client(
            self._account,
            self._token,
            api_url=settings.twilio_api_url,
            content_url=settings.twilio_content_url,
        )
        self._file_hosts = {HOST, urlsplit(settings.twilio_api_url).netloc}
        self.sender = urn_of(settings.twilio_whatsapp_from)
        self._presses = settings.twilio_whatsapp_from != SANDBOX
        self._service = settings.twilio_messaging_service_sid
        self._status_url = settings.public_url.rstrip("/") + STATUS_PATH
        self.per_second = settings.twilio_messages_per_second
        self.templates = Contents(settings.cover_name)
        self.capabilities = Capabilities(
            buttons=True,
            files=True,
            shows_number=True,
            stays=True,
            text_limit=LONGEST_BODY,
            one_a_turn=True,
            copy_kept=timedelta(minutes=settings.twilio_keep_minutes),
        )
        self._failing: str | None = None

    async def send(self, msg: MsgOut) -> str | None:
        """Send one message; one that may have left already is looked for first."""
        try:
            found = await self._sent_already(msg)
            ref = found or (await self.client.messages.create_async(**self._fields(msg))).sid
        except TwilioError as error:
            raise self._told(error_for(*refusal(error))) from None
        except NotConnected:
            raise SendError("not connected") from None
        except Unanswered:
            raise Doubtful("unanswered") from None
        self._failing = None
        return str(ref)

    def _fields(self, msg: MsgOut) -> dict[str, str]:
        """What Twilio is asked to send: a content where one says exactly this, else the words."""
        fields = {"to": msg.urn, "status_callback": f"{self._status_url}?m={msg.id}"}
        fields |= (
            {"messaging_service_sid": self._service} if self._service else {"from_": self.sender}
        )
        if msg.template is not None:
            values = {str(at): value for at, value in enumerate(msg.values, 1)}
            sid = self.templates.sid(msg.template)
            return fields | {"content_sid": sid or "", "content_variables": json.dumps(values)}
        labels = tuple(button.label for button in msg.buttons)
        pressable = bool(labels) and self._presses
        sid = self.templates.question(msg.text, labels) if pressable else None
        return fields | ({"content_sid": sid} if sid else {"body": msg.text})

    async def _sent_already(self, msg: MsgOut) -> str | None:
        """The same words to the same person since we meant to say them: the platform took them.

        Creating a message has no key that would keep it from being done twice. Words that were
        said to them before are known by their own ids.
        """
        if msg.doubtful_since is None:
            return None
        since = msg.doubtful_since - CLOCKS_DIFFER
        found = await self.client.messages.list_async(
            to=msg.urn, limit=LOOKED_AT, **({} if self._service else {"from_": self.sender})
        )
        for one in found:
            ours = str(one.direction).startswith("outbound")
            new = one.date_created >= since and one.sid not in msg.known_refs
            if ours and new and _same(one.body, msg.text):
                return str(one.sid)
        return None

    def _told(self, error: SendError) -> SendError:
        """A fault of ours is kept for whoever asks whether all is well."""
        if isinstance(error, OurFault):
            self._failing = f"Twilio refuses to send (error {error})"
        return error

    async def take_back(self, urn: str, refs: Collection[str]) -> None:
        """Nothing can be deleted on the person's phone (the platform page, §3)."""
        raise NotImplementedError

    async def fetch(self, media: Media) -> AsyncIterator[bytes]:
        """The file at full size. Raises `FileTooBig`, `FileGone` or a network error."""
        url = await self._found(media.file_id)
        if urlsplit(url).netloc not in self._file_hosts:
            raise FileGone  # our token goes to Twilio and nowhere else
        timeout = aiohttp.ClientTimeout(sock_connect=5, sock_read=30)
        address = self._network.address(url)
        headers = authorization(self._account, self._token)  # dropped where it is sent elsewhere
        async with self._network.session.get(address, headers=headers, timeout=timeout) as answer:
            if answer.status in {404, 410}:
                raise FileGone
            answer.raise_for_status()
            size = 0
            async for piece in answer.content.iter_chunked(PIECE):
                size += len(piece)
                if size > LARGEST_FILE:
                    raise FileTooBig
                yield piece

    async def _found(self, file_id: str) -> str:
        """Where a file is; of some only its message and its place among the files are known."""
        ref, _, at = file_id.partition(PLACE)
        if not at.isdecimal():
            return file_id
        files = await self.client.messages(ref).media.list_async()
        if int(at) >= len(files):
            raise FileGone
        return address_of(files[int(at)].uri)

    async def healthy(self) -> str | None:
        """None when Twilio knows the token, the account is alive, and sends are taken."""
        try:
            account = await self.client.api.v2010.accounts(self._account).fetch_async()
        except TwilioError as error:
            code, status = refusal(error)
            if status == 401:
                return "TWILIO_AUTH_TOKEN is not the account's (Twilio refuses it)"
            return f"Twilio does not do its work (status {status}, error {code})"
        except (NotConnected, Unanswered) as error:
            return f"Twilio does not answer ({error})"
        if account.status != "active":
            return f"the Twilio account is {account.status}"
        return self._failing

    def secrets(self) -> list[str]:
        """The token, and the account, which stands in every address."""
        return [self._token, self._account]

    async def close(self) -> None:
        """Close the connections."""
        await self._network.close()


def place_of(ref: str, at: int) -> str:
    """Stands for a file of which only the message is known, and its place among the files."""
    return f"{ref}{PLACE}{at}"


def address_of(uri: str) -> str:
    """Where the bytes of a file are, by the address of what describes it."""
    return f"https://{HOST}{uri.removesuffix('.json')}"


def whatsapp_of(channels: Mapping[str, Any]) -> WhatsAppChannel:
    """The WhatsApp channel among the house's channels."""
    channel = channels[CHANNEL]
    if not isinstance(channel, WhatsAppChannel):
        raise TypeError(CHANNEL)
    return channel


def _same(one: str | None, other: str) -> bool:
    """The same words, however the platform treats white space."""
    return (one or "").split() == other.split()
