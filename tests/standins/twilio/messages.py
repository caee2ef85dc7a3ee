"""The messages that Twilio keeps, in both directions."""

from dataclasses import dataclass, field

from tests.standins.twilio.common import VERSION, Json, rfc2822

FINAL = frozenset({"delivered", "undelivered", "failed", "read", "received", "canceled", "sent"})


@dataclass(slots=True, kw_only=True)
class Message:
    """One message; what a test planned to see of it is kept beside what Twilio shows."""

    n: int
    sid: str
    account_sid: str
    direction: str
    sender: str
    to: str
    body: str
    status: str
    created: float
    person: str
    params: Json = field(default_factory=dict)
    content: Json | None = None
    in_window: bool = True
    template: bool = False  # WhatsApp has approved the content
    service_sid: str | None = None
    status_callback: str | None = None
    send_at: float | None = None
    media_sids: list[str] = field(default_factory=list)
    sent_at: float | None = None
    updated: float = 0.0
    error_code: int | None = None
    error_message: str | None = None
    statuses: list[Json] = field(default_factory=list)
    callbacks: list[Json] = field(default_factory=list)
    written: str = ""  # the text as it was before Twilio forgot it
    hidden_address: bool = False
    redacted: bool = False
    deleted: bool = False

    def move(self, status: str, now: float) -> None:
        """Change the status."""
        self.status = status
        self.updated = now
        if status in {"sent", "failed", "undelivered"} and self.sent_at is None:
            self.sent_at = now
        self.statuses.append({"status": status, "time": now})

    def resource(self) -> Json:
        """Return what the API shows."""
        uri = f"/{VERSION}/Accounts/{self.account_sid}/Messages/{self.sid}"
        person = masked(self.person) if self.hidden_address else self.person
        inbound = self.direction == "inbound"
        return {
            "account_sid": self.account_sid,
            "api_version": VERSION,
            "body": self.body,
            "date_created": rfc2822(self.created),
            "date_sent": rfc2822(self.sent_at),
            "date_updated": rfc2822(self.updated or self.created),
            "direction": self.direction,
            "error_code": self.error_code,
            "error_message": self.error_message,
            "from": person if inbound else self.sender or None,
            "messaging_service_sid": self.service_sid,
            "num_media": str(len(self.media_sids)),
            "num_segments": "0" if self.service_sid and not inbound else "1",
            "price": None,
            "price_unit": None,
            "sid": self.sid,
            "status": self.status,
            "subresource_uris": {"media": f"{uri}/Media.json"},
            "to": self.to if inbound else person,
            "uri": f"{uri}.json",
        }

    def view(self) -> Json:
        """Return this as a test sees it."""
        return {
            "n": self.n,
            "sid": self.sid,
            "person": self.person,
            "direction": self.direction,
            "to": self.to,
            "from": self.sender,
            "text": self.written,
            "body": self.body,
            "content": self.content,
            "in_window": self.in_window,
            "template": self.template,
            "params": self.params,
            "media": list(self.media_sids),
            "created": self.created,
            "sent_at": self.sent_at,
            "status": self.status,
            "statuses": self.statuses,
            "error_code": self.error_code,
            "callbacks": self.callbacks,
            "redacted": self.redacted,
            "deleted": self.deleted,
        }


class Messages:
    """All messages, the oldest first; deleted ones are still known to the tests."""

    def __init__(self) -> None:
        self.everything: list[Message] = []
        self._by_sid: dict[str, Message] = {}

    def add(self, message: Message) -> Message:
        """Keep a message."""
        self.everything.append(message)
        self._by_sid[message.sid] = message
        return message

    def next_number(self) -> int:
        """Return the place of the next message."""
        return len(self.everything) + 1

    def known(self, sid: str) -> Message | None:
        """Return a message, even a deleted one."""
        return self._by_sid.get(sid)

    def find(self, sid: str) -> Message | None:
        """Return a message that Twilio still has."""
        message = self._by_sid.get(sid)
        return message if message and not message.deleted else None

    def newest_first(self) -> list[Message]:
        """Return the messages that Twilio still has, as it lists them."""
        return [message for message in reversed(self.everything) if not message.deleted]


def masked(address: str) -> str:
    """Return an address with its last four places hidden."""
    return f"{address[:-4]}XXXX"
