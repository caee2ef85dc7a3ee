"""The twilio client on a network of ours: time limits that hold, and addresses from the settings.

Its own asynchronous client ignores its time limit and knows no other host (twilio-python
#925); `AsyncHttpClient` is its documented place for another way to the network.
"""

import logging
from functools import cache
from typing import Any, Final, cast
from urllib.parse import urlencode, urlsplit

import aiohttp
from twilio.base.exceptions import TwilioException
from twilio.http import AsyncHttpClient
from twilio.http.response import Response
from twilio.rest import Client

CONNECT_SECONDS: Final = 5.0
ANSWER_SECONDS: Final = 15.0
"""The longest that one request may take in all."""
CONNECTIONS: Final = 64

TwilioError: Final = TwilioException
"""What the library raises for an answer that is none; `refusal` reads it."""


class NotConnected(Exception):
    """Twilio was not reached: nothing happened there."""


class Unanswered(Exception):
    """The request left and no answer came: nobody knows what happened."""


def refusal(error: TwilioException) -> tuple[int | None, int]:
    """Twilio's code and the HTTP status of a refusal; a refused list tells only the status."""
    told = [one.status_code for one in error.args if isinstance(one, Response)]
    status = int(getattr(error, "status", 0) or next(iter(told), 0))
    code = getattr(error, "code", None)
    return (code if isinstance(code, int) else None), status


@cache
def authorization(user: str, password: str) -> dict[str, str]:
    """The header of HTTP's basic authentication; written once, read only."""
    return {"Authorization": aiohttp.encode_basic_auth(user, password)}


class Network(AsyncHttpClient):  # type: ignore[misc]
    """One pool of connections, made inside the running loop when it is first used."""

    def __init__(self, hosts: dict[str, str], *, seconds: float = ANSWER_SECONDS) -> None:
        """`hosts`: which address stands for which host of Twilio's."""
        super().__init__(logging.getLogger("twilio.http"), is_async=True)
        self._hosts = hosts
        self._session: aiohttp.ClientSession | None = None
        self._timeout = aiohttp.ClientTimeout(total=seconds, sock_connect=CONNECT_SECONDS)

    @property
    def session(self) -> aiohttp.ClientSession:
        """The pool."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=CONNECTIONS)
            self._session = aiohttp.ClientSession(
                connector=connector, cookie_jar=aiohttp.DummyCookieJar()
            )
        return self._session

    async def request(
        self,
        method: str,
        uri: str,
        params: dict[str, object] | None = None,
        data: dict[str, object] | None = None,
        headers: dict[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - the library's own signature
        allow_redirects: bool = False,
    ) -> Response:
        """One request. Raises `NotConnected` or `Unanswered`; nothing of it is logged."""
        headers = dict(headers or {})
        if auth:
            headers |= authorization(*auth)
        is_json = headers.get("Content-Type") == "application/json"
        body: dict[str, Any] = {}
        if data:
            # Written here: the pool's own form costs as much again as the request.
            body = {"json": data} if is_json else {"data": urlencode(data, doseq=True).encode()}
        try:
            async with self.session.request(
                method,
                self.address(uri),
                params=cast(Any, params),
                headers=headers,
                allow_redirects=allow_redirects,
                timeout=self._timeout,
                **body,
            ) as answer:
                text = await answer.text()
                return Response(answer.status, text, answer.headers)
        except aiohttp.ClientConnectorError as error:
            raise NotConnected(type(error).__name__) from None
        except (aiohttp.ClientError, TimeoutError) as error:
            raise Unanswered(type(error).__name__) from None

    def address(self, uri: str) -> str:
        """Where a request of the library goes."""
        parts = urlsplit(uri)
        base = self._hosts.get(parts.netloc)
        if base is None:
            return uri
        query = f"?{parts.query}" if parts.query else ""
        return f"{base.rstrip('/')}{parts.path}{query}"

    async def close(self) -> None:
        """Close the pool."""
        if self._session is not None:
            await self._session.close()
            self._session = None


def make_client(
    account_sid: str, auth_token: str, *, api_url: str, content_url: str
) -> tuple[Client, Network]:
    """The library's client, and the network that it uses."""
    network = Network({"api.twilio.com": api_url, "content.twilio.com": content_url})
    return Client(account_sid, auth_token, http_client=network, environment={"": ""}), network
