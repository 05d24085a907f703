"""The small city's release, reviewed and published as an edition."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gongshi.lists.actions.withdraw import annul
from gongshi.lists.entry import Entry
from gongshi.lists.signing import Signer
from gongshi.notices.edition import Edition
from gongshi.office.approval import attach_approval
from gongshi.office.correcting import correct_release, propose_correction
from gongshi.office.people import diary, people, signer
from gongshi.office.publication import Publication, publish_release, take_down
from gongshi.office.rendering import put_before
from gongshi.office.reviews import pass_clear, put_all_forward
from gongshi.office.runs import Run, clocks, run
from gongshi.office.workspace import Workspace
from gongshi.period import Period

from .small_city import PERIOD, enrol


@dataclass
class Release:
    """The workspace, its staff, and how to do each step of a release in it."""

    workspace: Workspace
    staff: dict[str, Signer]

    @classmethod
    def begun(cls, workspace: Workspace) -> Release:
        """With the staff enrolled now."""
        return cls(workspace, enrol(workspace))

    @classmethod
    def found(cls, root: Path) -> Release:
        """In a copy of a workspace where the staff was enrolled before."""
        workspace = Workspace.open(root)
        return cls(workspace, {p.id: signer(workspace, p.id) for p in people(workspace)})

    def run(self, period: str = PERIOD) -> Run:
        """The release as it is computed now."""
        return run(self.workspace, self.workspace.pack("traffic"), clocks(self.workspace, Period.parse(period)))

    def reviewed(self, period: str = PERIOD) -> Run:
        """The release after both reviews."""
        done = self.run(period)
        rolls = put_all_forward(self.workspace, done.rolls, by=self.staff["nigao"])
        for reviewer in ("chushen", "fuhe"):
            rolls = pass_clear(self.workspace, rolls, by=self.staff[reviewer])
        return done.with_rolls(rolls)

    def publish(self, period: str = PERIOD, number: str = "11") -> Publication:
        """The release reviewed, its approval attached, published."""
        done = self.reviewed(period)
        self.approve(done, number=number)
        return publish_release(self.workspace, done, by=self.staff["fabu"], number=number)

    def ground(self, entry: Entry, reason: str = "依据被撤销") -> Entry:
        """The entry with its basis signed away by one person, so that another may take it down."""
        now = self.workspace.now()
        at = clocks(self.workspace, entry.period)
        return annul(
            entry,
            decided_on=now.date(),
            reason=reason,
            by=self.staff["nigao"],
            when=now,
            at=at,
            diary=diary(self.workspace),
        )

    def withdraw(self, entry: Entry, reason: str = "依据被撤销", *, by: str = "fabu") -> Entry:
        """The entry down: one signs why, another takes it down."""
        return take_down(self.workspace, self.ground(entry, reason), reason=reason, by=self.staff[by])

    def correct(self, reason: str = "有一起事故迟报", period: str = PERIOD) -> Edition:
        """The corrected edition: one puts it forward, another agrees."""
        pack = self.workspace.pack("traffic")
        propose_correction(self.workspace, pack, period, reason=reason, by=self.staff["fabu"])
        return correct_release(self.workspace, pack, period, by=self.staff["shenpi"])

    def approve(self, done: Run, number: str = "11") -> None:
        """The release put before the chief, and a scan of the signed approval sheet attached."""
        put_before(self.workspace, done, number=number)
        scan = self.workspace.root.parent / "审批单.pdf"
        scan.write_bytes(b"%PDF-1.7 signed")
        attach_approval(self.workspace, "traffic", done.at.period.code, scan, by=self.staff["fabu"])
