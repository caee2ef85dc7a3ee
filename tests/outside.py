"""Keeps tests from reaching anything beyond this machine."""

import ipaddress
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

HERE = (None, "", b"", "localhost", b"localhost")


class OutsideConnection(RuntimeError):
    """A test tried to reach an address that is not on this machine."""


def refuse_outside(host: object) -> None:
    """Raise for an address beyond loopback, and for a name that may lead there."""
    if host in HERE:
        return
    name = host.decode() if isinstance(host, bytes) else str(host)
    try:
        inside = ipaddress.ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        inside = False
    if not inside:
        raise OutsideConnection(f"tests may not reach {name}")


def guard_socket(method: Callable[..., Any]) -> Callable[..., Any]:
    """Let a connecting method of sockets through to loopback and to Unix sockets only."""

    def guarded(self: socket.socket, address: Any) -> Any:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            refuse_outside(address[0])
        return method(self, address)

    return guarded


@contextmanager
def outside_refused() -> Iterator[None]:
    """Refuse connections and name look-ups of this process that leave the machine."""
    getaddrinfo = socket.getaddrinfo

    def guarded_getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:
        refuse_outside(host)
        return getaddrinfo(host, *args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, guard_socket(getattr(socket.socket, name)))
        patch.setattr(socket, "getaddrinfo", guarded_getaddrinfo)
        yield
