"""Logs carry ids, never content, tokens or numbers."""

import logging
import sys
import traceback
from collections.abc import Iterable, MutableMapping
from types import TracebackType
from typing import Any

import structlog


def set_up(level: str, secrets: Iterable[str] = ()) -> None:
    """One JSON line an event; exceptions by type and place, their messages left out."""
    hidden = [secret for secret in secrets if secret]

    def redact(_logger: Any, _name: str, event: MutableMapping[str, Any]) -> Any:
        for key, value in event.items():
            if isinstance(value, str):
                for secret in hidden:
                    value = value.replace(secret, "***")
                event[key] = value
        return event

    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _without_messages,
            redact,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level)),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(level=logging.CRITICAL + 1, handlers=[logging.NullHandler()], force=True)
    logging.disable(logging.CRITICAL)


def _without_messages(_logger: Any, _name: str, event: MutableMapping[str, Any]) -> Any:
    """A traceback's messages may quote what a person wrote: only types and places are kept."""
    info = event.pop("exc_info", None)
    if info:
        found = sys.exc_info() if info is True else info
        event["trace"] = _places(found)
    return event


def _places(
    info: tuple[type[BaseException] | None, BaseException | None, TracebackType | None],
) -> list[str]:
    if info[2] is None:
        return []
    frames = traceback.extract_tb(info[2])
    return [f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in frames]
