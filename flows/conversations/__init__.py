"""Every conversation that the bot can have, one a file."""

from flows.conversations.call import CALL
from flows.conversations.doer import DOER
from flows.conversations.first import FIRST
from flows.conversations.information import INFORMATION
from flows.conversations.language import LANGUAGE
from flows.conversations.life import LIFE
from flows.conversations.menu import MENU
from flows.conversations.menu_plain import MENU_PLAIN
from flows.conversations.more import MORE
from flows.conversations.numbers import NUMBERS
from flows.conversations.person import PERSON
from flows.conversations.returning import RETURNING
from flows.conversations.situations import SITUATIONS
from flows.conversations.word import WORD
from flows.engine.book import Book

FLOWS = (
    FIRST,
    MORE,
    LIFE,
    DOER,
    CALL,
    RETURNING,
    WORD,
    MENU,
    MENU_PLAIN,
    INFORMATION,
    SITUATIONS,
    NUMBERS,
    PERSON,
    LANGUAGE,
)
BOOK = Book(FLOWS)
