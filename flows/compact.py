"""JSON without spaces, in UTF-8: how values are kept between turns."""

import json
from typing import Any, Final

_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def dumps(value: Any) -> bytes:
    """The value; one encoder for all, since making one costs more than using it."""
    return _ENCODER.encode(value).encode()
