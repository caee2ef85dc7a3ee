"""Bad input gets a clear answer, and nothing is written before all of it was checked."""

import base64
import os
import socket
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.opening import CannotStart, open_house
from bot.settings import SettingsError, load_settings
from storage import migrations
from storage.database import open_database
from storage.errors import StorageError
from tests.houses import KEY, a_place, settings_for


def listing(folder: Path) -> dict[str, bytes]:
    """Every file and what is in it."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"port": "eighty"}, "PORT"),
        ({"port": 70000}, "PORT"),
        ({"timezone": "Mars/Base"}, "TIMEZONE"),
        ({"default_locale": "fr"}, "DEFAULT_LOCALE"),
        ({"telegram_mode": "carrier"}, "TELEGRAM_MODE"),
        ({"telegram_bot_token": "1:a", "telegram_mode": "webhook"}, "PUBLIC_URL"),
        (
            {
                "telegram_bot_token": "1:a",
                "telegram_mode": "webhook",
                "public_url": "http://example.org",
            },
            "PUBLIC_URL",
        ),
        ({"telegram_webhook_secret": "not allowed!"}, "TELEGRAM_WEBHOOK_SECRET"),
        ({"telegram_staff_chat_id": -5}, "TELEGRAM_BOT_TOKEN"),
        ({"database_url": "postgresql://x/y", "master_key": None}, "MASTER_KEY"),
        ({"master_key_file": "/nowhere"}, "MASTER_KEY"),
        ({"twilio_account_sid": "AC1"}, "TWILIO"),
        ({"simulator": True, "telegram_bot_token": "1:a"}, "SIMULATOR"),
        ({"simulator": True, "public_url": "https://x.example"}, "SIMULATOR"),
        ({"log_level": "LOUD"}, "LOG_LEVEL"),
        ({"database_url": "mysql://x/y"}, "DATABASE_URL"),
        ({"metrics_port": -1}, "METRICS_PORT"),
        ({"telegram_messages_per_second": 0}, "TELEGRAM_MESSAGES_PER_SECOND"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, given: dict[str, Any], said: str) -> None:
    everything = {"data_dir": tmp_path / "data", "master_key": KEY, **given}
    with pytest.raises(SettingsError, match=said):
        load_settings(_env_file=None, **everything)
    assert not (tmp_path / "data").exists()


def test_a_secret_is_never_in_a_refusal(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as refused:
        load_settings(_env_file=None, telegram_webhook_secret="hush hush!", port=0)  # noqa: S106
    assert "hush" not in str(refused.value)


def test_empty_means_the_default(tmp_path: Path) -> None:
    settings = load_settings(_env_file=None, port="", telegram_staff_chat_id="", simulator="")
    assert settings.port == 8000
    assert settings.telegram_staff_chat_id is None


@pytest.mark.parametrize("key", ["AAAA", "not base64!", "="])
def test_a_key_of_another_form_is_refused(tmp_path: Path, key: str) -> None:
    file = tmp_path / "key"
    file.write_text(key)
    settings = load_settings(
        _env_file=None, data_dir=tmp_path / "data", master_key_file=file, simulator=True
    )
    with pytest.raises(CannotStart, match="MASTER_KEY_FILE"):
        open_house(settings, serving=False)
    assert not (tmp_path / "data").exists()


def test_a_missing_key_file_is_refused(tmp_path: Path) -> None:
    settings = load_settings(
        _env_file=None, data_dir=tmp_path / "data", master_key_file=tmp_path / "none"
    )
    with pytest.raises(CannotStart, match="does not exist"):
        open_house(settings, serving=False)


def test_the_first_start_makes_a_key_that_only_its_owner_reads(tmp_path: Path) -> None:
    settings = load_settings(_env_file=None, data_dir=tmp_path / "data", simulator=True)
    opened = open_house(settings, serving=False)
    assert opened.new_key_file == tmp_path / "data" / "master.key"
    assert opened.new_key_file.stat().st_mode & 0o777 == 0o600
    assert open_house(settings, serving=False).new_key_file is None


def test_data_without_its_key_does_not_get_a_new_one(tmp_path: Path) -> None:
    settings = load_settings(_env_file=None, data_dir=tmp_path / "data", simulator=True)
    opened = open_house(settings, serving=False)
    opened.database.dispose()
    (tmp_path / "data" / "master.key").unlink()
    before = listing(tmp_path)
    with pytest.raises(CannotStart, match="put the copy of the key back"):
        open_house(settings, serving=False)
    assert listing(tmp_path) == before


def test_a_wrong_key_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    opened = open_house(settings_for(folder), serving=False)
    opened.database.dispose()
    before = listing(folder)
    other = base64.b64encode(bytes(32)).decode()
    settings = load_settings(_env_file=None, data_dir=folder, master_key=other, simulator=True)
    with pytest.raises(CannotStart, match="nothing was changed"):
        open_house(settings, serving=False)
    assert {name: data for name, data in listing(folder).items() if data} == before


def test_a_schema_from_the_future_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    open_house(settings_for(folder), serving=False).database.dispose()
    with closing(sqlite3.connect(folder / "rangkul.sqlite")) as conn:
        conn.execute("UPDATE alembic_version SET version_num = '9999'")
        conn.commit()
    with pytest.raises(CannotStart, match="newer than this program"):
        open_house(settings_for(folder), serving=False)


def test_a_port_in_use_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        settings = settings_for(tmp_path / "data", port=taken.getsockname()[1])
        with pytest.raises(CannotStart, match="PORT"):
            open_house(settings, serving=True)
    assert not (tmp_path / "data").exists()


def test_a_second_server_on_one_file_is_refused(tmp_path: Path) -> None:
    settings = settings_for(tmp_path / "data", port=free_port())
    first = open_house(settings, serving=True)
    with pytest.raises(CannotStart, match="another server"):
        open_house(settings, serving=True)
    open_house(settings, serving=False)
    assert first.lock is not None
    first.lock.release()
    second = open_house(settings, serving=True)
    assert second.lock is not None
    second.lock.release()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(CannotStart, match="not a folder"):
        open_house(settings_for(tmp_path / "data"), serving=False)


def test_a_read_only_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may write anywhere, so what the system says of the folder is what is checked."""
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: access(path, mode) and mode == os.R_OK)
    with pytest.raises(CannotStart, match="cannot be written to"):
        open_house(settings_for(tmp_path / "data"), serving=False)
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("address", ["mysql://x", "sqlite://", "nonsense"])
def test_another_database_is_refused(address: str) -> None:
    with pytest.raises(StorageError, match="DATABASE_URL"):
        open_database(address)


def test_a_postgres_that_does_not_answer_is_refused(tmp_path: Path) -> None:
    settings = settings_for(tmp_path / "data", f"postgresql://x@127.0.0.1:{free_port()}/y")
    with pytest.raises(CannotStart, match="does not answer"):
        open_house(settings, serving=False)


def test_a_schema_that_was_made_beforehand_is_no_data(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    database = open_database(f"sqlite:///{folder / 'rangkul.sqlite'}")
    migrations.upgrade(database.engine)
    database.dispose()
    open_house(settings_for(folder), serving=False).database.dispose()


async def test_data_without_its_key_store_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    async with a_place(folder) as place:
        await place.say("tolong")
    for path in folder.glob("rangkul.keys.sqlite*"):
        path.unlink()
    before = listing(folder)
    with pytest.raises(CannotStart, match="key store is not"):
        open_house(settings_for(folder), serving=False)
    assert listing(folder) == before
