"""Every conversation that the bot can have, one a file."""

from flows.conversations.again import AGAIN
from flows.conversations.call import CALL
from flows.conversations.doer import DOER
from flows.conversations.first import FIRST
from flows.conversations.language import LANGUAGE
from flows.conversations.life import LIFE
from flows.conversations.menu import MENU
from flows.conversations.returning import RETURNING
from flows.engine.book import Book

FLOWS = (FIRST, LIFE, DOER, CALL, RETURNING, AGAIN, MENU, LANGUAGE)
BOOK = Book(FLOWS)
