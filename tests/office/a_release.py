"""The small city's release, reviewed and published as an edition."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gongshi.lists.signing import Signer
from gongshi.office.approval import attach_approval
from gongshi.office.people import people, signer
from gongshi.office.publication import Publication, publish_release
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

    def approve(self, done: Run, number: str = "11") -> None:
        """The release put before the chief, and a scan of the signed approval sheet attached."""
        put_before(self.workspace, done, number=number)
        scan = self.workspace.root.parent / "审批单.pdf"
        scan.write_bytes(b"%PDF-1.7 signed")
        attach_approval(self.workspace, "traffic", done.at.period.code, scan, by=self.staff["fabu"])
