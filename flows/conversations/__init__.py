"""Every conversation that the bot can have, one a file."""

from flows.conversations.again import AGAIN
from flows.conversations.first import FIRST
from flows.conversations.information import INFORMATION
from flows.conversations.language import LANGUAGE
from flows.conversations.menu import MENU
from flows.conversations.numbers import NUMBERS
from flows.conversations.person import PERSON
from flows.conversations.returning import RETURNING
from flows.conversations.situations import SITUATIONS
from flows.engine.book import Book

FLOWS = (
    FIRST,
    RETURNING,
    AGAIN,
    MENU,
    LANGUAGE,
    INFORMATION,
    SITUATIONS,
    NUMBERS,
    PERSON,
)
BOOK = Book(FLOWS)
