"""Make a workspace (新建工作区)."""

from __future__ import annotations

import json
import secrets
import sys
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.errors import Refused
from gongshi.i18n import tr
from gongshi.office.workspace import Workspace, outside
from gongshi.packs.find import find_pack
from gongshi.settings import FILE_NAME

if TYPE_CHECKING:
    from gongshi.packs.pack import Pack

FOLDERS = ("收件箱", "台账库", "日记", "表头对照", "发布", "模板", "字体")
SCRIPTS = ("办理本月.cmd", "办理本月.sh")


class AlreadyAWorkspace(Refused):
    """The folder is a workspace already; nothing was changed (已是工作区)."""


def init(
    folder: Path,
    *,
    packs: tuple[str, ...] = ("traffic",),
    settings: str = "",
    keys: Path | None = None,
    clock: str = "",
) -> Workspace:
    """A new workspace at `folder` for these packs, with its inbox, templates and month script.

    `settings` is the text of gongshi.toml without its [workspace] table; empty takes what the
    packs propose. `keys` is where keys lie, from `folder` on when it is relative; without it
    they lie in the user's data folder.
    `clock` stops the workspace's clock, for a demonstration.
    The file gongshi.toml is written last, so that a kill before leaves no workspace and a
    second call completes it. Raises AlreadyAWorkspace, KeysInside.
    """
    refuse_existing(folder)
    brought = [find_pack(name) for name in packs]
    if keys is not None:
        outside(folder, folder / keys)
    for name in FOLDERS:
        (folder / name).mkdir(parents=True, exist_ok=True)
    _write_scripts(folder)
    write_templates(folder / "模板", brought)
    text = _identity(packs, keys, clock) + (settings or "\n".join(_proposed(pack) for pack in brought))
    beside = folder / (FILE_NAME + ".tmp")
    beside.write_text(text, encoding="utf-8")
    beside.replace(folder / FILE_NAME)
    return Workspace.open(folder)


def refuse_existing(folder: Path) -> None:
    """Raise AlreadyAWorkspace when `folder` is a workspace."""
    if (folder / FILE_NAME).exists():
        raise AlreadyAWorkspace(
            tr("“{folder}”已经是工作区，没有改动。", folder=folder),
            where=tr("文件 {path}", path=folder / FILE_NAME),
            mend=tr("请换一个文件夹，或直接使用该工作区。"),
        )


def write_templates(folder: Path, packs: list[Pack]) -> list[Path]:
    """One workbook to fill in for each register of the packs; the files written."""
    from gongshi.records.published import PUBLISHED_FIGURES, PUBLISHED_NAMES
    from gongshi.records.template import write_template

    folder.mkdir(parents=True, exist_ok=True)
    registers = [r for pack in packs for r in pack.registers] + [PUBLISHED_FIGURES, PUBLISHED_NAMES]
    written = []
    for register in registers:
        path = folder / f"{register.label}.xlsx"
        write_template(path, register)
        written.append(path)
    return written


def _identity(packs: tuple[str, ...], keys: Path | None, clock: str) -> str:
    lines = [
        "# 工作区的身份：请勿改动。",
        "[workspace]",
        "format = 1",
        f'id = "{secrets.token_hex(8)}"',
        f'salt = "{secrets.token_hex(16)}"',
        "packs = [" + ", ".join(f'"{p}"' for p in packs) + "]",
        *([f'clock = "{clock}"  # 演示用：时钟停在这一刻'] if clock else []),
        "",
    ]
    if keys is not None:
        lines += ["[keys]", f"folder = {json.dumps(str(keys), ensure_ascii=False)}", ""]  # TOML takes JSON's escapes
    return "\n".join(lines) + "\n"


def _proposed(pack: Pack) -> str:
    return pack.settings.read_text(encoding="utf-8") if pack.settings else ""


def _write_scripts(folder: Path) -> None:
    """What a double click runs, and where the program lies that it calls: set-up puts it on nobody's path."""
    (folder / "gongshi.where").write_text(f"{sys.executable}\n", encoding="utf-8")
    for name in SCRIPTS:
        source = files("gongshi.office").joinpath("scripts", name)
        target = folder / name
        target.write_bytes(source.read_bytes())
        if name.endswith(".sh"):
            target.chmod(0o755)
