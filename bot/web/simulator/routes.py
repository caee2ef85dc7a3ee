"""The simulator's addresses: a page, its forms, its fragments and its hints."""

import asyncio
import re
import secrets
from typing import Final

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.channels.simulator import SimulatorChannel
from bot.house import House
from bot.turn import StorageAway
from bot.web.pages import Assets
from bot.web.simulator.incoming import Refused, empty_msg, read_form, read_msg, said
from bot.web.simulator.people import MOST_TIMES, PERSONAS, Person
from bot.web.simulator.render import LOCALE_COOKIE, LOOK_COOKIE, LOOKS, Pages, Shown
from bot.web.simulator.stream import Streams
from bot.web.simulator.words import LOCALES

COOKIE: Final = "rangkul_simulator"
PATH: Final = "/simulator"
SHOW_SECONDS: Final = 0.4
"""How long a page without scripts waits, so that it already shows the answer."""

_BROWSER: Final = re.compile(r"[0-9a-f]{32}")
_SETTINGS: Final = (("look", LOOK_COOKIE, LOOKS), ("locale", LOCALE_COOKIE, LOCALES))


class Simulator:
    """Answers the simulator's addresses."""

    def __init__(self, house: House, channel: SimulatorChannel, assets: Assets) -> None:
        self._house = house
        self._channel = channel
        self._pages = Pages(house, assets)
        self._streams = Streams(house.opened, channel)

    async def page(self, request: Request) -> Response:
        """The whole page, for the person that the address names."""
        known = _browser(request)
        browser = known or secrets.token_hex(16)
        person = Person.read(request.query_params.get("who", ""))
        if person is None:
            person, _ = await self._pages.latest(browser, PERSONAS[0])
        response = await self._pages.page(request, Shown(browser, person))
        if known is None:
            _remember(request, response, COOKIE, browser)
        return response

    async def now(self, request: Request) -> Response:
        """What has changed, as fragments."""
        browser = _browser(request)
        if browser is None:
            return _from_the_start(request)
        return await self._pages.fragments(request, Shown(browser, _person(request)))

    async def stream(self, request: Request) -> Response:
        """Hints of what has changed."""
        browser = _browser(request)
        if browser is None:
            return Response(status_code=204)
        urn = _person(request).urn(browser)
        return self._streams.answer(request, browser=browser, urn=urn)

    async def say(self, request: Request) -> Response:
        """Take one message, as a platform would bring it."""
        browser = _browser(request)
        if browser is None:
            return _from_the_start(request)
        is_htmx = "hx-request" in request.headers
        person, draft, refused = Person(PERSONAS[0]), "", None
        try:
            form = await read_form(request)
            person, draft = _named(form), said(form, "text")
            try:
                await self._take(form, person, browser, redrawn=not is_htmx)
            finally:
                await form.close()
        except Refused as why:
            refused = why
        except StorageAway:
            refused = Refused("Not stored: the database is away. Please send it again.", 503)
        shown = Shown(browser, person, refused, draft if refused else "")
        if is_htmx:
            return await self._pages.fragments(request, shown)
        if refused:
            return await self._pages.page(request, shown)
        await asyncio.sleep(SHOW_SECONDS)
        return _to(person)

    async def _take(self, form: FormData, person: Person, browser: str, *, redrawn: bool) -> None:
        now = self._house.clock.now()
        msg = empty_msg(form, person.urn(browser), redrawn=redrawn, now=now)
        await self._house.turn.take(await read_msg(form, person, self._channel, msg=msg))

    async def again(self, request: Request) -> Response:
        """The same persona as somebody whom nobody knows yet."""
        browser = _browser(request)
        person = _named(await _form(request))
        if browser is None:
            return _to(person)
        latest, has_written = await self._pages.latest(browser, person.persona)
        return _to(latest.again if has_written and latest.time < MOST_TIMES else latest)

    async def settings(self, request: Request) -> Response:
        """Day or night, Indonesian or English."""
        form = await _form(request)
        response = _to(_named(form))
        for name, cookie, allowed in _SETTINGS:
            if (value := said(form, name)) in allowed:
                _remember(request, response, cookie, value)
        return response


def _browser(request: Request) -> str | None:
    """Which browser this is: an id that means nothing outside the simulator."""
    value = request.cookies.get(COOKIE, "")
    return value if _BROWSER.fullmatch(value) else None


def _person(request: Request) -> Person:
    return Person.read(request.query_params.get("who", "")) or Person(PERSONAS[0])


async def _form(request: Request) -> FormData:
    """The form; an empty one when it cannot be read."""
    try:
        return await read_form(request)
    except Refused:
        return FormData()


def _named(form: FormData) -> Person:
    return Person.read(said(form, "who")) or Person(PERSONAS[0])


def _remember(request: Request, response: Response, cookie: str, value: str) -> None:
    secure = request.url.scheme == "https"
    response.set_cookie(cookie, value, path=PATH, samesite="lax", httponly=True, secure=secure)


def _to(person: Person) -> Response:
    return RedirectResponse(f"{PATH}?who={person.who}", status_code=303)


def _from_the_start(request: Request) -> Response:
    """The browser has forgotten who it is, or keeps no cookies: begin with the whole page."""
    if "hx-request" in request.headers:
        return Response(headers={"HX-Redirect": PATH})
    return RedirectResponse(PATH, status_code=303)
