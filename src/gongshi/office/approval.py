"""The signed approval sheet: its scan is kept by hash and the diary says so (发布审批单)."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.lists.actions.enrol import anchor
from gongshi.lists.diary import Act
from gongshi.office.people import diary

if TYPE_CHECKING:
    from gongshi.lists.signing import Signer
    from gongshi.office.workspace import Workspace


def attach_approval(workspace: Workspace, pack: str, period: str, scan: Path, *, by: Signer) -> str:
    """The SHA-256 of the scan, kept with the release and anchored in the diary under `by`'s key."""
    digest = hashlib.sha256(scan.read_bytes()).hexdigest()
    folder = workspace.release_folder(pack, period) / "审批"
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(scan, folder / f"{digest[:16]}{scan.suffix.lower()}")
    anchor(
        by=by, when=workspace.now(), diary=diary(workspace), kind="approval", pack=pack, period=period, sha256=digest
    )
    return digest


def approval_of(workspace: Workspace, pack: str, period: str) -> str:
    """The SHA-256 of the last approval scan attached to this release; empty when there is none."""
    wanted = {"kind": "approval", "pack": pack, "period": period}
    found = [
        e.fields["sha256"] for e in diary(workspace).events()
        if e.act is Act.ANCHOR and wanted.items() <= dict(e.fields).items()
    ]  # fmt: skip
    return found[-1] if found else ""
