"""The real client library, pointed at the stand-in; it has no option for that."""

import warnings
from typing import Any

from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client

from tests.standins.twilio.client import TwilioStandIn

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
