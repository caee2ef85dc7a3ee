"""Signatures of the requests that Twilio makes: HMAC-SHA1 of the address and the sorted fields."""

import base64
import hashlib
import hmac
from collections.abc import Mapping


def sign(token: str, url: str, fields: Mapping[str, str]) -> str:
    """Return the signature over the exact address, its query included, and the form's fields."""
    text = url + "".join(name + fields[name] for name in sorted(fields))
    digest = hmac.new(token.encode(), text.encode(), hashlib.sha1).digest()
    return base64.b64encode(digest).decode()
