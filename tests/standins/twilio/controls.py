"""The control calls as methods, the same for the plain and the asynchronous client."""

import base64
from collections.abc import Iterable, Sequence
from typing import Any, Generic, TypeVar

from tests.standins.twilio.common import Json

Result = TypeVar("Result")

File = tuple[str, bytes]  # what it is, such as image/jpeg, and its bytes


class Controls(Generic[Result]):
    """What a test can ask of the stand-in; each call returns JSON, or an awaitable of it."""

    def _call(self, name: str, body: Json, wait: float = 0.0) -> Result:
        raise NotImplementedError

    # What people do. A person is an address: "+62…", "ID.…", with or without "whatsapp:".

    def person(self, person: str, *, name: str = "", user_id: str = "") -> Result:
        """Make or change a person; with ``user_id`` both number and id are known."""
        return self._call("person", {"person": person, "name": name, "user_id": user_id})

    def write(
        self,
        person: str,
        text: str = "",
        *,
        media: Sequence[File] = (),
        location: Json | None = None,
        quote: str | None = None,
        forwarded: bool | str = False,
        **more: Any,
    ) -> Result:
        """Let a person write; answers with the sid and the fields.

        ``location`` has latitude, longitude, address, label; ``forwarded`` may be "frequently";
        ``more``: ``fields`` to add, names to leave out (``without``), ``deliver=False`` for a
        message that only the list shows, ``hide_number=True`` for an id instead of the number.
        """
        files = [
            {"content_type": kind, "data": base64.b64encode(data).decode()} for kind, data in media
        ]
        body: Json = {"person": person, "text": text, "media": files, "forwarded": forwarded}
        body |= {"location": location} if location else {}
        body |= {"quote": quote} if quote else {}
        return self._call("write", body | more)

    def voice(self, person: str, data: bytes = b"OggS-voice") -> Result:
        """Let a person send a voice message."""
        return self.write(person, media=[("audio/ogg", data)])

    def sticker(self, person: str, data: bytes = b"RIFF-webp") -> Result:
        """Let a person send a sticker."""
        return self.write(person, media=[("image/webp", data)])

    def contact(self, person: str, vcard: str) -> Result:
        """Let a person send a contact card."""
        return self.write(person, media=[("text/vcard", vcard.encode())])

    def press(self, person: str, title: str, *, sid: str = "", **more: Any) -> Result:
        """Let a person press a quick reply, of the message ``sid`` or of the last with buttons."""
        return self._call("press", {"person": person, "title": title, "sid": sid, "more": more})

    def choose(self, person: str, item: str, *, sid: str = "", named: str = "list") -> Result:
        """Let a person choose an item by its words or id; ``named`` list, payload or body."""
        return self._call("choose", {"person": person, "item": item, "sid": sid, "named": named})

    def mark_read(self, sid: str) -> Result:
        """Let a person read a message."""
        return self._call("mark_read", {"sid": sid})

    def close_window(self, person: str) -> Result:
        """End somebody's 24-hour window now."""
        return self._call("window", {"person": person, "open": False})

    def open_window(self, person: str) -> Result:
        """Open somebody's window without a message."""
        return self._call("window", {"person": person, "open": True})

    def advance(self, seconds: float) -> Result:
        """Move Twilio's clock forward."""
        return self._call("clock", {"advance": seconds})

    # How the stand-in behaves from now on.

    def set_webhook(self, url: str, *, fallback: str | None = None) -> Result:
        """Say where inbound messages go; a fragment such as #rc=5&rp=all is heeded."""
        return self._call("webhook", {"url": url, "fallback": fallback})

    def one_by_one(self, on: bool = True) -> Result:
        """Deliver one person's messages one after the other, or side by side again."""
        return self._call("webhook", {"one_by_one": on})

    def callbacks(
        self,
        *,
        person: str | None = None,
        order: str = "in order",
        doubled: bool = False,
        withheld: Iterable[str] = (),
        delay: float = 0.0,
        early: bool = False,
        read: bool = False,
        hold: float = 0.0,
    ) -> Result:
        """Say how status callbacks come: also "shuffled"; ``early`` tells sent before the answer.

        ``withheld`` names statuses, ``delay`` is waited before each, ``read`` adds that status,
        ``hold`` is how long a message stays queued.
        """
        body: Json = {"order": order, "doubled": doubled, "withheld": list(withheld)}
        body |= {"delay": delay, "early": early, "read": read, "hold": hold}
        return self._call("callbacks", body | ({"person": person} if person else {}))

    def fail_person(
        self,
        person: str,
        code: int | None,
        *,
        status: str = "undelivered",
        times: int | None = None,
        at: str = "callback",
    ) -> Result:
        """Let messages to somebody fail with a code, or at "create"; None ends it."""
        body = {"person": person, "code": code, "status": status, "times": times, "at": at}
        return self._call("fail_person", body)

    def fail_next(self, operation: str = "create", **more: Any) -> Result:
        """Plan a failure: action, status, code, message, retry_after, delay, times, skip, effect.

        Actions: status; close, cut, hang and delay do the work first. Operations: create, fetch,
        list, update, delete, media.download, content.create, approval.create, call.create… or *.
        """
        return self._call("plan", {"operation": operation, **more})

    def rate_limit(self, times: int = 1, *, retry_after: int = 1) -> Result:
        """Answer the next creates with 429."""
        return self.fail_next("create", status=429, retry_after=retry_after, times=times)

    def cut_off(self, times: int = 1) -> Result:
        """Take the next messages, but close the connection instead of answering."""
        return self.fail_next("create", action="close", times=times)

    def answer_late(self, seconds: float, times: int = 1) -> Result:
        """Take the next messages, but answer so much later."""
        return self.fail_next("create", action="delay", delay=seconds, times=times)

    def cancel_failures(self) -> Result:
        """Take back all planned failures of operations."""
        return self._call("plan", {"cancel": True})

    def suspend(self) -> Result:
        """Suspend the account."""
        return self._call("account", {"status": "suspended"})

    def activate(self) -> Result:
        """Make the account active again."""
        return self._call("account", {"status": "active"})

    def revoke_token(self) -> Result:
        """Let the auth token be wrong from now on; API keys stay good."""
        return self._call("account", {"token_revoked": True})

    def restore_token(self) -> Result:
        """Let the auth token be right again."""
        return self._call("account", {"token_revoked": False})

    def approve(self, sid: str, *, category: str | None = None) -> Result:
        """Approve a submitted content, perhaps under another category."""
        return self._call("approval", {"sid": sid, "decision": "approve", "category": category})

    def reject(self, sid: str, reason: str) -> Result:
        """Reject a submitted content."""
        return self._call("approval", {"sid": sid, "decision": "reject", "reason": reason})

    def pause(self, sid: str) -> Result:
        """Pause an approved content."""
        return self._call("approval", {"sid": sid, "decision": "pause"})

    def reclassify(self, sid: str, category: str = "MARKETING") -> Result:
        """Move a content to another category."""
        return self._call("approval", {"sid": sid, "category": category})

    def approve_at_once(self, on: bool = True) -> Result:
        """Approve every content as it is submitted."""
        return self._call("approval", {"at_once": on})

    def call_outcome(self, outcome: str = "completed", *, duration: int = 12) -> Result:
        """Say what becomes of calls: completed, busy, no-answer or failed."""
        return self._call("call_outcome", {"outcome": outcome, "duration": duration})

    def redirect_media(self, on: bool = True) -> Result:
        """Answer a download with 307 and the address where the bytes are."""
        return self._call("media", {"redirect": on})

    def reset(self) -> Result:
        """Forget everything."""
        return self._call("reset", {})

    # What a test may look at.

    def state(self) -> Result:
        """Return violations, counters, people, plans."""
        return self._call("state", {})

    def lean(self) -> Result:
        """Return the counts of the lean mode."""
        return self._call("lean", {})

    def look(self, name: str, seconds: float = 0.0, **wanted: Any) -> Result:
        """Return one of: sent, inbound, callback_log, held, traffic, contents, calls, settle."""
        body = {"seconds": seconds, **{key: value for key, value in wanted.items() if value}}
        return self._call(name, body, wait=seconds)
