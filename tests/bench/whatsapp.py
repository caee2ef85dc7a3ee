"""Twilio's side of a measurement: signed forms by webhook, sends taken, and what became of them.

Everything that Twilio would sign is signed, and everything that it would tell is told: each
message is `sent` and then `delivered`, in two calls of their own, a little after it was taken.
"""

import asyncio
import json
import re
import time
from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import unquote_plus, urlencode, urlsplit

from tests.bench.platform import Platform
from tests.standins.twilio.callbacks import CHANNEL_INSTALL_SID
from tests.standins.twilio.common import VERSION, Options, rfc2822
from tests.standins.twilio.signing import sign

OPTIONS: Final = Options()
ACCOUNT: Final = OPTIONS.account_sid
PATH: Final = "/whatsapp/webhook"
TOLD: Final = ("sent", "delivered")
TOLD_AFTER: Final = 0.25
"""Seconds until the first is told, and again until the next."""
_COUNTRY: Final = "+62"
_CALL = (
    b"POST %b HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUser-Agent: TwilioProxy/1.1\r\n"
    b"Content-Type: application/x-www-form-urlencoded; charset=UTF-8\r\n"
    b"I-Twilio-Idempotency-Token: 5f1f8a30-9d5b-4d5e-8f6c-1d2b3c4d5e6f\r\n"
    b"X-Twilio-Signature: %b\r\nContent-Length: %d\r\n\r\n%b"
)
_PERSON = re.compile(rb"(?:^|&)To=whatsapp%3A%2B62(\d+)")
_CALLBACK = re.compile(rb"(?:^|&)StatusCallback=([^&]+)")
_MESSAGE = (
    '{"account_sid":"%(account)s","api_version":"2010-04-01","body":"%(body)s",'
    '"date_created":"%(date)s","date_sent":null,"date_updated":"%(date)s",'
    '"direction":"outbound-api","error_code":null,"error_message":null,"from":"%(sender)s",'
    '"messaging_service_sid":null,"num_media":"0","num_segments":"1","price":null,'
    '"price_unit":null,"sid":"%(sid)s","status":"queued","subresource_uris":{"media":'
    '"/2010-04-01/Accounts/%(account)s/Messages/%(sid)s/Media.json"},"to":"%(person)s",'
    '"uri":"/2010-04-01/Accounts/%(account)s/Messages/%(sid)s.json"}'
)
_BODY = "Terima kasih sudah menulis. Ini pesan otomatis. " * 4
_LIST = b'{"messages":[],"next_page_uri":null,"page":0,"page_size":200,"uri":"/"}'
_ACCOUNT = b'{"sid":"%b","status":"active","type":"Full"}' % ACCOUNT.encode()
_HEAD = b"HTTP/1.1 %b\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"


class WhatsApp(Platform):
    """Twilio for one sender; `told`: which statuses of each message it calls back."""

    name = "WhatsApp"

    def __init__(self, told: Sequence[str] = TOLD) -> None:
        super().__init__()
        self._told = told
        self.tellers = 256 if told else 0

    def settings(self) -> Mapping[str, str]:
        """An account, and a sender that may write as fast as it can."""
        return {
            "TWILIO_ACCOUNT_SID": ACCOUNT,
            "TWILIO_AUTH_TOKEN": OPTIONS.auth_token,
            "TWILIO_WHATSAPP_FROM": OPTIONS.sender.removeprefix("whatsapp:"),
            "TWILIO_API_URL": self.url,
            "TWILIO_CONTENT_URL": self.url,
            "TWILIO_MESSAGES_PER_SECOND": "100000",
        }

    def call(self, port: int, chat: int, number: int, words: str) -> bytes:
        """One message, as Twilio's form has it."""
        return signed(f"http://127.0.0.1:{port}{PATH}", message_form(chat, number, words))

    def answer(self, method: bytes, url: bytes, body: bytes) -> bytes:
        """Answer one call of the API, at once."""
        name = url.partition(b"?")[0].rpartition(b"/")[2]
        self.calls[method + b" " + name] += 1
        if name != b"Messages.json":
            return _HEAD % (b"200 OK", len(_ACCOUNT)) + _ACCOUNT
        if method != b"POST":
            return _HEAD % (b"200 OK", len(_LIST)) + _LIST
        found = _PERSON.search(body)
        chat = int(found.group(1)) if found else 0
        self.arrived(chat)
        self.numbers += 1
        sid = f"SM{self.numbers:032x}"
        if callback := _CALLBACK.search(body):
            self._tell(unquote_plus(callback.group(1).decode()), chat, sid, self._told)
        return _created(chat, sid)

    def _tell(self, url: str, chat: int, sid: str, told: Sequence[str]) -> None:
        """Call back, one status after the other."""
        loop = asyncio.get_running_loop()
        for number, status in enumerate(told, 1):
            loop.call_later(number * TOLD_AFTER, self._tell_one, url, chat, sid, status)

    def _tell_one(self, url: str, chat: int, sid: str, status: str) -> None:
        self.tell(signed(url, status_form(chat, sid, status)))


def _created(chat: int, sid: str) -> bytes:
    values = {"account": ACCOUNT, "body": _BODY, "date": rfc2822(time.time())}
    values |= {"sender": OPTIONS.sender, "sid": sid, "person": f"whatsapp:{_COUNTRY}{chat}"}
    answer = (_MESSAGE % values).encode()
    return _HEAD % (b"201 Created", len(answer)) + answer


def signed(url: str, form: Mapping[str, str]) -> bytes:
    """A whole call with a form, signed as Twilio signs it."""
    parts = urlsplit(url)
    body = urlencode(form).encode()
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    signature = sign(OPTIONS.auth_token, url, form).encode()
    return _CALL % (path.encode(), parts.port or 80, signature, len(body), body)


def message_form(chat: int, number: int, words: str) -> dict[str, str]:
    """What a person writes."""
    sid = f"SM{number:032x}"
    digits = f"{_COUNTRY}{chat}".removeprefix("+")
    context = {"ProfileName": "Sari", "WaId": digits}
    metadata = {"type": "whatsapp", "data": {"context": context}}
    return {
        "AccountSid": ACCOUNT,
        "ApiVersion": VERSION,
        "Body": words,
        "ChannelMetadata": json.dumps(metadata, separators=(",", ":")),
        "From": f"whatsapp:+{digits}",
        "MessageSid": sid,
        "MessageType": "text",
        "NumMedia": "0",
        "NumSegments": "1",
        "ProfileName": "Sari",
        "ReferralNumMedia": "0",
        "SmsMessageSid": sid,
        "SmsSid": sid,
        "SmsStatus": "received",
        "To": OPTIONS.sender,
        "WaId": digits,
    }


def status_form(chat: int, sid: str, status: str) -> dict[str, str]:
    """What became of a message."""
    person = f"{_COUNTRY}{chat}"
    form = {
        "AccountSid": ACCOUNT,
        "ApiVersion": VERSION,
        "ChannelInstallSid": CHANNEL_INSTALL_SID,
        "ChannelPrefix": "whatsapp",
        "ChannelToAddress": f"{person[:-4]}XXXX",
        "From": OPTIONS.sender,
        "MessageSid": sid,
        "MessageStatus": status,
        "SmsSid": sid,
        "SmsStatus": status,
        "StructuredMessage": "false",
        "To": f"whatsapp:{person}",
    }
    return form | ({"EventType": "DELIVERED"} if status == "delivered" else {})
