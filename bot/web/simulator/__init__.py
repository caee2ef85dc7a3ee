"""The simulator's page: a phone, and beside it what each message causes."""

from urllib.parse import urlsplit

from starlette.routing import BaseRoute, Route

from bot.house import House
from bot.web.pages import Assets, Endpoint, guarded
from bot.web.simulator.routes import COOKIE, PATH, Simulator

__all__ = ["simulator_routes"]


def simulator_routes(house: House) -> list[BaseRoute]:
    """The simulator's addresses, and the files that its page loads."""
    channel = house.simulator
    if channel is None:
        return []
    assets = Assets()
    simulator = Simulator(house, channel, assets)
    given = {house.settings.host, urlsplit(house.settings.public_url).hostname or ""}
    own_hosts = frozenset(given - {""})

    def route(path: str, endpoint: Endpoint, method: str) -> Route:
        answer = guarded(endpoint, own_hosts=own_hosts, cookie=COOKIE)
        return Route(f"{PATH}{path}", answer, methods=[method])

    return [
        route("", simulator.page, "GET"),
        route("/now", simulator.now, "GET"),
        route("/stream", simulator.stream, "GET"),
        route("/say", simulator.say, "POST"),
        route("/again", simulator.again, "POST"),
        route("/settings", simulator.settings, "POST"),
        assets.route(),
    ]
