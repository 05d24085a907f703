"""`gongshi desk`: the desk started from the command line (启动办公台).

The command line may not import this room; it finds the command by its entry point, as it
finds those that packs bring. Django is imported when the command runs, not for `--help`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from gongshi.packs.command import Command, Given, Kind, Opened, Option, Outcome


def run(given: Given, _open: Callable[[], Opened]) -> Outcome:
    """What was asked for: an account added, or the desk served until it is stopped."""
    from gongshi.desk.start import serve
    from gongshi.office.workspace import Workspace

    at = given.get("at")
    workspace = Workspace.open(at if isinstance(at, Path) else None)
    return serve(workspace, address=str(given.get("address") or ""))


COMMAND = Command(
    name="desk",
    about="办公台：在浏览器里填报、审核、发布。",
    help="在本机或内网用浏览器办公：填报、审核、发布。停止请按 Ctrl+C。",
    run=run,
    stays=True,
    options=(
        Option("at", "工作区文件夹；不写则用当前所在的工作区。", Kind.PATH),
        Option("address", "地址和端口，如 127.0.0.1:8800；不写则用设置 desk.address。"),
    ),
)
