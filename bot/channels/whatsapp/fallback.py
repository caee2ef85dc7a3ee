"""The answer that lies at Twilio itself, for when nothing of ours answers Twilio."""

from typing import Final
from xml.sax.saxutils import escape

HOSTING: Final = (
    "For when this service is down. Put it into a TwiML Bin (Twilio's console: Develop, TwiML "
    "Bins), and the bin's address into the WhatsApp sender as the fallback URL, HTTP POST. "
    "Not on the server of this service. Print it anew when a number in it changes."
)


def twiml(text: str) -> str:
    """One message as Twilio reads it, with a remark that nobody but its owner sees."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<!-- {HOSTING} -->\n"
        f"<Response>\n  <Message>{escape(text)}</Message>\n</Response>\n"
    )
