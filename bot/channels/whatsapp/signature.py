"""Whether a webhook is Twilio's own: signed with our token over the exact public address."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from urllib.parse import parse_qsl

from twilio.request_validator import RequestValidator

from bot.settings import Settings

SIGNATURE_HEADER: Final = b"x-twilio-signature"
MOST_FIELDS: Final = 1000


class Form(Mapping[str, str]):
    """The fields of a form as they were sent: blank ones stay, and so do repeated ones."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._values: dict[str, list[str]] = {}
        for name, value in pairs:
            self._values.setdefault(name, []).append(value)

    def __getitem__(self, name: str) -> str:
        """The first value of a field."""
        return self._values[name][0]

    def __iter__(self) -> Iterator[str]:
        """The names of the fields."""
        return iter(self._values)

    def __len__(self) -> int:
        """How many fields there are."""
        return len(self._values)

    def getall(self, name: str) -> list[str]:
        """Every value of a field; how the library asks for repeated ones."""
        return self._values[name]


def read_form(body: bytes) -> Form | None:
    """The fields of a body; None when it is no form."""
    try:
        pairs = parse_qsl(
            body.decode(), keep_blank_values=True, strict_parsing=False, max_num_fields=MOST_FIELDS
        )
    except (UnicodeDecodeError, ValueError):
        return None
    return Form(pairs)


def read_text(body: bytes) -> str | None:
    """The text of a body; None when it is none."""
    try:
        return body.decode()
    except UnicodeDecodeError:
        return None


def signatures_of(settings: Settings) -> "Signatures":
    """The signatures of the account in the settings."""
    token = settings.twilio_auth_token
    return Signatures(token.get_secret_value() if token else "", settings.public_url)


class Signatures:
    """Checks what comes in against the account's token."""

    def __init__(self, auth_token: str, public_url: str) -> None:
        self._validator = RequestValidator(auth_token)
        self._base = public_url.rstrip("/")

    def holds(self, path: str, query: str, content: Form | str | None, header: str | None) -> bool:
        """Whether the signature is right; whatever is missing or strange, it is not.

        A body that is no form is signed by its hash in the address; without it, by nothing.
        """
        if not header or content is None:
            return False
        if isinstance(content, str) and not _names_hash(query):
            return False
        uri = f"{self._base}{path}?{query}" if query else f"{self._base}{path}"
        return bool(self._validator.validate(uri, content, header))


def _names_hash(query: str) -> bool:
    return any(name == "bodySHA256" for name, _ in parse_qsl(query))
