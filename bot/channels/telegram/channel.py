"""Sends over Telegram, and fetches files from it."""

import json
from collections.abc import AsyncIterator, Collection, Mapping
from datetime import timedelta
from typing import Any, Final
from urllib.parse import urlencode

import aiohttp
from telegram import Bot
from telegram.error import (
    BadRequest,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.channels.base import (
    ContactGone,
    ContentRefused,
    Doubtful,
    FileGone,
    FileTooBig,
    OurFault,
    RetryLater,
    SendError,
)
from bot.channels.telegram.receive import ALLOWED_UPDATES, CHANNEL
from bot.channels.telegram.request import READ_SECONDS, AiohttpRequest, NotConnected
from flows.engine.environment import Capabilities
from flows.messages import Media
from storage.outbox import MsgOut

LARGEST_FILE: Final = 20 * 1024 * 1024
"""Bytes that Telegram hands out through `getFile` (Bot API, getFile)."""
PIECE: Final = 64 * 1024
MOST_DELETED: Final = 100
"""Ids in one call (Bot API, deleteMessages)."""


class TelegramChannel:
    """One bot."""

    name = CHANNEL
    per_contact = 1.0
    templates = None
    capabilities = Capabilities(
        buttons=True, deletion=True, files=True, typing=True, file_limit=LARGEST_FILE
    )

    def __init__(self, token: str, api_url: str, per_second: float) -> None:
        self.per_second = per_second
        self._token = token
        self.requests = AiohttpRequest()
        self._poll_requests = AiohttpRequest(connections=1)
        self._send_url = f"{api_url}/bot{token}/sendMessage"
        self.bot = Bot(
            token,
            base_url=f"{api_url}/bot",
            base_file_url=f"{api_url}/file/bot",
            request=self.requests,
            get_updates_request=self._poll_requests,
        )

    async def send(self, msg: MsgOut) -> str | None:
        """Send one message; what the person need not copy cannot be forwarded or saved."""
        values: dict[str, Any] = {
            "chat_id": int(msg.urn.removeprefix(f"{CHANNEL}:")),
            "text": msg.text,
            "protect_content": not msg.keep,
        }
        if msg.buttons:
            rows = [[{"text": b.label, "callback_data": b.token}] for b in msg.buttons]
            values["reply_markup"] = {"inline_keyboard": rows}
        try:
            sent = await self.requests.post_json(self._send_url, values)
        except TelegramError as error:
            raise send_error(error) from None
        return str(sent["message_id"]) if isinstance(sent, dict) else None

    async def take_back(self, urn: str, refs: Collection[str]) -> None:
        """Delete messages for both sides, up to 48 hours old (Bot API, deleteMessages)."""
        ids = sorted(int(ref) for ref in refs if ref.isdecimal())
        chat_id = int(urn.removeprefix(f"{CHANNEL}:"))
        for at in range(0, len(ids), MOST_DELETED):
            batch = ids[at : at + MOST_DELETED]
            if not await self._deleted(chat_id, batch):
                for one in batch:  # one that may not be deleted must not keep the others there
                    await self._deleted(chat_id, [one])

    async def _deleted(self, chat_id: int, ids: list[int]) -> bool:
        """Whether Telegram took the ids; false when one is too old, or none is there any more."""
        try:
            return await self.bot.delete_messages(chat_id, ids)
        except BadRequest:
            return False
        except TelegramError as error:
            raise send_error(error) from None

    async def raw_updates(self, offset: int, seconds: int) -> list[dict[str, Any]]:
        """Updates as Telegram sends them: parsing one may fail and must not lose the others.

        Raises `TelegramError`.
        """
        wanted = {
            "offset": offset,
            "timeout": seconds,
            "allowed_updates": json.dumps(ALLOWED_UPDATES),
        }
        url = f"{self.bot.base_url}/getUpdates?{urlencode(wanted)}"
        found = await self._poll_requests.post(url, read_timeout=seconds + READ_SECONDS)
        return found if isinstance(found, list) else []

    async def ping_staff(self, chat_id: int, text: str) -> None:
        """Tell the staff chat that somebody waits; never any content. Raises `SendError`."""
        try:
            await self.bot.send_message(chat_id=chat_id, text=text)
        except TelegramError as error:
            raise send_error(error) from None

    async def acknowledge(self, query_id: str) -> None:
        """Answer a button press at once; too late is harmless."""
        try:
            await self.bot.answer_callback_query(query_id)
        except TelegramError:
            return

    async def fetch(self, media: Media) -> AsyncIterator[bytes]:
        """The file at full size. Raises `FileTooBig`, `FileGone` or a network error.

        `FileGone` may be only for now: Telegram does not say which.
        """
        if media.size is not None and media.size > LARGEST_FILE:
            raise FileTooBig
        try:
            file = await self.bot.get_file(media.file_id)
        except BadRequest as error:
            # "wrong file_id or the file is temporarily unavailable" is one answer for both.
            raise (FileTooBig if "too big" in str(error).lower() else FileGone) from None
        timeout = aiohttp.ClientTimeout(sock_connect=5, sock_read=30)
        async with self.requests.session.get(file.file_path or "", timeout=timeout) as answer:
            if answer.status in {404, 410}:
                raise FileGone
            answer.raise_for_status()
            async for piece in answer.content.iter_chunked(PIECE):
                yield piece

    async def set_webhook(self, url: str, secret: str) -> None:
        """Have updates brought to us."""
        await self.bot.set_webhook(
            url, secret_token=secret, allowed_updates=list(ALLOWED_UPDATES), max_connections=40
        )

    async def healthy(self) -> str | None:
        """None when Telegram knows the token."""
        try:
            await self.bot.get_me()
        except InvalidToken:
            return "TELEGRAM_BOT_TOKEN is not known to Telegram"
        except TelegramError as error:
            return f"Telegram does not answer ({type(error).__name__})"
        return None

    def secrets(self) -> list[str]:
        """The token: it stands in every address of the Bot API."""
        return [self._token]

    async def close(self) -> None:
        """Close the connections."""
        await self.requests.shutdown()
        await self._poll_requests.shutdown()


def telegram_of(channels: Mapping[str, object]) -> TelegramChannel:
    """The Telegram channel among the house's channels."""
    channel = channels[CHANNEL]
    if not isinstance(channel, TelegramChannel):
        raise TypeError(CHANNEL)
    return channel


def send_error(error: TelegramError) -> SendError:
    """Telegram's answer in the words of every channel."""
    match error:
        case RetryAfter(retry_after=after):
            return RetryLater(after.total_seconds() if isinstance(after, timedelta) else after)
        case InvalidToken():
            return OurFault("token")
        case Forbidden():
            return ContactGone("forbidden")
        case BadRequest() if "chat not found" in str(error).lower():
            return ContactGone("chat not found")
        case BadRequest():
            return ContentRefused("bad request")
        case NotConnected():
            return SendError("not connected")
        case TimedOut():
            return Doubtful("timed out")
        case NetworkError():
            return SendError("network")
        case _:
            return SendError(type(error).__name__)
