"""Messages that are nothing but a jeer or an insult to the chat itself.

The whole message only, and short: what was shouted at somebody is part of their story, and
words of danger are never a joke. Laughter is none either: people laugh when they are afraid.
"""

from typing import Final

from flows.language.danger import find_danger
from flows.language.spelling import plain, vocabulary

_MOST_WORDS: Final = 6
_JEERS: Final = vocabulary(
    "prank",
    "anjing anjay anjir anjg bangsat bangke babi monyet kontol kntl memek mmk ngentot ngewe jancok",
    "jancuk cok tai taik tolol goblok goblog bego bodoh idiot kampret bacot asu pantek pukimak",
    "fuck fucking bitch asshole stupid idiots dumb shit",
    "sange colmek bugil ngocok open_bo bo",
)
_AROUND: Final = vocabulary(
    "wkwk wkwkwk wkwkwkwk haha hahaha hehe hihi lol lmao awokwok xixixi ngakak",
    "lu kamu lo bot ini dasar mati aja lah deh dong sih ya woi hei eh kok cuma doang you the a",
    "robot chat admin min kak mau sama saya yuk ayo sini gue bang bos tes coba just kidding joke",
)
_NOTHING_ELSE: Final = _JEERS | _AROUND


def is_mockery(text: str) -> bool:
    """Whether a message is only a jeer or an insult to whoever answers here."""
    said = plain(text)
    if not said or len(said) > _MOST_WORDS or _JEERS.isdisjoint(said) or find_danger(text):
        return False
    return set(said) <= _NOTHING_ELSE
