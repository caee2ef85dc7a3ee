"""Tests run without a way to the outside."""

import asyncio
import socket
from pathlib import Path

import pytest

from tests.outside import OutsideConnection


@pytest.mark.parametrize("address", [("192.0.2.1", 9), ("example.org", 80)])
def test_an_outside_address_is_refused(address: tuple[str, int]) -> None:
    with pytest.raises(OutsideConnection), socket.socket() as outside:
        outside.connect(address)
    with pytest.raises(OutsideConnection), socket.socket() as outside:
        outside.connect_ex(address)
    with pytest.raises(OutsideConnection):
        socket.create_connection(address)


async def test_an_outside_address_is_refused_on_the_loop() -> None:
    with pytest.raises(OutsideConnection):
        await asyncio.open_connection("example.org", 443)


async def test_this_machine_can_be_reached(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(("localhost", server.getsockname()[1])).close()
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind(str(tmp_path / "socket"))
        server.listen()
        client.connect(str(tmp_path / "socket"))
