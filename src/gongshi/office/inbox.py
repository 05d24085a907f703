"""The inbox: files dropped into a folder are delivered, then put aside (收件箱).

A file is moved only after the vault holds it, and a file delivered twice is delivered once;
so the work may be killed at any moment and run again.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.errors import GongshiError, Unfit
from gongshi.i18n import tr
from gongshi.office.deliveries import Handover, Receipt, deliver, find_register_for, usual_mode

if TYPE_CHECKING:
    from collections.abc import Callable

    from gongshi.office.workspace import Workspace

DONE, REVIEWS = "已收", ("审核", "复核")  # as the program names its sheets now, and as it did
PASSED_OVER = ("~$", ".")
LATER = ("变更", "更正", "补报", "增量")  # what changes rows goes in after what brings them
KNOWN = {".xlsx", ".xls", ".et", ".csv", ".txt", ".parquet", ".xlsm", ".htm", ".html"}


class FileHeld(Unfit):
    """The file was delivered, but another program holds it in the inbox (文件正被打开)."""


@dataclass(frozen=True)
class Taken:
    """What became of one file of the inbox: a receipt, or why it could not be taken or moved."""

    file: Path
    receipt: Receipt | None = None
    fault: GongshiError | None = None


def waiting_files(workspace: Workspace) -> list[Path]:
    """The files of the inbox that wait to be delivered, changes last, then by name; no review sheets."""
    if not workspace.inbox.exists():
        return []
    files = [p for p in workspace.inbox.iterdir() if p.is_file() and p.suffix.lower() in KNOWN]
    waiting = [p for p in files if not p.name.startswith((*PASSED_OVER, *REVIEWS))]
    return sorted(waiting, key=lambda p: (any(word in p.name for word in LATER), p.name))


def review_files(workspace: Workspace) -> list[Path]:
    """Filled review sheets in the inbox."""
    found = workspace.inbox.glob("*.xlsx") if workspace.inbox.exists() else ()
    return sorted(path for path in found if path.name.startswith(REVIEWS))


def take_in(workspace: Workspace, *, tell: Callable[[Path], None] = lambda path: None) -> list[Taken]:
    """Deliver every file of the inbox; those stored whole are put aside under 已收.

    A file that cannot be taken stays, with its error in the result; the others go on.
    """
    results = []
    for path in waiting_files(workspace):
        tell(path)
        results.append(_take(workspace, path))
    return results


def _take(workspace: Workspace, path: Path) -> Taken:
    receipt = None
    try:
        register = find_register_for(workspace, path)
        receipt = deliver(workspace, path, register, Handover(mode=usual_mode(register)))
        if receipt.is_stored:
            put_aside(path)
    except GongshiError as fault:
        return Taken(path, receipt, fault)
    return Taken(path, receipt)


def put_aside(path: Path) -> Path:
    """Move a file that is done under 已收, beside files of the same name. Raises FileHeld."""
    folder = path.parent / DONE
    folder.mkdir(exist_ok=True)
    target, n = folder / path.name, 1
    while target.exists():
        n += 1
        target = folder / f"{path.stem}（{n}）{path.suffix}"
    try:
        path.replace(target)
    except OSError as fault:
        raise FileHeld(
            tr("“{file}”已收，但移不到“{folder}”：{fault}", file=path.name, folder=DONE, fault=fault),
            where=tr("文件夹 {folder}", folder=path.parent),
            mend=tr("请关闭正打开该文件的程序，再办理一次；不会重复收入。"),
        ) from fault
    return target
