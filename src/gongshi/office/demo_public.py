"""The invented city goes public: three months, a name withdrawn, a figure corrected, the site (演示公开).

The office's own way again. Approval scans are stand-ins that say so; the clock is moved on once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.i18n import tr
from gongshi.office.approval import attach_approval
from gongshi.office.deliveries import Handover, deliver
from gongshi.office.demo import Begun, Tell, begin, number_of
from gongshi.office.publication import Publication, basis_gone, publish_release, take_down
from gongshi.office.rendering import FINAL, put_before
from gongshi.office.runs import clocks, run
from gongshi.office.site import write_site
from gongshi.office.workspace import Workspace
from gongshi.period import Period
from gongshi.records.delivery import Mode
from gongshi.settings import FILE_NAME

if TYPE_CHECKING:
    from gongshi.office.runs import Run
    from gongshi.packs.pack import Pack
    from gongshi.site.build import Built

SCAN = "审批单（演示，代替签字扫描件）.txt"


@dataclass(frozen=True)
class WentPublic:
    """The finished demonstration: the last release, where its documents lie, the site (演示结果)."""

    workspace: Workspace
    run: Run
    documents: Path
    site: Built


def go_public(
    folder: Path, *, pack: str = "traffic", size: int = 1, seed: int = 20221123, tell: Tell = lambda text: None
) -> WentPublic:
    """The invented city of `pack` in `folder`, published, corrected, its site written. Raises NoDemo, AlreadyAWorkspace."""
    begun = begin(folder, pack=pack, size=size, seed=seed, tell=tell)
    for period in (*begun.brought.earlier, begun.brought.period):
        last, published = publish(begun, period, tell=tell)
    if begun.brought.after:
        begun = replace(begun, workspace=clock_at(begun.workspace, begun.brought.after))
        withdraw_one(begun, last, published, tell=tell)
        correct_one(begun, tell=tell)
    tell(tr("正在生成网站"))
    built = write_site(begun.workspace)
    documents = begun.workspace.release_folder(begun.pack.name, last.at.period.code) / FINAL
    return WentPublic(begun.workspace, last, documents, built)


def lay_out_next(workspace: Workspace, pack: Pack, *, size: int = 1, seed: int = 20221123) -> Path | None:
    """The folder with what is sent for the month after the demonstration, its clock moved to that release's morning.

    None when the pack's demo has no month after it.
    """
    following = pack.demo.following if pack.demo else None
    if following is None:
        return None
    folder = workspace.root / following.label
    following.write(folder, size=size, seed=seed)
    clock_at(workspace, following.clock)
    return folder


def publish(begun: Begun, period: str, *, tell: Tell) -> tuple[Run, Publication]:
    """The release of this period, and what its publication did."""
    done = begun.reviewed(period, tell=tell)
    approve(begun, done)
    published = publish_release(begun.workspace, done, by=begun.staff["fabu"], number=number_of(done), tell=tell)
    return done, published


def approve(begun: Begun, done: Run) -> None:
    """What this release says, put before the chief and approved on a stand-in for a scan."""
    put_before(begun.workspace, done, number=number_of(done))
    scan = begun.files / SCAN
    scan.write_text(tr("演示用，不是真的审批单。") + "\n", encoding="utf-8")
    attach_approval(begun.workspace, begun.pack.name, done.at.period.code, scan, by=begun.staff["shenpi"])


def withdraw_one(begun: Begun, last: Run, published: Publication, *, tell: Tell) -> None:
    """The first public entry of the pack's list comes down: one signs why, another takes it down."""
    tell(tr("撤下一个名字"))
    entry = next(e for e in published.public if e.rule.name == begun.brought.withdrawn)
    today = begun.workspace.now().date()
    entry = basis_gone(
        begun.workspace, last, entry, decided_on=today, reason=tr("演示：依据已变更。"), by=begun.staff["fazhi"]
    )
    take_down(begun.workspace, entry, reason=tr("演示：依据已变更。"), by=begun.staff["fabu"])


def correct_one(begun: Begun, *, tell: Tell) -> None:
    """A late file comes in; the period it belongs to is published once more with what it says now."""
    if begun.brought.late is None:
        return
    tell(tr("更正一个数字"))
    file, register, period = begun.brought.late
    workspace = begun.workspace
    deliver(
        workspace,
        begun.files / file,
        workspace.registers[register],
        Handover(tr("补报"), Mode.CHANGES, workspace.now()),
    )
    released = date.fromisoformat(begun.brought.known[:10])
    again = run(workspace, begun.pack, clocks(workspace, Period.parse(period), released=released))
    approve(begun, again)
    publish_release(workspace, again, by=begun.staff["fabu"], number=number_of(again), tell=tell)


def clock_at(workspace: Workspace, moment: str) -> Workspace:
    """The workspace with its stopped clock moved on to `moment`."""
    datetime.fromisoformat(moment)  # a pack's own mistake is met here
    path = workspace.root / FILE_NAME
    text = re.sub(r'^clock = "[^"]*"', f'clock = "{moment}"', path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8", newline="\n")
    return Workspace.open(workspace.root)
