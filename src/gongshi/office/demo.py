"""An invented city, from its delivered files to the finished documents (演示).

It is the office's own way and nothing else: init, deliver, run, two reviews, render. Only
the clock is stopped, at the morning of the city's release.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.errors import NotFound
from gongshi.i18n import tr
from gongshi.lists.person import Role
from gongshi.office.deliveries import Handover, deliver
from gongshi.office.people import add_person
from gongshi.office.rendering import Written, render
from gongshi.office.reviews import pass_clear, put_all_forward
from gongshi.office.runs import Run, clocks, run
from gongshi.office.start import init, refuse_existing
from gongshi.office.workspace import Workspace
from gongshi.packs.find import find_pack
from gongshi.period import Period
from gongshi.records.delivery import Mode
from gongshi.settings import FILE_NAME

if TYPE_CHECKING:
    from gongshi.lists.signing import Signer
    from gongshi.packs.pack import Demo, Pack

Tell = Callable[[str], None]
FILES = "报送文件"
STAFF = (
    ("shencha", "封存甲", Role.KEEPER),
    ("nigao", "拟稿乙", Role.PROPOSER),
    ("chushen", "初审丙", Role.FIRST_REVIEW),
    ("fuhe", "复核丁", Role.SECOND_REVIEW),
    ("fazhi", "法制戊", Role.LEGAL),
    ("shenpi", "审批己", Role.APPROVE),
    ("fabu", "发布庚", Role.PRESS),
)


class NoDemo(NotFound):
    """The pack brings no invented city (该领域包没有演示城市)."""


@dataclass(frozen=True)
class Shown:
    """The finished demonstration: its workspace, the release, the documents (演示结果)."""

    workspace: Workspace
    run: Run
    written: Written


def demo(
    folder: Path, *, pack: str = "traffic", size: int = 1, seed: int = 20221123, tell: Tell = lambda text: None
) -> Shown:
    """The invented city of `pack` in `folder`: a workspace with its release rendered.

    Its keys lie beside the folder, in one that ends in -密钥. Raises NoDemo, AlreadyAWorkspace.
    """
    begun = begin(folder, pack=pack, size=size, seed=seed, tell=tell)
    done = begun.reviewed(begun.brought.period, tell=tell)
    return Shown(begun.workspace, done, render(begun.workspace, done, number=number_of(done), tell=tell))


@dataclass(frozen=True)
class Begun:
    """The invented city with its registers delivered and its staff enrolled (演示的开头)."""

    workspace: Workspace
    pack: Pack
    brought: Demo
    staff: Mapping[str, Signer]
    files: Path

    def reviewed(self, period: str, *, tell: Tell = lambda text: None) -> Run:
        """The release of this period, run and passed by two reviewers."""
        at = clocks(self.workspace, Period.parse(period), known=datetime.fromisoformat(self.brought.known))
        tell(tr("正在统计 {period}", period=at.period.label))
        done = run(self.workspace, self.pack, at)
        rolls = put_all_forward(self.workspace, done.rolls, by=self.staff["nigao"])
        for reviewer in ("chushen", "fuhe"):
            tell(tr("复核：{name}", name=self.staff[reviewer].person.name))
            rolls = pass_clear(self.workspace, rolls, by=self.staff[reviewer])
        return done.with_rolls(rolls)


def begin(
    folder: Path, *, pack: str = "traffic", size: int = 1, seed: int = 20221123, tell: Tell = lambda text: None
) -> Begun:
    """The invented city of `pack` in `folder`, before its first release. Raises NoDemo, AlreadyAWorkspace."""
    found = find_pack(pack)
    if found.demo is None:
        raise NoDemo(
            tr("领域包“{pack}”没有演示城市。", pack=found.label),
            where=tr("领域包 {pack}", pack=pack),
            mend=tr("请换一个领域包；gongshi pack list 可查看。"),
        )
    refuse_existing(folder)
    tell(tr("正在造出虚构城市的台账"))
    files = folder / FILES
    found.demo.write(files, size=size, seed=seed)
    workspace = start(folder, pack, files / FILE_NAME, found.demo.clock)
    deliver_all(workspace, files, tell=tell)
    return Begun(workspace, found, found.demo, enrol_staff(workspace), files)


def number_of(done: Run) -> str:
    """The document's number of the year: the invented office counts by months."""
    return str(done.at.period.first.month)


def start(folder: Path, pack: str, settings: Path, clock: str) -> Workspace:
    """A workspace with these settings, its clock stopped, its keys beside the folder."""
    keys = folder.resolve().parent / f"{folder.resolve().name}-密钥"
    shutil.rmtree(keys, ignore_errors=True)
    return init(folder, packs=(pack,), settings=settings.read_text(encoding="utf-8"), keys=keys, clock=clock)


def deliver_all(workspace: Workspace, files: Path, *, tell: Tell = lambda text: None) -> int:
    """Deliver every file of the manifest in its order; how many there were."""
    manifest = json.loads((files / "deliveries.json").read_text(encoding="utf-8"))
    for entry in manifest:
        tell(tr("正在收 {source}", source=entry["file"]))
        how = Handover(entry["sender"], Mode[entry["mode"].upper()], datetime.fromisoformat(entry["known_at"]))
        receipt = deliver(workspace, files / entry["file"], workspace.registers[entry["register"]], how)
        if not receipt.is_stored:
            raise AssertionError(f"the demo's own file has faults: {receipt.says} {receipt.faults[:3]}")
    return len(manifest)


def enrol_staff(workspace: Workspace) -> Mapping[str, Signer]:
    """The invented staff, each with a key."""
    staff: dict[str, Signer] = {}
    for person_id, name, role in STAFF:
        staff[person_id] = add_person(workspace, person_id, name, role, by=staff.get("shencha"))
    return staff
