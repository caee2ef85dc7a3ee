"""A strict stand-in for Telegram's Bot API, as an HTTP server in a process of its own.

``python -m tests.standins.telegram --port 0 --token 123:TEST`` prints where it listens. In a test::

    with TelegramStandIn(retry_scale=0.05) as standin:
        standin.say(77, "halo")                       # a person writes
        [call] = standin.wait_sent(1, chat=77)        # what the bot answered
        standin.press(77, call["message_id"], "Ya")   # the person presses a button
        standin.flood(77, retry_after=2)              # the next send meets 429
        standin.plan("sendMessage", action="close")   # the next is done, but never answered
        assert standin.state()["violations"] == []

The bot is pointed at ``standin.base_url`` and ``standin.base_file_url``. ``controls`` lists what
a test can do, ``updates`` builds an update of every kind, ``receiver`` is a webhook for tests.
"""

from tests.standins.telegram.client import AsyncTelegramStandIn, TelegramStandIn

__all__ = ["AsyncTelegramStandIn", "TelegramStandIn"]
