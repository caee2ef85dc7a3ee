"""The PostgreSQL that tests run on is real, of their own, and gone afterwards."""

import os
import socket
import tempfile
from pathlib import Path

import psycopg
import pytest

from tests.postgres import libpq_url, new_database, running_postgres

pytestmark = pytest.mark.postgres


def ask(url: str, query: str) -> object:
    with psycopg.connect(libpq_url(url)) as connection:
        row = connection.execute(query.encode()).fetchone()
        assert row is not None
        return row[0]


def test_it_is_postgresql_18_and_keeps_utf8(postgres_url: str) -> None:
    assert postgres_url.startswith("postgresql+psycopg://")
    assert str(ask(postgres_url, "SHOW server_version")).startswith("18.")
    assert ask(postgres_url, "SHOW server_encoding") == "UTF8"
    assert ask(postgres_url, "SELECT lower('KDRT É')") == "kdrt é"


def test_each_test_has_a_database_of_its_own(postgres_url: str, postgres_database: str) -> None:
    with psycopg.connect(libpq_url(postgres_database)) as connection:
        connection.execute("CREATE TABLE note (text text)")
    with new_database(postgres_url) as other:
        assert ask(other, "SELECT to_regclass('note')") is None
    assert ask(postgres_database, "SELECT to_regclass('note')::text") == "note"


def test_a_database_can_start_as_a_copy(postgres_url: str, postgres_database: str) -> None:
    with psycopg.connect(libpq_url(postgres_database)) as connection:
        connection.execute("CREATE TABLE note AS SELECT 'kept' AS text")
    with new_database(postgres_url, template=postgres_database.rpartition("/")[2]) as copy:
        assert ask(copy, "SELECT text FROM note") == "kept"


def test_a_database_is_dropped_though_a_connection_is_open(postgres_url: str) -> None:
    with new_database(postgres_url) as url:
        forgotten = psycopg.connect(libpq_url(url))
    with pytest.raises(psycopg.OperationalError):
        forgotten.execute("SELECT 1")
    forgotten.close()
    count = f"SELECT count(*) FROM pg_database WHERE datname = '{url.rpartition('/')[2]}'"  # noqa: S608
    assert ask(postgres_url, count) == 0


def test_it_is_durable_when_asked_and_gone_afterwards() -> None:
    with running_postgres(durable=True) as url:
        assert ask(url, "SHOW fsync") == "on"
        folder = Path(str(ask(url, "SHOW data_directory"))).parent
        assert folder.exists()
    port = int(url.rpartition("/")[0].rpartition(":")[2])
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0
    assert not folder.exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root hides a folder from another user")
def test_it_runs_from_a_home_that_others_may_not_enter(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    tmp_path.chmod(0o700)
    with running_postgres() as url:
        assert ask(url, "SELECT 1") == 1
