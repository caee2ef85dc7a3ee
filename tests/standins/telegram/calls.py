"""The record of everything the bot did, which tests read and wait on."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tests.standins.telegram.common import Json, Upload

_PAUSE = 0.005  # between two looks at the record, so that a burst is looked at once


@dataclass(slots=True, kw_only=True)
class Call:
    """One call of the bot: what it asked and what became of it."""

    n: int
    method: str
    params: Json
    time: float
    via: str = "http"
    files: list[Json] = field(default_factory=list)
    chat_id: int | None = None
    message_id: int | None = None
    status: int | None = None
    description: str | None = None
    outcome: str = "open"  # open, answered, hung, closed
    delivered: bool = False
    answered_at: float | None = None

    def view(self) -> Json:
        """Return this as a test sees it."""
        return {
            "n": self.n,
            "method": self.method,
            "params": self.params,
            "files": self.files,
            "chat_id": self.chat_id,
            "text": self.params.get("text", self.params.get("caption")),
            "buttons": _buttons(self.params.get("reply_markup")),
            "message_id": self.message_id,
            "time": self.time,
            "via": self.via,
            "status": self.status,
            "description": self.description,
            "outcome": self.outcome,
            "delivered": self.delivered,
            "answered_at": self.answered_at,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which calls a test asks for."""

    after: int = 0
    chat: int | None = None
    method: str | None = None
    ok: bool = False

    def fits(self, call: Call) -> bool:
        """Say whether this call is asked for."""
        return (
            call.n > self.after
            and (self.chat is None or call.chat_id == self.chat)
            and (self.method is None or call.method.startswith(self.method))
            and (not self.ok or call.delivered)
        )


class Calls:
    """The calls in the order of their arrival."""

    def __init__(self, now: Callable[[], float]) -> None:
        self.now = now
        self.log: list[Call] = []
        self._changed = asyncio.Event()

    def open(self, method: str, params: Json, files: Mapping[str, Upload], via: str) -> Call:
        """Record a call as it arrives."""
        call = Call(n=len(self.log) + 1, method=method, params=params, time=self.now(), via=via)
        call.files = [
            {"field": name, "name": file.name, "size": len(file.data)}
            for name, file in files.items()
        ]
        self.log.append(call)
        return call

    def close(self, call: Call, outcome: str, status: int | None, description: str | None) -> None:
        """Record what became of a call, and wake those who wait for it."""
        call.outcome, call.status, call.description = outcome, status, description
        call.answered_at = self.now()
        self._changed.set()
        self._changed = asyncio.Event()

    def find(self, wanted: Wanted) -> list[Call]:
        """Return the calls that are asked for, those still open among them."""
        return [call for call in self.log[wanted.after :] if wanted.fits(call)]

    async def wait(self, wanted: Wanted, count: int, seconds: float) -> bool:
        """Wait until that many of the calls are closed; say whether they are."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        while sum(call.outcome != "open" for call in self.find(wanted)) < count:
            try:
                await asyncio.wait_for(self._changed.wait(), deadline - loop.time())
            except TimeoutError:
                return False
            await asyncio.sleep(_PAUSE)
        return True


def _buttons(markup: object) -> list[list[str]]:
    if not isinstance(markup, dict):
        return []
    rows = markup.get("inline_keyboard") or markup.get("keyboard") or []
    return [[_label(button) for button in row] for row in rows if isinstance(row, list)]


def _label(button: object) -> str:
    return str(button.get("text", "")) if isinstance(button, dict) else str(button)
