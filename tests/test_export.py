"""`export case`: opened again as whoever gets it would, and every hash in it made anew."""

import asyncio
import hashlib
import json
import os
import stat
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pyrage
import pytest
from typer.testing import CliRunner

from bot.channels.simulator import SimulatorChannel
from bot.cli import app
from bot.cli.export import key_file
from bot.export.tables import _defused
from flows.messages import Media, MediaKind
from tests.exporting import (
    MEDIA,
    PASSPHRASE,
    REASON,
    at_home,
    export,
    fill,
    first_media,
    opened,
    table,
    trail,
    with_files,
)
from tests.fetching import WORDS, Platform
from tests.houses import Place, a_place
from tests.test_secrets_at_rest import a_report, found_in

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def key() -> pyrage.x25519.Identity:
    """The receiver's key."""
    return pyrage.x25519.Identity.generate()


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case with files, and the settings of its house."""
    at_home(tmp_path, monkeypatch)
    return fill(tmp_path / "data", with_files)


def test_a_bundle_opens_and_every_hash_in_it_is_right(
    data: Path, key: pyrage.x25519.Identity
) -> None:
    result = export("--to", str(key.to_public()))
    assert result.exit_code == 0, result.output
    files = opened(data.parent / "a.age", key)
    rows = table(files["evidence.csv"])
    assert [row["berkas"] for row in rows] == ["evidence-001.jpg", "evidence-002.bin", "", ""]
    assert [row["keadaan"] for row in rows] == [
        "utuh",
        "utuh",
        "terlalu besar, tidak diberikan platform",
        "belum diambil dari platform",
    ]
    for row in rows[:2]:
        content = files[row["berkas"]]
        assert content == WORDS
        assert row["SHA-256"] == hashlib.sha256(content).hexdigest()
        assert row["ukuran (byte)"] == str(len(content))
        assert len(row["sidik berkunci (HMAC-SHA256)"]) == 64
    assert rows[0]["sidik berkunci (HMAC-SHA256)"] != rows[1]["sidik berkunci (HMAC-SHA256)"]
    assert set(files) == {
        "thread.txt",
        "report.json",
        "evidence-001.jpg",
        "evidence-002.bin",
        "evidence.csv",
        "custody.csv",
        "README.txt",
    }
    whole = hashlib.sha256((data.parent / "a.age").read_bytes()).hexdigest()
    assert whole in result.stdout
    assert trail(data)[-2:] == [
        ("Rani", "case.export", REASON),
        ("Rani", "case.exported", f"sha256 {whole}"),
    ]


def test_its_papers_say_what_was_said_by_whom_and_who_did_what(
    data: Path, key: pyrage.x25519.Identity
) -> None:
    CliRunner().invoke(app, ["queue", "open", "1", "--by", "Sari"])
    media_id = asyncio.run(first_media(data))
    run = CliRunner().invoke(app, ["queue", "file", str(media_id), "out.bin", "--by", "Sari"])
    assert run.exit_code == 0
    assert "PERINGATAN" in run.stderr
    assert (data.parent / "out.bin").read_bytes() == WORDS
    export("--to", str(key.to_public()))
    files = opened(data.parent / "a.age", key)

    custody = [(row["siapa"], row["apa"]) for row in table(files["custody.csv"])]
    assert custody.count(("rangkul", "pesan dengan berkas diterima")) == 4
    assert custody.count(("rangkul", "berkas diambil, disegel, sidik dibuat")) == 2
    assert custody[-3:] == [
        ("Sari", "membaca kasus"),
        ("Sari", "membuka berkas"),
        ("Rani", "mengekspor kasus"),
    ]
    assert table(files["custody.csv"])[-2]["bukti nomor"] == "1"
    known = json.loads(files["report.json"])
    assert known["answers"]["first.about"] == {"category": "minor", "words": "4", "read": ""}
    assert "belum 18 tahun" in {one["alasan"] for one in known["reasons"]}
    thread = files["thread.txt"].decode()
    assert "\n    2026-01-01 00:00:00 pendamping\n    saya bohong" in thread
    assert " orang\n    [photo]\n" in thread
    assert " bot [due]\n" in thread
    about = files["README.txt"].decode()
    assert "jangan pernah dipratinjau" in about
    assert "YANG TIDAK SEBAGAIMANA MESTINYA" not in about


def test_no_cell_is_a_formula(data: Path, key: pyrage.x25519.Identity) -> None:
    export("--to", str(key.to_public()))
    files = opened(data.parent / "a.age", key)
    cells = [
        cell
        for name in ("evidence.csv", "custody.csv")
        for row in table(files[name])
        for cell in row.values()
    ]
    assert f"'{REASON}" in cells
    assert "'=cmd()" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert [_defused(text) for text in ("+1", "-1", "@a", "\t=1", "a=1")] == [
        "'+1",
        "'-1",
        "'@a",
        "'\t=1",
        "a=1",
    ]


def test_a_passphrase_opens_it_and_no_other_does(data: Path) -> None:
    result = export(typed=f"{PASSPHRASE}\n{PASSPHRASE}\n")
    assert result.exit_code == 0, result.output
    assert PASSPHRASE not in result.output
    out = data.parent / "a.age"
    sealed = key_file(out).read_bytes()
    with pytest.raises(pyrage.DecryptError):
        pyrage.passphrase.decrypt(sealed, PASSPHRASE + "!")
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(out.read_bytes(), [pyrage.x25519.Identity.generate()])
    identity = pyrage.passphrase.decrypt(sealed, PASSPHRASE).decode().strip()
    assert opened(out, pyrage.x25519.Identity.from_str(identity))["evidence-001.jpg"] == WORDS
    for path in (out, key_file(out)):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-20] ^= 1
    path.write_bytes(content)


async def _other_content(data: Path, media_id: int) -> None:
    """Somebody with the keys has put another file in its place."""
    async with a_place(data) as place:
        row = (await place.rows(MEDIA))[0]
        key = await place.read(lambda conn: place.house.opened.ring.get(conn, row.key_id))
        files = place.house.files
        files.path(media_id).unlink()

        async def other() -> AsyncIterator[bytes]:
            yield b"something else"

        await files.store(media_id, key, other())


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (lambda data, path: damage(path), "RUSAK"),
        (lambda data, path: path.unlink(), "TIDAK ADA"),
        (lambda data, path: path.write_bytes(b""), "RUSAK"),
        (lambda data, path: asyncio.run(_other_content(data, int(path.stem))), "BERBEDA"),
    ],
    ids=["damaged", "missing", "empty", "another"],
)
def test_a_file_that_is_not_as_it_was_received_is_told_loudly(
    data: Path, key: pyrage.x25519.Identity, fault: Callable[[Path, Path], object], words: str
) -> None:
    media_id = asyncio.run(first_media(data))
    (path,) = (data / "files").rglob(f"{media_id}.sealed")
    fault(data, path)

    result = export("--to", str(key.to_public()))

    assert result.exit_code == 0, result.output
    assert f"PERHATIAN bukti 1: {words}" in result.stderr
    files = opened(data.parent / "a.age", key)
    rows = table(files["evidence.csv"])
    assert rows[0]["keadaan"].startswith(words)
    assert rows[1]["keadaan"] == "utuh"
    assert f"evidence-001.jpg: {words}" in files["README.txt"].decode()


def test_an_export_leaves_nothing_readable_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: pyrage.x25519.Identity
) -> None:
    at_home(tmp_path, monkeypatch)

    async def tell(place: Place, _: Platform) -> None:
        place.house.channels["simulator"] = SimulatorChannel()
        await a_report(place)

    fill(tmp_path / "data", tell)
    assert export(typed=f"{PASSPHRASE}\n{PASSPHRASE}\n").exit_code == 0
    assert export("--to", str(key.to_public()), out="b.age").exit_code == 0
    assert {path.name for path in tmp_path.iterdir()} == {"data", "a.age", "a.age.key", "b.age"}
    assert found_in(tmp_path) == []
    plain = hashlib.sha256(b"isi pesan suara yang sangat rahasia" * 1000)
    for path in tmp_path.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert plain.digest() not in content
            assert plain.hexdigest().encode() not in content


class LargeFiles(Platform):
    """Hands out far more than a command may hold."""

    async def fetch(self, media: Media) -> AsyncIterator[bytes]:
        """A film of so many bytes as its name says, of noise that does not shrink."""
        piece = os.urandom(256 * 1024)
        for _ in range(int(media.file_id) // len(piece)):
            yield piece


MEASURED = """
import resource
from bot.cli import app
app(standalone_mode=False)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def peak(folder: Path, size: int, key: pyrage.x25519.Identity) -> int:
    """The most memory, in KiB, that the command takes for a file of this size."""

    async def tell(place: Place, _: Platform) -> None:
        place.house.channels["simulator"] = LargeFiles()
        await place.say(media=(Media(MediaKind.VIDEO, str(size), None, "video/mp4"),))
        await place.house.fetcher.fetch_waiting()

    fill(folder, tell)
    command = ["export", "case", "1", "--by", "Rani", "--reason", "x", "--out", f"{size}.age"]
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, *command, "--to", str(key.to_public())],
        env={**os.environ, "DATA_DIR": str(folder), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert (folder.parent / f"{size}.age").stat().st_size >= size
    return int(done.stdout.splitlines()[-1])


def test_a_large_file_is_never_held_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: pyrage.x25519.Identity
) -> None:
    at_home(tmp_path, monkeypatch)
    small = peak(tmp_path / "small", 1 << 20, key)
    assert peak(tmp_path / "large", 150 << 20, key) - small < 24 * 1024
