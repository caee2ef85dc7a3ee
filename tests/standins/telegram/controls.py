"""The control calls as methods, the same for the plain and the asynchronous client."""

from typing import Any, Generic, TypeVar

from tests.standins.telegram.common import Json

Result = TypeVar("Result")


class Controls(Generic[Result]):
    """What a test can ask of the stand-in; each call returns JSON, or an awaitable of it."""

    def _call(self, verb: str, name: str, body: Json, wait: float = 0.0) -> Result:
        raise NotImplementedError

    def user(self, user: int, first_name: str = "Sari", **more: Any) -> Result:
        """Make a person who has not written yet."""
        return self._call("POST", "user", {"id": user, "first_name": first_name, **more})

    def chat(self, chat: int, kind: str = "supergroup", **more: Any) -> Result:
        """Make or change a group or channel (``title``, ``is_forum``, ``kicked``)."""
        return self._call("POST", "chat", {"id": chat, "type": kind, **more})

    def say(self, user: int, text: str | None = None, **more: Any) -> Result:
        """Let a person write: text, photo=…, voice=…, edit_of=…, chat=…, date=…."""
        said = {} if text is None else {"text": text}
        return self._call("POST", "say", {"user": user, **said, **more})

    def press(self, user: int, message_id: int, label: str | None = None, **more: Any) -> Result:
        """Let a person press a button by its label, or by ``data=``."""
        by_label = {} if label is None else {"label": label}
        body = {"user": user, "message_id": message_id, **by_label, **more}
        return self._call("POST", "press", body)

    def raw(self, update: Json) -> Result:
        """Queue an update as it is."""
        return self._call("POST", "raw", {"update": update})

    def block(self, user: int) -> Result:
        """Let a person block the bot."""
        return self._call("POST", "block", {"user": user})

    def unblock(self, user: int) -> Result:
        """Let a person take the block back."""
        return self._call("POST", "unblock", {"user": user})

    def advance(self, seconds: float) -> Result:
        """Move Telegram's clock forward."""
        return self._call("POST", "clock", {"advance": seconds})

    def plan(self, method: str, **more: Any) -> Result:
        """Plan a failure: action, status, description, chat, times, skip, effect, delay…."""
        return self._call("POST", "plan", {"method": method, **more})

    def flood(self, chat: int | None = None, **more: Any) -> Result:
        """Plan 429: ``retry_after=`` for the next ``times=`` sends, or ``period=`` from now."""
        body: Json = {"method": "sendMessage", "chat": chat, **more}
        return self._call("POST", "plan", body)

    def cancel(self, plan: int | None = None) -> Result:
        """Take back one plan, or all of them and every flood."""
        return self._call("POST", "plan", {"cancel": "all" if plan is None else plan})

    def sent(self, wait_for: int = 0, seconds: float = 5.0, **wanted: Any) -> Result:
        """Return the calls of the bot (``chat=``, ``after=``, ``method=``, ``ok=1``)."""
        query = {"wait_for": wait_for, "timeout": seconds, **wanted}
        return self._call("GET", "sent", query, wait=seconds)

    def messages(self, chat: int) -> Result:
        """Return the messages of a chat as they are now."""
        return self._call("GET", "messages", {"chat": chat})

    def state(self, *, deliveries: bool = True) -> Result:
        """Return pending updates, violations, counters and deliveries."""
        return self._call("GET", "state", {"deliveries": int(deliveries)})

    def lean(self) -> Result:
        """Return the counts of the lean mode."""
        return self._call("GET", "lean", {})

    def reset(self) -> Result:
        """Forget everything."""
        return self._call("POST", "reset", {})
