"""Real database servers on a loopback port, in a folder of their own, gone with the test.

They are Debian's packages. A server refuses to run as root, so there another user owns the
folder and the process; its folder lies under the system's temporary folder, which all may enter.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

USER, PASSWORD, DATABASE = "desk", "mi-ma 9/8", "gongan"
APT = "apt-get install --no-install-recommends postgresql mariadb-server"
PATIENCE = 60


@dataclass(frozen=True)
class Server:
    """A running server: the scheme of its address, and its port."""

    scheme: str
    port: int

    def url(self, *, user: str = USER, password: str = "mi-ma%209%2F8", database: str = DATABASE) -> str:
        return f"{self.scheme}://{user}:{password}@127.0.0.1:{self.port}/{database}"


def program(name: str) -> str:
    """Where a server's program lies; without it the test fails, or is passed over when told so."""
    places = [Path("/usr/sbin"), *sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]
    found = shutil.which(name) or next((str(p / name) for p in places if (p / name).exists()), None)
    if found is None:
        if os.environ.get("GONGSHI_NO_SERVERS"):
            pytest.skip(f"no {name} here, and GONGSHI_NO_SERVERS is set")
        pytest.fail(f"no {name} on this machine: {APT} (or set GONGSHI_NO_SERVERS to leave these tests out)")
    return found


def as_user(user: str) -> list[str]:
    """The words before a command that let `user` run it; none when we are not root."""
    return ["runuser", "-u", user, "--"] if os.geteuid() == 0 else []


@contextmanager
def folder_of(user: str) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="gongshi-server-"))
    if os.geteuid() == 0:
        shutil.chown(folder, user)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def call(*command: object, text: str = "") -> None:
    done = subprocess.run([str(c) for c in command], input=text, capture_output=True, encoding="utf-8", cwd="/")
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"


@contextmanager
def running(command: Sequence[object], port: int) -> Iterator[None]:
    """The server while the block works; it is there once its port answers."""
    words = [str(c) for c in command]
    process = subprocess.Popen(words, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + PATIENCE
        while not answers(port):
            assert process.poll() is None and time.monotonic() < end, f"did not start: {words}"
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait(PATIENCE)


def answers(port: int) -> bool:
    with socket.socket() as s:
        s.settimeout(0.5)
        return s.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def postgres(statements: str) -> Iterator[Server]:
    """PostgreSQL with one user and one database, in which `statements` were run."""
    who, port = as_user("postgres"), free_port()
    with folder_of("postgres") as folder:
        data, secret = folder / "data", folder / "secret"
        secret.write_text("geheim\n", encoding="ascii")
        secret.chmod(0o644)
        call(*who, program("initdb"), "-D", data, "-U", "root", "-A", "scram-sha-256", f"--pwfile={secret}",
             "-E", "UTF8", "--no-locale", "--no-sync")  # fmt: skip
        server = [program("postgres"), "-D", data, "-p", port, "-h", "127.0.0.1", "-k", folder, "-F"]
        with running([*who, *server], port):
            psql = ("env", "PGPASSWORD=geheim", program("psql"), "-q", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1")
            made = f"CREATE USER {USER} PASSWORD '{PASSWORD}'; CREATE DATABASE {DATABASE} OWNER {USER};"
            call(*psql, "-p", port, "-U", "root", "postgres", text=made.replace("; ", ";\n"))
            call(*psql, "-p", port, "-U", "root", DATABASE, text=f"SET ROLE {USER};\n{statements}")
            yield Server("postgresql", port)


@contextmanager
def mariadb(statements: str) -> Iterator[Server]:
    """MariaDB (the drop-in of MySQL) with one user and one database, in which `statements` were run."""
    who, port = as_user("mysql"), free_port()
    with folder_of("mysql") as folder:
        data, door = folder / "data", folder / "s"
        call(*who, program("mariadb-install-db"), "--no-defaults", f"--datadir={data}", "--skip-test-db",
             "--auth-root-authentication-method=normal")  # fmt: skip
        server = [program("mariadbd"), "--no-defaults", f"--datadir={data}", f"--port={port}", f"--socket={door}",
                  f"--pid-file={folder / 'pid'}", "--bind-address=127.0.0.1", "--character-set-server=utf8mb4",
                  "--innodb-flush-log-at-trx-commit=0"]  # fmt: skip
        with running([*who, *server], port):
            client = (*who, program("mariadb"), "--no-defaults", "-u", "root", "-S", door)
            made = (
                f"CREATE DATABASE {DATABASE}; CREATE USER {USER}@'%' IDENTIFIED BY '{PASSWORD}';"
                f"GRANT ALL ON {DATABASE}.* TO {USER}@'%'; USE {DATABASE};"
            )
            call(*client, "--default-character-set=utf8mb4", text=f"{made}\n{statements}")
            yield Server("mysql", port)
