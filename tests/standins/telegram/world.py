"""Who is on the stand-in's Telegram: people, chats, messages, and the time there."""

import time
from dataclasses import dataclass, field

from tests.standins.telegram.common import Json, bad_request, forbidden

BOT: Json = {"id": 123, "is_bot": True, "first_name": "Rangkul", "username": "rangkul_test_bot"}


@dataclass(slots=True)
class Person:
    """A person with a Telegram account."""

    id: int
    first_name: str
    language_code: str | None = "id"
    last_name: str | None = None
    username: str | None = None
    wrote: bool = False
    blocked: bool = False
    deactivated: bool = False

    def user(self) -> Json:
        """Return the User object."""
        names = {"last_name": self.last_name, "username": self.username}
        user: Json = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        user |= {name: value for name, value in names.items() if value}
        return user | ({"language_code": self.language_code} if self.language_code else {})


@dataclass(slots=True)
class Stored:
    """A message of a chat, with the markup it carries even where Telegram shows none."""

    message: Json
    outgoing: bool
    markup: Json | None = None


@dataclass(slots=True)
class Chat:
    """A private chat, group, supergroup or channel."""

    id: int
    kind: str
    about: Json
    kicked: bool = False
    last_message_id: int = 0
    messages: dict[int, Stored] = field(default_factory=dict)

    def chat(self) -> Json:
        """Return the Chat object."""
        return {"id": self.id, "type": self.kind, **self.about}

    def next_message_id(self) -> int:
        """Return the next id; they rise in each chat."""
        self.last_message_id += 1
        return self.last_message_id

    def store(self, message: Json, *, outgoing: bool, markup: Json | None = None) -> Json:
        """Keep a message."""
        self.messages[message["message_id"]] = Stored(message, outgoing, markup)
        return message


@dataclass(slots=True)
class Press:
    """A button press that the bot may still answer."""

    since: float
    answers: int = 0


@dataclass(slots=True)
class World:
    """Everything that exists."""

    people: dict[int, Person] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    presses: dict[str, Press] = field(default_factory=dict)
    commands: list[Json] = field(default_factory=list)
    ahead: float = 0.0

    def now(self) -> float:
        """Return the time here, which a test may move forward."""
        return time.time() + self.ahead

    def person(self, user_id: int) -> Person:
        """Return a person, who is made on first sight."""
        if user_id not in self.people:
            self.people[user_id] = Person(user_id, f"User {user_id}")
        return self.people[user_id]

    def private_chat(self, person: Person) -> Chat:
        """Return the person's chat with the bot."""
        if person.id not in self.chats:
            names = {"first_name": person.first_name, "username": person.username}
            about = {name: value for name, value in names.items() if value}
            self.chats[person.id] = Chat(person.id, "private", about)
        return self.chats[person.id]

    def readable_chat(self, chat_id: object) -> Chat:
        """Return the chat a bot names, or refuse as Telegram does."""
        if chat_id == "":
            raise bad_request("chat_id is empty")
        if isinstance(chat_id, str):
            chat = self._by_username(chat_id)
        else:
            chat = self.chats.get(chat_id) if isinstance(chat_id, int) else None
        if chat is None and isinstance(chat_id, int) and chat_id in self.people:
            raise forbidden("bot can't initiate conversation with a user")
        if chat is None:
            raise bad_request("chat not found")
        return chat

    def writable_chat(self, chat_id: object) -> Chat:
        """Return a chat the bot may write to, or refuse as Telegram does."""
        chat = self.readable_chat(chat_id)
        if chat.kicked:
            raise forbidden(f"bot was kicked from the {chat.kind} chat")
        person = self.people.get(chat.id)
        if person is None:
            return chat
        if person.deactivated:
            raise forbidden("user is deactivated")
        if person.blocked:
            raise forbidden("bot was blocked by the user")
        if not person.wrote:
            raise forbidden("bot can't initiate conversation with a user")
        return chat

    def _by_username(self, name: str) -> Chat | None:
        wanted = name.removeprefix("@").lower()
        for chat in self.chats.values():
            if chat.kind != "private" and str(chat.about.get("username", "")).lower() == wanted:
                return chat
        return None
