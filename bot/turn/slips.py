"""Receipts are made and hashed before the write transaction: slow on purpose, one at a time."""

import asyncio
from dataclasses import dataclass
from functools import partial

from flows.language.commands import Command, command
from flows.language.secret_words import spaced, typed_receipt
from flows.messages import MsgIn
from storage.keys import KeyRing
from storage.receipts import lookup_of, new_code


@dataclass(frozen=True, slots=True)
class Slip:
    """What a receipt is found by; `code` as it is shown, when it is a new one."""

    lookup: bytes
    code: str = ""


class Slips:
    """The slips that messages call for; most call for none."""

    def __init__(self, ring: KeyRing) -> None:
        self._ring = ring
        self._one_at_a_time = asyncio.Lock()

    async def of(self, msg: MsgIn) -> Slip | None:
        """A new receipt for KODE, or the typed one; None for any other message."""
        if command(msg.text) is Command.CODE:
            symbols = new_code()
            return Slip(await self._lookup(symbols), spaced(symbols))
        typed = typed_receipt(msg.text)
        return None if typed is None else Slip(await self._lookup(typed))

    async def _lookup(self, symbols: str) -> bytes:
        async with self._one_at_a_time:
            return await asyncio.to_thread(partial(lookup_of, self._ring, symbols))
