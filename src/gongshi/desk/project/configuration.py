"""What the workspace's gongshi.toml says about its desk, as Django wants it (办公台的设置).

Without a workspace (documentation, type checks, migrations) the desk stands on a database
in memory and a secret of that moment.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from gongshi.i18n import tr
from gongshi.office.workspace import Workspace
from gongshi.settings import BadSetting, Settings

ROOT_VARIABLE, DATABASE_VARIABLE, PASSWORD_VARIABLE = "GONGSHI_WORKSPACE", "GONGSHI_DATABASE", "GONGSHI_DB_PASSWORD"
SQLITE_OPENING = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000; PRAGMA foreign_keys=ON;"

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "gongshi": {"level": "INFO", "propagate": True},
    },
}


def root_named() -> Path | None:
    """The folder that GONGSHI_WORKSPACE names; None when it names none."""
    named = os.environ.get(ROOT_VARIABLE, "")
    return Path(named).resolve() if named else None


def workspace_named(root: Path | None) -> Workspace | None:
    """The workspace at `root`. Raises NoWorkspace when there is none."""
    return Workspace.open(root) if root else None


def desk_folder(root: Path) -> Path:
    """Where the desk keeps its own files in the workspace (办公)."""
    folder = root / "办公"
    folder.mkdir(exist_ok=True)
    return folder


def database(workspace: Workspace | None) -> dict[str, Any]:
    """Django's description of the database: SQLite in the workspace, or what the setting names. Raises BadSetting."""
    said = os.environ.get(DATABASE_VARIABLE, "")
    if workspace is not None:
        said = said or workspace.settings.get("desk.database", "")
    if said:
        return postgresql(said, workspace.settings if workspace else Settings())
    return sqlite(desk_folder(workspace.root) / "desk.sqlite3" if workspace else None)


def sqlite(path: Path | None) -> dict[str, Any]:
    """SQLite with a write-ahead log; in memory without a path.

    Transactions begin immediate, so that two writers wait for each other and never deadlock. A thread keeps its
    connection: the last one that closes puts the log away, which costs a write as much as twenty others.
    """
    options = {"init_command": SQLITE_OPENING, "transaction_mode": "IMMEDIATE", "timeout": 20}
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path) if path else ":memory:",
        "OPTIONS": options,
        "CONN_MAX_AGE": None,
    }


def postgresql(address: str, settings: Settings) -> dict[str, Any]:
    """PostgreSQL at `postgresql://user@host:port/name`; the password comes from the environment. Raises BadSetting."""
    found = urlsplit(address)
    if found.scheme not in ("postgresql", "postgres") or not found.path.strip("/"):
        raise _bad(settings, tr("设置“{dotted}”不是 PostgreSQL 的地址。", dotted="desk.database"),
                   tr("请写作 postgresql://用户@主机:5432/库名；用 SQLite 的，删去这一行。"))  # fmt: skip
    if found.password and settings.get("desk.database", "") == address:
        raise _bad(settings, tr("设置“{dotted}”里写了密码。", dotted="desk.database"),
                   tr("请删去地址中的密码，改放在环境变量 {name} 里。", name=PASSWORD_VARIABLE))  # fmt: skip
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(found.path.strip("/")),
        "USER": unquote(found.username or ""),
        "PASSWORD": unquote(found.password or "") or os.environ.get(PASSWORD_VARIABLE, ""),
        "HOST": found.hostname or "",
        "PORT": str(found.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def secret(workspace: Workspace | None) -> str:
    """Django's secret: with the keys, outside the workspace, made at the first start."""
    if workspace is None:
        return secrets.token_urlsafe(48)
    path = workspace.keys_folder / "办公台" / "secret"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
    return path.read_text(encoding="ascii")


def hosts(settings: Settings) -> list[str]:
    """The names under which the desk answers: this machine's, and those that the setting adds."""
    added: list[str] = settings.get("desk.hosts", [])
    return ["127.0.0.1", "localhost", "[::1]", *added]


def _bad(settings: Settings, what: str, mend: str) -> BadSetting:
    return BadSetting(what, where=tr("文件 {path}", path=settings.path), mend=mend)
