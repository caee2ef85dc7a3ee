"""Runs `python -m bot serve` with a stopwatch on each stage of a turn.

A sampler misleads here: two threads share one interpreter, and whoever waits for it looks
busy. So each stage is timed by the processor time of its own thread, without what the
stages inside it take. SIGUSR1 writes what was used until then to the file that is named.
"""

import functools
import importlib
import inspect
import json
import runpy
import signal
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Coroutine, Generator
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

STAGES = {
    "HTTP in": (
        "bot.web.telegram:TelegramWebhook.__call__",
        "bot.web.whatsapp:TwilioWebhook.__call__",
    ),
    "update read": (
        "bot.channels.telegram.receive:receive",
        "bot.channels.whatsapp.receive:receive",
    ),
    "signature checked": ("bot.channels.whatsapp.signature:Signatures.holds",),
    "form read": ("bot.channels.whatsapp.signature:read_form",),
    "wait for the group": ("bot.turn.turn:Turn.take",),
    "begin, savepoints, commit": ("storage.database.sqlite:SqliteDatabase._commit",),
    "turn, the rest": ("bot.turn.turn:Turn._hear",),
    "the flow decides": ("flows.reception:hear",),
    "contact read and saved": ("storage.contacts:lock_or_add", "storage.contacts:save"),
    "message stored": ("storage.messages:add",),
    "outbox stored": ("storage.outbox:add",),
    "case, alarm, due stored": (
        "storage.cases:of_contact",
        "storage.cases:open_for",
        "storage.cases:save_report",
        "storage.cases:add_entry",
        "storage.alarms:raise_for",
        "storage.dues:put",
    ),
    "keys made": ("storage.keys:KeyRing.make",),
    "claimed for sending": ("bot.delivery.claiming:Claiming.claim",),
    "sender, pace": (
        "bot.delivery.sender:Sender._send_what_is_due",
        "bot.delivery.sender:Sender._send",
    ),
    "sent: the platform's library": (
        "bot.channels.telegram.channel:TelegramChannel.send",
        "bot.channels.whatsapp.channel:WhatsAppChannel.send",
    ),
    "sent: HTTP out": (
        "bot.channels.telegram.request:AiohttpRequest.do_request",
        "bot.channels.whatsapp.client:Network.request",
    ),
    "outcome written": ("storage.dispatch:sent",),
    "status taken": (
        "bot.channels.whatsapp.intake:Intake.take_status",
        "bot.delivery.statuses:Statuses._take",
    ),
    "status: contact locked": ("storage.contacts:lock",),
    "status: message found and moved": (
        "storage.dispatch:contact_of",
        "storage.dispatch:told_of",
        "storage.dispatch:arrived",
    ),
    "copies looked for": ("storage.lookouts:heard", "storage.lookouts:said"),
}
"""The functions of each stage; one that is not there (any more) is passed over."""


class _Stack(threading.local):
    """Of each thread: the stages it is in, as processor time used by those inside."""

    def __init__(self) -> None:
        self.inside: list[float] = []


_stack = _Stack()
used: dict[str, float] = defaultdict(float)


def _step(stage: str, do: Callable[[], T]) -> T:
    """Do something, and book its time to the stage, without that of stages inside."""
    _stack.inside.append(0.0)
    began = time.thread_time()
    try:
        return do()
    finally:
        spent = time.thread_time() - began
        used[stage] += spent - _stack.inside.pop()
        if _stack.inside:
            _stack.inside[-1] += spent


class _Stepped:
    """A coroutine whose every step is timed, and no pause between them."""

    def __init__(self, stage: str, inner: Coroutine[Any, Any, Any]) -> None:
        self._stage, self._inner = stage, inner

    def __await__(self) -> Generator[Any, Any, Any]:
        send: Callable[[], Any] = functools.partial(self._inner.send, None)
        while True:
            try:
                waits_for = _step(self._stage, send)
            except StopIteration as done:
                return done.value
            try:
                sent = yield waits_for
            except BaseException as error:
                send = functools.partial(self._inner.throw, error)
            else:
                send = functools.partial(self._inner.send, sent)


def timed(stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """The function with a stopwatch."""
    if inspect.iscoroutinefunction(function):

        @functools.wraps(function)
        async def stepped(*args: Any, **kwargs: Any) -> Any:
            return await _Stepped(stage, function(*args, **kwargs))

        return stepped

    @functools.wraps(function)
    def once(*args: Any, **kwargs: Any) -> Any:
        return _step(stage, functools.partial(function, *args, **kwargs))

    return once


def watch() -> None:
    """Put a stopwatch on every stage, wherever its functions were imported to."""
    for stage, places in STAGES.items():
        for place in places:
            module, _, path = place.partition(":")
            owner: Any = importlib.import_module(module)
            *above, name = path.split(".")
            for part in above:
                owner = getattr(owner, part, None)
            function = getattr(owner, name, None)
            if function is None:
                continue
            watched = timed(stage, function)
            setattr(owner, name, watched)
            if not above:
                _replace(function, watched)


def _replace(old: object, new: object) -> None:
    for module in list(sys.modules.values()):
        if getattr(module, "__name__", "").partition(".")[0] in {"bot", "storage", "flows"}:
            for name, value in list(vars(module).items()):
                if value is old:
                    setattr(module, name, new)


def main() -> None:
    """Serve, and watch."""
    into = Path(sys.argv[1])

    def write(_signal: int, _frame: object) -> None:
        into.write_text(json.dumps({**used, "all": time.process_time()}))

    signal.signal(signal.SIGUSR1, write)
    sys.argv = ["bot", "serve"]
    importlib.import_module("bot.serving")
    importlib.import_module("bot.web.telegram")
    importlib.import_module("bot.web.whatsapp")
    watch()
    runpy.run_module("bot", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
