"""The first conversation: from the first words to "sudah diterima" in six turns.

Order and words follow the practice page: is it safe, hurt or threatened now, about whom,
a little of the story, how may we answer. Everything else comes later or is left to staff.
"""

from flows.conversations.first.opening import OPENING
from flows.conversations.first.reply import REPLY
from flows.conversations.first.story import STORY
from flows.conversations.first.unsafe import UNSAFE
from flows.engine.model import Flow

FIRST = Flow(
    name="first",
    start="greeting",
    nodes=(*OPENING, *UNSAFE, *STORY, *REPLY),
    # Eight of its own, the wait at "not safe" among them, and seven of "a little more".
    most_questions=15,
)
