"""A person in a test: writes over the stand-in and reads what came back."""

import itertools
import time
from typing import Any

from bot.i18n import translate
from flows.conversations import BOOK
from flows.engine.model import Ask, Choose, ChooseMany, Say
from tests.service import Json
from tests.standins.telegram import TelegramStandIn

_numbers = itertools.count(7001)


class Somebody:
    """One person with a chat of their own; each answer is read once."""

    def __init__(self, standin: TelegramStandIn, **about: Any) -> None:
        self.standin = standin
        self.chat = next(_numbers)
        self.said: list[Json] = []
        self.heard: list[Json] = []
        self._after = 0
        standin.user(self.chat, **about)

    @property
    def messages(self) -> int:
        """How often this person wrote or pressed."""
        return len(self.said)

    def write(self, text: str | None = None, **more: Any) -> Json:
        """Send something and wait for nothing."""
        said = self.standin.say(self.chat, text, **more)
        self.said.append(said)
        return said

    def hear(self, count: int = 1, seconds: float = 8.0) -> str:
        """Wait for so many messages that are new to them; their words, joined."""
        calls = self.standin.wait_sent(
            count, seconds, chat=self.chat, after=self._after, method="send", ok=1
        )
        self._after = max(call["n"] for call in calls)
        self.heard += calls
        return "\n".join(str(call["text"]) for call in calls)

    def ask(self, text: str | None = None, **more: Any) -> str:
        """Send something and wait for the answer."""
        self.write(text, **more)
        return self.hear()

    def press(self, label: str, *, on: Json | None = None) -> str:
        """Press a button of the last message, or of another, and wait for the answer."""
        message = on or self.heard[-1]
        pressed = self.standin.press(self.chat, message["message_id"], label)
        self.said.append(pressed)
        return self.hear()

    def buttons(self) -> list[str]:
        """The labels under the last message."""
        return [label for row in self.heard[-1]["buttons"] for label in row]

    def hears_nothing(self, seconds: float = 1.5) -> bool:
        """Whether nothing new comes for so long."""
        time.sleep(seconds)
        found = self.standin.sent(0, chat=self.chat, after=self._after, method="send", ok=1)
        return not found["calls"]


def words(flow: str, node: str, locale: str = "id") -> str:
    """What a node of a flow says or asks; node names are permanent, the words are not."""
    said = BOOK.flows[flow].by_name[node]
    assert isinstance(said, Say | Choose | ChooseMany | Ask)
    return translate(locale, said.text)


def label(flow: str, node: str, option: str, locale: str = "id") -> str:
    """What the button of an option says."""
    asked = BOOK.flows[flow].by_name[node]
    assert isinstance(asked, Choose)
    return translate(locale, next(one.label for one in asked.options if one.name == option))
