"""A strict stand-in for Twilio's API for WhatsApp, as an HTTP server in a process of its own.

``python -m tests.standins.twilio --port 0`` prints where it listens. In a test::

    with TwilioStandIn() as standin, Receiver() as receiver:
        standin.set_webhook(receiver.url + "/in#rc=5&rp=all", fallback=receiver.url + "/later")
        standin.write("+6281200000001", "halo")            # a person writes
        [message] = standin.wait_sent(1, "+6281200000001")  # what was answered
        standin.press("+6281200000001", "Ya")              # the person presses a quick reply
        standin.close_window("+6281200000001")             # free text fails with 63016 from now on
        standin.cut_off()                                  # the next message leaves, unanswered
        assert standin.violations() == []

The client library is pointed at ``standin.url`` by ``library.client_for``, which swaps the hosts
of its requests. ``controls`` lists what a test can do, ``receiver`` is a webhook for tests,
``description.check_traffic`` holds recorded traffic against Twilio's own descriptions.
"""

from tests.standins.twilio.client import AsyncTwilioStandIn, TwilioStandIn

__all__ = ["AsyncTwilioStandIn", "TwilioStandIn"]
