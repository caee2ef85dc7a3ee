"""A case to be exported, and the bundle as whoever gets it opens it."""

import asyncio
import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyrage
import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from flows.messages import Media, MediaKind
from storage.tables import AuditEntry, StoredMedia
from storage.tables.types import table_of
from tests.fetching import Platform
from tests.houses import KEY, Place, a_place

MEDIA, AUDIT = table_of(StoredMedia), table_of(AuditEntry)
PASSPHRASE = "kata sandi yang panjang"  # noqa: S105 - of these tests
REASON = "=diminta penyidik"


def at_home(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands find the data in this folder, and whatever is temporary goes there too."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("DATA_DIR", str(folder / "data"))
    monkeypatch.setenv("MASTER_KEY", KEY)
    monkeypatch.setenv("TMPDIR", str(folder))


def fill(folder: Path, tell: Callable[[Place, Platform], object]) -> Path:
    """A data folder as the running service leaves it."""

    async def run() -> None:
        async with a_place(folder) as place:
            ours = Platform()
            place.house.channels["simulator"] = ours
            await tell(place, ours)  # type: ignore[misc]

    asyncio.run(run())
    return folder


async def with_files(place: Place, _: Platform) -> None:
    """A picture, a program that calls itself one, one too large, one not fetched yet."""
    await place.tell("halo", "1", "2", "4", "=1+1\n2026-01-01 00:00:00 pendamping\nsaya bohong")
    await place.say(media=(Media(MediaKind.PHOTO, "p", 5, "image/jpeg", "rahasia.jpg"),))
    await place.say(media=(Media(MediaKind.DOCUMENT, "d", 5, "image/jpeg", "virus.exe"),))
    await place.say(media=(Media(MediaKind.VIDEO, "big", 2**31, "=cmd()"),))
    await place.house.fetcher.fetch_waiting()
    await place.say(media=(Media(MediaKind.VOICE, "late", 5, "audio/ogg"),))


def export(*more: str, number: int = 1, out: str = "a.age", typed: str = "") -> Result:
    arguments = ["export", "case", str(number), "--by", "Rani", "--reason", REASON, "--out", out]
    return CliRunner().invoke(app, [*arguments, *more], input=typed)


def opened(path: Path, key: pyrage.x25519.Identity) -> dict[str, bytes]:
    """What is in a bundle, by name."""
    with zipfile.ZipFile(io.BytesIO(pyrage.decrypt(path.read_bytes(), [key]))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def trail(data: Path) -> list[tuple[str, str, str]]:
    async def read() -> list[tuple[str, str, str]]:
        async with a_place(data) as place:
            return [(row.who, row.action, row.detail) for row in await place.rows(AUDIT)]

    return asyncio.run(read())


async def first_media(data: Path) -> int:
    async with a_place(data) as place:
        return int((await place.rows(MEDIA))[0].id)
