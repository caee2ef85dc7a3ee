"""What was said, named or numbered is in no file that the house writes."""

import asyncio
import base64
import hashlib
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.cli.shown import show
from bot.clock import Clock
from bot.opening import open_house
from bot.settings import Settings
from bot.turn import Took
from flows.casework.access import Reader, Role
from flows.messages import Card, Media, MediaKind
from storage import backup, erasure
from storage.access import NotAllowed, read_case
from storage.database.sqlite import keystore_path
from storage.files import SealedFiles
from storage.tables import Case, Contact, StoredMedia
from storage.tables.types import table_of
from tests.houses import HERE, KEY, Place, a_place, settings_for
from tests.test_opening import free_port

SECRETS = (
    "warung Bu Sulastri",
    "08123450099",
    "Joko Santoso",
    "simulator:rahasia-777",
    "116.83",
    "isi pesan suara yang sangat rahasia",
    "akta-nikah.pdf",
    "kebun-manggis-tua",
)
READER = Reader("Rani", Role.OPERATOR)


async def a_report(place: Place) -> None:
    """Everything that a person can give away, given away."""
    place.urn = "simulator:rahasia-777"
    simulator = place.house.simulator
    assert simulator is not None
    await place.tell("tolong", "1", "2", "1")
    await place.say("dia pukul saya di belakang warung Bu Sulastri", location=HERE)
    upload = simulator.upload(b"isi pesan suara yang sangat rahasia" * 1000)
    await place.say(media=(Media(MediaKind.DOCUMENT, upload, 35000, name="akta-nikah.pdf"),))
    await place.say(card=Card("Joko Santoso", "08123450099", own=False))
    await place.tell("2", "2 08123450099 jam 9")
    await place.tell("kata kunci", "kebun-manggis-tua")
    assert (await place.known()).guard.counted == "kebun-manggis-tua"
    await place.house.fetcher.fetch_waiting()


