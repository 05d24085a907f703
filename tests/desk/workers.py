"""A real worker as a process of its own, on a database of its own: SQLite, or one of the PostgreSQL server's."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

PATIENCE = 300
SERVER = "GONGSHI_DATABASE"


def python(root: Path, *words: str) -> subprocess.Popen[str]:
    """A Python process that serves the workspace at `root` on its own database."""
    environment = {**os.environ, **own_database(root), "GONGSHI_WORKSPACE": str(root)}
    environment["DJANGO_SETTINGS_MODULE"] = "gongshi.desk.project.settings"
    return subprocess.Popen([sys.executable, *words], env=environment, stdout=subprocess.PIPE, text=True)


def own_database(folder: Path) -> dict[str, str]:
    """The variable that gives what serves `folder` a database of its own; none on SQLite, which lies in the workspace."""
    server = os.environ.get(SERVER, "")
    if not server:
        return {}
    name = f"desk_{hashlib.sha256(str(folder).encode()).hexdigest()[:16]}"
    if not _postgresql(server, "SELECT 1 FROM pg_database WHERE datname = %s", [name]):
        _postgresql(server, f"CREATE DATABASE {name}")
    return {SERVER: f"{server.rpartition('/')[0]}/{name}"}


def asked(root: Path, sql: str) -> list[tuple[Any, ...]]:
    """What the database of the desk that serves `root` answers."""
    own = own_database(root)
    if own:
        return _postgresql(own[SERVER], sql)
    return sqlite3.connect(root / "办公" / "desk.sqlite3").execute(sql).fetchall()


def _postgresql(address: str, sql: str, values: Sequence[str] = ()) -> list[tuple[Any, ...]]:
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        answer = connection.execute(sql, values or None)
        return answer.fetchall() if answer.description else []


def worker(root: Path) -> subprocess.Popen[str]:
    return python(root, "-m", "gongshi.desk.work")


def script(root: Path, text: str) -> str:
    """What a short program prints, once it has run to its end."""
    begin = "from gongshi.desk.project.ready import make_ready, make_tables\nmake_ready()\n"
    process = python(root, "-c", begin + text)
    said, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, said
    return said.strip()


def until(true: Callable[[], bool], *, patience: float = PATIENCE) -> None:
    end = time.monotonic() + patience
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)
