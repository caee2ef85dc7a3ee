"""Builds what the pure side may know in one turn: the time, the language, the facts."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo

from bot.i18n import say_when, translate
from flows.engine.environment import Capabilities, Environment
from storage.contacts import Known


@dataclass(slots=True)
class Surroundings:
    """What is the same for every turn; `facts` is replaced when the directory changes."""

    zone: tzinfo
    attended: bool
    open: bool
    channels: Mapping[str, Capabilities]
    always_open: frozenset[str] = frozenset()
    default_locale: str = "id"
    facts: dict[str, str] = field(default_factory=dict)

    def channel(self, name: str) -> Capabilities:
        """What a channel can do; one that is not there can do nothing."""
        return self.channels.get(name, Capabilities())

    def environment(self, known: Known, now: datetime) -> Environment:
        """The environment of one contact's turn."""
        able = self.channel(known.channel)
        if able.shows_number and not known.has_number:
            able = replace(able, shows_number=False)
        return Environment(
            now=now,
            zone=self.zone,
            locale=known.locale,
            translate=translate,
            say_when=say_when,
            facts=self.facts,
            channel=able,
            attended=self.attended,
            open=self.open or known.channel in self.always_open,
            fresh_id=secrets.token_hex(4),
        )