def found_in(folder: Path, *, without: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """Which secret stands readable in which file: as it is, in UTF-16, or in base64."""
    hits = []
    for path in folder.rglob("*"):
        if not path.is_file() or path.name in without:
            continue
        data = path.read_bytes()
        for secret in SECRETS:
            plain = secret.encode()
            forms = (plain, secret.encode("utf-16-le"), base64.b64encode(plain)[:-4])
            if any(form in data for form in forms):
                hits.append((path.name, secret))
    return hits


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with a report in it, as the running service leaves it."""
    folder = tmp_path / "data"

    async def fill() -> None:
        async with a_place(folder) as place:
            await a_report(place)
            assert found_in(folder) == []
            rows = await place.rows(table_of(StoredMedia))
            assert [row.state for row in rows] == ["stored"]

    asyncio.run(fill())
    return folder


def test_nothing_is_readable_in_data_log_keys_or_files(data: Path) -> None:
    assert len(list(data.rglob("*"))) > 4
    assert found_in(data) == []


def test_the_same_search_finds_what_lies_open(data: Path) -> None:
    (data / "leak.txt").write_text("… warung Bu Sulastri …")
    assert found_in(data) == [("leak.txt", "warung Bu Sulastri")]


def test_with_the_key_it_can_be_read_by_who_may_and_that_is_on_the_trail(data: Path) -> None:
    settings = settings_for(data)
    opened = open_house(settings, serving=False)
    with pytest.raises(NotAllowed):
        opened.database.write_now(
            lambda conn: read_case(
                conn, opened.ring, Reader(" ", Role.OPERATOR), 1, now=Clock().now()
            )
        )
    found = opened.database.write_now(
        lambda conn: read_case(conn, opened.ring, READER, 1, now=Clock().now())
    )
    assert found is not None
    text = "\n".join(show(found, settings.zone))
    assert "warung Bu Sulastri" in text
    assert "Joko Santoso" in text
    assert "belum didengar / dilihat" in text
    with closing(sqlite3.connect(data / "rangkul.sqlite")) as conn:
        trail = conn.execute("SELECT who, action FROM audit_entry").fetchall()
    assert trail == [("Rani", "case.read")]


def erase(settings: Settings) -> None:
    opened = open_house(settings, serving=False)
    files = SealedFiles(settings.data_dir / "files")
    erasure.erase_by_number(
        opened.database, opened.ring, files, 1, who="Rani", reason="asked", now=Clock().now()
    )


def test_what_was_erased_stays_erased_after_a_restore(data: Path, tmp_path: Path) -> None:
    settings = settings_for(data)
    generation = backup.back_up(data / "rangkul.sqlite", data / "files", tmp_path / "backup")
    erase(settings)
    backup.back_up(data / "rangkul.sqlite", data / "files", tmp_path / "backup")
    for name in ("rangkul.sqlite", "rangkul.sqlite-wal", "rangkul.sqlite-shm"):
        (data / name).unlink(missing_ok=True)
    keystore = keystore_path(data / "rangkul.sqlite")
    for suffix in ("", "-wal", "-shm"):
        keystore.with_name(keystore.name + suffix).unlink(missing_ok=True)
    backup.restore(generation, data / "rangkul.sqlite", data / "files")
    opened = open_house(settings_for(data, port=free_port()), serving=True)
    assert opened.lock is not None
    opened.lock.release()
    with opened.database.read_engine.connect() as conn:
        (row,) = conn.execute(table_of(Case).select()).all()
        assert opened.ring.get(conn, row.key_id) is None
        assert (row.state, row.report_sealed) == ("closed", None)
        (person,) = conn.execute(table_of(Contact).select()).all()
        assert (person.urn_index, person.urn_sealed) == (None, None)
    found = opened.database.write_now(
        lambda conn: read_case(conn, opened.ring, READER, 1, now=Clock().now())
    )
    assert found is None
    erase(settings)


async def test_who_was_erased_and_writes_again_after_a_restore_is_somebody_new(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "data"
    async with a_place(folder) as place:
        await a_report(place)
    generation = backup.back_up(folder / "rangkul.sqlite", folder / "files", tmp_path / "backup")
    erase(settings_for(folder))
    for path in folder.glob("rangkul.sqlite*"):
        path.unlink()
    backup.restore(generation, folder / "rangkul.sqlite", folder / "files")
    async with a_place(folder) as place:
        place.urn = "simulator:rahasia-777"
        assert await place.say("tolong") is Took.NEW
        assert len(await place.rows(table_of(Contact))) == 2


async def test_a_receipt_is_in_no_file_and_dies_with_its_case(tmp_path: Path) -> None:
    """Neither the shown nor the typed form; and a restore does not bring it back to life."""
    folder = tmp_path / "data"
    async with a_place(folder) as place:
        await a_report(place)
        await place.say("kode")
        shown = (await place.said())[-1].splitlines()[0].rpartition(": ")[2]
        await place.say(shown, urn="simulator:other")
        assert (await place.known("simulator:other")).case_id is not None
    for form in (shown, shown.replace("-", ""), shown.lower()):
        assert not [
            path.name
            for path in folder.rglob("*")
            if path.is_file() and form.encode() in path.read_bytes()
        ]
    generation = backup.back_up(folder / "rangkul.sqlite", folder / "files", tmp_path / "backup")
    erase(settings_for(folder))
    for path in folder.glob("rangkul.sqlite*"):
        path.unlink()
    backup.restore(generation, folder / "rangkul.sqlite", folder / "files")
    async with a_place(folder) as place:
        await place.say(shown, urn="simulator:third")
        assert "tidak saya kenal" in (await place.said("simulator:third"))[-1]
        assert (await place.known("simulator:third")).case_id is None


def test_erasing_leaves_no_sealed_words_in_the_data_or_its_log(data: Path) -> None:
    settings = settings_for(data)
    with closing(sqlite3.connect(data / "rangkul.sqlite")) as conn:
        sealed = conn.execute("SELECT body_sealed FROM message").fetchall()
        wrapped = conn.execute("SELECT report_sealed FROM 'case'").fetchall()
    erase(settings)
    files = [path.read_bytes() for path in data.glob("rangkul*")]
    for (blob,) in (*sealed, *wrapped):
        assert not any(blob in data for data in files)


def test_logs_say_where_and_never_what(tmp_path: Path) -> None:
    script = """
import structlog
from bot import logs
logs.set_up("DEBUG", ["123:TOKEN"])
log = structlog.get_logger()
try:
    raise ValueError("warung Bu Sulastri")
except ValueError as error:
    log.exception("turn failed", error=type(error).__name__, url="https://x/bot123:TOKEN/y")
import logging
logging.getLogger("httpx").critical("https://x/bot123:TOKEN/y")
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert "turn failed" in done.stderr
    assert re.search(r'"trace": \["<string>:\d+ <module>"\]', done.stderr)
    assert "Sulastri" not in done.stderr + done.stdout
    assert "TOKEN" not in done.stderr + done.stdout


def test_a_file_key_that_is_gone_opens_nothing(data: Path) -> None:
    settings = settings_for(data)
    opened = open_house(settings, serving=False)
    files = list((data / "files").rglob("*.sealed"))
    assert len(files) == 1
    erase(settings)
    with opened.database.read_engine.connect() as conn:
        (row,) = conn.execute(table_of(StoredMedia).select()).all()
        assert opened.ring.get(conn, row.key_id) is None


def test_a_file_that_somebody_knows_cannot_be_looked_up(data: Path) -> None:
    plain = b"isi pesan suara yang sangat rahasia" * 1000
    known = [hashlib.new(name, plain).digest() for name in ("sha256", "sha1", "md5")]
    ring = open_house(settings_for(data), serving=False).ring
    known += [ring.index(digest.hex()) for digest in known]
    for path in data.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        assert not [one for one in known if one in content or one.hex().encode() in content]


def test_erasing_takes_the_digest_too(data: Path) -> None:
    def digest() -> bytes | None:
        with closing(sqlite3.connect(data / "rangkul.sqlite")) as conn:
            found: bytes | None = conn.execute("SELECT digest FROM media").fetchone()[0]
            return found

    before = digest()
    assert before is not None
    erase(settings_for(data))
    assert digest() is None
    assert not any(before in path.read_bytes() for path in data.glob("rangkul*"))


def test_the_test_key_is_the_test_key() -> None:
    assert len(base64.b64decode(KEY)) == 32
