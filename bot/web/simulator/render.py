"""Draws the page and its fragments from what is stored."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.house import House
from bot.web import pages
from bot.web.simulator import view
from bot.web.simulator.incoming import LONGEST_TEXT, Refused
from bot.web.simulator.people import MOST_TIMES, PERSONAS, Person, Persona
from bot.web.simulator.words import LOCALES, Words
from storage import simulated
from storage.simulated import Seen

LOOK_COOKIE: Final = "rangkul_look"
LOCALE_COOKIE: Final = "rangkul_locale"
LOOKS: Final = ("day", "night")
ALWAYS: Final = ("DARURAT", "ORANG", "MENU", "KELUAR", "BERHENTI", "ENGLISH")


@dataclass(frozen=True, slots=True)
class Shown:
    """Whom the page shows, to which browser, and what was refused just now."""

    browser: str
    person: Person
    refused: Refused | None = None
    draft: str = ""


class Pages:
    """The simulator's page, whole or in fragments that htmx puts in their places."""

    def __init__(self, house: House, assets: pages.Assets) -> None:
        self._house = house
        self._templates = pages.templates(assets, always=ALWAYS, most_text=LONGEST_TEXT)

    async def page(self, request: Request, shown: Shown) -> Response:
        """The whole page."""
        people = await self._people(shown)
        return await self._draw("simulator.html", request, shown, {"people": people})

    async def fragments(self, request: Request, shown: Shown) -> Response:
        """What changes: the chat, what it caused, and what can be sent next."""
        answers_form = {"answers_form": request.method == "POST"}
        return await self._draw("simulator_now.html", request, shown, answers_form)

    async def latest(self, browser: str, persona: Persona) -> tuple[Person, bool]:
        """The newest of a persona's people in this browser, and whether they have written."""
        return (await self._newest(browser, [persona]))[persona.name]

    async def _people(self, shown: Shown) -> list[Person]:
        newest = await self._newest(shown.browser, list(PERSONAS))
        found = [newest[persona.name][0] for persona in PERSONAS]
        return [shown.person if p.persona == shown.person.persona else p for p in found]

    async def _newest(
        self, browser: str, personas: list[Persona]
    ) -> Mapping[str, tuple[Person, bool]]:
        opened = self._house.opened
        everyone = [
            Person(persona, time) for persona in personas for time in range(1, MOST_TIMES + 1)
        ]
        urns = [person.urn(browser) for person in everyone]
        known = await opened.database.read(lambda conn: simulated.known(conn, opened.ring, urns))
        newest = {persona.name: (Person(persona), False) for persona in personas}
        for person in everyone:
            if person.urn(browser) in known:
                newest[person.persona.name] = (person, True)
        return newest

    async def _draw(
        self, template: str, request: Request, shown: Shown, more: dict[str, Any]
    ) -> Response:
        opened, urn = self._house.opened, shown.person.urn(shown.browser)
        seen, mark = await opened.database.read(
            lambda conn: (
                simulated.see(conn, opened.ring, urn),
                simulated.mark(conn, opened.ring, urn),
            )
        )
        locale = request.cookies.get(LOCALE_COOKIE, LOCALES[0])
        look = request.cookies.get(LOOK_COOKIE, "")
        html = self._templates.get_template(template).render(
            t=Words(locale if locale in LOCALES else LOCALES[0], self._house.settings.zone),
            look=look if look in LOOKS else "",
            now=self._house.clock.now(),
            mark=mark,
            fresh_key=lambda: uuid.uuid4().hex,
            **_drawn(seen, shown),
            **more,
        )
        status = shown.refused.status if shown.refused else 200
        return HTMLResponse(html, status_code=status)


def _drawn(seen: Seen | None, shown: Shown) -> dict[str, Any]:
    """What the templates draw of one person."""
    return {
        "person": shown.person,
        "refused": shown.refused,
        "draft": shown.draft,
        "seen": seen,
        "bubbles": view.thread(seen),
        "next_line": view.next_line(seen, shown.person),
        "case": seen.case if seen else None,
        "risks": view.RISKS,
        "answers": view.answers(seen),
        "alarms": list(reversed(seen.alarms)) if seen else [],
        "standing": view.standing(seen),
        "flags": view.flags(seen),
        "dues": view.dues(seen),
        "trail": view.trail(seen),
    }
