"""`export case` that is refused or breaks off: no half bundle, and nothing overwritten."""

from collections.abc import Iterator
from pathlib import Path

import pyrage
import pytest

from tests.exporting import PASSPHRASE, at_home, export, fill, trail, with_files
from tests.houses import settings_for
from tests.test_secrets_at_rest import erase


@pytest.fixture
def key() -> pyrage.x25519.Identity:
    """The receiver's key."""
    return pyrage.x25519.Identity.generate()


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case with files, and the settings of its house."""
    at_home(tmp_path, monkeypatch)
    return fill(tmp_path / "data", with_files)


@pytest.mark.parametrize(
    ("more", "typed", "words"),
    [
        (["--to", "age1wrong"], "", "age1"),
        ([], "pendek\npendek\n", "12"),
        (["--reason", " ", "--to", "age1wrong"], "", "reason"),
        (["--by", " ", "--to", "KEY"], "", " "),
        (["--out", "nowhere/a.age", "--to", "KEY"], "", "cannot be written"),
    ],
    ids=["recipient", "passphrase", "reason", "name", "folder"],
)
def test_what_is_refused_leaves_nothing(
    data: Path, key: pyrage.x25519.Identity, more: list[str], typed: str, words: str
) -> None:
    result = export(*(str(key.to_public()) if one == "KEY" else one for one in more), typed=typed)
    assert result.exit_code == 1
    assert words in str(result.exception)
    assert {path.name for path in data.parent.iterdir()} == {"data"}
    assert "case.export" not in {action for _, action, _ in trail(data)}


def test_an_unknown_number_leaves_nothing(data: Path, key: pyrage.x25519.Identity) -> None:
    result = export("--to", str(key.to_public()), number=9)
    assert "there is no number 9" in str(result.exception)
    assert not (data.parent / "a.age").exists()


@pytest.mark.parametrize("name", ["a.age", "a.age.key"])
def test_what_is_there_is_never_overwritten(data: Path, name: str) -> None:
    (data.parent / name).write_text("mine")
    result = export(typed=f"{PASSPHRASE}\n{PASSPHRASE}\n")
    assert f"{name} is there already" in str(result.exception)
    assert (data.parent / name).read_text() == "mine"
    assert {path.name for path in data.parent.iterdir()} == {"data", name}


def test_a_disk_that_is_full_leaves_nothing(
    data: Path, key: pyrage.x25519.Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("bot.cli.writing.os.fsync", full)
        result = export("--to", str(key.to_public()))
    assert isinstance(result.exception, OSError)
    assert not (data.parent / "a.age").exists()
    actions = [action for _, action, _ in trail(data)]
    assert actions[-1] == "case.export"  # begun, and not ended: the trail says so


def test_who_breaks_it_off_leaves_nothing(
    data: Path, key: pyrage.x25519.Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> Iterator[tuple[str, list[bytes]]]:
        yield "thread.txt", [b"..."]
        raise KeyboardInterrupt

    monkeypatch.setattr("bot.export.Exporting.members", broken)
    assert export("--to", str(key.to_public())).exit_code != 0
    assert not (data.parent / "a.age").exists()


def test_who_was_erased_cannot_be_exported(data: Path, key: pyrage.x25519.Identity) -> None:
    erase(settings_for(data))
    result = export("--to", str(key.to_public()))
    assert "erased" in str(result.exception)
    assert not (data.parent / "a.age").exists()
