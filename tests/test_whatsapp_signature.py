"""Twilio's signature: what is taken, what is refused, and that nothing strange is an error."""

import hashlib
from urllib.parse import urlencode

import pytest
from twilio.request_validator import RequestValidator

from bot.channels.whatsapp import Signatures
from bot.channels.whatsapp.signature import read_form, read_text

TOKEN = "an invented token"  # noqa: S105
PUBLIC = "https://rangkul.example"
PATH = "/whatsapp/webhook"
PAIRS = [
    ("MessageSid", "SM0001"),
    ("From", "whatsapp:+6281200000001"),
    ("Body", "  tolong, kak – 1+1 & 100% ya?  "),
    ("Label", ""),
    ("Baru", "satu"),
    ("Baru", "dua"),
]
BODY = urlencode(PAIRS).encode()
SIGNATURES = Signatures(TOKEN, PUBLIC)


def sign(uri: str, body: bytes = BODY, token: str = TOKEN) -> str:
    """As Twilio signs a form."""
    return str(RequestValidator(token).compute_signature(uri, read_form(body)))


def holds(signature: str | None, *, path: str = PATH, query: str = "", body: bytes = BODY) -> bool:
    return SIGNATURES.holds(path, query, read_form(body), signature)


@pytest.mark.parametrize(
    ("uri", "query"),
    [
        (PUBLIC + PATH, ""),
        (f"{PUBLIC}:443{PATH}", ""),
        (f"{PUBLIC}{PATH}?m=12", "m=12"),
        (f"{PUBLIC}{PATH}?a=%20b&c=", "a=%20b&c="),
    ],
)
def test_what_twilio_signed_is_taken(uri: str, query: str) -> None:
    assert holds(sign(uri), query=query)


def test_the_vector_of_the_library_is_taken() -> None:
    """Twilio's own example (twilio-python, tests of the request validator)."""
    signatures = Signatures("12345", "https://api.example.com/")
    form = urlencode({"CallSid": "CA1", "Digits": "1234", "From": "+14158675309", "To": "+1800"})
    uri = "https://api.example.com/myapp"
    signed = sign(uri, form.encode(), "12345")
    assert signatures.holds("/myapp", "", read_form(form.encode()), signed)


def test_an_empty_form_is_taken() -> None:
    assert holds(sign(PUBLIC + PATH, b""), body=b"")


@pytest.mark.parametrize(
    "body",
    [
        BODY.replace(b"tolong", b"tidak"),
        BODY.replace(b"&Label=", b""),
        BODY.replace(b"Baru=dua", b"Baru=tiga"),
        BODY + b"&Extra=1",
        b"",
        b"\xff\xfe=\x00",
        b"[1, 2]",
    ],
)
def test_another_body_is_refused(body: bytes) -> None:
    assert not holds(sign(PUBLIC + PATH), body=body)


@pytest.mark.parametrize(
    ("path", "query"), [("/whatsapp/status", ""), (PATH, "m=13"), (PATH, "m=12&n=1"), ("/", "")]
)
def test_another_address_is_refused(path: str, query: str) -> None:
    assert not holds(sign(f"{PUBLIC}{PATH}?m=12"), path=path, query=query)


@pytest.mark.parametrize(
    "signature",
    [
        None,
        "",
        "x",
        "é" * 28,
        "=" * 28,
        sign(f"https://other.example{PATH}"),
        sign(PUBLIC + PATH)[:-1],
    ],
)
def test_a_wrong_or_missing_signature_is_refused(signature: str | None) -> None:
    assert not holds(signature)


def test_another_token_is_refused() -> None:
    assert not holds(sign(PUBLIC + PATH, BODY, "another token"))


def json_call(body: bytes, *, hashed: bytes | None = None, query: str = "") -> bool:
    """A JSON body, signed by the hash of what it should be."""
    digest = hashlib.sha256(body if hashed is None else hashed).hexdigest()
    query = query or f"bodySHA256={digest}"
    signature = RequestValidator(TOKEN).compute_signature(f"{PUBLIC}{PATH}?{query}", {})
    return SIGNATURES.holds(PATH, query, read_text(body), str(signature))


def test_a_json_body_is_taken_by_its_hash() -> None:
    assert json_call(b'{"a": 1}')


def test_a_tampered_json_body_is_refused() -> None:
    assert not json_call(b'{"a": 2}', hashed=b'{"a": 1}')


def test_a_json_body_without_its_hash_is_refused_and_no_error() -> None:
    assert not json_call(b'{"a": 1}', query="m=1")


def test_a_json_body_that_is_no_text_is_refused() -> None:
    assert not json_call(b"\xff\xfe")
