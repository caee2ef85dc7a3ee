"""Every conversation that the bot can have, one a file."""

from flows.conversations.call import CALL
from flows.conversations.doer import DOER
from flows.conversations.first import FIRST
from flows.conversations.language import LANGUAGE
from flows.conversations.life import LIFE
from flows.conversations.menu import MENU
from flows.conversations.more import MORE
from flows.conversations.returning import RETURNING
from flows.conversations.word import WORD
from flows.engine.book import Book

FLOWS = (FIRST, MORE, LIFE, DOER, CALL, RETURNING, WORD, MENU, LANGUAGE)
BOOK = Book(FLOWS)
