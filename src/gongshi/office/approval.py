"""The signed approval sheet: its scan is kept by hash with the content it approved, and the diary says so (发布审批单)."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.errors import StillMissing
from gongshi.i18n import tr
from gongshi.lists.actions.enrol import anchor
from gongshi.lists.beside import write_whole
from gongshi.lists.diary import Act
from gongshi.notices.edition_text import hash_of
from gongshi.office.approved import check_approved, to_approve
from gongshi.office.people import diary

if TYPE_CHECKING:
    from gongshi.lists.diary import Event
    from gongshi.lists.signing import Signer
    from gongshi.notices.facts import Facts
    from gongshi.office.runs import Run
    from gongshi.office.workspace import Workspace

FOLDER = "审批"


class NotApproved(StillMissing):
    """The signed approval sheet has not been attached (尚未附上签字的审批单)."""


def attach_approval(workspace: Workspace, pack: str, period: str, scan: Path, *, by: Signer) -> str:
    """The SHA-256 of the scan, kept with the release and anchored in the diary under `by`'s key.

    It approves what was rendered last. Raises NothingToApprove before final documents are there.
    """
    digest = hashlib.sha256(scan.read_bytes()).hexdigest()
    release = workspace.release_folder(pack, period)
    content = to_approve(release)
    folder = release / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(scan, folder / f"{digest[:16]}{scan.suffix.lower()}")
    write_whole(_content(workspace, pack, period, hash_of(content)), content)
    anchor(
        by=by, when=workspace.now(), diary=diary(workspace), kind="approval", pack=pack, period=period, sha256=digest,
        content=hash_of(content),
    )  # fmt: skip
    return digest


def approval_of(workspace: Workspace, pack: str, period: str) -> str:
    """The SHA-256 of the last approval scan attached to this release; empty when there is none."""
    last = _last(workspace, pack, period)
    return last.fields["sha256"] if last else ""


def check_approval(workspace: Workspace, run: Run, facts: Facts) -> None:
    """Nothing, when a signed approval is attached and the release still says what it approved.

    Raises NotApproved, OtherThanApproved, ApprovalChanged.
    """
    pack, period = run.pack.name, run.at.period.code
    last = _last(workspace, pack, period)
    if last is None or "content" not in last.fields:
        raise NotApproved(
            tr("还没有附上签字的发布审批单。") if last is None else tr("附上的审批单没有记下批的是什么内容。"),
            where=tr("{label} {period}", label=run.pack.label, period=run.at.period.label),
            mend=tr("请签好“发布审批单”，扫描后用 gongshi publish --approval 扫描件 附上。"),
        )
    digest = last.fields["content"]
    check_approved(workspace, run, facts, _content(workspace, pack, period, digest), digest)


def _content(workspace: Workspace, pack: str, period: str, digest: str) -> Path:
    return workspace.release_folder(pack, period) / FOLDER / f"送审-{digest[:16]}.json"


def _last(workspace: Workspace, pack: str, period: str) -> Event | None:
    wanted = {"kind": "approval", "pack": pack, "period": period}
    events = (e for e in reversed(diary(workspace).events()) if e.act is Act.ANCHOR)
    return next((e for e in events if wanted.items() <= dict(e.fields).items()), None)
