"""The files of messages: their description, and the bytes themselves."""

import secrets

from tests.standins.twilio.common import not_found
from tests.standins.twilio.listing import Page, date_filters, old_style, within
from tests.standins.twilio.media import StoredMedia
from tests.standins.twilio.request import Answer, Asked
from tests.standins.twilio.state import State

CDN = "/cdn/"


async def list_all(state: State, asked: Asked) -> Answer:
    """List the files of a message."""
    values = asked.listing(date_filters("DateCreated"))
    if state.messages.find(asked.parts["sid"]) is None:
        raise not_found(asked.path)
    found = [
        stored
        for stored in state.media.of(asked.parts["sid"])
        if within("DateCreated", values, stored.created)
    ]
    return Answer(200, old_style(Page(found, values), asked.path, "media_list", asked.query))


async def fetch(state: State, asked: Asked) -> Answer:
    """Show a file's description."""
    asked.nothing()
    return Answer(200, _find(state, asked).resource())


async def delete(state: State, asked: Asked) -> Answer:
    """Delete a file."""
    asked.nothing()
    stored = _find(state, asked)
    stored.deleted = True
    stored.data = b""
    return Answer(204)


async def download(state: State, asked: Asked) -> Answer:
    """Give the bytes, or say where they are."""
    asked.nothing()
    stored = _find(state, asked)
    if state.media.redirect:
        elsewhere = f"{state.url}{CDN}{stored.sid}?key={secrets.token_hex(8)}"
        return Answer(307, None, {"Location": elsewhere})
    return Answer(200, stored.data, {"Content-Type": stored.content_type})


async def download_elsewhere(state: State, path: str) -> Answer:
    """Give the bytes at the address that a redirect named; no sign-in is asked for there."""
    stored = state.media.everything.get(path.removeprefix(CDN))
    if stored is None or stored.deleted:
        raise not_found(path)
    return Answer(200, stored.data, {"Content-Type": stored.content_type})


def _find(state: State, asked: Asked) -> StoredMedia:
    stored = state.media.find(asked.parts["sid"], asked.parts["media"])
    if stored is None:
        raise not_found(asked.path)
    return stored
