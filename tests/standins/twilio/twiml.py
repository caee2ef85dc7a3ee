"""What the other side answers to an inbound message: TwiML, which must be well-formed."""

from dataclasses import dataclass
from xml.etree import ElementTree

_XML = {"text/xml", "application/xml"}
_VERBS = {"Message", "Redirect"}


class BadTwiml(Exception):
    """The answer is no TwiML; the code is one of Twilio's."""

    def __init__(self, code: int, problem: str) -> None:
        super().__init__(problem)
        self.code = code


@dataclass(frozen=True, slots=True)
class ReplyMessage:
    """A message that the answer asks to be sent."""

    body: str
    media_urls: tuple[str, ...] = ()
    to: str | None = None
    status_callback: str | None = None


def read_twiml(status: int, content_type: str, body: str) -> list[ReplyMessage]:
    """Return the messages in an answer, none if it is an empty document or 204."""
    if status == 204:
        return []
    if content_type not in _XML:
        raise BadTwiml(12300, f"Invalid Content-Type: {content_type}")
    try:
        root = ElementTree.fromstring(body)  # noqa: S314
    except ElementTree.ParseError as error:
        raise BadTwiml(12100, f"Document parse failure: {error}") from error
    if root.tag != "Response":
        raise BadTwiml(12102, f"the root is not Response but {root.tag}")
    for verb in root:
        if verb.tag not in _VERBS:
            raise BadTwiml(12200, f"Schema validation warning: {verb.tag}")
        if verb.tag == "Redirect":
            raise BadTwiml(12200, "Redirect is not modelled by the stand-in")
    return [_message(verb) for verb in root]


def check_voice(document: str) -> str | None:
    """Say what is wrong with a document for a call."""
    try:
        root = ElementTree.fromstring(document)  # noqa: S314
    except ElementTree.ParseError as error:
        return str(error)
    return None if root.tag == "Response" else f"the root is not Response but {root.tag}"


def _message(verb: ElementTree.Element) -> ReplyMessage:
    bodies = [part.text or "" for part in verb if part.tag == "Body"]
    media = tuple((part.text or "").strip() for part in verb if part.tag == "Media")
    text = "".join(bodies) if bodies else (verb.text or "").strip()
    return ReplyMessage(text, media, verb.get("to"), verb.get("action"))
