"""The files that Twilio keeps for messages until they are deleted."""

import hashlib
from dataclasses import dataclass

from tests.standins.twilio.common import VERSION, Json, new_sid, rfc2822


@dataclass(slots=True, kw_only=True)
class StoredMedia:
    """A file that belongs to a message."""

    n: int
    sid: str
    message_sid: str
    account_sid: str
    content_type: str
    data: bytes
    created: float
    deleted: bool = False

    @property
    def path(self) -> str:
        """Return where the file is, without an ending."""
        folder = f"/{VERSION}/Accounts/{self.account_sid}/Messages/{self.message_sid}"
        return f"{folder}/Media/{self.sid}"

    def resource(self) -> Json:
        """Return what the API shows."""
        return {
            "account_sid": self.account_sid,
            "content_type": self.content_type,
            "date_created": rfc2822(self.created),
            "date_updated": rfc2822(self.created),
            "parent_sid": self.message_sid,
            "sid": self.sid,
            "uri": f"{self.path}.json",
        }

    def view(self) -> Json:
        """Return this as a test sees it."""
        return {
            "sid": self.sid,
            "message_sid": self.message_sid,
            "content_type": self.content_type,
            "size": len(self.data),
            "sha256": hashlib.sha256(self.data).hexdigest(),
        }


class MediaStore:
    """All files.

    A file outlives its message here: Twilio's pages do not promise that deleting a message
    deletes its media, so a test that counts on it must fail.
    """

    def __init__(self) -> None:
        self.redirect = False
        self.everything: dict[str, StoredMedia] = {}

    def add(
        self, account_sid: str, message_sid: str, content_type: str, data: bytes, now: float
    ) -> StoredMedia:
        """Keep a file."""
        stored = StoredMedia(
            n=len(self.everything) + 1,
            sid=new_sid("ME"),
            message_sid=message_sid,
            account_sid=account_sid,
            content_type=content_type,
            data=data,
            created=now,
        )
        self.everything[stored.sid] = stored
        return stored

    def find(self, message_sid: str, sid: str) -> StoredMedia | None:
        """Return a file of a message that is still there."""
        stored = self.everything.get(sid)
        there = stored and stored.message_sid == message_sid and not stored.deleted
        return stored if there else None

    def of(self, message_sid: str) -> list[StoredMedia]:
        """Return the files of a message that are still there, the newest first."""
        return [stored for stored in self.held() if stored.message_sid == message_sid][::-1]

    def held(self) -> list[StoredMedia]:
        """Return all files that are still there."""
        return [stored for stored in self.everything.values() if not stored.deleted]
