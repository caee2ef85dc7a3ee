"""Every conversation that the bot can have, one a file."""

from flows.conversations.first import FIRST
from flows.conversations.language import LANGUAGE
from flows.conversations.menu import MENU
from flows.conversations.more import MORE
from flows.conversations.returning import RETURNING
from flows.conversations.word import WORD
from flows.engine.book import Book

FLOWS = (FIRST, MORE, RETURNING, WORD, MENU, LANGUAGE)
BOOK = Book(FLOWS)
