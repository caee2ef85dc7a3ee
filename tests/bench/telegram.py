"""Telegram's side of a measurement: updates by webhook, and the Bot API."""

import json
import re
import time
from collections.abc import Mapping

from tests.bench.platform import Platform

TOKEN = "4242:bench-token-of-no-bot"  # noqa: S105
SECRET = "bench-secret"  # noqa: S105
_CALL = (
    b"POST /telegram/webhook HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n"
    b"Content-Type: application/json\r\nX-Telegram-Bot-Api-Secret-Token: %b\r\n"
    b"Content-Length: %d\r\n\r\n%b"
)
_UPDATE = (
    '{"update_id":%d,"message":{"message_id":%d,"from":{"id":%d,"is_bot":false,'
    '"first_name":"Sari","language_code":"id"},"chat":{"id":%d,"first_name":"Sari",'
    '"type":"private"},"date":%d,"text":%s}}'
)
_CHAT = re.compile(
    rb'(?:\bchat_id=|"chat_id": *"?|name="?chat_id"?(?:\r\n[^\r\n]+)*\r\n\r\n)(-?\d+)'
)
_MESSAGE = (
    b'{"ok":true,"result":{"message_id":%d,"from":{"id":4242,"is_bot":true,'
    b'"first_name":"Rangkul","username":"rangkul_bot"},"chat":{"id":%d,"first_name":"Sari",'
    b'"type":"private"},"date":%d,"text":"Terima kasih sudah menulis. Ini pesan otomatis."}}'
)
_ME = (
    b'{"ok":true,"result":{"id":4242,"is_bot":true,"first_name":"Rangkul",'
    b'"username":"rangkul_bot","can_join_groups":false,"can_read_all_group_messages":false,'
    b'"supports_inline_queries":false}}'
)
_TRUE = b'{"ok":true,"result":true}'
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"


class Telegram(Platform):
    """Brings updates with the secret that was agreed on; a sendMessage is a reply."""

    name = "Telegram"

    def settings(self) -> Mapping[str, str]:
        """A bot in webhook mode."""
        return {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": self.url,
            "TELEGRAM_MODE": "webhook",
            "TELEGRAM_WEBHOOK_SECRET": SECRET,
            "TELEGRAM_MESSAGES_PER_SECOND": "100000",
        }

    def call(self, port: int, chat: int, number: int, words: str) -> bytes:
        """One update."""
        update = _UPDATE % (number, number, chat, chat, int(time.time()), json.dumps(words))
        data = update.encode()
        return _CALL % (port, SECRET.encode(), len(data), data)

    def answer(self, method: bytes, url: bytes, body: bytes) -> bytes:
        """Answer one call of the Bot API, at once."""
        called = url.rpartition(b"/")[2].partition(b"?")[0]
        self.calls[called] += 1
        answer = _TRUE
        if called == b"sendMessage":
            found = _CHAT.search(body)
            chat = int(found.group(1)) if found else 0
            self.arrived(chat)
            self.numbers += 1
            answer = _MESSAGE % (self.numbers, chat, int(time.time()))
        elif called == b"getMe":
            answer = _ME
        return _HEAD % len(answer) + answer
