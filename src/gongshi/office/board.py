"""What this release still needs (看板): deliveries, reviews, gates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from gongshi.i18n import tr

if TYPE_CHECKING:
    from gongshi.office.runs import Run
    from gongshi.office.workspace import Workspace
    from gongshi.period import Period
    from gongshi.records.delivery import Delivery
    from gongshi.records.register import Register


@dataclass(frozen=True)
class Expected:
    """One register on the board: its last delivery by then, and whether one is still wanted."""

    register: Register
    last: Delivery | None
    missing: bool

    @property
    def says(self) -> str:
        """The line's state in words."""
        if self.last is None:
            return tr("尚未报送") if self.missing else tr("未报送（可不报）")
        return tr("本期尚未报送") if self.missing else tr("已报送")


@dataclass(frozen=True)
class Step:
    """One thing about the lists before publication; `must` when somebody has to act."""

    what: str
    how: str
    must: bool = True


def expected(workspace: Workspace, period: Period, known: datetime) -> tuple[Expected, ...]:
    """Each register of the workspace with its last delivery known by then, in register order.

    A monthly register is missing until something of it arrived on or after the period's
    first day; one expected once, until anything of it arrived.
    """
    arrived = [d for d in workspace.vault().deliveries() if d.known_at <= known]
    return tuple(
        _line(r, [d for d in arrived if d.register == r.name], period.first) for r in workspace.registers.values()
    )


def _line(register: Register, deliveries: list[Delivery], first: date) -> Expected:
    last = deliveries[-1] if deliveries else None
    return Expected(register, last, register.still_awaits(last.known_at.date() if last else None, first))


def steps(run: Run) -> tuple[Step, ...]:
    """What people still have to do with the lists of this run."""
    found = []
    for roll in run.rolls.values():
        if roll.reviewable:
            found.append(Step(
                tr("名单“{label}”有 {n} 条待复核。", label=roll.rule.label, n=len(roll.reviewable)),
                tr("gongshi review --xlsx 写出审核表，两人分别填写后读回。"),
            ))  # fmt: skip
        blocked = [e for e in roll.entries if not e.candidate.is_clear]
        if blocked:
            found.append(Step(
                tr("名单“{label}”有 {n} 条未过关口，不会公开。", label=roll.rule.label, n=len(blocked)),
                tr("gongshi review 可看每条卡在哪个关口、何时可过。"), must=False,
            ))  # fmt: skip
    return tuple(found)
