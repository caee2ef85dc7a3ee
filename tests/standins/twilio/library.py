"""The real client library pointed at the stand-in, for which it has no option, and short calls."""

import base64
import warnings
from collections.abc import Callable
from typing import Any
from urllib.request import HTTPErrorProcessor, Request, build_opener

from twilio.base.exceptions import TwilioRestException
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client

from tests.standins.twilio.client import TwilioStandIn
from tests.standins.twilio.common import Json

HOSTS = ("https://api.twilio.com", "https://content.twilio.com")


class StandInHttpClient(TwilioHttpClient):  # type: ignore[misc]
    """Sends the library's requests to the stand-in instead of Twilio's hosts."""

    def __init__(self, url: str, timeout: float | None = None) -> None:
        super().__init__(timeout=timeout)
        self.url = url

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Any:
        """Make a request with its host swapped."""
        return super().request(method, local(self.url, url), *args, **kwargs)

    def close(self) -> None:
        """Close the connections, which the library itself never does."""
        self.session.close()


def send(client: Any, standin: TwilioStandIn, to: str, text: str = "baik", **more: Any) -> Any:
    """Send a text to a person, or with ``content_sid`` and the like something else."""
    what = {} if {"content_sid", "media_url"} & set(more) else {"body": text}
    who = {} if "messaging_service_sid" in more else {"from_": standin.sender}
    return client.messages.create(to=f"whatsapp:{to}", **(who | what | more))


def create_content(client: Any, types: Json, **more: Any) -> str:
    """Make a content through the Content API and return its sid."""
    contents = client.content.v1.contents
    body = {"friendly_name": "uji", "language": "id", "types": types, "variables": {}} | more
    return str(contents.create(type(contents).ContentCreateRequest(body)).sid)


def submit(client: Any, sid: str, name: str = "sapaan", category: str = "UTILITY") -> Any:
    """Submit a content for approval."""
    approvals = client.content.v1.contents(sid).approval_create
    request = type(approvals).ContentApprovalRequest({"name": name, "category": category})
    return approvals.create(request)


def approval_of(client: Any, sid: str) -> Json:
    """Return what WhatsApp says of a content."""
    found: Json = client.content.v1.contents(sid).approval_fetch().fetch().whatsapp
    return found


def buttons(*titles: str, body: str = "Boleh kami tulis lagi?") -> Json:
    """Return the types of a content with quick replies."""
    actions = [{"title": title, "id": title.lower()} for title in titles]
    return {"twilio/quick-reply": {"body": body, "actions": actions}}


def picker(*items: str, **more: Any) -> Json:
    """Return the types of a content with a list."""
    listed = [{"item": item, "id": f"id-{item}", "description": "ya"} for item in items]
    return {"twilio/list-picker": {"body": "Pilih", "button": "Buka", "items": listed} | more}


def refusal(work: Callable[[], object]) -> tuple[int, int]:
    """Return the status and code with which something is refused."""
    try:
        work()
    except TwilioRestException as error:
        return error.status, error.code
    raise AssertionError("it was not refused")


def ask(url: str, name: str = "", password: str = "", data: bytes | None = None) -> Any:
    """Ask by hand, for what the library would not do; redirects and errors are answers."""

    class AsItIs(HTTPErrorProcessor):
        def http_response(self, request: Request, response: Any) -> Any:
            return response

    pair = base64.b64encode(f"{name}:{password}".encode()).decode()
    headers = {"Authorization": f"Basic {pair}"} if name else {}
    return build_opener(AsItIs).open(Request(url, data, headers))  # noqa: S310


def local(standin_url: str, url: str) -> str:
    """Return an address of Twilio's as one of the stand-in."""
    for host in HOSTS:
        if url.startswith(f"{host}/"):
            return standin_url + url.removeprefix(host)
    return url


def client_for(
    standin: TwilioStandIn,
    *,
    token: str | None = None,
    timeout: float | None = None,
) -> Any:
    """Return a client of the real library; close it with ``client.http_client.close()``."""
    http_client = StandInHttpClient(standin.url, timeout)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return Client(standin.account_sid, token or standin.auth_token, http_client=http_client)
