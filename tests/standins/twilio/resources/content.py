"""Content: create, fetch, list and delete."""

from tests.standins.twilio.checking import check_content
from tests.standins.twilio.common import ApiError, bad_request, new_sid, not_found
from tests.standins.twilio.contents import Content
from tests.standins.twilio.listing import Page, new_style
from tests.standins.twilio.request import Answer, Asked
from tests.standins.twilio.state import State

# What a real account allows.
MOST_CONTENTS = 6000


async def create(state: State, asked: Asked) -> Answer:
    """Keep a new content."""
    body = check_content(asked.json())
    if len(state.contents.newest_first()) >= MOST_CONTENTS:
        raise bad_request(20001, f"An account has at most {MOST_CONTENTS} contents")
    content = Content(
        n=len(state.contents.everything) + 1,
        sid=new_sid("HX"),
        account_sid=state.options.account_sid,
        friendly_name=body.get("friendly_name"),
        language=body["language"],
        variables=body.get("variables") or {},
        types={name: part for name, part in body["types"].items() if part is not None},
        created=state.now(),
        base=f"{state.url}/v1/Content",
    )
    state.contents.everything.append(content)
    return Answer(201, content.resource())


async def fetch(state: State, asked: Asked) -> Answer:
    """Show a content."""
    asked.nothing()
    return Answer(200, find(state, asked).resource())


async def list_all(state: State, asked: Asked) -> Answer:
    """List contents, the newest first."""
    page = Page(state.contents.newest_first(), asked.listing())
    items = [item.resource() for item in page.items]
    return Answer(200, new_style(page, state.url + asked.path, "contents", items))


async def list_with_approvals(state: State, asked: Asked) -> Answer:
    """List contents with what WhatsApp says of them."""
    page = Page(state.contents.newest_first(), asked.listing())
    items = [item.with_approval() for item in page.items]
    return Answer(200, new_style(page, state.url + asked.path, "contents", items))


async def delete(state: State, asked: Asked) -> Answer:
    """Delete a content; a name that it was submitted under stays used."""
    asked.nothing()
    find(state, asked).deleted = True
    return Answer(204)


def find(state: State, asked: Asked) -> Content:
    """Return the content that is asked for, or refuse."""
    content = state.contents.find(asked.parts["sid"])
    if content is None:
        raise not_found(asked.path)
    return content


def conflict(message: str) -> ApiError:
    """Return the error for something that was done already."""
    return ApiError(409, 20409, message)
